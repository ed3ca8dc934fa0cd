// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/zeus/zeus_files.h"

#include "core/base/utf8_text.h"

namespace trefoil::zeus {

namespace {

/// One row of a power trace or a training trace of the Zeus paper: a configuration and what came of it.
class TraceReader {
public:
    TraceReader(const CsvColumns& columns, const Source& source, RecordSink& sink)
        : m_columns(columns)
        , m_path(source.path())
        , m_sink(sink)
        , m_builder(sink, source.path())
    {
    }

    void read(const CsvRow& row)
    {
        const bool isPower = m_columns.has("average_power");
        const auto value = numberAt(row, m_columns.find(isPower ? "average_power" : "target_epoch"));
        const auto other = numberAt(row, m_columns.find(isPower ? "time_per_epoch" : "target_metric"));
        if (!value || !other || row.fields.size() < m_columns.names().size()) {
            setAside(row);
            return;
        }
        m_builder.record().line = row.line;
        if (isPower) {
            addEpoch(*other, *value);
        } else {
            m_builder.setStandard(Standard::Epochs, *value, {"target_epoch", "count", Grade::Measured});
            m_builder.addExtra(Quantity{"target_metric", "Target metric", canonicalUnit(Dimension::None),
                                   Direction::None, Sphere::Quality},
                *other, {"target_metric", "1", Grade::Declared});
        }
        addSettings(row);
        acceptRow(row);
    }

    void finish()
    {
        if (m_columns.has("average_power")) {
            noteCardsOnly(m_builder);
        }
    }

private:
    void addEpoch(double seconds, double watts)
    {
        m_builder.setStandard(Standard::Duration, seconds, {"time_per_epoch", "s", Grade::Measured});
        m_builder.setStandard(Standard::GpuPower, watts, {"average_power", "W", Grade::OnChip});
        for (const Standard energy : {Standard::Energy, Standard::GpuEnergy}) {
            m_builder.setStandard(
                energy, seconds * watts, {"time_per_epoch × average_power", "J", Grade::Derived});
        }
        m_builder.setStandard(Standard::Epochs, 1, {"time_per_epoch", "count", Grade::Measured});
    }

    void addSettings(const CsvRow& row)
    {
        const auto add = [&](const char* column, Quantity quantity) {
            if (const auto value = numberAt(row, m_columns.find(column))) {
                const std::string unit(quantity.unit.symbol);
                m_builder.addExtra(std::move(quantity), *value, {column, unit, Grade::Declared});
            }
        };
        add("batch_size", Quantity{"batch_size", "Batch size", canonicalUnit(Dimension::Count)});
        add("learning_rate", Quantity{"learning_rate", "Learning rate", canonicalUnit(Dimension::None)});
        add("power_limit", powerLimit());
        if (const auto run = numberAt(row, m_columns.find("run")); run && *run >= 0 && *run < 1e9) {
            m_builder.addExtra(Quantity{"repetition", "Repetition", canonicalUnit(Dimension::Count)}, *run,
                {"run", "count", Grade::Declared});
        }
    }

    void acceptRow(const CsvRow& row)
    {
        Context context;
        context.dataset = toValidUtf8(cellAt(row, m_columns.find("dataset")));
        context.model = toValidUtf8(cellAt(row, m_columns.find("network")));
        context.variant = toValidUtf8(cellAt(row, m_columns.find("optimizer")));
        context.tool = "Zeus";
        m_builder.accept(context);
    }

    void setAside(const CsvRow& row)
    {
        const bool isWhole = row.fields.size() >= m_columns.names().size();
        const bool isUnreached = isWhole && cellAt(row, m_columns.find("target_epoch")) == "nan";
        if (isUnreached) {
            m_sink.diagnose({Severity::SetAside, "target_not_reached",
                "The training never reached the target metric, so there is nothing to import",
                {m_path, row.line, "target_epoch"}});
            return;
        }
        m_sink.diagnose({Severity::SetAside, row.endsWithNewline ? "fragment" : "truncated",
            "Expected the numbers of one configuration; the row lacks some of them", {m_path, row.line, {}}});
    }

    const CsvColumns& m_columns;
    std::string m_path;
    RecordSink& m_sink;
    RecordBuilder m_builder;
};

} // namespace

Result<void> readTrace(const Source& source, RecordSink& sink, Progress& progress)
{
    const CsvColumns columns = columnsOf(source.head(), ',');
    TraceReader reader(columns, source, sink);
    bool isHeader = true;
    auto outcome = forEachRow(source, ',', progress, [&](const CsvRow& row) {
        if (!std::exchange(isHeader, false)) {
            reader.read(row);
        }
    });
    if (outcome) {
        reader.finish();
    }
    return outcome;
}

} // namespace trefoil::zeus
