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

    /// Puts into a proposal what the columns of that file meant when it was imported; of a file that is not
    /// known, what they meant in the latest one with the same columns. Columns that are new stay as proposed.
    void applyTo(Mapping& proposal, const std::filesystem::path& path) const;

private:
    struct KnownMapping {
        std::filesystem::path path;
        Mapping mapping;
    };
    std::vector<KnownMapping> m_known; ///< the latest last
};

} // namespace trefoil
