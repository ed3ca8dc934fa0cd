// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/mapping.h"
#include "core/store/library.h"

#include <filesystem>
#include <vector>

namespace trefoil {

/// What the columns of the tables of a library meant, so that a correction by hand is not asked for twice.
class KnownMappings {
public:
    explicit KnownMappings(const std::vector<FileOutcome>& known);

    enum class Of {
        SameFile,
        SameColumns, ///< the same file, else the latest one with the same columns
    };
    /// Puts into a proposal what the columns meant when such a file was imported; what was a question then is
    /// answered by that, and none any more. Columns that are new stay as proposed.
    void applyTo(Mapping& proposal, const std::filesystem::path& path, Of files) const;

private:
    struct KnownMapping {
        std::filesystem::path path;
        Mapping mapping;
    };
    std::vector<KnownMapping> m_known; ///< the latest last
};

} // namespace trefoil
