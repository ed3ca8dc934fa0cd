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
    QString withBaseline; ///< of what making it took: "+23.6 % with the baseline's"; may be empty
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
    static constexpr int firstQuantity = 1; ///< after the variant; gain and harm stand side by side
    [[nodiscard]] int verdictColumn() const; ///< the last one

protected:
    [[nodiscard]] QStringList columnNames() const override;
    [[nodiscard]] QVariant cell(const DeltaRow& row, int column, int role) const override;

private:
    /// What stands after the quantities.
    enum class Detail { WithBaseline, Runs, Method, Verdict };
    [[nodiscard]] std::vector<Detail> details() const;
    [[nodiscard]] static QString detailName(Detail detail);
    [[nodiscard]] static QString detailText(const DeltaRow& row, Detail detail);
    [[nodiscard]] DeltaRow rowFor(const CompressionReport& report, const FamilyReport& family, std::size_t i,
        bool isMixed, const GroupSizes& sizes) const;

    std::vector<const Quantity*> m_quantities;
    bool m_tellsBaselines = false; ///< some row has what the baseline took, too
};

/// The quantities that stand in the table: the board's gain and harm first, the worst group among them. Those
/// that are compared.
[[nodiscard]] std::vector<const Quantity*> deltaQuantities(
    const CompressionReport& report, const CompressBoard& board);

} // namespace trefoil
