// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/write_file.h"

#include <fstream>

namespace trefoil {

Result<void> writeFile(const std::filesystem::path& path, std::string_view bytes)
{
    std::filesystem::path partial = path;
    partial += ".part";
    std::ofstream file(partial, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    std::error_code problem;
    if (!file) {
        std::filesystem::remove(partial, problem);
        return fail(Errc::FileNotWritable, {path.string(), "the folder is missing, full or not permitted"});
    }
    std::filesystem::rename(partial, path, problem);
    if (problem) {
        return fail(Errc::FileNotWritable, {path.string(), problem.message()});
    }
    return {};
}

} // namespace trefoil
