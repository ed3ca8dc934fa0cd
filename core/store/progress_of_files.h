// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/store/library.h"

#include <cstdint>
#include <vector>

namespace trefoil {

/// The progress of an import in bytes of all its files, so that one large file moves a bar as a thousand
/// small ones of the same size do.
class ProgressOfFiles final : public Progress {
public:
    ProgressOfFiles(Progress& whole, const std::vector<ImportFile>& files);

    /// In bytes of the file that is being read. What is reported beyond its size does not count.
    void report(std::string_view stage, std::int64_t done, std::int64_t total) override;
    [[nodiscard]] bool stopRequested() const override { return m_whole.stopRequested(); }

    void finishFile(); ///< also one that was refused or known: the next one begins

private:
    Progress& m_whole;
    std::vector<std::int64_t> m_sizes; ///< of the files, in bytes; 0 of those that cannot be read
    std::size_t m_file = 0;
    std::int64_t m_before = 0; ///< bytes of the files that are finished
    std::int64_t m_total = 0;
};

} // namespace trefoil
