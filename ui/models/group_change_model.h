// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/group_harm.h"
#include "ui/models/table_model.h"

#include <QString>
#include <QStringList>

namespace trefoil {

/// One group of people under one model.
struct GroupChangeRow {
    std::uint32_t model = 0; ///< of the report's replicates
    QString name; ///< of the model
    QString group;
    std::optional<std::int64_t> support; ///< number of examples
    std::size_t runs = 0; ///< that have a value
    std::size_t runsOfModel = 0;
    double value = undefinedNumber; ///< mean over seeds, canonical unit
    QString valueText;
    QString intervalText; ///< "[0.61, 0.68]": see intervalOf()
    bool isDerived = false; ///< some run's value was computed from counts or answers
    double gap = undefinedNumber; ///< from the best group of the model, see bestGroup()
    QString gapText;
    double change = undefinedNumber; ///< from the baseline
    QString
        changeText; ///< "−2.9 pt [−4.1, −1.8]", and on how many seeds where these are fewer; "no baseline"
    double errorChange = undefinedNumber; ///< normalised: of the baseline's error; see errorChange()
    double p = undefinedNumber; ///< after Holm over all tested cells
};

/// The Groups board as a table: every number of its two charts.
class GroupChangeModel final : public TableModel<GroupChangeRow> {
    Q_OBJECT

public:
    using TableModel<GroupChangeRow>::TableModel;

    void show(const CompressionReport& report, const FamilyReport& family, const GroupComparison& comparison);
    [[nodiscard]] QString asText() const; ///< with tabs between, and the header

protected:
    [[nodiscard]] QStringList columnNames() const override;
    [[nodiscard]] QVariant cell(const GroupChangeRow& row, int column, int role) const override;

private:
    QString m_quantity;
    bool m_isBest = true; ///< gaps are from the best group; else from the highest
};

} // namespace trefoil
