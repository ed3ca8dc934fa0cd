// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstddef>

namespace trefoil {

/// Tells how far the reading of one file is, once per MiB, and learns there whether it should stop.
class ReadingProgress {
public:
    ReadingProgress(Progress& progress, std::size_t totalBytes)
        : m_progress(progress)
        , m_total(static_cast<std::int64_t>(totalBytes))
    {
    }

    /// To be called after each row or line with the bytes read so far; Errc::Cancelled when it should stop.
    [[nodiscard]] Result<void> reach(std::size_t position)
    {
        if (position < m_nextReport) {
            return {};
        }
        m_nextReport = position + bytesBetweenReports;
        m_progress.report("Reading", static_cast<std::int64_t>(position), m_total);
        return m_progress.stopRequested() ? Result<void>(fail(Errc::Cancelled, {})) : Result<void>();
    }

    void finish() { m_progress.report("Reading", m_total, m_total); }

private:
    static constexpr std::size_t bytesBetweenReports = std::size_t{1024} * 1024;

    Progress& m_progress;
    std::int64_t m_total;
    std::size_t m_nextReport = 0;
};

} // namespace trefoil
