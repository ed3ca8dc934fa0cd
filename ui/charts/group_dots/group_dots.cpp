// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/group_dots/group_dots.h"

#include "ui/charts/arrows/arrow_marks.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace trefoil {
namespace {

struct GroupDotsText {
    Q_DECLARE_TR_FUNCTIONS(GroupDotsText)
};

constexpr double smallMarker = 0.72; ///< where a row holds many models

} // namespace

PointStyle baselineStyle(const BoardLook& look)
{
    PointStyle style;
    style.fill = look.text; // solid: hollow circles are runs that are not compressed
    style.outline = look.text;
    style.sizePoints = look.markerPoints;
    return style;
}

PanelContent groupDotsPanel(const PreparedGroupDots& dots)
{
    PanelContent panel;
    panel.header = GroupDotsText::tr("By group");
    const auto hasInterval = [](const GroupDot& dot) {
        return std::isfinite(dot.interval.high - dot.interval.low);
    };
    const bool isAnyDrawn = std::ranges::any_of(
        dots.dots, [&](const GroupDot& dot) { return dot.showsInterval && hasInterval(dot); });
    if (isAnyDrawn)
        panel.remark = !dots.hasStudent ? GroupDotsText::tr("bars: 95 % Wilson intervals over n examples")
            : !dots.hasWilson           ? GroupDotsText::tr("bars: 95 % intervals over seeds")
                                        : GroupDotsText::tr("bars: 95 % over n examples, else over seeds");
    else if (std::ranges::none_of(dots.dots, hasInterval))
        panel.remark = GroupDotsText::tr("single runs: no intervals");
    else
        panel.remark = GroupDotsText::tr("intervals not drawn: too many models");
    panel.x = {dots.title, false, false, false, dots.lower, dots.upper,
        [dots](int wanted) { return dots.ticks(wanted); }, 0};
    panel.y = {{}, false, false, true, -0.5, std::max(0.5, static_cast<double>(dots.rows.size()) - 0.5),
        [dots](int) { return dots.rowTicks(); }, 0};
    panel.hasGrid = false;
    if (dots.dots.empty())
        panel.emptyReason = GroupDotsText::tr("No model has a value by group");
    return panel;
}

void GroupDots::show(PreparedGroupDots dots, const BoardLook& look)
{
    m_dots = std::move(dots);
    setLook(look);
    std::vector<ChartMark> marks;
    const bool isCrowded = m_dots.dots.size() > m_dots.rows.size() * (mostWhiskers + 1);
    for (const GroupDot& dot : m_dots.dots) {
        PointStyle style =
            dot.isBaseline ? baselineStyle(look) : methodStyle(m_dots.methods[dot.method], look);
        if (!dot.isBaseline && isCrowded)
            style.sizePoints *= smallMarker;
        marks.push_back({dot.value, dot.place, dot.group, style});
    }
    setMarks(std::move(marks));
}

void GroupDots::draw(QCPPainter* painter)
{
    if (m_dots.dots.empty())
        return;
    painter->setAntialiasing(true);
    const QRectF area(keyAxis()->axisRect()->rect());
    painter->setPen(QPen(look().medium == Medium::Print ? QColor(0xC0, 0xC0, 0xC0) : look().grid, 1));
    for (std::size_t row = 1; row < m_dots.rows.size(); ++row) {
        const double y = valueAxis()->coordToPixel(static_cast<double>(row) - 0.5);
        painter->drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    for (std::size_t i = 0; i < m_dots.dots.size(); ++i) {
        const GroupDot& dot = m_dots.dots[i];
        if (!dot.showsInterval)
            continue;
        painter->setPen(QPen(
            marks()[i].style.outline, look().pixels(look().linePoints * 1.2), Qt::SolidLine, Qt::FlatCap));
        drawBar(*painter, {dot.interval.low, dot.place}, {dot.interval.high, dot.place});
    }
    drawMarks(*painter);
}

} // namespace trefoil
