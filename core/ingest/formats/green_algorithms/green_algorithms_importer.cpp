// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/green_algorithms/green_algorithms_importer.h"

#include "core/base/utf8_text.h"
#include "core/ingest/benchmark_quantities.h"
#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/csv/csv_dialect.h"
#include "core/ingest/record_builder.h"

#include <utility>

namespace trefoil {

namespace {

bool isExport(const CsvColumns& columns)
{
    return columns.has("energy_needed") && columns.has("carbonEmissions");
}

Recognition recognise(const Source& source)
{
    return isExport(columnsOf(source.head(), sniffDelimiter(source.head())))
        ? Recognition{0.95, "header has energy_needed and carbonEmissions (Green Algorithms)"}
        : Recognition{};
}

/// "12 cores Xeon E5-2683 v4; 2 × V100"
std::string hardwareOf(const CsvColumns& columns, const CsvRow& row)
{
    const auto cell = [&](std::string_view name) { return toValidUtf8(cellAt(row, columns.find(name))); };
    const auto isSome = [](const std::string& count) { return !count.empty() && count != "0"; };
    std::string text;
    if (isSome(cell("numberCPUs"))) {
        text = cell("numberCPUs") + " cores " + cell("CPUmodel");
    }
    if (isSome(cell("numberGPUs"))) {
        text += (text.empty() ? "" : "; ") + cell("numberGPUs") + " × " + cell("GPUmodel");
    }
    return text;
}

void acceptRow(const CsvColumns& columns, const CsvRow& row, RecordBuilder& builder)
{
    const auto number = [&](std::string_view name) { return numberAt(row, columns.find(name)); };
    builder.record().line = row.line;
    builder.setStandard(
        Standard::Energy, *number("energy_needed"), {"energy_needed", "kWh", Grade::Modelled});
    builder.setStandard(
        Standard::Emissions, *number("carbonEmissions"), {"carbonEmissions", "g CO2e", Grade::Modelled});
    if (const auto hours = number("runTime")) {
        builder.setStandard(Standard::Duration, *hours, {"runTime", "h", Grade::Declared});
    }
    if (const auto pue = number("PUE")) {
        builder.setStandard(Standard::Pue, *pue, {"PUE", "1", Grade::Declared});
    }
    if (const auto cards = number("numberGPUs")) {
        builder.setStandard(Standard::AcceleratorCount, *cards, {"numberGPUs", "count", Grade::Declared});
    }
    if (const auto cores = number("numberCPUs")) {
        builder.addExtra(settingQuantity("cpu_cores", "CPU cores", Dimension::Count), *cores,
            {"numberCPUs", "count", Grade::Declared});
    }
    if (const auto gigabytes = number("memory")) {
        constexpr double bytesPerGigabyte = 1e9;
        builder.addExtra(settingQuantity("memory_bytes", "Memory of the machine", Dimension::Information),
            *gigabytes * bytesPerGigabyte, {"memory", "GB", Grade::Declared});
    }
    Context context;
    context.tool = "Green Algorithms";
    context.hardware = hardwareOf(columns, row);
    builder.accept(context);
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    const char delimiter = sniffDelimiter(source.head());
    const CsvColumns columns = columnsOf(source.head(), delimiter);
    if (!isExport(columns)) {
        return fail(Errc::FormatRefused, {source.path(), "its header is not that of Green Algorithms"},
            {source.path(), 1, {}});
    }
    RecordBuilder builder(sink, source.path());
    bool isHeader = true;
    return forEachRow(source, delimiter, progress, [&](const CsvRow& row) {
        if (std::exchange(isHeader, false)) {
            return;
        }
        if (!numberAt(row, columns.find("energy_needed"))
            || !numberAt(row, columns.find("carbonEmissions"))) {
            sink.diagnose({Severity::SetAside, row.endsWithNewline ? "fragment" : "truncated",
                "Expected numbers as energy_needed and carbonEmissions; the row lacks one of them",
                {source.path(), row.line, {}}});
            return;
        }
        acceptRow(columns, row, builder);
    });
}

} // namespace

const Importer& greenAlgorithmsImporter()
{
    static const Importer importer{
        "green_algorithms", "Green Algorithms export", 1, Precedence::Summary, recognise, read};
    return importer;
}

} // namespace trefoil
