// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/diagnostic.h"
#include "core/domain/grade.h"
#include "core/units/quantity.h"

#include <QString>

namespace trefoil {

/// The words that the core names in English, in the person's language.
[[nodiscard]] QString gradeText(Grade grade); ///< "metered"
[[nodiscard]] QString gradeExplanation(Grade grade); ///< "an external power or energy meter"
[[nodiscard]] QString severityText(Severity severity);
[[nodiscard]] QString sphereText(Sphere sphere);
[[nodiscard]] QString directionText(Direction direction); ///< "higher is better"; empty for none

} // namespace trefoil
