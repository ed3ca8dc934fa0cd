// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/identity_index.h"
#include "core/store/parsed_batch.h"
#include "core/store/sql/connection.h"

#include <cstdint>
#include <unordered_map>

namespace trefoil {

/// Writes records with statements that name only the columns in use.
class RecordWriter {
public:
    RecordWriter(sql::Connection& connection, FileId file);

    void write(const ParsedRecord& parsed, const Placement& placement, ContextId context, std::int64_t id);

    /// Standard quantities that any record of the file had, as bits.
    [[nodiscard]] std::uint64_t quantitiesSeen() const { return m_seen; }

private:
    [[nodiscard]] sql::Statement& statementFor(std::uint64_t quantities);
    void writeRunIds(const Record& record, std::int64_t id);
    void writeExtras(const Record& record, std::int64_t id);
    void writeGroups(const Record& record, std::int64_t id);

    sql::Connection& m_connection;
    FileId m_file;
    std::uint64_t m_seen = 0;
    std::unordered_map<std::uint64_t, sql::Statement> m_statements; // by the quantities that they name
    std::uint64_t m_lastQuantities = 0;
    sql::Statement* m_lastStatement = nullptr;
    sql::Statement m_insertRunId;
    sql::Statement m_insertExtra;
    sql::Statement m_insertGroup;
};

} // namespace trefoil
