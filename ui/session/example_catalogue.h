// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>
#include <string>
#include <vector>

namespace trefoil {

struct ExampleFile {
    std::filesystem::path path;
    std::filesystem::path mapping; ///< empty: the format says it all
};

/// A bundled study: published results as Trefoil's own tables.
struct Example {
    std::string id;
    std::string title;
    std::string citation;
    std::string teaches; ///< heading of its group in the list of studies
    std::string claim; ///< the sentence that its board makes visible
    std::vector<ExampleFile> files;
    std::filesystem::path scenario; ///< conditions that suit the study; empty: as recorded
    std::filesystem::path board; ///< a board that makes its claim visible; empty: the one that suits the runs
};

/// Where the data files of this program are: beside the sources in a build, else installed.
[[nodiscard]] QString resourcePath(const QString& relative);

/// From study.json of every folder of resources/examples, the first one to be offered first. Broken ones are
/// left out.
[[nodiscard]] std::vector<Example> bundledExamples();
[[nodiscard]] std::vector<Example> examplesIn(const QString& folder);

} // namespace trefoil
