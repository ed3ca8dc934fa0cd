// SPDX-License-Identifier: GPL-3.0-or-later
// bench_import [rows]: imports a CodeCarbon file and prints the time as a ratio to the sqlite3 shell's
// .import and, where pandas is installed, to read_csv + to_sql, all of the same file in the same run.
#include "bench/codecarbon_file.h"
#include "bench/peak_memory.h"
#include "core/ingest/builtin_importers.h"
#include "core/store/library.h"

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace {

namespace fs = std::filesystem;

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double secondsOf(const std::string& command)
{
    const auto start = std::chrono::steady_clock::now();
    return std::system(command.c_str()) == 0 ? secondsSince(start) : 0;
}

/// Processor time of this program or of its finished children: steadier than the clock on a busy machine.
double processorSeconds(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

void printRatio(const char* reference, double ours, double theirs)
{
    if (theirs > 0) {
        std::printf("%-28s %6.2f s   ratio %.2f\n", reference, theirs, ours / theirs);
    } else {
        std::printf("%-28s not installed\n", reference);
    }
}

} // namespace

int main(int argc, char** argv)
{
    const long rows = argc > 1 ? std::atol(argv[1]) : 1'000'000;
    const fs::path folder = fs::temp_directory_path() / "trefoil-bench-import";
    fs::remove_all(folder);
    fs::create_directories(folder);
    const fs::path csv = folder / "emissions.csv";
    trefoil::bench::writeCodecarbonFile(csv, rows);
    std::printf("%ld rows, %.0f MB\n", rows, static_cast<double>(fs::file_size(csv)) / 1e6);

    trefoil::NoProgress progress;
    auto library = trefoil::Library::open(folder / "bench.trefoil", trefoil::OpenMode::CreateIfMissing);
    if (!library) {
        std::printf("%s\n", trefoil::describe(library.error()).c_str());
        return 1;
    }
    trefoil::bench::PeakMemory memory;
    const double processorBefore = processorSeconds(RUSAGE_SELF);
    const auto start = std::chrono::steady_clock::now();
    const auto outcome = library->import({{csv, trefoil::findImporter("codecarbon"), nullptr}}, progress);
    const double ours = secondsSince(start);
    const double oursProcessor = processorSeconds(RUSAGE_SELF) - processorBefore;
    if (!outcome || outcome->runsAdded != rows) {
        std::printf(
            "import failed: %s\n", outcome ? "other number of runs" : describe(outcome.error()).c_str());
        return 1;
    }
    std::printf("%-28s %6.2f s   peak RssAnon %.0f MB, library %.0f MB\n", "Trefoil", ours, memory.stop().own,
        static_cast<double>(fs::file_size(folder / "bench.trefoil")) / 1e6);

    const std::string shell = "sqlite3 " + (folder / "shell.db").string() + " '.mode csv' '.import "
        + csv.string() + " emissions' 2>/dev/null";
    printRatio("sqlite3 shell .import", ours, secondsOf(shell));
    const double shellProcessor = processorSeconds(RUSAGE_CHILDREN);
    std::printf("%-28s %6.2f s   of the shell's %.2f s, ratio %.2f\n", "processor time", oursProcessor,
        shellProcessor, oursProcessor / shellProcessor);
    // The first python3 in the path need not be the one that has pandas.
    const std::string python =
        std::system("python3 -c 'import pandas' 2>/dev/null") == 0 ? "python3" : "/usr/bin/python3";
    const std::string pandas = python + " -c \"import pandas, sqlite3; pandas.read_csv('" + csv.string()
        + "').to_sql('emissions', sqlite3.connect('" + (folder / "pandas.db").string() + "'))\" 2>/dev/null";
    printRatio("pandas read_csv + to_sql", ours, secondsOf(pandas));
    fs::remove_all(folder);
    if (double load[3] = {}; getloadavg(load, 3) == 3) {
        std::printf("load average %.2f %.2f %.2f\n", load[0], load[1], load[2]);
    }
    return 0;
}
