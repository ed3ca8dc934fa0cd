// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/group_rows.h"

#include "core/base/utf8_text.h"
#include "core/ingest/formats/table/group_counts.h"
#include "core/ingest/formats/table/run_values.h"

namespace trefoil {

namespace {

bool isWholeRun(std::string_view group)
{
    const std::string lower = toLowerAscii(group);
    return lower == "all" || lower == "overall" || lower == "total";
}

} // namespace

void putValues(const std::vector<RowValue>& values, Record& record)
{
    for (const RowValue& value : values) {
        if (!value.column->group.empty()) {
            record.groups.push_back({value.column->quantity, value.column->attribute, value.column->group,
                value.value, std::nullopt, record.line, record.pointer});
        } else if (value.column->standard) {
            record.values[*value.column->standard] = value.value;
        } else {
            record.extras.push_back({value.column->quantity, value.value});
        }
    }
}

void GroupRows::add(const ConvertedRow& row)
{
    const auto [place, isNew] = m_recordOf.try_emplace(row.runKey, m_records.size());
    if (isNew) {
        m_records.push_back(row.record);
    }
    Record& record = m_records[place->second];
    if (row.group.empty() || isWholeRun(row.group)) {
        putValues(row.values, record);
        return;
    }
    const auto both = [](const std::string& a, const std::string& b) {
        return b.empty() ? a : a + " × " + b;
    };
    for (const RowValue& value : row.values) {
        record.groups.push_back({value.column->quantity, both(row.attribute, value.column->attribute),
            both(row.group, value.column->group), value.value, row.support, row.record.line,
            row.record.pointer});
    }
}

void GroupRows::finish(const TableBinding& binding, const std::string& path, RecordSink& sink)
{
    GroupCounts counts(m_records, binding);
    counts.deriveAccuracy(sink);
    liftRunValues(m_records);
    tellOfValuesByGroupOnly(m_records, path, sink);
    counts.deriveOtherRates(sink); // after, since nobody misses them for the run as a whole
    for (const Record& record : m_records) {
        sink.accept(record);
    }
}

} // namespace trefoil
