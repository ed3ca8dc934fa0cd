// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/collecting_sink.h"

#include <algorithm>

namespace trefoil::test {

ContextId CollectingSink::intern(const Context& context)
{
    const auto found = std::find(contexts.begin(), contexts.end(), context);
    if (found != contexts.end()) {
        return ContextId{found - contexts.begin() + 1};
    }
    contexts.push_back(context);
    return ContextId{static_cast<std::int64_t>(contexts.size())};
}

const Context& CollectingSink::context(ContextId id) const
{
    static const Context none;
    return id.isValid() ? contexts.at(static_cast<std::size_t>(id.value - 1)) : none;
}

std::size_t CollectingSink::count(std::string_view code) const
{
    return static_cast<std::size_t>(std::count_if(
        diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& d) { return d.code == code; }));
}

} // namespace trefoil::test
