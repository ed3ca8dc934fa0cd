// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/codecarbon/row_alignment.h"
#include "core/ingest/record_sink.h"

#include <string>
#include <unordered_map>

namespace trefoil::codecarbon {

/// The context of a row, interned once for rows with the same bytes in the cells that it is made of.
class ContextCache {
public:
    ContextCache(const Header& header, RecordSink& sink);

    [[nodiscard]] ContextId contextOf(const Cells& cells, const RowLayout& layout);

private:
    [[nodiscard]] Context build(const Cells& cells, const RowLayout& layout) const;

    const Header& m_header;
    RecordSink& m_sink;
    std::string m_key;
    std::string m_lastKey;
    ContextId m_lastId;
    std::unordered_map<std::string, ContextId> m_ids;
};

/// The cell of the column, blanks around it taken off; empty when the row has none.
[[nodiscard]] std::string_view cellOf(const Cells& cells, const RowLayout& layout, Column column);

} // namespace trefoil::codecarbon
