// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/mlperf_tiny/benchmark_folder.h"

#include "core/base/sha256.h"
#include "core/base/utf8_text.h"

#include <array>
#include <vector>

namespace trefoil {

namespace {

// "enegy" is how some submissions spell it.
constexpr std::array<std::string_view, 5> kinds = {"accuracy", "energy", "enegy", "power", "performance"};

struct TaskName {
    std::string_view word;
    std::string_view task;
};

constexpr std::array taskNames = {TaskName{"ic", "ic"}, TaskName{"ic01", "ic"},
    TaskName{"image_classification", "ic"}, TaskName{"kws", "kws"}, TaskName{"kws01", "kws"},
    TaskName{"keyword_spotting", "kws"}, TaskName{"ad", "ad"}, TaskName{"ad01", "ad"},
    TaskName{"anomaly_detection", "ad"}, TaskName{"vww", "vww"}, TaskName{"vww01", "vww"},
    TaskName{"visual_wake_words", "vww"}, TaskName{"person_detection", "vww"}};

std::vector<std::string> foldersOf(std::string_view path)
{
    std::vector<std::string> folders;
    while (true) {
        const std::size_t slash = path.find_first_of("/\\");
        if (slash == std::string_view::npos) {
            return folders; // what is left is the file
        }
        if (slash > 0) {
            folders.emplace_back(path.substr(0, slash));
        }
        path.remove_prefix(slash + 1);
    }
}

/// "board-ic-energy" → "board-ic"; "energy" → "".
std::string withoutKind(const std::string& folder)
{
    const std::string lower = toLowerAscii(folder);
    for (const std::string_view kind : kinds) {
        if (lower == kind) {
            return {};
        }
        const bool endsSo = lower.ends_with(kind) && lower.size() > kind.size() + 1;
        const std::size_t before = endsSo ? lower.size() - kind.size() - 1 : 0;
        if (endsSo && (lower[before] == '-' || lower[before] == '_')) {
            return folder.substr(0, before);
        }
    }
    return folder;
}

std::string taskOf(const std::string& folder)
{
    const std::string lower = toLowerAscii(folder);
    const std::size_t dash = lower.rfind('-');
    const std::string_view word =
        dash == std::string::npos ? std::string_view(lower) : std::string_view(lower).substr(dash + 1);
    for (const TaskName& each : taskNames) {
        if (each.word == word || each.word == lower) {
            return std::string(each.task);
        }
    }
    return {};
}

} // namespace

BenchmarkFolder benchmarkFolderOf(std::string_view path)
{
    std::vector<std::string> folders = foldersOf(path);
    if (!folders.empty()) {
        folders.back() = withoutKind(folders.back());
        if (folders.back().empty()) {
            folders.pop_back();
        }
    }
    BenchmarkFolder result;
    std::string whole;
    for (const std::string& folder : folders) {
        whole += folder + "/";
    }
    if (!folders.empty()) {
        result.name = toValidUtf8(folders.back());
        result.task = taskOf(folders.back());
        // Only where the last folder is a bare task does the one above it say which board that was.
        if (folders.size() > 1 && !result.task.empty() && folders.back().find('-') == std::string::npos) {
            result.name = toValidUtf8(folders[folders.size() - 2]) + "/" + result.name;
        }
    }
    if (!whole.empty()) { // a path that begins at the file says nothing about where that is
        constexpr std::size_t digits = 12;
        result.runId = "mlperf_tiny " + toHex(sha256(whole)).substr(0, digits);
    }
    return result;
}

} // namespace trefoil
