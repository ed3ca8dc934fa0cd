// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/curve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace trefoil {

namespace {

constexpr std::size_t pointsPerBlock = 64;
constexpr std::size_t mostWholeColumn = 4; ///< a column of so many points is drawn as it is

void widen(Curve::Range& range, double value)
{
    range.lower = range.isEmpty ? value : std::min(range.lower, value);
    range.upper = range.isEmpty ? value : std::max(range.upper, value);
    range.isEmpty = false;
}

} // namespace

Curve::Curve()
    : Curve(std::make_shared<const std::vector<double>>(), std::make_shared<const std::vector<double>>())
{
}

Curve::Curve(Numbers x, Numbers y)
    : m_x(std::move(x))
    , m_y(std::move(y))
{
    findPieces();
    indexBlocks();
}

bool Curve::isDrawn(std::size_t i) const
{
    return std::isfinite((*m_x)[i]) && std::isfinite((*m_y)[i]);
}

void Curve::findPieces()
{
    auto pieces = std::make_shared<std::vector<Piece>>();
    const std::vector<double>& x = *m_x;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!std::isfinite(x[i])) {
            continue;
        }
        const bool isNext = !pieces->empty() && pieces->back().end == i && x[i] >= x[i - 1];
        if (isNext) {
            pieces->back().end = i + 1;
        } else {
            pieces->push_back({i, i + 1});
        }
    }
    m_pieces = std::move(pieces);
}

void Curve::indexBlocks()
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    auto blocks = std::make_shared<std::vector<Block>>();
    blocks->reserve(size() / pointsPerBlock + 1);
    for (std::size_t i = 0; i < size(); ++i) {
        if (i % pointsPerBlock == 0) {
            blocks->push_back({infinity, -infinity});
        }
        if (!isDrawn(i)) {
            ++m_missing;
            continue;
        }
        Block& block = blocks->back();
        block.lowest = std::min(block.lowest, (*m_y)[i]);
        block.highest = std::max(block.highest, (*m_y)[i]);
        widen(m_xRange, (*m_x)[i]);
        widen(m_yRange, (*m_y)[i]);
    }
    m_blocks = std::move(blocks);
}

/// Walks through the columns of one piece after the other.
class Curve::Decimator {
public:
    explicit Decimator(const Curve& curve)
        : m_curve(curve)
    {
    }

    void addPiece(const Piece& piece, double lower, double upper, int columns)
    {
        const std::vector<double>& x = *m_curve.m_x;
        const auto place = [&](std::size_t i) { return x.begin() + static_cast<std::ptrdiff_t>(i); };
        const auto index = [&](auto iterator) {
            return static_cast<std::size_t>(std::distance(x.begin(), iterator));
        };
        const std::size_t begin = index(std::lower_bound(place(piece.begin), place(piece.end), lower));
        const std::size_t end = index(std::upper_bound(place(begin), place(piece.end), upper));
        m_breaks = true;
        if (begin > piece.begin) {
            add(begin - 1); // missing: the line does not run to the border
        }
        const double width = (upper - lower) / columns;
        for (std::size_t i = begin; i < end;) {
            const double column = width > 0 ? std::floor((x[i] - lower) / width) : 0;
            // Rounding, or a range of no width, may put the border onto the points themselves: all of that
            // place are one column then.
            const double border = std::max(
                lower + (column + 1) * width, std::nextafter(x[i], std::numeric_limits<double>::infinity()));
            const std::size_t next = endOfColumn(i, end, border);
            addColumn(i, next);
            i = next;
        }
        if (end < piece.end) {
            add(end);
        }
    }

    std::vector<CurvePoint> take() { return std::move(m_points); }

private:
    void add(std::size_t i)
    {
        if (!m_curve.isDrawn(i)) {
            m_breaks = true;
            return;
        }
        m_points.push_back({(*m_curve.m_x)[i], (*m_curve.m_y)[i], m_breaks});
        m_breaks = false;
    }

    /// By steps that double: columns are often short.
    [[nodiscard]] std::size_t endOfColumn(std::size_t begin, std::size_t end, double border) const
    {
        const std::vector<double>& x = *m_curve.m_x;
        std::size_t step = 1;
        std::size_t low = begin;
        while (low + step < end && x[low + step] < border) {
            low += step;
            step *= 2;
        }
        const auto first = x.begin() + static_cast<std::ptrdiff_t>(low);
        const auto last = x.begin() + static_cast<std::ptrdiff_t>(std::min(low + step, end));
        return static_cast<std::size_t>(std::distance(x.begin(), std::lower_bound(first, last, border)));
    }

    void addColumn(std::size_t begin, std::size_t end)
    {
        if (end - begin <= mostWholeColumn) {
            for (std::size_t i = begin; i < end; ++i) {
                add(i);
            }
            return;
        }
        std::array<std::size_t, 4> chosen{begin, lowestIn(begin, end), highestIn(begin, end), end - 1};
        std::ranges::sort(chosen);
        std::size_t last = end;
        for (const std::size_t i : chosen) {
            if (i < end && i != last) { // end: no point of the column is drawn
                add(i);
                last = i;
            }
        }
        m_breaks = m_breaks || !m_curve.isDrawn(end - 1);
    }

    [[nodiscard]] std::size_t lowestIn(std::size_t begin, std::size_t end) const
    {
        return extremeIn(begin, end, &Block::lowest, [](double a, double b) { return a < b; });
    }
    [[nodiscard]] std::size_t highestIn(std::size_t begin, std::size_t end) const
    {
        return extremeIn(begin, end, &Block::highest, [](double a, double b) { return a > b; });
    }

    /// Whole blocks by their extreme, the rest point by point; end where nothing is drawn.
    template <class IsBefore>
    [[nodiscard]] std::size_t extremeIn(
        std::size_t begin, std::size_t end, double Block::*member, IsBefore isBefore) const
    {
        const std::vector<double>& y = *m_curve.m_y;
        const std::vector<Block>& blocks = *m_curve.m_blocks;
        std::size_t best = end;
        double bestValue = isBefore(0, 1) ? std::numeric_limits<double>::infinity()
                                          : -std::numeric_limits<double>::infinity();
        const auto look = [&](std::size_t from, std::size_t to) {
            for (std::size_t i = from; i < to; ++i) {
                if (m_curve.isDrawn(i) && (best == end || isBefore(y[i], bestValue))) {
                    best = i;
                    bestValue = y[i];
                }
            }
        };
        const std::size_t firstWhole = (begin + pointsPerBlock - 1) / pointsPerBlock;
        const std::size_t lastWhole = end / pointsPerBlock;
        if (firstWhole >= lastWhole) {
            look(begin, end);
            return best;
        }
        look(begin, firstWhole * pointsPerBlock);
        std::size_t bestBlock = lastWhole;
        for (std::size_t block = firstWhole; block < lastWhole; ++block) {
            if (isBefore(blocks[block].*member, bestValue)) {
                bestBlock = block;
                bestValue = blocks[block].*member;
            }
        }
        if (bestBlock != lastWhole) {
            const std::size_t from = bestBlock * pointsPerBlock;
            best = end;
            look(from, from + pointsPerBlock);
        }
        look(lastWhole * pointsPerBlock, end);
        return best;
    }

    const Curve& m_curve;
    std::vector<CurvePoint> m_points;
    bool m_breaks = true;
};

std::vector<CurvePoint> Curve::decimated(double lower, double upper, int columns) const
{
    Decimator decimator(*this);
    if (columns > 0 && lower <= upper) {
        for (const Piece& piece : *m_pieces) {
            decimator.addPiece(piece, lower, upper, columns);
        }
    }
    return decimator.take();
}

std::size_t Curve::indexOf(double x, double y) const
{
    for (const Piece& piece : *m_pieces) {
        const auto begin = m_x->begin() + static_cast<std::ptrdiff_t>(piece.begin);
        const auto end = m_x->begin() + static_cast<std::ptrdiff_t>(piece.end);
        const auto [first, last] = std::equal_range(begin, end, x);
        for (auto i = first; i != last; ++i) {
            const auto index = static_cast<std::size_t>(std::distance(m_x->begin(), i));
            if ((*m_y)[index] == y) {
                return index;
            }
        }
    }
    return size();
}

} // namespace trefoil
