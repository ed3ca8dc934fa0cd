// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/example_study.h"

#include "app/cli/options.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace trefoil {

namespace fs = std::filesystem;

fs::path examplesFolder()
{
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    const fs::path installed = program.parent_path().parent_path() / "share" / "trefoil" / "examples";
    return fs::is_directory(installed, ignored) ? installed : fs::path(TREFOIL_RESOURCE_FOLDER) / "examples";
}

std::vector<std::string> exampleIds()
{
    std::vector<std::string> ids;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(examplesFolder(), ignored)) {
        if (fs::exists(entry.path() / "study.json", ignored)) {
            ids.push_back(entry.path().filename().string());
        }
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

Result<ExampleStudy> readExample(const std::string& id)
{
    const auto ids = exampleIds();
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
        std::string known;
        for (const std::string& each : ids) {
            known += (known.empty() ? "" : ", ") + each;
        }
        return fail(Errc::FileNotReadable, {"the example " + id, "there are " + known});
    }
    const fs::path folder = examplesFolder() / id;
    const auto text = readTextFile((folder / "study.json").string());
    if (!text) {
        return tl::unexpected(text.error());
    }
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    if (!json.is_object() || !json.value("files", nlohmann::json()).is_array()) {
        return fail(Errc::SpecInvalid, {"study.json of " + id + " lists no files"});
    }
    ExampleStudy study{json.value("title", std::string()), json.value("citation", std::string()),
        json.value("claim", std::string()), {}, {}, {}};
    if (const auto scenario = json.value("scenario", std::string()); !scenario.empty()) {
        study.scenario = folder / scenario;
    }
    if (const auto board = json.value("board", std::string()); !board.empty()) {
        study.board = folder / board;
    }
    for (const auto& file : json["files"]) {
        if (file.is_object() && file.value("path", nlohmann::json()).is_string()) {
            study.files.push_back(folder / file["path"].get<std::string>());
        }
    }
    return study;
}

} // namespace trefoil
