// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/pyjoules/pyjoules_importer.h"

#include "core/base/utf8_text.h"
#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/record_builder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace trefoil {

namespace {

constexpr char delimiter = ';';

enum class Part { Processor, InsideProcessor, Memory, Graphics };

struct Domain {
    std::string_view start;
    Part part;
    std::string_view unit;
};
constexpr std::array domains = {
    Domain{"package_", Part::Processor, "µJ"},
    Domain{"core_", Part::InsideProcessor, "µJ"},
    Domain{"uncore_", Part::InsideProcessor, "µJ"},
    Domain{"dram_", Part::Memory, "µJ"},
    Domain{"nvidia_gpu_", Part::Graphics, "mJ"},
};

struct DomainColumn {
    std::size_t position = 0;
    std::string name;
    Part part = Part::Processor;
    std::string unit;
};

std::vector<DomainColumn> domainsOf(const CsvColumns& columns)
{
    std::vector<DomainColumn> found;
    for (std::size_t i = 0; i < columns.names().size(); ++i) {
        const std::string& name = columns.names()[i];
        const auto* const domain = std::find_if(domains.begin(), domains.end(),
            [&](const Domain& known) { return name.starts_with(known.start); });
        if (domain != domains.end()) {
            found.push_back({i, name, domain->part, std::string(domain->unit)});
        }
    }
    const auto isPart = [](Part part) {
        return [part](const DomainColumn& column) { return column.part == part; };
    };
    if (std::any_of(found.begin(), found.end(), isPart(Part::Processor))) {
        std::erase_if(found, isPart(Part::InsideProcessor));
    }
    return found;
}

bool isPyjoules(const CsvColumns& columns)
{
    return columns.has("timestamp") && columns.has("tag") && columns.has("duration")
        && !domainsOf(columns).empty();
}

Recognition recognise(const Source& source)
{
    if (!isPyjoules(columnsOf(source.head(), delimiter))) {
        return {};
    }
    return {0.95, "header has timestamp, tag, duration and domains of energy: pyJoules"};
}

/// The energy of one part of the machine.
struct PartSum {
    double written = 0; ///< in the unit
    std::string columns;
    std::string unit;
};

class TableReader {
public:
    TableReader(const CsvColumns& columns, const Source& source, RecordSink& sink)
        : m_columns(columns)
        , m_domains(domainsOf(columns))
        , m_path(source.path())
        , m_sink(sink)
        , m_builder(sink, source.path())
    {
    }

    void read(const CsvRow& row)
    {
        if (cellAt(row, m_columns.find("timestamp")) == "timestamp") {
            return; // appended to, with the header once more
        }
        const auto seconds = numberAt(row, m_columns.find("duration"));
        const auto sums = sumsOf(row);
        if (!seconds || sums.empty()) {
            m_sink.diagnose({Severity::SetAside, row.endsWithNewline ? "fragment" : "truncated",
                "Expected a duration and an energy of every domain; the row lacks some of them",
                {m_path, row.line, {}}});
            return;
        }
        Record& record = m_builder.record();
        record.line = row.line;
        record.name = toValidUtf8(cellAt(row, m_columns.find("tag")));
        setTimes(record, numberAt(row, m_columns.find("timestamp")), *seconds);
        m_builder.setStandard(Standard::Duration, *seconds, {"duration", "s", Grade::Measured});
        setEnergies(sums);
        Context context;
        context.tool = "pyJoules";
        m_builder.accept(context);
    }

private:
    using Sums = std::map<Part, PartSum>;

    /// Nothing when a domain has no number.
    [[nodiscard]] Sums sumsOf(const CsvRow& row) const
    {
        Sums sums;
        if (row.fields.size() < m_columns.names().size()) {
            return sums;
        }
        for (const DomainColumn& domain : m_domains) {
            const auto energy = numberAt(row, domain.position);
            if (!energy) {
                return {};
            }
            const bool isInside = domain.part == Part::InsideProcessor;
            PartSum& sum = sums[isInside ? Part::Processor : domain.part];
            sum.written += *energy;
            sum.columns += (sum.columns.empty() ? "" : " + ") + domain.name;
            sum.unit = domain.unit;
        }
        return sums;
    }

    static void setTimes(Record& record, std::optional<double> start, double seconds)
    {
        constexpr double most = 1e11; // s; the milliseconds of more do not fit
        if (start && *start > 0 && *start < most && seconds >= 0 && seconds < most) {
            record.startedAt = Instant{std::llround(*start * 1000), true};
            record.endedAt = Instant{std::llround((*start + seconds) * 1000), true};
        }
    }

    void setEnergies(const Sums& sums)
    {
        double joules = 0;
        std::string columns;
        for (const auto& [part, sum] : sums) {
            const Standard standard = part == Part::Memory ? Standard::RamEnergy
                : part == Part::Graphics                   ? Standard::GpuEnergy
                                                           : Standard::CpuEnergy;
            m_builder.setStandard(standard, sum.written, {sum.columns, sum.unit, Grade::OnChip});
            joules += sum.written / (part == Part::Graphics ? 1e3 : 1e6);
            columns += (columns.empty() ? "" : " + ") + sum.columns;
        }
        m_builder.setStandard(Standard::Energy, joules, {columns, "J", Grade::OnChip});
    }

    const CsvColumns& m_columns;
    std::vector<DomainColumn> m_domains;
    std::string m_path;
    RecordSink& m_sink;
    RecordBuilder m_builder;
};

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    const CsvColumns columns = columnsOf(source.head(), delimiter);
    if (!isPyjoules(columns)) {
        return fail(Errc::FormatRefused, {source.path(), "its header is not that of pyJoules"});
    }
    TableReader reader(columns, source, sink);
    return forEachRow(source, delimiter, progress, [&](const CsvRow& row) { reader.read(row); });
}

} // namespace

const Importer& pyjoulesImporter()
{
    static const Importer importer{"pyjoules", "pyJoules CSV", 1, Precedence::Log, recognise, read};
    return importer;
}

} // namespace trefoil
