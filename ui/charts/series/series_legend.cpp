// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/series/series_legend.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace trefoil {

namespace {

struct LegendText {
    Q_DECLARE_TR_FUNCTIONS(LegendText)
};

constexpr int mostScreenLines = 3;
constexpr double symbolPoints = 16;
constexpr double gapPoints = 5;
constexpr double betweenPoints = 12;

} // namespace

SeriesLegend::SeriesLegend(QCustomPlot& plot)
    : QCPLayoutElement(&plot)
{
}

void SeriesLegend::setEntries(std::vector<Entry> entries, const BoardLook& look)
{
    m_entries = std::move(entries);
    m_look = look;
}

QString SeriesLegend::moreText(std::size_t count) const
{
    return LegendText::tr("and %n more", nullptr, static_cast<int>(count));
}

SeriesLegend::Layout SeriesLegend::layOut(double width) const
{
    Layout layout;
    const QFontMetricsF metrics(m_look.tickFont);
    const double lineHeight = std::ceil(metrics.height() * 1.25);
    const double symbol = m_look.pixels(symbolPoints + gapPoints);
    const double between = m_look.pixels(betweenPoints);
    const double moreWidth = metrics.horizontalAdvance(moreText(m_entries.size()));
    const int mostLines =
        m_look.medium == Medium::Print ? static_cast<int>(m_entries.size()) : mostScreenLines;
    double left = 0;
    int row = 0;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const double wanted = symbol + metrics.horizontalAdvance(m_entries[i].text);
        const double box = std::min(wanted, std::max(width, symbol));
        if (left > 0 && left + box > width) {
            left = 0;
            ++row;
        }
        const bool isLast = i + 1 == m_entries.size();
        const bool needsMore = row == mostLines - 1 && !isLast && left + box + between + moreWidth > width;
        if (row == mostLines || needsMore) {
            layout.more = QRectF(left, std::min(row, mostLines - 1) * lineHeight, moreWidth, lineHeight);
            break;
        }
        layout.placed.push_back({i, QRectF(left, row * lineHeight, box, lineHeight)});
        left += box + between;
    }
    layout.height = m_entries.empty() ? 0 : (std::min(row, mostLines - 1) + 1) * lineHeight;
    return layout;
}

int SeriesLegend::heightFor(int width) const
{
    const double inside = width - m_look.pixels(2 * betweenPoints);
    return static_cast<int>(std::ceil(layOut(inside).height + m_look.pixels(gapPoints)));
}

QSize SeriesLegend::minimumOuterSizeHint() const
{
    return {0, heightFor(mParentPlot != nullptr ? mParentPlot->viewport().width() : 0)};
}

QSize SeriesLegend::maximumOuterSizeHint() const
{
    return {QWIDGETSIZE_MAX, minimumOuterSizeHint().height()};
}

void SeriesLegend::applyDefaultAntialiasingHint(QCPPainter* painter) const
{
    painter->setAntialiasing(true);
}

void SeriesLegend::draw(QCPPainter* painter)
{
    const double inset = m_look.pixels(betweenPoints);
    const QPointF corner(outerRect().left() + inset, outerRect().top() + m_look.pixels(gapPoints));
    const Layout layout = layOut(outerRect().width() - 2 * inset);
    const QFontMetricsF metrics(m_look.tickFont);
    const double symbol = m_look.pixels(symbolPoints);
    const double textLeft = m_look.pixels(symbolPoints + gapPoints);
    painter->setFont(m_look.tickFont);
    for (const Placed& placed : layout.placed) {
        const QRectF box = placed.box.translated(corner);
        const Entry& entry = m_entries[placed.entry];
        painter->setPen(entry.pen);
        painter->drawLine(QLineF(box.left(), box.center().y(), box.left() + symbol, box.center().y()));
        painter->setPen(m_look.quietText);
        const QRectF text = box.adjusted(textLeft, 0, 0, 0);
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
            metrics.elidedText(entry.text, Qt::ElideMiddle, text.width() + 1));
    }
    if (!layout.more.isEmpty()) {
        painter->setPen(m_look.quietText);
        painter->drawText(layout.more.translated(corner), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
            moreText(m_entries.size() - layout.placed.size()));
    }
}

} // namespace trefoil
