// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/record_writer.h"

#include <string>

namespace trefoil {

namespace {

static_assert(standardQuantityCount <= 64, "quantities in use are bits of one word");

constexpr int firstValuePosition = 18;
constexpr std::size_t statementsKept = 64;
constexpr std::uint64_t allQuantities =
    standardQuantityCount == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << standardQuantityCount % 64) - 1;

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

std::string insertSql(std::uint64_t quantities)
{
    std::string columns = "INSERT INTO record (id, run_id, file_id, counts, context_id, moved_by_hand,"
                          " is_cumulative, line, seed, started_at_ms, started_zone_known, ended_at_ms,"
                          " ended_zone_known, identity_hash, content_hash, name, external_id, pointer";
    std::string values =
        ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18";
    int position = firstValuePosition;
    for (std::size_t i = 0; i < standardQuantityCount; ++i) {
        if (names(quantities, i)) {
            columns += ", " + standardQuantities()[i].id;
            values += ", ?" + std::to_string(++position);
        }
    }
    return columns + values + ")";
}

void bindInstant(sql::Statement& statement, int position, const std::optional<Instant>& instant)
{
    if (instant) {
        statement.bind(position, instant->milliseconds).bind(position + 1, instant->zoneKnown ? 1 : 0);
    } else {
        statement.bindNull(position).bind(position + 1, 0);
    }
}

} // namespace

RecordWriter::RecordWriter(sql::Connection& connection, FileId file)
    : m_connection(connection)
    , m_file(file)
    , m_insertRunId(connection.prepare("INSERT INTO record_run_id VALUES (?1, ?2, ?3)"))
    , m_insertExtra(connection.prepare("INSERT INTO measurement VALUES (?1, ?2, ?3, ?4)"
                                       " ON CONFLICT (record_id, quantity_id) DO NOTHING"))
    , m_insertGroup(connection.prepare("INSERT INTO group_value VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"))
{
}

sql::Statement& RecordWriter::statementFor(std::uint64_t quantities)
{
    if (m_lastStatement != nullptr && m_lastQuantities == quantities) {
        return *m_lastStatement;
    }
    auto found = m_statements.find(quantities);
    if (found == m_statements.end()) {
        found = m_statements.emplace(quantities, m_connection.prepare(insertSql(quantities))).first;
    }
    m_lastQuantities = quantities;
    m_lastStatement = &found->second;
    return found->second;
}

void RecordWriter::write(
    const ParsedRecord& parsed, const Placement& placement, ContextId context, std::int64_t id)
{
    const Record& record = parsed.record;
    const std::uint64_t present = quantitiesIn(record.values);
    m_seen |= present;
    // Files with very ragged rows share one statement that names every column.
    const bool isKnown = m_statements.size() < statementsKept || m_statements.contains(present);
    const std::uint64_t quantities = isKnown ? present : allQuantities;
    sql::Statement& insert = statementFor(quantities);
    insert.bind(1, id).bind(2, placement.run == 0 ? id : placement.run).bind(3, m_file.value);
    insert.bind(4, placement.verdict == Verdict::Outlasted ? 0 : 1).bind(5, context.value);
    insert.bind(6, placement.movedByHand ? 1 : 0).bind(7, record.isCumulative ? 1 : 0).bind(8, record.line);
    insert.bind(9, record.seed);
    bindInstant(insert, 10, record.startedAt);
    bindInstant(insert, 12, record.endedAt);
    insert.bind(14, parsed.identity).bind(15, parsed.content).bind(16, std::string_view(record.name));
    insert.bind(17, record.runIds.empty() ? std::string_view() : std::string_view(record.runIds.front()));
    insert.bind(18, std::string_view(record.pointer));
    int position = firstValuePosition;
    for (std::size_t i = 0; i < standardQuantityCount; ++i) {
        if (names(quantities, i)) {
            insert.bind(++position, record.values.all()[i]);
        }
    }
    insert.run();
    writeRunIds(record, id);
    writeExtras(record, id);
    writeGroups(record, id);
}

void RecordWriter::writeRunIds(const Record& record, std::int64_t id)
{
    for (std::size_t i = 1; i < record.runIds.size(); ++i) {
        m_insertRunId.bind(1, id).bind(2, i).bind(3, std::string_view(record.runIds[i])).run();
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
        m_insertGroup.bind(6, group.value).bind(7, group.support).run();
    }
}

} // namespace trefoil
