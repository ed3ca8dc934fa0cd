// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/grade.h"
#include "core/ingest/metric_names.h"
#include "core/ingest/record_sink.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

namespace trefoil {

/// Fills the records of one document with named metrics: keeps the promise that each quantity is declared
/// once and before its first record, puts each metric on its standard quantity or on one of the file's own,
/// and says so where a value cannot be taken as it stands.
class RecordBuilder {
public:
    RecordBuilder(RecordSink& sink, std::string path);

    [[nodiscard]] Record& record() { return m_record; }

    /// Where a value stands in the file: JSON pointer or name of the place, unit as written, and grade.
    struct Place {
        std::string column;
        std::string unit;
        Grade grade = Grade::Measured;
        std::string companion = {}; ///< as in SourceColumn
        std::int64_t line = 0; ///< as in SourceColumn
    };

    /// written × the unit's factor goes to the quantity. NaN and infinities stay absent, with a warning.
    void setStandard(Standard standard, double written, const Place& place);

    /// A quantity of the file's own. An id that a standard quantity has gets "_as_written" behind it.
    void addExtra(Quantity quantity, double value, const Place& place);

    /// A metric by its name. A value of a standard quantity outside of its bounds is not rescaled: from 1 to
    /// 100 it goes to "<id>_percent" with a note, else to "<id>_as_written" with a warning.
    void addMetric(std::string_view name, double value, const Place& place);

    /// Says that the value of a metric is not on the scale of its standard quantity.
    void noteOddMagnitude(
        std::string_view metric, double value, const MetricPlacement& placed, const std::string& pointer);

    void addGroup(const Quantity& quantity, GroupValue value, const Place& place);

    /// Whether the record has a value for the id already.
    [[nodiscard]] bool has(std::string_view id) const;

    void diagnose(Severity severity, std::string code, std::string reason, std::string pointer);

    /// Hands the record over and starts an empty one.
    void accept(const Context& context);

    /// Drops what was put into the record since the last accept(): it turned out to be none.
    void discard();

    /// How many values the record has.
    [[nodiscard]] std::size_t valueCount() const { return m_present.size() + m_record.groups.size(); }

private:
    const Quantity& declared(const Quantity& proposed, const Place& place);

    RecordSink& m_sink;
    std::string m_path;
    Record m_record;
    std::unordered_set<std::string> m_declared;
    std::unordered_set<std::string> m_present;
};

} // namespace trefoil
