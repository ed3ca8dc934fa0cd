// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sha256.h"
#include "core/ingest/file_stamp.h"

#include <string>

namespace trefoil {

/// What an importer read beside the main file of a run: a file, also one that it looked for in vain, or the
/// names of the files in a folder.
struct Companion {
    enum class Kind { File, Names, NamesBelow };
    /// Of a file that was not there.
    static constexpr std::int64_t missing = -1;

    std::string path; ///< UTF-8
    Kind kind = Kind::File;
    FileStamp stamp; ///< bytes: missing, or of a folder how many names; modifiedMs: of a folder 0
    Sha256Digest digest{}; ///< of the bytes or of the names; zeros when missing

    bool operator==(const Companion&) const = default;
};

} // namespace trefoil
