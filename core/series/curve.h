// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace trefoil {

/// A point of a line that is drawn.
struct CurvePoint {
    double x = 0;
    double y = 0;
    bool startsLine = false; ///< nothing connects it with the point before: there a value is missing

    bool operator==(const CurvePoint&) const = default;
};

/// A line through any number of points, indexed once so that looking at it costs what the plot is wide, not
/// what the line is long. Immutable; copies share their points.
class Curve {
public:
    using Numbers = std::shared_ptr<const std::vector<double>>;

    Curve();
    /// x and y of equal length. A y that is not finite is missing and breaks the line; an x that is not
    /// leaves its point out. Where x goes back, a new line begins.
    Curve(Numbers x, Numbers y);

    [[nodiscard]] std::size_t size() const { return m_y->size(); }
    [[nodiscard]] const std::vector<double>& x() const { return *m_x; }
    [[nodiscard]] const std::vector<double>& y() const { return *m_y; }
    [[nodiscard]] const Numbers& sharedX() const { return m_x; }
    [[nodiscard]] std::size_t missing() const { return m_missing; } ///< points that are not drawn

    struct Range {
        double lower = 0;
        double upper = 0;
        bool isEmpty = true; ///< no point is drawn
    };
    [[nodiscard]] Range xRange() const { return m_xRange; } ///< of the points that are drawn
    [[nodiscard]] Range yRange() const { return m_yRange; }

    /// What a plot of so many pixel columns over lower … upper shows, in the order of the points: of each
    /// column its first, lowest, highest and last point (Jugel et al., "M4", VLDB 2014), so that no extreme
    /// is lost; all points of a column that has no more. The nearest points outside of the range are
    /// included, so that the line runs to the border. Time: columns × logarithm of the points.
    [[nodiscard]] std::vector<CurvePoint> decimated(double lower, double upper, int columns) const;

    /// The index of a point of that x and y; size() without one.
    [[nodiscard]] std::size_t indexOf(double x, double y) const;

private:
    struct Block {
        double lowest;
        double highest;
    };
    struct Piece { ///< x never goes back from begin to end
        std::size_t begin;
        std::size_t end;
    };
    class Decimator;

    void findPieces();
    void indexBlocks();
    [[nodiscard]] bool isDrawn(std::size_t i) const;

    Numbers m_x;
    Numbers m_y;
    std::shared_ptr<const std::vector<Block>> m_blocks;
    std::shared_ptr<const std::vector<Piece>> m_pieces;
    std::size_t m_missing = 0;
    Range m_xRange;
    Range m_yRange;
};

} // namespace trefoil
