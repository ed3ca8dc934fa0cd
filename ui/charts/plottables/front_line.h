// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <qcustomplot.h>

#include "ui/charts/plottables/front_steps.h"

namespace trefoil {

/// Draws a Pareto front as a dashed staircase. From its last point, the one of worst x and best y, the line
/// runs on to the border of the plot in the worse direction of x: whatever costs more than that point is
/// dominated by it. The pen is set with QCPAbstractPlottable::setPen. On a logarithmic axis points at or
/// below zero are left out.
class FrontLine : public QCPAbstractPlottable {
public:
    FrontLine(QCPAxis* keyAxis, QCPAxis* valueAxis);

    void setFront(std::vector<QPointF> points, BetterDirection x, BetterDirection y);
    /// The staircase in axis coordinates, with its run to the border; empty without a point.
    std::vector<QPointF> steps() const;

    double selectTest(const QPointF& pos, bool onlySelectable, QVariant* details = nullptr) const override;
    QCPRange getKeyRange(bool& found, QCP::SignDomain domain = QCP::sdBoth) const override;
    QCPRange getValueRange(bool& found, QCP::SignDomain domain = QCP::sdBoth,
        const QCPRange& keyRange = QCPRange()) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    std::vector<QPointF> m_points;
    BetterDirection m_x = BetterDirection::Lower;
    BetterDirection m_y = BetterDirection::Higher;
};

} // namespace trefoil
