// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/table_notes.h"

#include "core/base/utf8_text.h"

#include <utility>

namespace trefoil {

namespace {

constexpr std::int64_t toldPerColumn = 20;

} // namespace

TableNotes::TableNotes(RecordSink& sink, std::string path)
    : m_sink(sink)
    , m_path(std::move(path))
{
}

void TableNotes::about(
    Severity severity, const char* code, const TableRow& row, const std::string& column, std::string reason)
{
    if (++m_told[{code, column}] <= toldPerColumn) {
        m_sink.diagnose({severity, code, toValidUtf8(reason),
            SourceRef{m_path, row.line, row.pointer.empty() ? column : row.pointer}});
    }
}

void TableNotes::setAside(const char* code, const TableRow& row, std::string reason)
{
    m_sink.diagnose(
        {Severity::SetAside, code, toValidUtf8(reason), SourceRef{m_path, row.line, row.pointer}});
}

void TableNotes::aboutFile(Severity severity, const char* code, std::string reason)
{
    m_sink.diagnose({severity, code, toValidUtf8(reason), SourceRef{m_path, 0, {}}});
}

void TableNotes::tellRest()
{
    for (const auto& [what, count] : m_told) {
        if (count > toldPerColumn) {
            aboutFile(Severity::Note, what.first.c_str(),
                "The same happened in " + std::to_string(count - toldPerColumn) + " more cells of column \""
                    + what.second + "\".");
        }
    }
}

} // namespace trefoil
