// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace trefoil {

/// The exponential moving average of the values, debiased as Adam does (Kingma and Ba, 2015): with
/// m ← weight·m + (1 − weight)·value from m = 0, the t-th result is m / (1 − weight^t), so that the beginning
/// is not drawn towards zero. weight 0 … 0.9999; 0 gives the values themselves. A value that is not finite
/// stays as it is and takes no part.
[[nodiscard]] std::vector<double> smoothed(std::span<const double> values, double weight);

} // namespace trefoil
