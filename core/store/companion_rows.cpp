// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/companion_rows.h"

#include <algorithm>
#include <cstring>
#include <filesystem>

namespace trefoil {

namespace {

constexpr std::int64_t firstSchemaWithCompanions = 8;

std::filesystem::path pathOf(std::string_view text)
{
    return {std::u8string(text.begin(), text.end())};
}

std::string textOf(const std::filesystem::path& path)
{
    const std::u8string text = path.generic_u8string();
    return {text.begin(), text.end()};
}

std::string placeIn(const std::string& folder, std::string_view relative)
{
    if (folder.empty()) {
        return std::string(relative);
    }
    return relative == "." ? folder : textOf((pathOf(folder) / pathOf(relative)).lexically_normal());
}

} // namespace

void storeCompanions(sql::Connection& connection, FileId file, const std::string& folder,
    const std::vector<Companion>& companions)
{
    sql::Statement remove = connection.prepare("DELETE FROM source_companion WHERE file_id = ?1");
    remove.bind(1, file.value).run();
    sql::Statement insert =
        connection.prepare("INSERT INTO source_companion VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    for (std::size_t i = 0; i < companions.size(); ++i) {
        const Companion& companion = companions[i];
        const std::string path = folder.empty()
            ? companion.path
            : textOf(pathOf(companion.path).lexically_relative(pathOf(folder)));
        insert.bind(1, file.value).bind(2, i).bind(3, std::string_view(path));
        insert.bind(4, static_cast<int>(companion.kind));
        insert.bind(5, companion.stamp.bytes).bind(6, companion.stamp.modifiedMs);
        insert.bindBlob(7, {reinterpret_cast<const char*>(companion.digest.data()), companion.digest.size()})
            .run();
    }
}

CompanionRows::CompanionRows(sql::Connection& connection)
{
    if (connection.integer("PRAGMA user_version") >= firstSchemaWithCompanions) {
        m_rows = connection.prepare("SELECT path, kind, bytes, mtime_ms, sha256 FROM source_companion"
                                    " WHERE file_id = ?1 ORDER BY position");
    }
}

std::vector<Companion> CompanionRows::load(FileId file, const std::string& folder)
{
    std::vector<Companion> companions;
    if (!m_rows) {
        return companions;
    }
    m_rows->bind(1, file.value);
    while (m_rows->step()) {
        Companion& companion = companions.emplace_back();
        companion.path = placeIn(folder, m_rows->text(0));
        companion.kind = static_cast<Companion::Kind>(m_rows->integer(1));
        companion.stamp = {m_rows->integer(2), m_rows->integer(3)};
        const std::string_view digest = m_rows->blob(4);
        std::memcpy(companion.digest.data(), digest.data(), std::min(digest.size(), companion.digest.size()));
    }
    return companions;
}

} // namespace trefoil
