// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/table/table_binding.h"
#include "core/ingest/formats/table/table_notes.h"
#include "core/ingest/formats/table/table_reader.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace trefoil {

/// A value of a row and the column that gave it.
struct RowValue {
    const BoundColumn* column = nullptr;
    double value = 0; ///< canonical unit
};

/// What a row says, before it is known whether it is a run or a group of one.
struct ConvertedRow {
    Record record; ///< identity and times; no values yet
    std::vector<RowValue> values;
    std::string runKey; ///< equal for rows of one run
    std::string attribute;
    std::string group;
    std::optional<std::int64_t> support;
};

/// Turns the cells of a row into values and texts. Contexts are interned once per distinct combination.
class RowConverter {
public:
    RowConverter(const TableBinding& binding, RecordSink& sink, TableNotes& notes);
    void convert(const TableRow& row, ConvertedRow& out);

private:
    void readText(const BoundColumn& column, std::string_view cell, const TableRow& row, ConvertedRow& out);
    void readTime(const BoundColumn& column, std::string_view cell, const TableRow& row, Record& record);
    void readValue(const BoundColumn& column, std::string_view cell, const TableRow& row, ConvertedRow& out);
    void nameRecord(Record& record) const;
    [[nodiscard]] ContextId internedContext();

    const TableBinding& m_binding;
    RecordSink& m_sink;
    TableNotes& m_notes;
    Context m_context;
    std::string m_contextKey;
    std::unordered_map<std::string, ContextId> m_contexts;
};

} // namespace trefoil
