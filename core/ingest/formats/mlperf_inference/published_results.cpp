// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/mlperf_inference/published_results.h"

#include "core/base/finite_number.h"
#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/benchmark_quantities.h"
#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/json/json_list.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/metric_names.h"
#include "core/ingest/record_builder.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

using nlohmann::json;

/// Where a kind of table keeps what; empty where it has no such column.
struct ColumnNames {
    std::string_view organization, model, scenario, result, units, accuracy, system, accelerator,
        accelerators, nodes, division, version, power, powerUnits, software;
};

constexpr ColumnNames tableNames = {"Organization", "MlperfModel", "Scenario", "Result", "Units", "Accuracy",
    "SystemName", "accelerator_model_name", "accelerators_per_node", "number_of_nodes", "Division", "version",
    "", "", "framework"};
constexpr ColumnNames jsonNames = {"Submitter", "Model", "Scenario", "Performance_Result",
    "Performance_Units", "Accuracy", "System", "Accelerator", "a#", "", "Division", "version", "Power_Result",
    "Power_Units", "Software"};

// Which result of which system a row of a table is about.
constexpr std::array<std::string_view, 9> identityColumns = {"Organization", "Availability", "Division",
    "SystemName", "Platform", "Model", "MlperfModel", "Scenario", "Location"};

/// Of a unit of power or of energy per query, in any case: the factor to W or J.
struct PowerUnit {
    std::string_view word;
    bool isPower = false;
    double factor = 1;
};

constexpr std::array powerUnits = {
    PowerUnit{"watts", true, 1},
    PowerUnit{"watt", true, 1},
    PowerUnit{"w", true, 1},
    PowerUnit{"joules", false, 1},
    PowerUnit{"joule", false, 1},
    PowerUnit{"millijoules", false, 1e-3},
    PowerUnit{"millijoule", false, 1e-3},
};

const PowerUnit* findPowerUnit(std::string_view units)
{
    const std::string lower = toLowerAscii(trimmed(units));
    const auto found = std::find_if(
        powerUnits.begin(), powerUnits.end(), [&](const PowerUnit& each) { return each.word == lower; });
    return found == powerUnits.end() ? nullptr : &*found;
}

/// One record per row; a row of power goes into the record of the row before, so that each record is handed
/// over when the next row or the end has come.
class RowReader {
public:
    RowReader(RecordSink& sink, std::string path, const ColumnNames& names)
        : m_sink(sink)
        , m_builder(sink, path)
        , m_path(std::move(path))
        , m_names(names)
    {
    }

    void read(const PublishedRow& row);
    void finish(); ///< hands over the last record

private:
    struct Pending {
        std::string identity;
        Context context;
    };

    [[nodiscard]] std::string identityOf(const PublishedRow& row) const;
    void addResult(const PublishedRow& row, double result);
    void addAccuracy(const PublishedRow& row, const std::string& model);
    void addPower(double value, const PowerUnit& unit, RecordBuilder::Place place);
    void addPowerColumn(const PublishedRow& row);
    void addHardware(const PublishedRow& row, Context& context);

    RecordSink& m_sink;
    RecordBuilder m_builder;
    std::string m_path;
    const ColumnNames& m_names;
    std::optional<Pending> m_pending;
};

std::string RowReader::identityOf(const PublishedRow& row) const
{
    std::string identity;
    for (const std::string_view column : identityColumns) {
        identity += row.cells(column) + '\n';
    }
    return identity;
}

void RowReader::addResult(const PublishedRow& row, double result)
{
    const std::string units = row.cells(m_names.units);
    const std::string lower = toLowerAscii(trimmed(units));
    const RecordBuilder::Place place{std::string(m_names.result), units, Grade::Declared};
    if (lower == "latency (ms)" || lower == "ms") {
        constexpr double secondsPerMillisecond = 1e-3;
        // What SingleStream states is the 90th percentile, as in LoadGen's summary of it.
        const bool isSingleStream = row.cells(m_names.scenario) == "SingleStream";
        m_builder.addExtra(isSingleStream
                ? effortQuantity("latency_p90_s", "Latency, 90th percentile", Dimension::Time)
                : effortQuantity("query_latency_s", "Latency of a query", Dimension::Time),
            result * secondsPerMillisecond, {place.column, "ms", Grade::Declared});
    } else if (lower == "samples/s") {
        m_builder.addExtra(throughputQuantity("samples_per_s", "Throughput in samples/s"), result, place);
    } else if (lower == "queries/s") {
        m_builder.addExtra(throughputQuantity("queries_per_s", "Throughput in queries/s"), result, place);
    } else if (lower == "tokens/s") {
        m_builder.addExtra(throughputQuantity("tokens_per_s", "Throughput in tokens/s"), result, place);
    } else if (const PowerUnit* unit = findPowerUnit(units)) {
        addPower(result, *unit, place);
    } else {
        m_builder.addExtra(
            settingQuantity("result_as_written", "Result as written", Dimension::None), result, place);
        m_builder.diagnose(Severity::Warning, "unknown_unit",
            "The unit of the result is " + (units.empty() ? "not stated" : toValidUtf8(units))
                + "; expected Samples/s, Queries/s, Tokens/s, Latency (ms), Watts or millijoules. It is kept "
                  "as result_as_written",
            place.column);
    }
}

/// "F1: 90.15" or 43.0286, on the scale of its benchmark.
void RowReader::addAccuracy(const PublishedRow& row, const std::string& model)
{
    const std::string text = row.cells(m_names.accuracy);
    const std::size_t colon = text.find(':');
    const auto value =
        parseFiniteNumber(std::string_view(text).substr(colon == std::string::npos ? 0 : colon + 1));
    if (!value || model.empty()) {
        return;
    }
    const std::string metric = colon == std::string::npos ? "accuracy" : text.substr(0, colon);
    const Direction direction =
        colon == std::string::npos ? Direction::HigherIsBetter : metricMeaning(metric).direction;
    m_builder.addExtra(metricQuantity(model + " " + metric, direction), *value,
        {std::string(m_names.accuracy), "", Grade::Declared});
}

void RowReader::addPower(double value, const PowerUnit& unit, RecordBuilder::Place place)
{
    m_builder.addExtra(unit.isPower
            ? burdenQuantity("system_power_w", "Power of the system", Dimension::Power)
            : burdenQuantity("energy_j_per_query", "Energy per query in J", Dimension::None),
        value * unit.factor, place);
}

void RowReader::addPowerColumn(const PublishedRow& row)
{
    const auto value = parseFiniteNumber(row.cells(m_names.power));
    if (!value) {
        return;
    }
    const std::string units = row.cells(m_names.powerUnits);
    const std::string column(m_names.power);
    if (const PowerUnit* unit = findPowerUnit(units)) {
        addPower(*value, *unit, {column, units, Grade::Declared});
        return;
    }
    m_builder.diagnose(Severity::Warning, "unknown_unit",
        "The unit of the power is " + (units.empty() ? "not stated" : toValidUtf8(units))
            + "; expected Watts, joules or millijoules. The power is left out",
        column);
}

/// Of several nodes, the accelerators of all of them.
void RowReader::addHardware(const PublishedRow& row, Context& context)
{
    std::string accelerators = toValidUtf8(row.cells(m_names.accelerators));
    std::string column(m_names.accelerators);
    auto count = parseFiniteNumber(accelerators);
    const auto nodes = parseFiniteNumber(row.cells(m_names.nodes));
    if (count && nodes && *nodes > 0) {
        count = *count * *nodes;
        accelerators = formatNumber(*count);
        column += " × " + std::string(m_names.nodes);
    }
    if (count) {
        m_builder.setStandard(Standard::AcceleratorCount, *count, {column, "count", Grade::Declared});
    }
    const std::string system = toValidUtf8(row.cells(m_names.system));
    const std::string accelerator = toValidUtf8(row.cells(m_names.accelerator));
    context.hardware = accelerator.empty() ? system
                                           : system + (system.empty() ? "" : "; ")
            + (accelerators.empty() ? "" : accelerators + " × ") + accelerator;
}

void RowReader::finish()
{
    if (m_pending) {
        m_builder.accept(m_pending->context);
        m_pending.reset();
    }
}

void RowReader::read(const PublishedRow& row)
{
    const auto result = parseFiniteNumber(row.cells(m_names.result));
    if (!result) {
        m_sink.diagnose({Severity::SetAside, "no_result",
            "Expected a number under " + std::string(m_names.result) + "; the row has none",
            {m_path, row.line, row.pointer}});
        return;
    }
    std::string identity = identityOf(row);
    const std::string units = row.cells(m_names.units);
    const PowerUnit* powerUnit = findPowerUnit(units);
    if (powerUnit != nullptr && m_pending && m_pending->identity == identity) {
        addPower(*result, *powerUnit, {std::string(m_names.result), units, Grade::Declared});
        finish();
        return;
    }
    finish();
    Record& record = m_builder.record();
    record.line = row.line;
    record.pointer = row.pointer;
    const auto text = [&](std::string_view name) { return toValidUtf8(row.cells(name)); };
    Context context;
    context.model = text(m_names.model);
    context.task = text(m_names.scenario);
    context.project = text(m_names.organization);
    const std::string system = text(m_names.system);
    const std::string version = text(m_names.version);
    context.tool = version.empty() ? "MLPerf Inference" : "MLPerf Inference " + version;
    addResult(row, *result);
    addAccuracy(row, context.model);
    addPowerColumn(row);
    addHardware(row, context);
    record.name = context.model + " " + context.task + (system.empty() ? "" : ", " + system);
    m_pending = Pending{std::move(identity), std::move(context)};
}

std::string cellText(const json* value)
{
    if (value != nullptr && value->is_number()) {
        return formatNumber(value->get<double>());
    }
    return textOf(value);
}

} // namespace

bool isPublishedTable(std::string_view head)
{
    const CsvColumns columns = columnsOf(head, ',');
    return columns.has("Organization") && columns.has("Availability") && columns.has("Division")
        && columns.has("MlperfModel") && columns.has("Result");
}

bool isPublishedJson(std::string_view head)
{
    return trimmed(withoutByteOrderMark(head).substr(0, 64)).starts_with('[')
        && head.find("\"Submitter\"") != std::string_view::npos
        && head.find("\"Scenario\"") != std::string_view::npos
        && head.find("\"Performance_Result\"") != std::string_view::npos;
}

Result<void> readPublishedTable(const Source& source, RecordSink& sink, Progress& progress)
{
    const CsvColumns columns = columnsOf(source.head(), ',');
    RowReader reader(sink, source.path(), tableNames);
    bool isHeader = true;
    std::int64_t rows = 0;
    const auto outcome = forEachRow(source, ',', progress, [&](const CsvRow& row) {
        if (std::exchange(isHeader, false)) {
            return;
        }
        ++rows;
        if (row.fields.size() < columns.names().size()) {
            sink.diagnose({Severity::SetAside, row.endsWithNewline ? "fragment" : "truncated",
                "Expected " + std::to_string(columns.names().size()) + " cells; the row has "
                    + std::to_string(row.fields.size()),
                {source.path(), row.line, {}}});
            return;
        }
        reader.read({row.line, {},
            [&](std::string_view name) { return std::string(cellAt(row, columns.find(name))); }});
    });
    reader.finish();
    if (outcome && rows == 0) {
        sink.diagnose(
            {Severity::Note, "no_rows", "The table has a header and no rows", {source.path(), 1, {}}});
    }
    return outcome;
}

Result<void> readPublishedJson(const Source& source, RecordSink& sink, Progress& progress)
{
    if (progress.stopRequested()) {
        return fail(Errc::Cancelled, {});
    }
    RowReader reader(sink, source.path(), jsonNames);
    const auto takeRow = [&](const json& object, std::size_t index) {
        reader.read({0, jsonPointer({std::to_string(index)}),
            [&](std::string_view name) { return cellText(member(&object, name)); }});
    };
    const Result<json> rest = parseJsonList(source.bytes(), source.path(), {}, takeRow, progress);
    if (!rest) {
        return tl::unexpected(rest.error());
    }
    if (!rest->is_array()) {
        return fail(
            Errc::FormatRefused, {source.path(), "it is not an array of results"}, {source.path(), 0, {}});
    }
    reader.finish();
    return {};
}

} // namespace trefoil
