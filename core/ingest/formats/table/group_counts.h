// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/table/table_binding.h"

#include <array>
#include <deque>
#include <map>
#include <string>
#include <vector>

namespace trefoil {

/// The four confusion counts of one group, and the place of the first of them.
struct GroupCount {
    std::array<double, 4> values{absent, absent, absent, absent}; ///< tp, fp, tn, fn
    std::int64_t line = 0;
    std::string pointer;
    std::optional<std::int64_t> support; ///< number of examples as written
};

/// The confusion counts of the groups of some runs, and the rates that follow from them. Rates are derived
/// where the file has columns of all four counts and none of the rate; the denominator is told as the number
/// of examples. 0 of 0 gives no value.
///
/// Where the groups of an attribute are classes, each counted against the rest, the accuracy of a class is
/// its recall, since right answers about the others say nothing of the class; rates of the others and the
/// balanced accuracy are left out.
class GroupCounts {
public:
    GroupCounts(std::deque<Record>& records, const TableBinding& binding);

    /// Of each group, and of the run where a row is about all of it: (tp + tn) / (tp + fp + tn + fn).
    void deriveAccuracy(RecordSink& sink);
    /// Of each group: selection rate, true and false positive and negative rates, precision and balanced
    /// accuracy, the mean of the true rates that are defined.
    void deriveOtherRates(RecordSink& sink);

private:
    struct Attribute {
        std::map<std::string, GroupCount> groups;
        bool areClassesAgainstRest = false;
    };
    using Attributes = std::map<std::string, Attribute>;

    [[nodiscard]] bool isWritten(const std::string& quantityId) const;
    template <class RateOf>
    void add(const Quantity& quantity, RateOf rateOf);

    std::deque<Record>& m_records;
    std::vector<Attributes> m_attributes; ///< per record; empty where some count has no column
    std::array<std::string, 4> m_names; ///< columns of the counts
    std::vector<std::string> m_written; ///< ids of the quantities that the file has
    bool m_hasClassAgainstRest = false;
};

} // namespace trefoil
