// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/builtin_importers.h"
#include "core/join/join.h"
#include "tests/support/collecting_sink.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace trefoil::test {

/// Files read by the importer that recognises them best, and their records as joining sees them.
class ImportedFolder {
public:
    struct File {
        std::filesystem::path path;
        std::string format; ///< empty: not recognised
        Result<void> outcome;
        CollectingSink sink;
    };

    /// Where a record came from.
    struct Place {
        const File* file = nullptr;
        const Record* record = nullptr;
        [[nodiscard]] std::string text() const; ///< "results.csv:12 a-dense-s00"
    };

    /// Every .csv and .json below the folder, in order of path, without those whose path has one of the
    /// parts.
    void addFolder(const std::filesystem::path& folder, const std::vector<std::string>& without);
    void addFile(const std::filesystem::path& path);

    /// One per record that counts: of cumulative records of one run only the longest does.
    [[nodiscard]] std::vector<JoinItem> items() const;
    [[nodiscard]] Place place(RecordId record) const;
    [[nodiscard]] const File* file(const std::string& ending) const; ///< null: there is none
    [[nodiscard]] const std::vector<std::unique_ptr<File>>& files() const { return m_files; }

private:
    std::vector<std::unique_ptr<File>> m_files;
};

/// Which run each record is in once the joins have been applied in order.
[[nodiscard]] std::map<RecordId, RunId> runsAfter(
    const std::vector<JoinItem>& items, const JoinProposal& proposal);

/// "same_run_id 240, duration_and_time 12".
[[nodiscard]] std::string countsByReason(const JoinProposal& proposal);

} // namespace trefoil::test
