// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace trefoil {

/// A database id that cannot be mixed up with the id of another kind of thing. 0 means none.
template <class Tag>
struct Id {
    std::int64_t value = 0;

    [[nodiscard]] bool isValid() const { return value != 0; }
    auto operator<=>(const Id&) const = default;
};

using RunId = Id<struct RunTag>;
using RecordId = Id<struct RecordTag>;
using FileId = Id<struct FileTag>;
using ImportId = Id<struct ImportTag>;
using ContextId = Id<struct ContextTag>;

} // namespace trefoil

template <class Tag>
struct std::hash<trefoil::Id<Tag>> {
    std::size_t operator()(const trefoil::Id<Tag>& id) const noexcept
    {
        return std::hash<std::int64_t>{}(id.value);
    }
};
