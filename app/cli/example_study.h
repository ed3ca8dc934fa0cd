// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace trefoil {

/// A bundled study as its study.json describes it.
struct ExampleStudy {
    std::string title;
    std::string citation;
    std::string claim;
    std::vector<std::filesystem::path> files;
    std::filesystem::path scenario; ///< conditions that suit the study; empty: as recorded
    std::filesystem::path board; ///< a board that makes its claim visible; empty: the one that suits the runs
};

/// Beside the program when it is installed, else in the sources.
[[nodiscard]] std::filesystem::path examplesFolder();

/// Names of the folders of examplesFolder(), ascending.
[[nodiscard]] std::vector<std::string> exampleIds();

/// Errors: FileNotReadable when there is no such example; SpecInvalid when its study.json is broken.
[[nodiscard]] Result<ExampleStudy> readExample(const std::string& id);

} // namespace trefoil
