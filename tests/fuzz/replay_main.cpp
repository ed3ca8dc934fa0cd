// SPDX-License-Identifier: GPL-3.0-or-later
// fuzz_replay importer folder …: gives every file below the folders to the importer once.

#include "tests/fuzz/fuzz_importer.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

int main(int argc, char** argv)
{
    namespace fs = std::filesystem;
    int replayed = 0;
    for (int i = 2; i < argc; ++i) {
        if (!fs::is_directory(argv[i])) {
            continue;
        }
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(argv[i])) {
            if (!entry.is_regular_file()) {
                continue;
            }
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
            trefoil::test::fuzzImporter(argv[1], bytes);
            ++replayed;
        }
    }
    std::printf("%d inputs replayed\n", replayed);
    return replayed > 0 ? 0 : 1;
}
