// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/context_writer.h"

#include "core/store/record_hash.h"

#include <string>

namespace trefoil {

namespace {

constexpr std::string_view selectContexts =
    "SELECT id, project, model, variant, dataset, task, kind, split, country_iso3, region, hardware, tool,"
    " tracking_mode, citation FROM context";

Context contextFrom(const sql::Statement& row)
{
    Context context;
    int column = 0;
    for (std::string* text : {&context.project, &context.model, &context.variant, &context.dataset,
             &context.task, &context.kind, &context.split, &context.countryIso3, &context.region,
             &context.hardware, &context.tool, &context.trackingMode, &context.citation}) {
        *text = row.text(++column);
    }
    return context;
}

} // namespace

std::size_t ContextWriter::Hash::operator()(const Context& context) const
{
    return static_cast<std::size_t>(hashOf(context));
}

ContextWriter::ContextWriter(sql::Connection& connection)
    : m_insert(
        connection.prepare("INSERT INTO context (id, project, model, variant, dataset, task, kind, split,"
                           " country_iso3, region, hardware, tool, tracking_mode, citation)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"))
{
    for (auto& [id, context] : loadContexts(connection)) {
        m_last = id > m_last ? id : m_last;
        m_ids.emplace(context, ContextId{id});
    }
}

ContextId ContextWriter::idOf(const Context& context)
{
    const auto [found, isNew] = m_ids.try_emplace(context, ContextId{m_last + 1});
    if (isNew) {
        m_insert.bind(1, ++m_last);
        int position = 1;
        for (const std::string* text : {&context.project, &context.model, &context.variant, &context.dataset,
                 &context.task, &context.kind, &context.split, &context.countryIso3, &context.region,
                 &context.hardware, &context.tool, &context.trackingMode, &context.citation}) {
            m_insert.bind(++position, std::string_view(*text));
        }
        m_insert.run();
    }
    return found->second;
}

Context loadContext(sql::Connection& connection, ContextId id)
{
    sql::Statement row = connection.prepare(std::string(selectContexts) + " WHERE id = ?1");
    row.bind(1, id.value);
    return row.step() ? contextFrom(row) : Context{};
}

std::map<std::int64_t, Context> loadContexts(sql::Connection& connection)
{
    std::map<std::int64_t, Context> contexts;
    sql::Statement rows = connection.prepare(selectContexts);
    while (rows.step()) {
        contexts.emplace(rows.integer(0), contextFrom(rows));
    }
    return contexts;
}

} // namespace trefoil
