// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/compression_report.h"
#include "core/compression/verdict.h"
#include "core/figure/compress_board.h"
#include "ui/models/table_model.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace trefoil {

/// What became of one quantity: "−64.9 % [−68.8, −60.8]".
struct DeltaCell {
    QString text; ///< "–" where a side has no value; "0 in 3 of 10 runs" where nothing can be told
    double change = undefinedNumber; ///< relative, or absolute where there is no ratio; to sort by
    Effect effect = Effect::TooFewRuns;
};

/// One variant against its baseline.
struct DeltaRow {
    std::uint32_t group = 0; ///< of the report's replicates
    QString variant;
    QString method;
    QString why; ///< it is compared with that baseline
    QString runs; ///< "10 pairs"
    std::size_t count = 0; ///< of runs
    std::vector<DeltaCell> cells; ///< in the order of the table's quantities
    QString verdict; ///< "gain: Energy, Size · harm: Worst group"
    QString evidence; ///< the whole verdict, with intervals and test, and what one must not be fooled by
};

/// Gain and harm of every variant side by side.
class DeltaTable final : public TableModel<DeltaRow> {
    Q_OBJECT

public:
    using TableModel<DeltaRow>::TableModel;

    /// The families that the board shows. sizes: groups behind the largest gaps, for the warnings.
    void show(const CompressionReport& report, const CompressBoard& board, const GroupSizes& sizes);
    [[nodiscard]] int rowOf(std::uint32_t group) const; ///< -1: not in the table
    [[nodiscard]] QString asText() const; ///< with tabs between, and the header
    static constexpr int firstQuantity = 3; ///< after variant, method and n
    [[nodiscard]] int verdictColumn() const { return firstQuantity + static_cast<int>(m_quantities.size()); }

protected:
    [[nodiscard]] QStringList columnNames() const override;
    [[nodiscard]] QVariant cell(const DeltaRow& row, int column, int role) const override;

private:
    [[nodiscard]] DeltaRow rowFor(const CompressionReport& report, const FamilyReport& family, std::size_t i,
        bool isMixed, const GroupSizes& sizes) const;

    std::vector<const Quantity*> m_quantities;
};

/// The quantities that stand in the table: what is saved, then quality and groups. Those that are compared.
[[nodiscard]] std::vector<const Quantity*> deltaQuantities(
    const CompressionReport& report, const CompressBoard& board);

} // namespace trefoil
