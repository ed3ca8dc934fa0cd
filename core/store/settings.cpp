// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/settings.h"

namespace trefoil {

Result<std::optional<std::string>> loadSetting(sql::Connection& connection, const std::string& key)
{
    std::optional<std::string> value;
    sql::Statement row = connection.prepare("SELECT value FROM setting WHERE key = ?1");
    row.bind(1, std::string_view(key));
    if (row.step()) {
        value = row.text(0);
    }
    return connection.takeResult().map([&] { return std::move(value); });
}

Result<void> saveSetting(sql::Connection& connection, const std::string& key, const std::string& json)
{
    sql::Statement insert = connection.prepare("INSERT INTO setting (key, value) VALUES (?1, ?2)"
                                               " ON CONFLICT (key) DO UPDATE SET value = excluded.value");
    insert.bind(1, std::string_view(key)).bind(2, std::string_view(json)).run();
    return connection.takeResult();
}

} // namespace trefoil
