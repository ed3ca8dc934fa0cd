// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/codecarbon/codecarbon_header.h"

#include "core/base/utf8_text.h"

#include <algorithm>

namespace trefoil::codecarbon {

namespace {

constexpr std::array<std::string_view, columnCount> names = {"timestamp", "project_name", "run_id",
    "experiment_id", "duration", "emissions", "emissions_rate", "cpu_power", "gpu_power", "ram_power",
    "cpu_energy", "gpu_energy", "ram_energy", "energy_consumed", "water_consumed", "country_name",
    "country_iso_code", "region", "cloud_provider", "cloud_region", "os", "python_version",
    "codecarbon_version", "cpu_count", "cpu_model", "gpu_count", "gpu_model", "longitude", "latitude",
    "ram_total_size", "tracking_mode", "cpu_utilization_percent", "gpu_utilization_percent",
    "ram_utilization_percent", "ram_used_gb", "on_cloud", "pue", "wue", "task_name", "country",
    "emissions_sum", "experiment_name"};

/// Columns of the dashboard's export that say nothing about the run.
constexpr std::array<std::string_view, 7> exportColumns = {"experiment_description", "project_id",
    "project_description", "team_id", "name", "description", "organization_id"};

std::optional<Column> findColumn(std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
        return std::nullopt;
    }
    return static_cast<Column>(found - names.begin());
}

bool isCodecarbon(const RowLayout& layout)
{
    using enum Column;
    const bool hasEmissions =
        layout.has(Emissions) || (layout.has(EmissionsSum) && layout.has(ExperimentName));
    return layout.has(Timestamp) && layout.has(ProjectName) && layout.has(Duration) && hasEmissions
        && layout.has(EnergyConsumed);
}

/// Versions write the columns that their EmissionsData had, so the newest column dates the header.
std::string versionsOf(const RowLayout& layout, FileKind kind)
{
    using enum Column;
    if (kind != FileKind::Runs) {
        return {};
    }
    if (layout.has(CpuUtilization)) {
        return "3.2.1 or later";
    }
    if (layout.has(WaterConsumed)) {
        return "3.0.8–3.2.0";
    }
    if (layout.has(RunId)) {
        return layout.has(ExperimentId)     ? "2.7–3.0.7"
            : layout.has(Pue)               ? "2.2.3–2.6"
            : layout.has(CodecarbonVersion) ? "2.2.0–2.2.2"
                                            : "2.0–2.1";
    }
    return layout.has(ExperimentId) ? "1" : "2.0 development";
}

bool hasAllCurrentColumns(const RowLayout& layout)
{
    for (std::size_t i = 0; i < currentColumnCount; ++i) {
        if (!layout.has(static_cast<Column>(i))) {
            return false;
        }
    }
    return true;
}

} // namespace

std::string_view columnName(Column column)
{
    return names[static_cast<std::size_t>(column)];
}

std::optional<Column> Header::idColumn() const
{
    if (layout.has(Column::RunId)) {
        return Column::RunId;
    }
    // Since 2.7 experiment_id is one constant for everybody, but those files have run_id.
    return layout.has(Column::ExperimentId) ? std::optional(Column::ExperimentId) : std::nullopt;
}

Column Header::emissionsColumn() const
{
    return layout.has(Column::Emissions) ? Column::Emissions : Column::EmissionsSum;
}

std::optional<Header> readHeader(const std::vector<std::string_view>& cells)
{
    Header header;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string_view name = trimmed(cells[i]);
        if (name.empty()) {
            continue; // the index column of pandas, or columns that a spreadsheet left behind
        }
        header.width = i + 1;
        ++header.namedColumns;
        const auto column = findColumn(name);
        if (column && !header.layout.has(*column)) {
            header.layout[*column] = i;
        } else if (!column) {
            header.unknown.push_back({i, toValidUtf8(name)});
        }
    }
    if (!isCodecarbon(header.layout)) {
        return std::nullopt;
    }
    if (header.layout.has(Column::TaskName)) {
        header.kind = FileKind::Tasks;
    } else if (!header.layout.has(Column::Emissions)) {
        header.kind = FileKind::DashboardExport;
        std::erase_if(header.unknown, [](const UnknownColumn& unknown) {
            return std::find(exportColumns.begin(), exportColumns.end(), unknown.name) != exportColumns.end();
        });
    }
    header.powerHoldsEnergy =
        !header.idColumn() && header.layout.has(Column::CpuPower) && !header.layout.has(Column::CpuEnergy);
    header.hasCurrentColumns = hasAllCurrentColumns(header.layout);
    header.versions = versionsOf(header.layout, header.kind);
    return header;
}

} // namespace trefoil::codecarbon
