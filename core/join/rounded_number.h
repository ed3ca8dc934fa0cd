// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace trefoil {

/// From so many significant digits on, a number is taken to be written out in full.
inline constexpr int fullSignificantDigits = 9;

/// A number as it is written with so many significant digits, 1 or more.
[[nodiscard]] double roundedTo(double value, int digits);

/// How many significant digits a finite number is written with; fullSignificantDigits stands for that many or
/// more. A change of unit disturbs the last bits of a number, so "the same" leaves room for a few of them.
[[nodiscard]] int significantDigits(double value);

/// Whether two finite numbers are the same, or the one with fewer digits is the other one rounded. A number
/// of fewer than `leastDigits` significant digits agrees only with itself.
[[nodiscard]] bool agreeWhenRounded(double one, double other, int leastDigits);

} // namespace trefoil
