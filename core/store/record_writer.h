// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/identity_index.h"
#include "core/store/parsed_batch.h"
#include "core/store/sql/bulk_insert.h"
#include "core/store/sql/connection.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// Writes records, many at a time, with a statement that names only the columns in use.
class RecordWriter {
public:
    RecordWriter(sql::Connection& connection, FileId file);

    /// The record must stay alive and unchanged until flush().
    void write(const ParsedRecord& parsed, const Placement& placement, ContextId context, std::int64_t id);
    /// Parts of series whose record is still to come. Those of records that are never written go at finish().
    void writeEarly(const std::vector<EarlyChunk>& chunks);
    void flush(); ///< after this, the library has the records
    void finish(); ///< after the last record of the file

    /// Standard quantities that any record of the file had, as bits.
    [[nodiscard]] std::uint64_t quantitiesSeen() const { return m_seen; }

private:
    void nameColumns(std::uint64_t quantities);
    void addInstant(const std::optional<Instant>& instant);
    void writeRunIds(const Record& record, std::int64_t id);
    void writeParent(const Record& record, std::int64_t id);
    void writeExtras(const Record& record, std::int64_t id);
    void writeGroups(const Record& record, std::int64_t id);
    void writeSeries(const std::vector<EncodedSeries>& series, std::int64_t record);
    void writePredictions(const EncodedPredictions& predictions, std::int64_t record);
    [[nodiscard]] std::int64_t exampleSet(const EncodedPredictions& predictions);
    void writeChunk(std::int64_t series, const std::string& data);

    sql::Connection& m_connection;
    FileId m_file;
    std::uint64_t m_seen = 0;
    std::uint64_t m_named = 0; // quantities that the statement names
    std::optional<sql::BulkInsert> m_insert;
    sql::Statement m_insertRunId;
    sql::Statement m_insertParent;
    sql::Statement m_insertExtra;
    sql::Statement m_insertGroup;
    sql::Statement m_insertSeries;
    sql::Statement m_insertChunk;
    std::shared_ptr<const std::string> m_examples; // written or found last
    std::int64_t m_exampleSet = 0;
    std::int64_t m_firstSeries; // id of the file's series number 0
    bool m_hasEarly = false;
};

} // namespace trefoil
