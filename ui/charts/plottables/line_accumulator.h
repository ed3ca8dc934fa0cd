// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QImage>
#include <QPoint>

namespace trefoil {

/// Number of lines and the sums of their colours.
struct LineInk {
    std::uint32_t lines = 0;
    std::uint32_t red = 0;
    std::uint32_t green = 0;
    std::uint32_t blue = 0;

    LineInk& operator+=(const LineInk& other)
    {
        lines += other.lines;
        red += other.red;
        green += other.green;
        blue += other.blue;
        return *this;
    }
    /// Adding the negated ink takes a line away again exactly: unsigned arithmetic wraps without loss.
    LineInk operator-() const { return {0U - lines, 0U - red, 0U - green, 0U - blue}; }
};

/// A picture of many translucent lines as sums per pixel: how much line covers the pixel and in which
/// colours. Sums do not depend on the order of drawing and lines can be taken away exactly, so a picture that
/// changes a little costs little. Holds up to about a million lines over one pixel.
class LineAccumulator {
public:
    LineAccumulator() = default;
    explicit LineAccumulator(QSize size);

    QSize size() const { return m_size; }
    void clear();
    /// One-pixel line from pixel `from` to pixel `to` (the last pixel of the longer direction left out).
    void add(QPoint from, QPoint to, const LineInk& ink, bool antialiased);
    /// Colour: the mean of the lines. Opacity: 1 - (1 - opacityOfOne)^lines.
    QImage image(double opacityOfOne, double devicePixelRatio) const;

private:
    static constexpr std::uint32_t fullWeight = 16;
    void addPixel(int x, int y, const LineInk& ink, std::uint32_t weight);

    QSize m_size;
    std::vector<LineInk> m_pixels;
};

} // namespace trefoil
