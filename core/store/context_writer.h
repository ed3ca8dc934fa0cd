// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/record.h"
#include "core/store/sql/connection.h"

#include <cstdint>
#include <map>
#include <unordered_map>

namespace trefoil {

/// Stores equal contexts once.
class ContextWriter {
public:
    explicit ContextWriter(sql::Connection& connection); ///< knows those of the library

    [[nodiscard]] ContextId idOf(const Context& context);

private:
    struct Hash {
        std::size_t operator()(const Context& context) const;
    };
    std::unordered_map<Context, ContextId, Hash> m_ids;
    std::int64_t m_last = 0;
    sql::Statement m_insert;
};

/// The context of that id; empty when there is none.
[[nodiscard]] Context loadContext(sql::Connection& connection, ContextId id);

/// By id, as they came: what a new import brings gets the codes, and colours, after those of the others.
[[nodiscard]] std::map<std::int64_t, Context> loadContexts(sql::Connection& connection);

} // namespace trefoil
