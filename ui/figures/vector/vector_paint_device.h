// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/vector/vector_page.h"
#include "ui/figures/vector/vector_paint_engine.h"
#include "ui/figures/vector/vector_writer.h"

#include <QPaintDevice>
#include <QSizeF>

#include <memory>

namespace trefoil {

/// A page for QPainter or QCPPainter: 720 units to the inch, origin top left. Several painters may
/// paint on it one after the other.
class VectorPaintDevice final : public QPaintDevice {
public:
    /// @param writer takes down what is painted; must outlive the device
    VectorPaintDevice(const QSizeF& points, TextForm textForm, VectorWriter& writer);

    [[nodiscard]] QPaintEngine* paintEngine() const override;
    [[nodiscard]] const VectorPaintEngine& engine() const { return *m_engine; }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override;

private:
    QSizeF m_points;
    std::unique_ptr<VectorPaintEngine> m_engine;
};

} // namespace trefoil
