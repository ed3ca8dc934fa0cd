// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace trefoil {

/// Writes beside the file and renames, so that the file is never half written. Errors: FileNotWritable.
[[nodiscard]] Result<void> writeFile(const std::filesystem::path& path, std::string_view bytes);

} // namespace trefoil
