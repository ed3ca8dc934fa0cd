// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include "ui/charts/axis/prepared_axis.h"

namespace trefoil {

/// Ticks in the display unit of a prepared axis, for whatever range the axis currently has.
class BoardTicker : public QCPAxisTicker {
public:
    void setAxis(const PreparedAxis& axis) { m_axis = axis; }
    void setWanted(int count) { m_wanted = count; }

    void generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks,
        QVector<double>* subTicks, QVector<QString>* tickLabels) override
    {
        m_axis.lower = range.lower;
        m_axis.upper = range.upper;
        const AxisTicks found = m_axis.ticks(m_wanted);
        ticks.clear();
        if (tickLabels)
            tickLabels->clear();
        for (const AxisTick& tick : found.labelled) {
            ticks << tick.value;
            if (tickLabels)
                *tickLabels << tick.label;
        }
        if (subTicks)
            *subTicks = QVector<double>(found.between.begin(), found.between.end());
    }

private:
    PreparedAxis m_axis;
    int m_wanted = 5;
};

} // namespace trefoil
