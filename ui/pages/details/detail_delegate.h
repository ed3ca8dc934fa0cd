// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/details_model.h"

#include <QStyledItemDelegate>

namespace trefoil {

/// Draws a value of a run on the width that there is: name and value, under them grade and place in the file,
/// under these the formula where there is one.
class DetailDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit DetailDelegate(const DetailsModel& model, QObject* parent);

    /// Value and place in the file, where a click opens the line; empty where the value has none.
    [[nodiscard]] QRect linkRect(const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    [[nodiscard]] const DetailRow& rowOf(const QModelIndex& index) const;

    const DetailsModel& m_model;
};

} // namespace trefoil
