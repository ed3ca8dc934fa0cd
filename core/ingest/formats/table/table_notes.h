// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/table/table_reader.h"
#include "core/ingest/record_sink.h"

#include <map>
#include <string>

namespace trefoil {

/// Tells the sink what happened, at most some times per code and column, and at the end how many more there
/// were. Records set aside are always told.
class TableNotes {
public:
    TableNotes(RecordSink& sink, std::string path);

    void about(Severity severity, const char* code, const TableRow& row, const std::string& column,
        std::string reason);
    void setAside(const char* code, const TableRow& row, std::string reason);
    void aboutFile(Severity severity, const char* code, std::string reason);
    void tellRest(); ///< call once, at the end

private:
    RecordSink& m_sink;
    std::string m_path;
    std::map<std::pair<std::string, std::string>, std::int64_t> m_told;
};

} // namespace trefoil
