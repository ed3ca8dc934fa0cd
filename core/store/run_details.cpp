// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_details.h"

#include "core/store/companion_rows.h"
#include "core/store/context_writer.h"
#include "core/store/join_decisions.h"
#include "core/store/precedence.h"
#include "core/store/run_names.h"
#include "core/store/run_relations.h"
#include "core/store/value_rules.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace trefoil {

namespace {

struct ClaimedValue {
    ValueTrace trace;
    Claim claim;
    bool recordCounts = true;
    bool isCumulative = false;
};

/// Where a value by group stands among those of the run, and by what claim.
struct GroupPlace {
    std::size_t index = 0;
    Claim claim;
};

struct RunRecord {
    std::int64_t id = 0;
    const StoredFile* file = nullptr;
    bool counts = true;
    bool isCumulative = false;
    std::int64_t line = 0;
    std::string pointer;
};

constexpr std::int64_t firstSchemaWithGroupPlaces = 5;
constexpr std::int64_t firstSchemaWithPlacesBeside = 10;

/// Pointer of the record and column of the value, as one place.
std::string placeOf(const std::string& pointer, const std::string& column)
{
    if (pointer.empty() || column.empty() || column.front() == '/') {
        return pointer + column;
    }
    return pointer + "/" + column;
}

class DetailsReader {
public:
    DetailsReader(sql::Connection& connection, const QuantityRegistry& registry)
        : m_connection(connection)
        , m_registry(registry)
        , m_files(fileTable(loadActiveFiles(connection)))
        , m_schema(connection.integer("PRAGMA user_version"))
        , m_column(connection.prepare("SELECT source_column, unit_as_written, grade, "
              + std::string(m_schema >= firstSchemaWithPlacesBeside ? "companion, line" : "'', 0")
              + " FROM source_column WHERE file_id = ?1 AND quantity_id = ?2"))
        , m_companions(connection)
    {
    }

    Result<RunDetails> read(RunId run)
    {
        RunDetails details;
        details.run = run;
        readRecords(run);
        if (auto read = m_connection.takeResult(); !read) {
            return tl::unexpected<Error>(read.error());
        }
        if (std::ranges::none_of(m_records, &RunRecord::counts)) {
            return fail(Errc::UnknownRun, {std::to_string(run.value)});
        }
        const Result<ValueRules> rules = loadValueRules(m_connection);
        if (!rules) {
            return tl::unexpected<Error>(rules.error());
        }
        for (const RunRecord& record : m_records) {
            RuledSeries ruled(m_connection, *rules, record.id);
            m_ruled = &ruled;
            readStandardValues(record);
            readMeasurements(record);
            m_ruled = nullptr;
            readGroups(record, details);
            readFacts(record, details);
        }
        details.name = nameOfRun(m_connection, m_files, run.value);
        details.joins = loadJoins(m_connection, m_files, run.value);
        for (JoinOutcome& join : details.joins) {
            join.runName = details.name;
        }
        rankValues(details);
        readRelations(details);
        return m_connection.takeResult().map([&] { return std::move(details); });
    }

private:
    void readRecords(RunId run)
    {
        constexpr std::string_view columns =
            "SELECT id, file_id, counts, is_cumulative, line, pointer FROM record";
        const std::string sql = std::string(columns) + " WHERE id = ?1 AND run_id = ?1 UNION ALL "
            + std::string(columns) + " WHERE run_id = ?1 AND run_id <> id ORDER BY id";
        sql::Statement rows = m_connection.prepare(sql);
        rows.bind(1, run.value);
        while (rows.step()) {
            if (const auto file = m_files.find(rows.integer(1)); file != m_files.end()) {
                m_records.push_back({rows.integer(0), &file->second, rows.integer(2) == 1,
                    rows.integer(3) == 1, rows.integer(4), std::string(rows.text(5))});
            }
        }
    }

    void addValue(const RunRecord& record, const Quantity& quantity, double value)
    {
        ClaimedValue claimed;
        claimed.trace.quantity = &quantity;
        claimed.trace.value = value;
        claimed.trace.format = record.file->format;
        claimed.trace.sha256 = toHex(record.file->digest);
        claimed.trace.where = {record.file->path, record.line, record.pointer};
        m_column.bind(1, record.file->id.value).bind(2, std::string_view(quantity.id));
        if (m_column.step()) {
            claimed.trace.where.pointer = placeOf(record.pointer, std::string(m_column.text(0)));
            claimed.trace.unitAsWritten = m_column.text(1);
            const auto grade = static_cast<Grade>(m_column.integer(2));
            claimed.trace.grade = grade == Grade::Absent ? Grade::Measured : grade;
            if (const std::string companion(m_column.text(3)); !companion.empty()) {
                placeBeside(claimed.trace, *record.file, companion, m_column.integer(4));
            }
        }
        m_column.reset();
        chooseFromSeries(claimed.trace, record, quantity, value);
        claimed.claim = {record.file->precedence, claimed.trace.grade, record.file->import.value, record.id};
        claimed.recordCounts = record.counts;
        claimed.isCumulative = record.isCumulative;
        m_values[quantity.id].push_back(std::move(claimed));
    }

    /// The value stands in a file of its own beside that of the record.
    void placeBeside(
        ValueTrace& trace, const StoredFile& file, const std::string& companion, std::int64_t line)
    {
        const std::string path = file.folder.empty() ? companion : file.folder + "/" + companion;
        const std::string column(m_column.text(0));
        std::string place = column.starts_with(companion) ? column.substr(companion.size()) : column;
        place.erase(0, std::min(place.find_first_not_of(", "), place.size()));
        trace.where = {path, line, std::move(place)};
        for (const Companion& known : m_companions.load(file.id, file.folder)) {
            if (known.path == path) {
                trace.sha256 = toHex(known.digest);
            }
        }
    }

    /// Says which value of a series it is, and takes the one that the rule says.
    void chooseFromSeries(ValueTrace& trace, const RunRecord& record, const Quantity& quantity, double value)
    {
        const auto choice = m_ruled->choose(record.id, quantity, value);
        if (!choice.isOfSeries) {
            return;
        }
        trace.choice = choice.ruled.reason;
        trace.isRuled = choice.rule.kind != ValueRule::Kind::Last;
        if (trace.isRuled) {
            trace.value = choice.ruled.value;
            trace.grade = isAbsent(trace.value) ? Grade::Absent : trace.grade;
            // What importers write behind the name of a series.
            constexpr std::string_view lastPoint = ", last point";
            if (std::string& place = trace.where.pointer; place.ends_with(lastPoint)) {
                place.resize(place.size() - lastPoint.size());
            } else if (place == lastPoint.substr(2)) { // of a file beside
                place.clear();
                trace.where.line = 0;
            }
        }
    }

    void readStandardValues(const RunRecord& record)
    {
        std::string sql = "SELECT id";
        for (const Quantity& quantity : standardQuantities()) {
            sql += ", " + quantity.id;
        }
        sql::Statement row = m_connection.prepare(sql + " FROM record WHERE id = ?1");
        row.bind(1, record.id);
        if (!row.step()) {
            return;
        }
        for (std::size_t i = 0; i < standardQuantityCount; ++i) {
            const int column = static_cast<int>(i) + 1;
            if (const Quantity* quantity = m_registry.find(standardQuantities()[i].id);
                quantity != nullptr && !row.isNull(column)) {
                addValue(record, *quantity, row.real(column));
            }
        }
    }

    void readMeasurements(const RunRecord& record)
    {
        sql::Statement rows =
            m_connection.prepare("SELECT quantity_id, value FROM measurement WHERE record_id = ?1");
        rows.bind(1, record.id);
        while (rows.step()) {
            if (const Quantity* quantity = m_registry.find(rows.text(0))) {
                addValue(record, *quantity, rows.real(1));
            }
        }
    }

    void readGroups(const RunRecord& record, RunDetails& details)
    {
        if (!record.counts) {
            return;
        }
        sql::Statement rows =
            m_connection.prepare("SELECT quantity_id, attribute, group_name, value, support, "
                + std::string(m_schema >= firstSchemaWithGroupPlaces ? "line, pointer" : "0, ''")
                + " FROM group_value WHERE record_id = ?1 ORDER BY position");
        rows.bind(1, record.id);
        while (rows.step()) {
            const Quantity* quantity = m_registry.find(rows.text(0));
            if (quantity == nullptr) {
                continue;
            }
            const Claim claim{record.file->precedence, Grade::Measured, record.file->import.value, record.id};
            const auto [place, isNew] = m_groupPlaces.try_emplace(
                std::tuple(quantity, std::string(rows.text(1)), std::string(rows.text(2))),
                GroupPlace{details.groups.size(), claim});
            if (!isNew && outranks(place->second.claim, claim)) {
                continue; // counts repeat what answers to examples say, and the other way round
            }
            place->second.claim = claim;
            if (isNew) {
                details.groups.emplace_back();
            }
            GroupTrace& group = details.groups[place->second.index];
            group.value = {quantity, std::string(rows.text(1)), std::string(rows.text(2)), rows.real(3), {}};
            if (!rows.isNull(4)) {
                group.value.support = rows.integer(4);
            }
            group.value.line = rows.integer(5);
            group.value.pointer = rows.text(6);
            group.where = {record.file->path, group.value.line > 0 ? group.value.line : record.line,
                group.value.pointer.empty() ? record.pointer : group.value.pointer};
        }
    }

    /// Texts and times, each by the record with the best claim.
    void readFacts(const RunRecord& record, RunDetails& details)
    {
        if (!record.counts) {
            return;
        }
        const Claim claim{record.file->precedence, Grade::Measured, record.file->import.value, record.id};
        const bool isBetter = outranks(claim, m_factsClaim);
        m_factsClaim = isBetter ? claim : m_factsClaim;
        sql::Statement row =
            m_connection.prepare("SELECT context_id, started_at_ms, started_zone_known,"
                                 " ended_at_ms, ended_zone_known, seed FROM record WHERE id = ?1");
        row.bind(1, record.id);
        if (!row.step()) {
            return;
        }
        const Context context = loadContext(m_connection, ContextId{row.integer(0)});
        for (std::string Context::*member :
            {&Context::project, &Context::model, &Context::variant, &Context::dataset, &Context::task,
                &Context::kind, &Context::split, &Context::countryIso3, &Context::region, &Context::hardware,
                &Context::tool, &Context::trackingMode, &Context::citation}) {
            std::string& text = details.context.*member;
            if (!(context.*member).empty() && (isBetter || text.empty())) {
                text = context.*member;
            }
        }
        if (!row.isNull(1) && (isBetter || !details.startedAt)) {
            details.startedAt = Instant{row.integer(1), row.integer(2) == 1};
        }
        if (!row.isNull(3) && (isBetter || !details.endedAt)) {
            details.endedAt = Instant{row.integer(3), row.integer(4) == 1};
        }
        if (!row.isNull(5) && (isBetter || !details.seed)) {
            details.seed = row.integer(5);
        }
    }

    void readRelations(RunDetails& details)
    {
        const auto isActive = [this](std::int64_t file) { return m_files.contains(file); };
        const auto named = [this](std::int64_t run) {
            return RelatedRun{RunId{run}, nameOfRun(m_connection, m_files, run)};
        };
        for (const RunParent& each : loadRunParents(m_connection, isActive)) {
            if (each.run == details.run.value) {
                details.parent = each.parentRun == 0 ? RelatedRun{{}, each.parentId} : named(each.parentRun);
            } else if (each.parentRun == details.run.value) {
                details.children.push_back(named(each.run));
            }
        }
    }

    static void explain(ClaimedValue& value, const ClaimedValue& best)
    {
        const bool isAbsentByRule = value.trace.grade == Grade::Absent;
        value.trace.counts = &value == &best && value.recordCounts && !isAbsentByRule;
        if (!value.recordCounts) {
            value.trace.reason = value.isCumulative
                ? "A longer record of the same run counts: the log adds up over the run."
                : "A later reading of the file says otherwise.";
        } else if (isAbsentByRule) {
            value.trace.reason = "By the rule there is no value: " + value.trace.choice + ".";
        } else if (!value.trace.counts) {
            value.trace.reason = whyOutranked(value.claim, best.claim);
        }
    }

    void rankValues(RunDetails& details)
    {
        for (const Quantity& quantity : m_registry.all()) {
            const auto found = m_values.find(quantity.id);
            if (found == m_values.end()) {
                continue;
            }
            auto& values = found->second;
            std::ranges::stable_sort(values, [](const ClaimedValue& a, const ClaimedValue& b) {
                return a.recordCounts != b.recordCounts ? a.recordCounts : outranks(a.claim, b.claim);
            });
            for (ClaimedValue& value : values) {
                explain(value, values.front());
                details.values.push_back(value.trace);
            }
        }
    }

    sql::Connection& m_connection;
    const QuantityRegistry& m_registry;
    FileTable m_files;
    std::int64_t m_schema; // an older one in a library that may only be read
    sql::Statement m_column;
    CompanionRows m_companions;
    RuledSeries* m_ruled = nullptr; // of the record that is read
    std::vector<RunRecord> m_records;
    std::map<std::string, std::vector<ClaimedValue>> m_values; // by quantity
    Claim m_factsClaim;
    std::map<std::tuple<const Quantity*, std::string, std::string>, GroupPlace> m_groupPlaces;
};

} // namespace

Result<RunDetails> loadRunDetails(sql::Connection& connection, const QuantityRegistry& registry, RunId run)
{
    return DetailsReader(connection, registry).read(run);
}

} // namespace trefoil
