// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace trefoil {

/// One line of plain text that ends in an ellipsis where it does not fit; the whole text is the tooltip and
/// what a screen reader says.
class ElidedLabel final : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent);

    void showText(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace trefoil
