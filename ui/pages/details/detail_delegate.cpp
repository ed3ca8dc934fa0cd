// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/detail_delegate.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>

namespace trefoil {

namespace {

constexpr int sideMargin = 4;
constexpr int endMargin = 4;
constexpr int gap = 8;
constexpr int formulaFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

int widthOf(const QStyleOptionViewItem& option)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view != nullptr ? view->viewport()->width() : option.rect.width();
    return std::max(1, width - 2 * sideMargin);
}

QFont boldFont(QFont font)
{
    font.setBold(true);
    return font;
}

int remarkHeight(const QStyleOptionViewItem& option, const QString& remark)
{
    return remark.isEmpty()
        ? 0
        : option.fontMetrics.boundingRect(QRect(0, 0, widthOf(option), 10000), formulaFlags, remark).height();
}

/// One line: the right text whole, the left one in what remains.
void drawLine(QPainter& painter, const QRect& line, const QString& left, const QFont& rightFont,
    const QString& right, const QColor& leftColour, const QColor& rightColour)
{
    const QFont leftFont = painter.font();
    const QFontMetrics rightMetrics(rightFont);
    const int limit = line.width() * 3 / 4;
    const int wanted = rightMetrics.horizontalAdvance(right);
    const int rightWidth = std::min(wanted, limit);
    // A text that fits is drawn as it is: eliding at exactly its own width may cut it by rounding.
    const QString shown = wanted <= limit ? right : rightMetrics.elidedText(right, Qt::ElideMiddle, limit);
    const QRect leftRect = line.adjusted(0, 0, -(right.isEmpty() ? 0 : rightWidth + gap), 0);
    painter.setPen(leftColour);
    painter.drawText(leftRect, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(left, Qt::ElideRight, leftRect.width()));
    painter.setFont(rightFont);
    painter.setPen(rightColour);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, shown);
    painter.setFont(leftFont);
}

} // namespace

DetailDelegate::DetailDelegate(const DetailsModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

const DetailRow& DetailDelegate::rowOf(const QModelIndex& index) const
{
    return m_model.rows()[static_cast<std::size_t>(index.row())];
}

QRect DetailDelegate::linkRect(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QString source = index.siblingAtColumn(DetailsModel::SourceColumn).data().toString();
    const int wanted = std::max(option.fontMetrics.horizontalAdvance(source),
        QFontMetrics(boldFont(option.font)).horizontalAdvance(rowOf(index).value));
    const int width = std::min(wanted, widthOf(option) * 3 / 4);
    return source.isEmpty() ? QRect()
                            : QRect(option.rect.right() - sideMargin - width, option.rect.top() + endMargin,
                                width, 2 * option.fontMetrics.height());
}

void DetailDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const DetailRow& row = rowOf(index);
    const QPalette& palette = option.palette;
    const QColor quiet = palette.color(QPalette::PlaceholderText);
    const QColor plain = row.counts ? palette.color(QPalette::Text) : quiet;
    QStyleOptionViewItem panel = option;
    panel.text.clear();
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &panel, painter, option.widget);
    painter->save();
    painter->setFont(option.font);
    const QFont bold = row.counts ? boldFont(option.font) : option.font;
    QRect line = option.rect.adjusted(sideMargin, endMargin, -sideMargin, 0);
    line.setHeight(option.fontMetrics.height());
    drawLine(*painter, line, row.name, bold, row.value, plain, plain);
    line.translate(0, line.height());
    drawLine(*painter, line, row.grade, option.font,
        index.siblingAtColumn(DetailsModel::SourceColumn).data().toString(), quiet,
        palette.color(QPalette::Link));
    if (!row.remark.isEmpty()) {
        line.translate(0, line.height());
        line.setBottom(option.rect.bottom());
        painter->setPen(quiet);
        painter->drawText(line, formulaFlags, row.remark);
    }
    painter->restore();
}

QSize DetailDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int lines = 2 * option.fontMetrics.height();
    return {widthOf(option), lines + remarkHeight(option, rowOf(index).remark) + 2 * endMargin};
}

} // namespace trefoil
