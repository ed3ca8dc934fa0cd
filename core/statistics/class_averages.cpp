// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/class_averages.h"

#include <cmath>

namespace trefoil {

void ClassAverages::add(const ClassTotals& totals)
{
    m_recall.add(totals.recall());
    m_precision.add(totals.precision());
    m_f1.add(totals.f1());
}

void ClassAverages::Mean::add(double share)
{
    if (!std::isnan(share)) {
        sum += share;
        count += 1;
    }
}

} // namespace trefoil
