// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/flat_style.h"

#include <QPainter>
#include <QStyleOption>

namespace trefoil {

namespace {

constexpr qreal cornerRadius = 3;

void drawCheckBox(const QStyleOption& option, QPainter& painter)
{
    const QPalette& palette = option.palette;
    const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
    const bool isChecked = option.state.testFlag(QStyle::State_On);
    const bool isMarked = isChecked || option.state.testFlag(QStyle::State_HasFocus)
        || option.state.testFlag(QStyle::State_MouseOver);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette.color(isMarked ? QPalette::Highlight : QPalette::PlaceholderText), 1.2));
    painter.setBrush(isChecked ? palette.highlight() : palette.base());
    painter.drawRoundedRect(box, cornerRadius, cornerRadius);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(
        QPen(palette.color(QPalette::HighlightedText), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](qreal x, qreal y) {
        return QPointF(box.x() + x * box.width(), box.y() + y * box.height());
    };
    if (isChecked) {
        painter.drawPolyline(QPolygonF({at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.28)}));
    }
    painter.restore();
}

} // namespace

FlatStyle::FlatStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void FlatStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (element == PE_IndicatorCheckBox && !option->state.testFlag(State_NoChange)) {
        drawCheckBox(*option, *painter);
        return;
    }
    if (element == PE_IndicatorHeaderArrow) {
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            QStyleOptionHeader turned = *header;
            turned.sortIndicator = header->sortIndicator == QStyleOptionHeader::SortUp
                ? QStyleOptionHeader::SortDown
                : header->sortIndicator == QStyleOptionHeader::SortDown ? QStyleOptionHeader::SortUp
                                                                        : header->sortIndicator;
            QProxyStyle::drawPrimitive(element, &turned, painter, widget);
            return;
        }
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

int FlatStyle::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* result) const
{
    return hint == SH_EtchDisabledText ? 0 : QProxyStyle::styleHint(hint, option, widget, result);
}

} // namespace trefoil
