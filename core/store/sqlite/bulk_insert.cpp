// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/bulk_insert.h"

#include "core/store/sqlite/connection_state.h"

#include <cmath>
#include <new>

namespace trefoil::sql {

namespace {

/// One value that waits. size: of a text; otherwise what the value is.
struct Cell {
    static constexpr std::int64_t null = -1;
    static constexpr std::int64_t integer = -2;
    static constexpr std::int64_t real = -3;

    std::int64_t size = null;
    union {
        std::int64_t whole;
        double number;
        const char* text;
    } value{0};
};

} // namespace

struct BulkInsert::Rows {
    std::vector<Cell> cells;
    std::size_t columnCount = 1;
};

namespace {

// The table is called after this and has the columns c0, c1, … ; see https://sqlite.org/vtab.html, eponymous
// tables.
constexpr const char* moduleName = "trefoil_waiting_rows";

struct Table {
    sqlite3_vtab base; // first, as SQLite demands
    const BulkInsert::Rows* rows;
};

struct Cursor {
    sqlite3_vtab_cursor base; // first, as SQLite demands
    std::size_t first = 0; // cell of the row
};

const BulkInsert::Rows& rowsOf(const sqlite3_vtab_cursor* cursor)
{
    return *reinterpret_cast<const Table*>(cursor->pVtab)->rows;
}

int connectTable(
    sqlite3* database, void* rows, int, const char* const*, sqlite3_vtab** table, char**) noexcept
{
    std::string declaration = "CREATE TABLE x(c0";
    for (std::size_t i = 1; i < BulkInsert::mostColumns; ++i) {
        declaration += ", c" + std::to_string(i);
    }
    if (const int code = sqlite3_declare_vtab(database, (declaration + ")").c_str()); code != SQLITE_OK) {
        return code;
    }
    // No view or trigger of a library file may use it.
    sqlite3_vtab_config(database, SQLITE_VTAB_DIRECTONLY);
    auto* made = new (std::nothrow) Table{{}, static_cast<const BulkInsert::Rows*>(rows)};
    *table = made == nullptr ? nullptr : &made->base;
    return made == nullptr ? SQLITE_NOMEM : SQLITE_OK;
}

int disconnectTable(sqlite3_vtab* table) noexcept
{
    delete reinterpret_cast<Table*>(table);
    return SQLITE_OK;
}

int planScan(sqlite3_vtab*, sqlite3_index_info* info) noexcept
{
    info->estimatedCost = 1;
    return SQLITE_OK;
}

int openCursor(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) noexcept
{
    auto* made = new (std::nothrow) Cursor{};
    *cursor = made == nullptr ? nullptr : &made->base;
    return made == nullptr ? SQLITE_NOMEM : SQLITE_OK;
}

int closeCursor(sqlite3_vtab_cursor* cursor) noexcept
{
    delete reinterpret_cast<Cursor*>(cursor);
    return SQLITE_OK;
}

int beginScan(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**) noexcept
{
    reinterpret_cast<Cursor*>(cursor)->first = 0;
    return SQLITE_OK;
}

int nextRow(sqlite3_vtab_cursor* cursor) noexcept
{
    reinterpret_cast<Cursor*>(cursor)->first += rowsOf(cursor).columnCount;
    return SQLITE_OK;
}

int isAtEnd(sqlite3_vtab_cursor* cursor) noexcept
{
    const BulkInsert::Rows& rows = rowsOf(cursor);
    return reinterpret_cast<Cursor*>(cursor)->first + rows.columnCount > rows.cells.size() ? 1 : 0;
}

int giveValue(sqlite3_vtab_cursor* cursor, sqlite3_context* result, int column) noexcept
{
    const std::size_t position = reinterpret_cast<Cursor*>(cursor)->first + static_cast<std::size_t>(column);
    const Cell& cell = rowsOf(cursor).cells[position];
    switch (cell.size) {
    case Cell::null:
        break; // what SQLite assumes
    case Cell::integer:
        sqlite3_result_int64(result, cell.value.whole);
        break;
    case Cell::real:
        sqlite3_result_double(result, cell.value.number);
        break;
    default:
        sqlite3_result_text64(
            result, cell.value.text, static_cast<sqlite3_uint64>(cell.size), SQLITE_STATIC, SQLITE_UTF8);
    }
    return SQLITE_OK;
}

int giveRowNumber(sqlite3_vtab_cursor* cursor, sqlite3_int64* number) noexcept
{
    *number = static_cast<sqlite3_int64>(reinterpret_cast<Cursor*>(cursor)->first);
    return SQLITE_OK;
}

sqlite3_module makeModule()
{
    sqlite3_module module{};
    module.xConnect = connectTable; // without xCreate: the table is there without being created
    module.xDisconnect = disconnectTable;
    module.xBestIndex = planScan;
    module.xOpen = openCursor;
    module.xClose = closeCursor;
    module.xFilter = beginScan;
    module.xNext = nextRow;
    module.xEof = isAtEnd;
    module.xColumn = giveValue;
    module.xRowid = giveRowNumber;
    return module;
}

std::string insertSql(std::string_view table, const std::vector<std::string>& columns)
{
    std::string names;
    std::string values;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        names += (i == 0 ? "" : ", ") + columns[i];
        values += (i == 0 ? "c" : ", c") + std::to_string(i);
    }
    return "INSERT INTO " + std::string(table) + " (" + names + ") SELECT " + values + " FROM " + moduleName;
}

/// Replaces the table of an earlier BulkInsert of the connection.
void registerRows(Connection::State& state, BulkInsert::Rows& rows)
{
    static const sqlite3_module module = makeModule();
    const int code = sqlite3_create_module_v2(state.database, moduleName, &module, &rows, nullptr);
    if (code != SQLITE_OK) {
        state.keepError(code, moduleName);
    }
}

} // namespace

BulkInsert::BulkInsert(
    Connection& connection, std::string_view table, const std::vector<std::string>& columns)
    : m_rows(std::make_unique<Rows>())
    , m_insert((registerRows(*connection.m_state, *m_rows), connection.prepare(insertSql(table, columns))))
{
    m_rows->columnCount = columns.size();
}

BulkInsert::~BulkInsert() = default;
BulkInsert::BulkInsert(BulkInsert&&) noexcept = default;
BulkInsert& BulkInsert::operator=(BulkInsert&&) noexcept = default;

BulkInsert& BulkInsert::add(std::int64_t value)
{
    Cell& cell = m_rows->cells.emplace_back();
    cell.size = Cell::integer;
    cell.value.whole = value;
    return *this;
}

BulkInsert& BulkInsert::add(double value)
{
    Cell& cell = m_rows->cells.emplace_back();
    if (!std::isnan(value)) {
        cell.size = Cell::real;
        cell.value.number = value;
    }
    return *this;
}

BulkInsert& BulkInsert::add(std::string_view text)
{
    Cell& cell = m_rows->cells.emplace_back();
    cell.size = static_cast<std::int64_t>(text.size());
    cell.value.text = text.empty() ? "" : text.data();
    return *this;
}

BulkInsert& BulkInsert::addNull()
{
    m_rows->cells.emplace_back();
    return *this;
}

std::size_t BulkInsert::rowCount() const
{
    return m_rows->cells.size() / m_rows->columnCount;
}

void BulkInsert::write()
{
    if (!m_rows->cells.empty()) {
        m_insert.run();
        m_rows->cells.clear();
    }
}

} // namespace trefoil::sql
