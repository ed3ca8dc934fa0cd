// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/board/board_geometry.h"

#include "ui/bridge/word_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace trefoil {
namespace {

struct LegendText {
    Q_DECLARE_TR_FUNCTIONS(LegendText)
};

constexpr double screenPanelPoints = 165; ///< narrower scatter panels go to a second row
constexpr double printPanelPoints = 104;
constexpr std::size_t mostLegendGroups = 12;

/// Lengths that follow from the fonts, in pixels.
struct Metrics {
    double gap;
    double padding;
    double tickLength;
    double tickHeight;
    double titleHeight;
    double headerHeight;
    double legendLine;

    explicit Metrics(const BoardLook& look)
        : gap(look.pixels(look.medium == Medium::Print ? 7 : 6))
        , padding(look.pixels(look.medium == Medium::Print ? 0.5 : 7))
        , tickLength(look.pixels(look.medium == Medium::Print ? 2.5 : 3))
        , tickHeight(QFontMetricsF(look.tickFont).height())
        , titleHeight(QFontMetricsF(look.textFont).height())
        , headerHeight(
              QFontMetricsF(look.titleFont).height() + look.pixels(look.medium == Medium::Print ? 4 : 8))
        , legendLine(tickHeight * 1.35)
    {
    }
    [[nodiscard]] double bottom() const { return tickLength + tickHeight + titleHeight * 1.25 + padding; }
};

double widestLabel(const AxisTicks& ticks, const QFont& font)
{
    const QFontMetricsF metrics(font);
    double widest = 0;
    for (const AxisTick& tick : ticks.labelled)
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    return widest;
}

std::vector<LegendEntry> legendEntries(const PreparedBoard& board)
{
    std::vector<LegendEntry> entries;
    const std::size_t shown = std::min(board.groups.size(), mostLegendGroups);
    for (std::size_t i = 0; i < shown; ++i)
        entries.push_back({LegendEntry::Kind::Group, i, Grade::Measured, board.groups[i].label, {}});
    if (shown < board.groups.size())
        entries.push_back({LegendEntry::Kind::More, 0, Grade::Measured,
            LegendText::tr("and %1 more").arg(board.groups.size() - shown), {}});
    if (board.hasFront()) {
        entries.push_back(
            {LegendEntry::Kind::OnFront, 0, Grade::Measured, LegendText::tr("on the Pareto front"), {}});
        entries.push_back(
            {LegendEntry::Kind::Dominated, 0, Grade::Measured, LegendText::tr("dominated"), {}});
    }
    const std::vector<Grade> grades = board.grades();
    if (grades.size() == 1 && grades.front() == Grade::Measured)
        return entries;
    for (const Grade grade : grades)
        entries.push_back({LegendEntry::Kind::Graded, 0, grade, gradeText(grade), {}});
    return entries;
}

/// Flows the entries into lines; returns the height that they take.
double placeLegend(
    std::vector<LegendEntry>& entries, const BoardLook& look, const Metrics& metrics, double width)
{
    if (entries.empty())
        return 0;
    const QFontMetricsF font(look.tickFont);
    const double symbol = look.pixels(look.markerPoints) + look.pixels(5);
    const double between = look.pixels(11);
    const double left = look.medium == Medium::Print ? 0 : metrics.gap + metrics.padding;
    double x = left;
    double y = look.medium == Medium::Print ? 0 : metrics.gap * 0.5;
    for (LegendEntry& entry : entries) {
        const double room = width - left - left;
        const double wanted = symbol + font.horizontalAdvance(entry.text) + look.pixels(1);
        const double own = std::min(wanted, room);
        if (x > left && x + own > width - left) {
            x = left;
            y += metrics.legendLine;
        }
        entry.place = QRectF(x, y, own, metrics.legendLine);
        x += own + between;
    }
    return y + metrics.legendLine + (look.medium == Medium::Print ? look.pixels(2) : 0);
}

std::size_t columnCount(const PreparedBoard& board, const BoardLook& look, double width)
{
    const double least = look.pixels(look.medium == Medium::Print ? printPanelPoints : screenPanelPoints);
    const auto fitting = static_cast<std::size_t>(std::max(1.0, std::floor(width / least)));
    const std::size_t count = board.scatters.size();
    if (count <= fitting)
        return std::max<std::size_t>(1, count);
    // In a narrow figure an odd panel would leave a hole beside it: there they stand in one column.
    if (look.medium == Medium::Print && fitting == 2 && count % 2 == 1)
        return 1;
    const std::size_t rows = (count + fitting - 1) / fitting;
    return (count + rows - 1) / rows;
}

double leftMargin(const PreparedScatter& scatter, const BoardLook& look, const Metrics& metrics, int yTicks)
{
    return metrics.padding + metrics.titleHeight * 1.15 + widestLabel(scatter.y.ticks(yTicks), look.tickFont)
        + metrics.tickLength + look.pixels(3);
}

/// The labels that fit side by side: a guess from their widths, then checked against the true ticks.
int fittingTicks(const PreparedAxis& axis, const BoardLook& look, double width)
{
    const double space = look.pixels(6);
    for (int wanted = 7; wanted > 2; --wanted) {
        const AxisTicks ticks = axis.ticks(wanted);
        const auto count = static_cast<double>(ticks.labelled.size());
        if (count * (widestLabel(ticks, look.tickFont) + space) <= width)
            return wanted;
    }
    return 2;
}

ScatterPlace placeOf(const QRectF& card, double left, double right, const Metrics& metrics)
{
    ScatterPlace place;
    place.card = card.toRect();
    const QRectF inner = card.adjusted(left, metrics.headerHeight, -right, -metrics.bottom());
    place.inner = inner.toRect();
    place.header = QRectF(inner.left(), card.top(), inner.width(), metrics.headerHeight);
    const double titleTop = card.bottom() - metrics.padding - metrics.titleHeight * 1.15;
    place.xTitle = QRectF(card.left(), titleTop, card.width(), metrics.titleHeight * 1.15);
    place.xTitle.setLeft(inner.left() - right);
    place.xTitle.setRight(card.right());
    return place;
}

class BoardLayOut {
public:
    BoardLayOut(const PreparedBoard& board, const BoardLook& look, QSize size)
        : m_board(board)
        , m_look(look)
        , m_metrics(look)
        , m_size(size)
    {
    }

    BoardGeometry run()
    {
        m_result.legend = legendEntries(m_board);
        const double outer = m_look.medium == Medium::Print ? 0 : m_metrics.gap;
        const double legend = placeLegend(m_result.legend, m_look, m_metrics, m_size.width());
        QRectF area(outer, legend > 0 ? legend : outer, m_size.width() - 2 * outer, 0);
        area.setBottom(m_size.height() - outer);
        const std::size_t columns = columnCount(m_board, m_look, area.width());
        const std::size_t rows = (m_board.scatters.size() + columns - 1) / columns;
        const auto parts = static_cast<double>(rows + m_board.parallels.size());
        if (parts < 1)
            return m_result;
        // A row of scatter panels is a little higher than the lines below it.
        const double scatterWeight = 1.12;
        const double weights =
            scatterWeight * static_cast<double>(rows) + static_cast<double>(m_board.parallels.size());
        const double unit = (area.height() - m_metrics.gap * (parts - 1)) / weights;
        double top = area.top();
        for (std::size_t row = 0; row < rows; ++row) {
            placeRow(row * columns, columns, QRectF(area.left(), top, area.width(), unit * scatterWeight));
            top += unit * scatterWeight + m_metrics.gap;
        }
        for (std::size_t i = 0; i < m_board.parallels.size(); ++i) {
            const QRectF card(area.left(), top, area.width(), unit);
            m_result.parallelCards.push_back(card.toRect());
            m_result.parallels.push_back(card.adjusted(m_metrics.padding, m_metrics.padding,
                                                 -m_metrics.padding, -m_metrics.padding * 0.5)
                                             .toRect());
            top += unit + m_metrics.gap;
        }
        return m_result;
    }

private:
    void placeRow(std::size_t first, std::size_t columns, const QRectF& row)
    {
        const std::size_t count = std::min(columns, m_board.scatters.size() - first);
        const double innerHeight = row.height() - m_metrics.headerHeight - m_metrics.bottom();
        const int yTicks = std::clamp(static_cast<int>(innerHeight / (m_metrics.tickHeight * 2.6)), 2, 6);
        const double right = m_look.medium == Medium::Print ? m_look.pixels(7) : m_metrics.padding * 1.6;
        std::vector<double> lefts;
        double used = m_metrics.gap * static_cast<double>(columns - 1);
        for (std::size_t i = 0; i < count; ++i) {
            const bool showsY = i == 0 || !m_board.sharesY(first + i) || !m_board.sharesY(first);
            const double own = showsY ? leftMargin(m_board.scatters[first + i], m_look, m_metrics, yTicks)
                                      : m_metrics.padding * 1.6 + m_look.pixels(2);
            lefts.push_back(own);
            used += own + right;
        }
        // An incomplete last row keeps the column width of the rows above.
        used += static_cast<double>(columns - count) * right;
        const double inner = std::max(10.0, (row.width() - used) / static_cast<double>(columns));
        double x = row.left();
        for (std::size_t i = 0; i < count; ++i) {
            const QRectF card(x, row.top(), lefts[i] + inner + right, row.height());
            ScatterPlace place = placeOf(card, lefts[i], right, m_metrics);
            place.showsY = i == 0 || !m_board.sharesY(first + i) || !m_board.sharesY(first);
            if (place.showsY)
                place.yTitle = QRectF(card.left() + m_metrics.padding * 0.6, place.inner.top(),
                    m_metrics.titleHeight * 1.15, place.inner.height());
            place.yTicks = yTicks;
            place.xTicks = fittingTicks(m_board.scatters[first + i].x, m_look, inner);
            m_result.scatters.push_back(place);
            x += card.width() + m_metrics.gap;
        }
    }

    const PreparedBoard& m_board;
    const BoardLook& m_look;
    Metrics m_metrics;
    QSize m_size;
    BoardGeometry m_result;
};

} // namespace

BoardGeometry layOutBoard(const PreparedBoard& board, const BoardLook& look, QSize size)
{
    return BoardLayOut(board, look, size).run();
}

int suitableHeight(const PreparedBoard& board, const BoardLook& look, int width)
{
    const std::size_t columns = columnCount(board, look, width);
    const std::size_t rows = (board.scatters.size() + columns - 1) / columns;
    const double panel = static_cast<double>(width) / static_cast<double>(columns);
    // One panel alone has the golden ratio; panels in a row are nearly square.
    const double scatterHeight = panel
        * (columns == 1        ? (rows == 1 ? 0.62 : 0.5)
                : columns == 2 ? 0.72
                               : 0.95);
    const double parallelHeight = std::max(width * 0.27, look.pixels(150));
    std::vector<LegendEntry> legend = legendEntries(board);
    const double legendHeight = placeLegend(legend, look, Metrics(look), width);
    return static_cast<int>(std::lround(legendHeight + scatterHeight * static_cast<double>(rows)
        + parallelHeight * static_cast<double>(board.parallels.size())));
}

} // namespace trefoil
