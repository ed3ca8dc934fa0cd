// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/domain/grade.h"
#include "core/units/quantity.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// One quantity over all runs, in the canonical unit. grades[row] == Grade::Absent says that there is no
/// value; values[row] is NaN then.
struct Column {
    const Quantity* quantity = nullptr;
    std::vector<double> values;
    std::vector<Grade> grades;
    std::size_t presentCount = 0;

    [[nodiscard]] bool has(std::size_t row) const { return grades[row] != Grade::Absent; }
};

/// One text over all runs: codes into labels. Label 0 is the empty text.
struct TextColumn {
    std::string id; ///< "model", "variant", "dataset", "kind", "country", "hardware", "project", "tool",
                    ///< "seed"; where runs are nested "parent" and "nesting", see nesting.h
    std::string name; ///< "Model"
    std::vector<std::string> labels;
    std::vector<std::uint32_t> codes;

    [[nodiscard]] const std::string& at(std::size_t row) const { return labels[codes[row]]; }
};

/// The table in memory that feeds every view, chart and export: rows are runs, columns are quantities.
/// Immutable once built; shared between threads as shared_ptr<const Frame>. Columns are shared between a
/// frame and the frames derived from it.
struct Frame {
    std::vector<RunId> runs;
    std::vector<std::string> names; ///< what the run is called in lists and labels; never empty
    std::vector<std::shared_ptr<const Column>> columns; ///< in registry order; only those with any value
    std::vector<std::shared_ptr<const TextColumn>> texts;
    /// Of the first file of each run: equal numbers say that the files lie in one folder. Empty: not known.
    std::vector<std::uint32_t> folders;
    std::string conditions; ///< under which it was derived, in words; empty: as recorded, without prices

    [[nodiscard]] std::size_t rowCount() const { return runs.size(); }
    [[nodiscard]] const Column* find(std::string_view quantityId) const; ///< null when no run has it
    [[nodiscard]] const TextColumn* findText(std::string_view id) const;
};

using FramePointer = std::shared_ptr<const Frame>;

} // namespace trefoil
