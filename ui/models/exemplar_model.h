// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/exemplar_reading.h"
#include "ui/models/table_model.h"

#include <QString>
#include <QStringList>

namespace trefoil {

/// The examples to which a variant gives another answer than its baseline: id, groups, label, both answers,
/// and how far the two populations are apart.
class ExemplarModel final : public TableModel<Exemplar> {
    Q_OBJECT

public:
    using TableModel<Exemplar>::TableModel;

    void show(const StoredExemplarsPointer& exemplars, const QString& variant); ///< null: none
    [[nodiscard]] const StoredExemplarsPointer& exemplars() const { return m_exemplars; }

protected:
    [[nodiscard]] QStringList columnNames() const override;
    [[nodiscard]] QVariant cell(const Exemplar& row, int column, int role) const override;

private:
    StoredExemplarsPointer m_exemplars;
    QString m_variant;
};

/// "106 of 1852 examples get another answer: 80 lost, 20 gained" and over whom it comes.
[[nodiscard]] QString exemplarSummary(const StoredExemplars& exemplars, const QString& variant);

/// Groups that are hit more often than their share, the most first: "×1.2 African-American: 60 % of them,
/// 51 % of all". Groups too small to compare are left out.
[[nodiscard]] QStringList exemplarShares(const StoredExemplars& exemplars);

} // namespace trefoil
