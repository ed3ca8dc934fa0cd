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
    double value = undefinedNumber; ///< mean over seeds, canonical unit
    QString valueText;
    double change = undefinedNumber; ///< from the baseline
    QString changeText; ///< "−2.9 pt [−4.1, −1.8]"
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
};

} // namespace trefoil
