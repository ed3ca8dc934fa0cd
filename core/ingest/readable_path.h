// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace trefoil {

/// Why the file cannot be opened, or the folder not be looked into: "Permission denied". Empty: it can.
[[nodiscard]] std::string whyNotReadable(const std::filesystem::path& path);

} // namespace trefoil
