// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/sql/connection.h"

namespace trefoil::sql {

/// Write-ahead log if it works here (on some network file systems it reports success and fails with the first
/// write), otherwise a rollback journal.
[[nodiscard]] Result<void> chooseJournal(Connection& connection);

/// While it lives, pages that are new go straight into the file behind a rollback journal, and not first into
/// the write-ahead log: half the work for a transaction that mostly adds, and killed in the middle it is
/// undone by the next opening all the same. Readers would have to wait meanwhile, so where anybody has the
/// file open, the log stays. Not inside a transaction.
class WithoutLog {
public:
    explicit WithoutLog(Connection& connection);
    WithoutLog(const WithoutLog&) = delete;
    WithoutLog& operator=(const WithoutLog&) = delete;
    ~WithoutLog();

private:
    Connection& m_connection;
    bool m_hadLog;
};

} // namespace trefoil::sql
