// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace trefoil {

/// The value, or why there is none. One alias, so that std::expected can replace it in one line.
template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Errc code, std::vector<std::string> args, SourceRef where)
{
    return tl::unexpected<Error>(Error{code, std::move(args), std::move(where)});
}

[[nodiscard]] inline tl::unexpected<Error> fail(Errc code, std::vector<std::string> args)
{
    return fail(code, std::move(args), SourceRef{});
}

} // namespace trefoil
