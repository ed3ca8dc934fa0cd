// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/source_files.h"
#include "core/store/sql/connection.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// What a run may be called after, the best first.
struct NameParts {
    std::string_view given; ///< by a person
    std::string_view recorded; ///< by a source
    std::string_view model, variant, seed;
    std::string_view project;
    std::string_view shortId; ///< first characters of an id that a tool gave
    std::int64_t run = 0;
};

/// Never empty.
[[nodiscard]] std::string composeName(const NameParts& parts);

/// The first eight characters; an id is a text of ASCII in all tools, and is cut between characters anyway.
[[nodiscard]] std::string_view shortened(std::string_view id);

/// The second "a" becomes "a #2".
void makeUnique(std::vector<std::string>& names);

/// The name of one run as lists show it, without the number that tells equal names apart.
[[nodiscard]] std::string nameOfRun(sql::Connection& connection, const FileTable& files, std::int64_t run);

} // namespace trefoil
