// SPDX-License-Identifier: GPL-3.0-or-later
// bench_frame: opens libraries of 100,000 and 1,000,000 runs and takes their frame, from the cache and built
// from the records, each as a ratio to a plain SELECT of eight columns.
#include "bench/codecarbon_file.h"
#include "core/ingest/builtin_importers.h"
#include "core/store/library.h"
#include "core/store/sql/connection.h"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>

namespace {

namespace fs = std::filesystem;

double milliseconds(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// Opens the library and takes its frame.
double frameMilliseconds(const fs::path& path, std::size_t rows)
{
    trefoil::NoProgress progress;
    const auto start = std::chrono::steady_clock::now();
    auto library = trefoil::Library::open(path, trefoil::OpenMode::ReadWrite);
    const auto frame = library->frame(progress);
    const double elapsed = milliseconds(start);
    return frame && (*frame)->rowCount() == rows ? elapsed : -1;
}

double selectMilliseconds(const fs::path& path)
{
    const auto start = std::chrono::steady_clock::now();
    auto connection = trefoil::sql::Connection::open(path.string(), trefoil::sql::Access::ReadOnly);
    trefoil::sql::Statement rows = connection->prepare(
        "SELECT duration_s, energy_kwh, cpu_energy_kwh, gpu_energy_kwh, ram_energy_kwh, emissions_kg_co2e,"
        " cpu_power_w, gpu_power_w FROM record");
    double sum = 0;
    while (rows.step()) {
        for (int i = 0; i < 8; ++i) {
            sum += rows.real(i);
        }
    }
    return sum > 0 ? milliseconds(start) : -1;
}

} // namespace

int main()
{
    trefoil::NoProgress progress;
    const fs::path folder = fs::temp_directory_path() / "trefoil-bench-frame";
    for (const long rows : {100'000L, 1'000'000L}) {
        fs::remove_all(folder);
        fs::create_directories(folder);
        trefoil::bench::writeCodecarbonFile(folder / "emissions.csv", rows);
        const fs::path path = folder / "bench.trefoil";
        {
            auto library = trefoil::Library::open(path, trefoil::OpenMode::CreateIfMissing);
            static_cast<void>(library->import(
                {{folder / "emissions.csv", trefoil::findImporter("codecarbon"), nullptr}}, progress));
        }
        const double select = selectMilliseconds(path);
        // The first frame is built and kept for the next opening.
        const double built = frameMilliseconds(path, static_cast<std::size_t>(rows));
        const double cached = frameMilliseconds(path, static_cast<std::size_t>(rows));
        std::printf(
            "%8ld runs: SELECT of 8 columns %6.0f ms; open + frame from the cache %6.0f ms, ratio %.2f;"
            " built and kept %6.0f ms, ratio %.2f\n",
            rows, select, cached, cached / select, built, built / select);
    }
    fs::remove_all(folder);
    return 0;
}
