// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/record_builder.h"

/// The kinds of files of Zeus: each has a function that reads it after its kind was recognised. Errors:
/// Cancelled, and for JSON FormatRefused and ParseFailed.
namespace trefoil::zeus {

/// A column "gpu3_energy" or "power3" of card 3.
struct CardColumn {
    std::size_t position = 0;
    std::string card;
    std::string name; ///< as written
};
/// The columns that are prefix, digits, suffix.
[[nodiscard]] std::vector<CardColumn> cardColumns(
    const CsvColumns& columns, std::string_view prefix, std::string_view suffix);

/// A measured stretch of a program.
struct Window {
    std::int64_t line = 0;
    std::string pointer;
    std::string name;
    std::optional<double> start; ///< s on any clock
    double seconds = 0;
    std::vector<std::pair<std::string, double>> cardJoules; ///< by number of the card
    std::optional<double> cpuJoules;
    std::optional<double> ramJoules;
};
void acceptWindow(RecordBuilder& builder, const Window& window);
void noteCardsOnly(RecordBuilder& builder);

[[nodiscard]] Result<void> readWindowLog(const Source& source, RecordSink& sink, Progress& progress);
[[nodiscard]] Result<void> readMeasurements(const Source& source, RecordSink& sink);
[[nodiscard]] Result<void> readPowerOverTime(const Source& source, RecordSink& sink, Progress& progress);
[[nodiscard]] Result<void> readTrace(const Source& source, RecordSink& sink, Progress& progress);

/// A power limit in W that the run was done with.
[[nodiscard]] Quantity powerLimit();

} // namespace trefoil::zeus
