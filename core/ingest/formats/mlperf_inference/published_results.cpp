// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/mlperf_inference/published_results.h"

#include "core/base/finite_number.h"
#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/benchmark_quantities.h"
#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/metric_names.h"
#include "core/ingest/record_builder.h"

#include <utility>

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

using nlohmann::json;

/// Where a kind of table keeps what; empty where it has no such column.
struct ColumnNames {
    std::string_view organization, model, scenario, result, units, accuracy, system, accelerator,
        accelerators, division, version, power, powerUnits, software;
};

constexpr ColumnNames tableNames = {"Organization", "MlperfModel", "Scenario", "Result", "Units", "Accuracy",
    "SystemName", "accelerator_model_name", "accelerators_per_node", "Division", "version", "", "",
    "framework"};
constexpr ColumnNames jsonNames = {"Submitter", "Model", "Scenario", "Performance_Result",
    "Performance_Units", "Accuracy", "System", "Accelerator", "a#", "Division", "version", "Power_Result",
    "Power_Units", "Software"};

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

private:
    void addResult(const PublishedRow& row, double result);
    void addAccuracy(const PublishedRow& row, const std::string& model);
    void addPower(const PublishedRow& row);

    RecordSink& m_sink;
    RecordBuilder m_builder;
    std::string m_path;
    const ColumnNames& m_names;
};

void RowReader::addResult(const PublishedRow& row, double result)
{
    const std::string units = row.cells(m_names.units);
    const std::string lower = toLowerAscii(units);
    const RecordBuilder::Place place{std::string(m_names.result), units, Grade::Declared};
    if (lower.find("ms") != std::string::npos) {
        if (row.cells(m_names.scenario) == "SingleStream") {
            m_builder.setStandard(Standard::LatencyPerExample, result, {place.column, "ms", Grade::Declared});
        } else {
            constexpr double secondsPerMillisecond = 1e-3;
            m_builder.addExtra(effortQuantity("query_latency_s", "Latency of a query", Dimension::Time),
                result * secondsPerMillisecond, {place.column, "ms", Grade::Declared});
        }
    } else if (lower == "samples/s") {
        m_builder.addExtra(throughputQuantity("samples_per_s", "Throughput in samples/s"), result, place);
    } else if (lower == "queries/s") {
        m_builder.addExtra(throughputQuantity("queries_per_s", "Throughput in queries/s"), result, place);
    } else if (lower == "tokens/s") {
        m_builder.addExtra(throughputQuantity("tokens_per_s", "Throughput in tokens/s"), result, place);
    } else {
        m_builder.addExtra(
            settingQuantity("result_as_written", "Result as written", Dimension::None), result, place);
        m_builder.diagnose(Severity::Warning, "unknown_unit",
            "The unit of the result is " + (units.empty() ? "not stated" : toValidUtf8(units))
                + "; expected Samples/s, Queries/s, Tokens/s or ms. It is kept as result_as_written",
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

void RowReader::addPower(const PublishedRow& row)
{
    const auto value = parseFiniteNumber(row.cells(m_names.power));
    const std::string units = row.cells(m_names.powerUnits);
    if (!value || units.empty()) {
        return;
    }
    const RecordBuilder::Place place{std::string(m_names.power), units, Grade::Declared};
    if (toLowerAscii(units).find("watt") != std::string::npos) {
        m_builder.addExtra(
            burdenQuantity("system_power_w", "Power of the system", Dimension::Power), *value, place);
    } else if (toLowerAscii(units).find("joule") != std::string::npos) {
        m_builder.addExtra(
            burdenQuantity("energy_j_per_query", "Energy per query in J", Dimension::None), *value, place);
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
    Record& record = m_builder.record();
    record.line = row.line;
    record.pointer = row.pointer;
    const auto text = [&](std::string_view name) { return toValidUtf8(row.cells(name)); };
    Context context;
    context.model = text(m_names.model);
    context.task = text(m_names.scenario);
    context.project = text(m_names.organization);
    const std::string system = text(m_names.system);
    const std::string accelerators = text(m_names.accelerators);
    const std::string accelerator = text(m_names.accelerator);
    context.hardware = accelerator.empty() ? system
                                           : system + (system.empty() ? "" : "; ")
            + (accelerators.empty() ? "" : accelerators + " × ") + accelerator;
    const std::string version = text(m_names.version);
    context.tool = version.empty() ? "MLPerf Inference" : "MLPerf Inference " + version;
    addResult(row, *result);
    addAccuracy(row, context.model);
    addPower(row);
    if (const auto count = parseFiniteNumber(accelerators)) {
        m_builder.setStandard(Standard::AcceleratorCount, *count,
            {std::string(m_names.accelerators), "count", Grade::Declared});
    }
    record.name = context.model + " " + context.task + (system.empty() ? "" : ", " + system);
    m_builder.accept(context);
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
    const Result<json> document = parseJson(source.bytes(), source.path());
    if (!document) {
        return tl::unexpected(document.error());
    }
    if (!document->is_array()) {
        return fail(
            Errc::FormatRefused, {source.path(), "it is not an array of results"}, {source.path(), 0, {}});
    }
    RowReader reader(sink, source.path(), jsonNames);
    for (std::size_t i = 0; i < document->size(); ++i) {
        const json& object = (*document)[i];
        reader.read({0, jsonPointer({std::to_string(i)}),
            [&](std::string_view name) { return cellText(member(&object, name)); }});
    }
    return {};
}

} // namespace trefoil
