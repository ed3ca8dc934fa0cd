// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/vector_paint_device.h"

#include <cmath>
#include <limits>

namespace trefoil {
namespace {

constexpr double pointsPerInch = 72;
constexpr double millimetresPerInch = 25.4;
constexpr int dotsPerInch = 720;

int toMillimetres(double points)
{
    return static_cast<int>(std::lround(points / pointsPerInch * millimetresPerInch));
}

} // namespace

VectorPaintDevice::VectorPaintDevice(const QSizeF& points, TextForm textForm, VectorWriter& writer)
    : m_points(points)
    , m_engine(std::make_unique<VectorPaintEngine>(
          writer, QRectF(QPointF(), points * canvasUnitsPerPoint), textForm))
{
}

QPaintEngine* VectorPaintDevice::paintEngine() const
{
    return m_engine.get();
}

int VectorPaintDevice::metric(PaintDeviceMetric metric) const
{
    switch (metric) {
    case PdmWidth:
        return static_cast<int>(std::lround(m_points.width() * canvasUnitsPerPoint));
    case PdmHeight:
        return static_cast<int>(std::lround(m_points.height() * canvasUnitsPerPoint));
    case PdmWidthMM:
        return toMillimetres(m_points.width());
    case PdmHeightMM:
        return toMillimetres(m_points.height());
    case PdmNumColors:
        return std::numeric_limits<int>::max();
    case PdmDepth:
        return 24;
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY:
        return dotsPerInch;
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return static_cast<int>(devicePixelRatioFScale());
    }
    return 0;
}

} // namespace trefoil
