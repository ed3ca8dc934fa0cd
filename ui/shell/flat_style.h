// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace trefoil {

/// Fusion with check boxes that are seen on dark windows: a clear frame, filled with the accent when checked;
/// with sort arrows that point up where values rise; and without the light shadow of disabled texts.
class FlatStyle final : public QProxyStyle {
    Q_OBJECT

public:
    FlatStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
        QStyleHintReturn* result) const override;
};

} // namespace trefoil
