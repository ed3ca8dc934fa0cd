// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/progress_text.h"

#include <algorithm>

namespace trefoil {

int progressPerMille(const JobProgress& progress)
{
    if (progress.total <= 0) {
        return -1;
    }
    const double share = static_cast<double>(progress.done) / static_cast<double>(progress.total);
    return static_cast<int>(std::clamp(share, 0.0, 1.0) * 1000);
}

} // namespace trefoil
