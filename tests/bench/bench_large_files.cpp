// SPDX-License-Identifier: GPL-3.0-or-later
// bench_large_files [CSV megabytes] [JSON megabytes]: imports a training log of 1 GB as CSV and one of 200 MB
// as JSON, made here and removed afterwards, and prints time and peak memory beside what reading alone takes:
// getline for the lines, the same with from_chars for each number, a bare parse by nlohmann for the document.
// Asserts nothing.
#include "bench/peak_memory.h"
#include "core/ingest/builtin_importers.h"
#include "core/store/library.h"

#include <malloc.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Cost {
    double seconds = 0;
    double processorSeconds = 0; ///< of all threads: says more than the clock on a busy machine
    trefoil::bench::PeakMemory::Peak peak; ///< with what the program had before
};

Cost costOf(const std::function<void()>& work)
{
    malloc_trim(0); // what the work before has freed is not this one's
    trefoil::bench::PeakMemory memory;
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t processorStart = std::clock();
    work();
    const double processorSeconds =
        static_cast<double>(std::clock() - processorStart) / static_cast<double>(CLOCKS_PER_SEC);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return {seconds, processorSeconds, memory.stop()};
}

/// Numbers that look like those of a training, the same in each run of the program.
class Noise {
public:
    double next()
    {
        m_state = m_state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<double>(m_state >> 11) / 9007199254740992.0;
    }

private:
    std::uint64_t m_state = 1;
};

/// A Keras log; the number of its rows.
long writeCsv(const fs::path& path, long bytes)
{
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) {
        return 0;
    }
    Noise noise;
    long written = std::fprintf(file, "epoch,accuracy,loss,val_accuracy,val_loss\r\n");
    long rows = 0;
    for (; written < bytes; ++rows) {
        written += std::fprintf(file, "%ld,%.16g,%.16g,%.16g,%.16g\r\n", rows, noise.next(), noise.next(),
            noise.next(), noise.next());
    }
    std::fclose(file);
    return rows;
}

/// A trainer_state.json; the number of its rows.
long writeJson(const fs::path& path, long bytes)
{
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) {
        return 0;
    }
    Noise noise;
    long written = std::fprintf(file, "{\"global_step\": 1, \"log_history\": [\n");
    long rows = 0;
    for (; written < bytes; ++rows) {
        written += std::fprintf(file,
            "%s{\"epoch\": %.6f, \"grad_norm\": %.16g, \"learning_rate\": %.16g, \"loss\": %.16g, "
            "\"step\": %ld}",
            rows > 0 ? ",\n" : "", static_cast<double>(rows) / 1e5, noise.next(), noise.next() * 1e-5,
            noise.next(), rows + 1);
    }
    std::fprintf(file, "]}\n");
    std::fclose(file);
    return rows;
}

struct Reference {
    const char* name;
    Cost cost;
};

void import(const fs::path& file, const char* importer, const std::vector<Reference>& references)
{
    const fs::path path = file.parent_path() / (std::string(importer) + ".trefoil");
    auto library = trefoil::Library::open(path, trefoil::OpenMode::CreateIfMissing);
    if (!library) {
        std::printf("%s\n", trefoil::describe(library.error()).c_str());
        return;
    }
    trefoil::NoProgress progress;
    std::int64_t runs = 0;
    const Cost own = costOf([&] {
        const auto outcome = library->import({{file, trefoil::findImporter(importer), nullptr}}, progress);
        if (!outcome) {
            std::printf("import failed: %s\n", describe(outcome.error()).c_str());
            return;
        }
        runs = outcome->runsAdded;
    });
    std::printf("  Trefoil %s: %lld run, %.2f s (processor %.2f s), peak %.0f MB resident, %.0f MB of it"
                " without mapped files; library %.0f MB\n",
        importer, static_cast<long long>(runs), own.seconds, own.processorSeconds, own.peak.resident,
        own.peak.own, static_cast<double>(fs::file_size(path)) / 1e6);
    for (const auto& [name, cost] : references) {
        std::printf("  %s: %.2f s (processor %.2f s), peak %.0f MB resident; ratio %.2f (processor %.2f)\n",
            name, cost.seconds, cost.processorSeconds, cost.peak.resident, own.seconds / cost.seconds,
            own.processorSeconds / cost.processorSeconds);
    }
}

void measureCsv(const fs::path& folder, long megabytes)
{
    const fs::path csv = folder / "history.csv";
    const long rows = writeCsv(csv, megabytes * 1'000'000);
    std::printf("CSV of %ld rows, %.0f MB\n", rows, static_cast<double>(fs::file_size(csv)) / 1e6);
    std::size_t length = 0;
    const Cost reference = costOf([&] {
        std::ifstream file(csv);
        for (std::string line; std::getline(file, line);) {
            length += line.size();
        }
    });
    double sum = 0;
    const Cost numbers = costOf([&] {
        std::ifstream file(csv);
        for (std::string line; std::getline(file, line);) {
            const char* const end = line.data() + line.size();
            for (const char* cell = line.data(); cell < end;) {
                double number = 0;
                const auto [stop, error] = std::from_chars(cell, end, number);
                sum += error == std::errc() ? number : 0;
                cell = std::find(stop, end, ',') + 1;
            }
        }
    });
    import(csv, "keras_csv",
        {{length > 0 ? "getline of each line" : "nothing read", reference},
            { sum > 0 ? "getline and from_chars of each number" : "no number read",
                numbers }});
}

void measureJson(const fs::path& folder, long megabytes)
{
    const fs::path json = folder / "trainer_state.json";
    const long rows = writeJson(json, megabytes * 1'000'000);
    std::printf("JSON of %ld rows, %.0f MB\n", rows, static_cast<double>(fs::file_size(json)) / 1e6);
    std::size_t read = 0;
    const Cost reference = costOf([&] {
        std::ifstream file(json);
        read = nlohmann::json::parse(file)["log_history"].size();
    });
    import(json, "huggingface_trainer_state", {{ read > 0 ? "nlohmann parse" : "nothing read", reference }});
}

} // namespace

int main(int argc, char** argv)
{
    const fs::path folder = fs::temp_directory_path() / "trefoil-bench-large-files";
    fs::remove_all(folder);
    fs::create_directories(folder);
    measureJson(folder, argc > 2 ? std::atol(argv[2]) : 200);
    measureCsv(folder, argc > 1 ? std::atol(argv[1]) : 1000);
    fs::remove_all(folder);
    if (double load[3] = {}; getloadavg(load, 3) == 3) {
        std::printf("load average %.2f %.2f %.2f\n", load[0], load[1], load[2]);
    }
    return 0;
}
