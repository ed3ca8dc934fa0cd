// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/codecarbon/run_groups.h"

#include "core/base/instant.h"
#include "core/base/utf8_text.h"

#include <cstdlib>

namespace trefoil::codecarbon {

namespace {

constexpr std::int64_t tolerance = 2000; // ms

} // namespace

const std::string& RunGroups::idOf(std::string_view project, std::int64_t startMilliseconds)
{
    const std::int64_t step = startMilliseconds / tolerance;
    const auto keyOf = [&](std::int64_t neighbour) -> const std::string& {
        m_key.assign(project);
        m_key += '\n';
        m_key += std::to_string(neighbour);
        return m_key;
    };
    for (const std::int64_t neighbour : {step, step - 1, step + 1}) {
        const auto found = m_groups.find(keyOf(neighbour));
        if (found != m_groups.end() && std::llabs(found->second.start - startMilliseconds) <= tolerance) {
            return found->second.id;
        }
    }
    const std::int64_t wholeSeconds = startMilliseconds / 1000 * 1000;
    Group group{startMilliseconds,
        "start:" + toValidUtf8(project) + ":" + formatInstant(Instant{wholeSeconds, false})};
    return m_groups.insert_or_assign(keyOf(step), std::move(group)).first->second.id;
}

} // namespace trefoil::codecarbon
