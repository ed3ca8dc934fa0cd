// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/record_writer.h"

#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

namespace {

static_assert(standardQuantityCount <= 64, "quantities in use are bits of one word");

/// Few enough to stay in the processor's cache until they are written.
constexpr std::size_t rowsAtOnce = 128;

bool names(std::uint64_t quantities, std::size_t quantity)
{
    return (quantities >> quantity & 1U) != 0;
}

std::uint64_t quantitiesIn(const StandardValues& values)
{
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < standardQuantityCount; ++i) {
        bits |= isAbsent(values.all()[i]) ? std::uint64_t{0} : std::uint64_t{1} << i;
    }
    return bits;
}

std::vector<std::string> columnNames(std::uint64_t quantities)
{
    std::vector<std::string> columns{"id", "run_id", "file_id", "counts", "context_id", "moved_by_hand",
        "is_cumulative", "line", "seed", "started_at_ms", "started_zone_known", "ended_at_ms",
        "ended_zone_known", "identity_hash", "content_hash", "name", "external_id", "pointer"};
    static_assert(18 + standardQuantityCount <= sql::BulkInsert::mostColumns);
    for (std::size_t i = 0; i < standardQuantityCount; ++i) {
        if (names(quantities, i)) {
            columns.push_back(standardQuantities()[i].id);
        }
    }
    return columns;
}

std::int64_t flag(bool value)
{
    return value ? 1 : 0;
}

} // namespace

RecordWriter::RecordWriter(sql::Connection& connection, FileId file)
    : m_connection(connection)
    , m_file(file)
    , m_insertRunId(connection.prepare("INSERT INTO record_run_id VALUES (?1, ?2, ?3)"))
    , m_insertParent(connection.prepare("INSERT INTO record_parent VALUES (?1, ?2)"))
    , m_insertExtra(connection.prepare("INSERT INTO measurement VALUES (?1, ?2, ?3, ?4)"
                                       " ON CONFLICT (record_id, quantity_id) DO NOTHING"))
    , m_insertGroup(connection.prepare("INSERT INTO group_value VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"))
    , m_insertSeries(connection.prepare("INSERT INTO series VALUES"
                                        " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"))
    , m_insertChunk(connection.prepare("INSERT INTO series_chunk VALUES (NULL, ?1, ?2)"))
    , m_firstSeries(connection.integer("SELECT ifnull(max(id), 0) + 1 FROM series"))
{
}

void RecordWriter::nameColumns(std::uint64_t quantities)
{
    if (m_insert && (quantities & ~m_named) == 0) {
        return;
    }
    flush();
    m_named |= quantities;
    m_insert.emplace(m_connection, "record", columnNames(m_named));
}

void RecordWriter::addInstant(const std::optional<Instant>& instant)
{
    if (instant) {
        m_insert->add(instant->milliseconds).add(flag(instant->zoneKnown));
    } else {
        m_insert->addNull().add(std::int64_t{0});
    }
}

void RecordWriter::write(
    const ParsedRecord& parsed, const Placement& placement, ContextId context, std::int64_t id)
{
    const Record& record = parsed.record;
    const std::uint64_t present = quantitiesIn(record.values);
    m_seen |= present;
    nameColumns(present);
    sql::BulkInsert& row = *m_insert;
    row.add(id).add(placement.run == 0 ? id : placement.run).add(m_file.value);
    row.add(flag(placement.verdict != Verdict::Outlasted)).add(context.value);
    row.add(flag(placement.movedByHand)).add(flag(record.isCumulative)).add(record.line);
    record.seed ? row.add(*record.seed) : row.addNull();
    addInstant(record.startedAt);
    addInstant(record.endedAt);
    row.add(static_cast<std::int64_t>(parsed.identity)).add(static_cast<std::int64_t>(parsed.content));
    row.add(std::string_view(record.name));
    row.add(record.runIds.empty() ? std::string_view() : std::string_view(record.runIds.front()));
    row.add(std::string_view(record.pointer));
    for (std::size_t i = 0; i < standardQuantityCount; ++i) {
        if (names(m_named, i)) {
            row.add(record.values.all()[i]);
        }
    }
    writeRunIds(record, id);
    writeParent(record, id);
    writeExtras(record, id);
    writeGroups(record, id);
    writeSeries(parsed.series, id);
    if (parsed.predictions) {
        writePredictions(*parsed.predictions, id);
    }
    if (row.rowCount() >= rowsAtOnce) {
        flush();
    }
}

void RecordWriter::flush()
{
    if (m_insert) {
        m_insert->write();
    }
}

void RecordWriter::writeRunIds(const Record& record, std::int64_t id)
{
    for (std::size_t i = 1; i < record.runIds.size(); ++i) {
        m_insertRunId.bind(1, id).bind(2, i).bind(3, std::string_view(record.runIds[i])).run();
    }
}

void RecordWriter::writeParent(const Record& record, std::int64_t id)
{
    if (!record.parentRunId.empty()) {
        m_insertParent.bind(1, id).bind(2, std::string_view(record.parentRunId)).run();
    }
}

void RecordWriter::writeExtras(const Record& record, std::int64_t id)
{
    for (const ExtraValue& extra : record.extras) {
        m_insertExtra.bind(1, id).bind(2, std::string_view(extra.quantity->id)).bind(3, extra.value);
        m_insertExtra.bind(4, std::isnan(extra.value) ? std::string_view("nan") : std::string_view("ok"))
            .run();
    }
}

void RecordWriter::writeGroups(const Record& record, std::int64_t id)
{
    for (std::size_t i = 0; i < record.groups.size(); ++i) {
        const GroupValue& group = record.groups[i];
        m_insertGroup.bind(1, id).bind(2, i).bind(3, std::string_view(group.quantity->id));
        m_insertGroup.bind(4, std::string_view(group.attribute)).bind(5, std::string_view(group.group));
        m_insertGroup.bind(6, group.value).bind(7, group.support).bind(8, group.line);
        m_insertGroup.bind(9, std::string_view(group.pointer)).run();
    }
}

void RecordWriter::writeSeries(const std::vector<EncodedSeries>& series, std::int64_t record)
{
    for (std::size_t i = 0; i < series.size(); ++i) {
        const SeriesSummary& summary = series[i].summary;
        m_insertSeries.bind(1, m_firstSeries + series[i].number).bind(2, record).bind(3, i);
        m_insertSeries.bind(4, std::string_view(series[i].quantityId));
        m_insertSeries.bind(5, std::string_view(series[i].name));
        m_insertSeries.bind(6, summary.points).bind(7, summary.numbers);
        m_insertSeries.bind(8, summary.firstStep).bind(9, summary.lastStep);
        m_insertSeries.bind(10, summary.firstTimeMs).bind(11, summary.lastTimeMs).bind(12, summary.last);
        m_insertSeries.bind(13, summary.smallest).bind(14, summary.largest).run();
        for (const std::string& chunk : series[i].chunks) {
            writeChunk(series[i].number, chunk);
        }
    }
}

std::int64_t RecordWriter::exampleSet(const EncodedPredictions& predictions)
{
    if (m_examples == predictions.examples) {
        return m_exampleSet; // of the model before, in the same file
    }
    const auto digest = static_cast<std::int64_t>(predictions.examplesDigest);
    std::int64_t id = 0;
    sql::Statement same = m_connection.prepare("SELECT id FROM example_set WHERE digest = ?1 AND data = ?2");
    same.bind(1, digest).bindBlob(2, *predictions.examples);
    while (same.step()) {
        id = same.integer(0);
    }
    if (id == 0) {
        sql::Statement insert =
            m_connection.prepare("INSERT INTO example_set VALUES (NULL, ?1, ?2, ?3) RETURNING id");
        insert.bind(1, digest).bind(2, predictions.exampleCount).bindBlob(3, *predictions.examples);
        while (insert.step()) {
            id = insert.integer(0);
        }
    }
    m_examples = predictions.examples;
    m_exampleSet = id;
    return id;
}

void RecordWriter::writePredictions(const EncodedPredictions& predictions, std::int64_t record)
{
    const std::int64_t examples = exampleSet(predictions);
    sql::Statement insert = m_connection.prepare("INSERT INTO prediction VALUES (NULL, ?1, ?2, ?3, ?4)");
    insert.bind(1, record).bind(2, examples).bind(3, predictions.threshold).bindBlob(4, predictions.data);
    insert.run();
}

void RecordWriter::writeChunk(std::int64_t series, const std::string& data)
{
    m_insertChunk.bind(1, m_firstSeries + series).bindBlob(2, data).run();
}

void RecordWriter::writeEarly(const std::vector<EarlyChunk>& chunks)
{
    for (const EarlyChunk& chunk : chunks) {
        writeChunk(chunk.series, chunk.data);
    }
    m_hasEarly = m_hasEarly || !chunks.empty();
}

void RecordWriter::finish()
{
    flush();
    if (m_hasEarly) {
        sql::Statement remove = m_connection.prepare("DELETE FROM series_chunk WHERE series_id >= ?1 AND NOT"
                                                     " EXISTS (SELECT 1 FROM series WHERE id = series_id)");
        remove.bind(1, m_firstSeries).run();
    }
}

} // namespace trefoil
