// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/line_accumulator.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace trefoil {

LineAccumulator::LineAccumulator(QSize size)
    : m_size(size)
    , m_pixels(static_cast<std::size_t>(size.width()) * static_cast<std::size_t>(size.height()))
{
}

void LineAccumulator::clear()
{
    std::fill(m_pixels.begin(), m_pixels.end(), LineInk{});
}

inline void LineAccumulator::addPixel(int x, int y, const LineInk& ink, std::uint32_t weight)
{
    if (x < 0 || y < 0 || x >= m_size.width() || y >= m_size.height())
        return;
    LineInk& pixel = m_pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_size.width())
        + static_cast<std::size_t>(x)];
    pixel.lines += ink.lines * weight;
    pixel.red += ink.red * weight;
    pixel.green += ink.green * weight;
    pixel.blue += ink.blue * weight;
}

void LineAccumulator::add(QPoint from, QPoint to, const LineInk& ink, bool antialiased)
{
    // Wu's line in 16.16 fixed point: one or two pixels per step along the longer direction.
    const int dx = to.x() - from.x();
    const int dy = to.y() - from.y();
    const bool flat = std::abs(dx) >= std::abs(dy);
    const int steps = std::max(1, flat ? std::abs(dx) : std::abs(dy));
    const int forward = (flat ? dx : dy) < 0 ? -1 : 1;
    const std::int64_t slope = (std::int64_t{flat ? dy : dx} * 65536) / steps;
    std::int64_t across = std::int64_t{flat ? from.y() : from.x()} * 65536;
    int along = flat ? from.x() : from.y();
    for (int i = 0; i < steps; ++i, along += forward, across += slope) {
        const auto fraction = antialiased ? static_cast<std::uint32_t>((across >> 12) & 15) : 0U;
        const auto near = static_cast<int>((antialiased ? across : across + 32768) >> 16);
        if (flat)
            addPixel(along, near, ink, fullWeight - fraction);
        else
            addPixel(near, along, ink, fullWeight - fraction);
        if (fraction == 0)
            continue;
        if (flat)
            addPixel(along, near + 1, ink, fraction);
        else
            addPixel(near + 1, along, ink, fraction);
    }
}

QImage LineAccumulator::image(double opacityOfOne, double devicePixelRatio) const
{
    // Beyond this many lines the opacity is the same to a 255th for any useful opacity of one line.
    constexpr std::size_t tableSize = 512 * fullWeight;
    std::vector<float> opacity(tableSize);
    for (std::size_t i = 0; i < tableSize; ++i)
        opacity[i] = static_cast<float>(
            1 - std::pow(1 - opacityOfOne, static_cast<double>(i) / static_cast<double>(fullWeight)));

    QImage picture(m_size, QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(devicePixelRatio);
    const LineInk* ink = m_pixels.data();
    for (int y = 0; y < m_size.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (int x = 0; x < m_size.width(); ++x, ++ink) {
            if (ink->lines == 0) {
                line[x] = 0;
                continue;
            }
            const float alpha = opacity[std::min<std::size_t>(ink->lines, tableSize - 1)];
            const float scale = alpha / static_cast<float>(ink->lines);
            const auto channel = [scale](std::uint32_t sum) {
                return static_cast<int>(static_cast<float>(sum) * scale + 0.5F);
            };
            line[x] = qRgba(channel(ink->red), channel(ink->green), channel(ink->blue),
                static_cast<int>(alpha * 255 + 0.5F));
        }
    }
    return picture;
}

} // namespace trefoil
