// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/vector/vector_page.h"
#include "ui/figures/vector/vector_paint_engine.h"
#include "ui/figures/vector/vector_writer.h"

#include <QPaintDevice>

#include <memory>

namespace trefoil {

/// A page for QPainter or QCPPainter: 720 units to the inch, origin top left. Several painters may
/// paint on it one after the other.
class VectorPaintDevice final : public QPaintDevice {
public:
    VectorPaintDevice(const VectorPage& page, std::unique_ptr<VectorWriter> writer);

    [[nodiscard]] QPaintEngine* paintEngine() const override;
    [[nodiscard]] const VectorPaintEngine& engine() const { return *m_engine; }

    /// The file. Call once, after the last painter has ended.
    [[nodiscard]] QByteArray finish() { return m_writer->finish(); }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override;

private:
    double m_widthPoints;
    double m_heightPoints;
    std::unique_ptr<VectorWriter> m_writer;
    std::unique_ptr<VectorPaintEngine> m_engine;
};

} // namespace trefoil
