// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace trefoil {

/// The id that lm-evaluation-harness gives to the files of one evaluation by the moment in their names:
/// "results_2025-12-03T21-36-07.938481" and "samples_mbpp_2025-12-03T21-36-07.938481" (without ending) give
/// "lm_eval 2025-12-03T21-36-07.938481". Empty for names without a moment to the microsecond.
[[nodiscard]] std::string lmEvalRunId(std::string_view fileStem);

} // namespace trefoil
