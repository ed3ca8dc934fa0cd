// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/table/table_sample.h"
#include "core/ingest/mapping.h"
#include "core/ingest/record_sink.h"
#include "core/units/standard_quantities.h"

#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// One used column of a file: where its cells are and what becomes of them.
struct BoundColumn {
    std::size_t index = 0; ///< in the header
    Role role = Role::Ignore;
    std::string column;
    std::string shownName; ///< of an own quantity: "CPU energy hw"
    const Quantity* quantity = nullptr; ///< Role::Quantity only
    std::optional<Standard> standard;
    Unit unit; ///< as written
    Grade grade = Grade::Measured;
    NumberFormat format; ///< how its numbers are written
    std::string group; ///< whose values it has; empty: the run's, or those of the row's group
    std::string attribute; ///< of that group
};

/// A mapping laid on the header of one file.
struct TableBinding {
    std::vector<BoundColumn> columns;
    std::vector<std::string> missing; ///< columns of the mapping that the file does not have
    bool hasGroups = false;
};

/// The quantity that a column of the mapping gives: the standard one, or the description of an own one.
[[nodiscard]] Quantity quantityOfColumn(const ColumnMapping& column);

/// Without quantities bound: for the preview.
[[nodiscard]] TableBinding bindColumns(const Mapping& mapping, const std::vector<std::string>& header);

/// Takes over from a sample of the file how the numbers of each column are written.
void adoptFormats(TableBinding& binding, const TableSample& sample);

/// Asks the sink for the quantities and declares where the file keeps them.
void declareQuantities(TableBinding& binding, const Mapping& mapping, RecordSink& sink);

} // namespace trefoil
