// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace trefoil {

/// written × factor, exact to the last decimal where the factor is a power of ten from 1e-9 to 1e9: 91.3 % is
/// the number that "0.913" reads as, which neither 91.3 * 0.01 nor 91.3 / 100 is.
[[nodiscard]] double scaled(double written, double factor);

} // namespace trefoil
