// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/csv/csv_dialect.h"
#include "core/ingest/record_sink.h"

#include <utility>

namespace trefoil::eco2ai {

/// Where an emission.csv keeps what.
struct Layout {
    CsvDialect dialect;
    std::size_t columns = 0;
    std::optional<std::size_t> id;
    std::optional<std::size_t> project;
    std::optional<std::size_t> description;
    std::optional<std::size_t> epoch;
    std::optional<std::size_t> start;
    std::optional<std::size_t> duration;
    std::optional<std::size_t> energy;
    std::optional<std::size_t> cpuEnergy; ///< DBJoules only
    std::optional<std::size_t> ramEnergy; ///< DBJoules only
    std::optional<std::size_t> emissions;
    std::optional<std::size_t> cpu;
    std::optional<std::size_t> gpu;
    std::optional<std::size_t> os;
    std::optional<std::size_t> place;
    std::optional<std::size_t> cost;
    std::string energyColumn; ///< as written
};

/// Nothing when the head is not of eco2AI.
[[nodiscard]] std::optional<Layout> layoutOf(std::string_view head);

/// What the rows of one id amount to.
struct Run {
    std::int64_t line = 0; ///< of its first row
    std::string id; ///< empty where the file has none
    std::string name;
    Context context;
    std::optional<Instant> startedAt;
    std::optional<Instant> endedAt;
    double seconds = 0;
    double kilowattHours = 0;
    std::optional<double> cpuKilowattHours;
    std::optional<double> ramKilowattHours;
    std::optional<double> emissionsKilograms;
    std::optional<double> cost; ///< in a currency that nobody states
    std::optional<double> graphicsCards;
    std::int64_t epochs = 0; ///< rows whose epoch cell says so
    std::vector<std::pair<std::string, double>> metrics; ///< the last value of each
};

/// One row as a run; nothing where duration or energy is not a number or a cell is missing.
[[nodiscard]] std::optional<Run> readRow(const CsvRow& row, const Layout& layout);

/// Adds a later row of the same id.
void addEpoch(Run& run, const Run& row);

} // namespace trefoil::eco2ai
