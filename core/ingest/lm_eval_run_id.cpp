// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/lm_eval_run_id.h"

namespace trefoil {

std::string lmEvalRunId(std::string_view fileStem)
{
    constexpr std::string_view pattern = "_dddd-dd-ddTdd-dd-dd.dddddd";
    const bool isNamedSo = fileStem.starts_with("results_") || fileStem.starts_with("samples_");
    if (!isNamedSo || fileStem.size() < pattern.size()) {
        return {};
    }
    const std::string_view end = fileStem.substr(fileStem.size() - pattern.size());
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool fits = pattern[i] == 'd' ? end[i] >= '0' && end[i] <= '9' : end[i] == pattern[i];
        if (!fits) {
            return {};
        }
    }
    return "lm_eval " + std::string(end.substr(1));
}

} // namespace trefoil
