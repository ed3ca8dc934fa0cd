// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/companion.h"
#include "core/ingest/importer.h"

#include <filesystem>
#include <set>
#include <vector>

namespace trefoil {

/// Places of what was read beside the main files of runs: a file there may be no file of its own.
class CompanionPlaces {
public:
    void add(const std::vector<Companion>& companions);

    /// The file itself was read or looked for, or the names in its folder were.
    [[nodiscard]] bool has(const std::filesystem::path& file) const;

private:
    std::set<std::filesystem::path> m_files;
    std::set<std::filesystem::path> m_folders; // whose files were listed
    std::set<std::filesystem::path> m_trees; // with those below
};

/// Whether the importer makes a record of the file, and not only a part of one of another file. Reads no
/// further than the first record. False, too, when it refuses the file or the work is cancelled.
[[nodiscard]] bool givesRecords(const Source& source, const Importer& importer, const Progress& progress);

/// Whether the importer says of the file that it is a part of a run that another file describes. Only of
/// small files, which such parts are: params and tags of MLflow, of a run that may be deleted or may have
/// failed.
[[nodiscard]] bool isSmallPartOfRun(const Source& source, const Importer& importer, const Progress& progress);

} // namespace trefoil
