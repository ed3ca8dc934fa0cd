// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/tracking/sibling_file.h"

#include <algorithm>
#include <filesystem>

namespace trefoil {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largestSmallFile = std::uintmax_t{4} * 1024 * 1024;
constexpr std::size_t mostNames = 10'000;
constexpr int deepestFolder = 4;

std::string textOf(const fs::path& path)
{
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

} // namespace

fs::path pathIn(const std::string& folder, std::string_view name)
{
    const std::string text = folder.empty() ? std::string(name) : folder + "/" + std::string(name);
    return fs::path(std::u8string(text.begin(), text.end()));
}

bool hasFile(const std::string& folder, std::string_view name)
{
    std::error_code ignored;
    return fs::is_regular_file(pathIn(folder, name), ignored);
}

std::optional<std::string> readSmallFile(const std::string& folder, std::string_view name)
{
    const fs::path path = pathIn(folder, name);
    std::error_code problem;
    if (!fs::is_regular_file(path, problem) || fs::file_size(path, problem) > largestSmallFile || problem) {
        return std::nullopt;
    }
    const auto source = Source::open(path);
    if (!source) {
        return std::nullopt;
    }
    return std::string(source->bytes());
}

std::vector<std::string> filesBelow(const std::string& folder)
{
    std::vector<std::string> names;
    const fs::path root = pathIn(folder, "");
    std::error_code ignored;
    fs::recursive_directory_iterator entries(root, fs::directory_options::skip_permission_denied, ignored);
    while (entries != fs::recursive_directory_iterator() && names.size() < mostNames) {
        std::error_code problem;
        if (entries->is_regular_file(problem)) {
            names.push_back(textOf(entries->path().lexically_relative(root)));
        } else if (entries.depth() >= deepestFolder) {
            entries.disable_recursion_pending();
        }
        entries.increment(ignored);
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> filesIn(const std::string& folder)
{
    std::vector<std::string> names;
    std::error_code ignored;
    fs::directory_iterator entries(folder.empty() ? fs::path(".") : pathIn(folder, ""),
        fs::directory_options::skip_permission_denied, ignored);
    while (entries != fs::directory_iterator() && names.size() < mostNames) {
        std::error_code problem;
        if (entries->is_regular_file(problem)) {
            names.push_back(textOf(entries->path().filename()));
        }
        entries.increment(ignored);
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string lastPart(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string parentOf(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return std::string(slash == std::string_view::npos ? std::string_view() : path.substr(0, slash));
}

void notePart(RecordSink& sink, const Source& source, std::string_view mainFile)
{
    sink.diagnose({Severity::Note, "part_of_run",
        "The file gives no run of its own; it is read together with " + std::string(mainFile) + ".",
        SourceRef{source.path(), 0, {}}});
}

bool isGitLfsPointer(std::string_view head)
{
    return head.starts_with("version https://git-lfs.github.com/spec/");
}

tl::unexpected<Error> refuseGitLfsPointer(const Source& source)
{
    return fail(Errc::FormatRefused,
        {source.path(), "it is a Git LFS pointer, not the file itself; fetch that with git lfs pull"},
        SourceRef{source.path(), 0, {}});
}

} // namespace trefoil
