// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/library.h"
#include "core/store/sql/connection.h"

#include <filesystem>

namespace trefoil {

/// Opens or creates the file, brings its schema up to date and looks for damage. A file that is not ours or
/// too new is left untouched. Errors: as Library::open.
[[nodiscard]] Result<sql::Connection> openLibrary(const std::filesystem::path& path, OpenMode mode);

} // namespace trefoil
