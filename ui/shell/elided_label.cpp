// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/elided_label.h"

#include <QStyle>
#include <QStylePainter>
#include <QTextDocument>

namespace trefoil {

ElidedLabel::ElidedLabel(QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void ElidedLabel::showText(const QString& text)
{
    setText(text);
    // As rich text a long line wraps; plain it would be one line across the screen.
    setToolTip(text.isEmpty() ? QString() : Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal));
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    const QRect area = contentsRect().adjusted(std::max(indent(), 0), 0, 0, 0);
    const QString line = QString(text()).replace(u'\n', u' ');
    painter.drawItemText(area, Qt::AlignLeft | Qt::AlignVCenter, palette(), isEnabled(),
        fontMetrics().elidedText(line, Qt::ElideRight, area.width()), foregroundRole());
}

} // namespace trefoil
