// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil::codecarbon {

/// Every column that some version of CodeCarbon wrote. The first 38 are in the order in which versions
/// since 3.2.1 write them: short rows of 3.2.9 to 3.3.0 follow that order whatever the header says.
enum class Column : std::size_t {
    Timestamp,
    ProjectName,
    RunId,
    ExperimentId,
    Duration,
    Emissions,
    EmissionsRate,
    CpuPower,
    GpuPower,
    RamPower,
    CpuEnergy,
    GpuEnergy,
    RamEnergy,
    EnergyConsumed,
    WaterConsumed,
    CountryName,
    CountryIsoCode,
    Region,
    CloudProvider,
    CloudRegion,
    Os,
    PythonVersion,
    CodecarbonVersion,
    CpuCount,
    CpuModel,
    GpuCount,
    GpuModel,
    Longitude,
    Latitude,
    RamTotalSize,
    TrackingMode,
    CpuUtilization,
    GpuUtilization,
    RamUtilization,
    RamUsed,
    OnCloud,
    Pue,
    Wue,
    TaskName, ///< task files only
    Country, ///< 2020 only, a name
    EmissionsSum, ///< dashboard export only: the emissions
    ExperimentName, ///< dashboard export only
};

inline constexpr std::size_t columnCount = static_cast<std::size_t>(Column::ExperimentName) + 1;
inline constexpr std::size_t currentColumnCount = static_cast<std::size_t>(Column::Wue) + 1;

[[nodiscard]] std::string_view columnName(Column column);

/// Where a row has the cells of each column; npos: nowhere.
class RowLayout {
public:
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    RowLayout() { m_positions.fill(npos); }

    [[nodiscard]] std::size_t operator[](Column c) const { return m_positions[static_cast<std::size_t>(c)]; }
    std::size_t& operator[](Column c) { return m_positions[static_cast<std::size_t>(c)]; }
    [[nodiscard]] bool has(Column c) const { return (*this)[c] != npos; }

private:
    std::array<std::size_t, columnCount> m_positions;
};

enum class FileKind { Runs, Tasks, DashboardExport };

struct UnknownColumn {
    std::size_t position = 0;
    std::string name;
};

struct Header {
    FileKind kind = FileKind::Runs;
    RowLayout layout;
    std::size_t width = 0; ///< cells up to the last one that has a name
    std::size_t namedColumns = 0;
    std::vector<UnknownColumn> unknown; ///< columns that CodeCarbon never wrote
    bool powerHoldsEnergy = false; ///< development versions of 2021: cpu_power and gpu_power are kWh
    bool hasCurrentColumns = false; ///< all 38 since 3.2.1
    std::string versions; ///< those that wrote such headers: "2.2.3–2.6"; empty: not told by the header

    /// The column of the run's id: run_id, in version 1 experiment_id; nothing in development versions.
    [[nodiscard]] std::optional<Column> idColumn() const;
    [[nodiscard]] Column emissionsColumn() const;
};

/// Nothing if the cells are not a header of CodeCarbon's.
[[nodiscard]] std::optional<Header> readHeader(const std::vector<std::string_view>& cells);

} // namespace trefoil::codecarbon
