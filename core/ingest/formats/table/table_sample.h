// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/column_name.h"
#include "core/ingest/formats/table/cell.h"
#include "core/ingest/formats/table/table_reader.h"
#include "core/ingest/source.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace trefoil {

/// What the cells of one column in the sample are.
struct ColumnSample {
    std::string column;
    ColumnName name;
    std::size_t filled = 0; ///< cells that say something
    std::size_t numbers = 0;
    std::size_t integers = 0;
    std::size_t percents = 0; ///< numbers with a percent sign
    std::size_t plainAboveOne = 0; ///< numbers without one that are greater than 1
    double smallest = 0; ///< as written, percent signs apart
    double largest = 0;
    std::set<std::string> distinct;
    std::string first;
    bool isUnnamed = false;
    NumberFormat format; ///< how its numbers are written
    std::int64_t oddLine = 0; ///< where that cannot be told
    std::string oddReason; ///< why it cannot: "\"1,234\" may be 1234 or 1.234"; empty where it can

    bool isAmbiguous = false; ///< some cells can be read in two ways, however many can not

    /// Most of what is there are numbers, and each is one number: else the large ones would go missing alone.
    [[nodiscard]] bool isNumeric() const { return !isAmbiguous && numbers > 0 && numbers * 5 >= filled * 4; }
    [[nodiscard]] bool isText() const { return filled > 0 && !isNumeric(); }
    [[nodiscard]] bool isUnique() const { return filled > 0 && distinct.size() == filled; }
};

/// The first rows of a table, at most 500.
struct TableSample {
    TableLayout layout;
    std::vector<ColumnSample> columns;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::int64_t> lines; ///< of the rows
    std::size_t oddRows = 0; ///< rows with another number of cells than the header, titles apart
};

/// Errors: FormatRefused, ParseFailed.
[[nodiscard]] Result<TableSample> sampleTable(const Source& source);
[[nodiscard]] Result<TableSample> sampleTable(const Source& source, const TableLayout& layout);

} // namespace trefoil
