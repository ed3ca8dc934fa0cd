// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QRectF>

#include <vector>

namespace trefoil {

/// The painter's clip as paths whose intersection it is, in canvas units. Upright rectangles are
/// intersected here, so that the usual clip is one rectangle however deep it was nested.
class VectorClip {
public:
    void apply(Qt::ClipOperation operation, const QPainterPath& canvasPath);

    [[nodiscard]] const std::vector<QPainterPath>& paths() const { return m_paths; }

    /// A rectangle outside of which nothing shows: @p page cut down to the clip.
    [[nodiscard]] QRectF bounds(const QRectF& page) const;

private:
    std::vector<QPainterPath> m_paths;
};

} // namespace trefoil
