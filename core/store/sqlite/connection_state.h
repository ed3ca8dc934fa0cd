// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/sql/connection.h"

#include <sqlite3.h>

#include <optional>
#include <string>

namespace trefoil::sql {

struct Connection::State {
    sqlite3* database = nullptr;
    std::string path;
    std::optional<Error> firstError;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State();

    void keepError(int code, std::string_view sql);
};

} // namespace trefoil::sql
