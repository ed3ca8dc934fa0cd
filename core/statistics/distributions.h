// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace trefoil {

// The few distributions that tests and intervals here need. NaN for parameters outside their range, never an
// exception.

[[nodiscard]] double normalQuantile(double p); ///< standard normal; 0 < p < 1
[[nodiscard]] double normalProbability(double x); ///< P(X ≤ x), standard normal
[[nodiscard]] double studentQuantile(double p, double degreesOfFreedom);
[[nodiscard]] double studentTwoSided(double t, double degreesOfFreedom); ///< P(|X| ≥ |t|)
[[nodiscard]] double chiSquareUpper(double x, double degreesOfFreedom); ///< P(X ≥ x)
[[nodiscard]] double binomialProbability(double k, double n, double p); ///< P(X = k)
[[nodiscard]] double binomialLower(double k, double n, double p); ///< P(X ≤ k)
/// P(X = k) of k marked among n drawn from total of which marked are marked.
[[nodiscard]] double hypergeometricProbability(unsigned k, unsigned marked, unsigned n, unsigned total);

} // namespace trefoil
