// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_builder.h"
#include "core/ingest/tracking/series_recorder.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace trefoil {

/// Makes the last point of each series the record's value. Where several series are of one standard quantity,
/// test data count before validation data, and those before names that say nothing; the others become
/// quantities of the file's own. Says what it said once per file.
class LastValues {
public:
    /// wherePrefix stands before the name of the series in the source column: "metrics/".
    explicit LastValues(std::string wherePrefix);

    /// The prefix and the name of a series are a file beside the source, which states the series; its last
    /// point is in the line given by name.
    void setLines(std::map<std::string, std::int64_t> lines) { m_lines = std::move(lines); }

    void put(RecordBuilder& builder, const SeriesRecorder& recorder);
    void put(RecordBuilder& builder, std::vector<SeriesRecorder::Summary> summaries);

private:
    void put(RecordBuilder& builder, const SeriesRecorder::Summary& summary);

    std::string m_wherePrefix;
    std::map<std::string, std::int64_t> m_lines; ///< empty: the source itself states the series
    std::set<std::string> m_noted;
};

} // namespace trefoil
