// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>

namespace trefoil {

/// What tells that a file changed, without reading it.
struct FileStamp {
    std::int64_t bytes = 0;
    std::int64_t modifiedMs = 0; ///< milliseconds since 1970, UTC

    bool operator==(const FileStamp&) const = default;
};

/// The stamp of a file. Errors: FileNotReadable.
[[nodiscard]] Result<FileStamp> fileStamp(const std::filesystem::path& path);

} // namespace trefoil
