// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/group_counts.h"

#include "core/ingest/group_rates.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace trefoil {

namespace {

constexpr std::array<std::string_view, 4> countIds = {
    "true_positives", "false_positives", "true_negatives", "false_negatives"};

/// The place of a confusion count in countIds; countIds.size() for anything else.
std::size_t countIndex(const Quantity& quantity)
{
    return static_cast<std::size_t>(
        std::find(countIds.begin(), countIds.end(), quantity.id) - countIds.begin());
}

/// A share of some of the counts of others.
struct CountedRate {
    std::string_view name; ///< one that groupRateQuantity knows
    std::array<bool, 4> part; ///< tp, fp, tn, fn
    std::array<bool, 4> whole;
    bool isOfOneClass; ///< says something of a class that is counted against the rest
};

constexpr CountedRate accuracyRate{"accuracy", {true, false, true, false}, {true, true, true, true}, true};
constexpr CountedRate truePositiveRate{
    "true_positive_rate", {true, false, false, false}, {true, false, false, true}, true};
constexpr CountedRate trueNegativeRate{
    "true_negative_rate", {false, false, true, false}, {false, true, true, false}, false};
constexpr std::array otherRates = {
    CountedRate{"selection_rate", {true, true, false, false}, {true, true, true, true}, false},
    truePositiveRate,
    CountedRate{"false_negative_rate", {false, false, false, true}, {true, false, false, true}, true},
    CountedRate{"false_positive_rate", {false, true, false, false}, {false, true, true, false}, false},
    trueNegativeRate,
    CountedRate{"precision", {true, false, false, false}, {true, true, false, false}, true},
};

/// A rate and the examples that it is a share of.
struct RateOfGroup {
    double value = absent;
    double examples = 0;
};

double sumOf(const std::array<bool, 4>& which, const std::array<double, 4>& counts)
{
    double sum = 0;
    for (std::size_t i = 0; i < which.size(); ++i) {
        sum += which[i] ? counts[i] : 0;
    }
    return sum;
}

RateOfGroup rateFrom(const CountedRate& rate, const GroupCount& counts)
{
    const double whole = sumOf(rate.whole, counts.values);
    const bool isDefined =
        whole > 0 && std::ranges::all_of(counts.values, [](double count) { return count >= 0; });
    return isDefined ? RateOfGroup{sumOf(rate.part, counts.values) / whole, whole} : RateOfGroup();
}

/// "(tp+tn)" of the names of the columns, "tp" of a single one.
std::string sumText(const std::array<bool, 4>& which, const std::array<std::string, 4>& names)
{
    std::string text;
    for (std::size_t i = 0; i < which.size(); ++i) {
        if (which[i]) {
            text += (text.empty() ? "" : "+") + names[i];
        }
    }
    return std::ranges::count(which, true) > 1 ? '(' + text + ')' : text;
}

std::string formulaOf(const CountedRate& rate, const std::array<std::string, 4>& names)
{
    return sumText(rate.part, names) + '/' + sumText(rate.whole, names);
}

double positivesOf(const GroupCount& counts)
{
    return counts.values[0] + counts.values[3];
}

/// Whether the groups are classes, each counted against the rest: the four counts are then of everybody, only
/// the positives are examples of the class, and the classes together are everybody.
bool areAgainstRest(const std::map<std::string, GroupCount>& groups)
{
    double positives = 0;
    for (const auto& [group, counts] : groups) {
        if (!counts.support || static_cast<double>(*counts.support) != positivesOf(counts)) {
            return false;
        }
        positives += positivesOf(counts);
    }
    return groups.size() > 1 && std::ranges::all_of(groups, [&](const auto& group) {
        return sumOf({true, true, true, true}, group.second.values) == positives;
    });
}

/// Of the run itself, where a row about all of it has the counts.
void deriveAccuracyOfRun(Record& record)
{
    GroupCount counts;
    for (const ExtraValue& extra : record.extras) {
        if (const std::size_t index = countIndex(*extra.quantity); index < countIds.size()) {
            counts.values[index] = extra.value;
        }
    }
    if (const double share = rateFrom(accuracyRate, counts).value; !isAbsent(share)) {
        record.values[Standard::Accuracy] = share;
    }
}

} // namespace

GroupCounts::GroupCounts(std::deque<Record>& records, const TableBinding& binding)
    : m_records(records)
{
    for (const BoundColumn& column : binding.columns) {
        if (column.quantity == nullptr) {
            continue;
        }
        if (const std::size_t index = countIndex(*column.quantity); index < countIds.size()) {
            m_names[index] = column.column;
        }
        m_written.push_back(column.quantity->id);
        if (const auto known = groupRateQuantity(column.column)) { // "tpr" is a column of one's own
            m_written.push_back(known->id);
        }
    }
    m_attributes.resize(records.size());
    if (std::ranges::any_of(m_names, &std::string::empty)) {
        m_attributes.clear();
        return;
    }
    for (std::size_t i = 0; i < records.size(); ++i) {
        for (const GroupValue& value : records[i].groups) {
            const std::size_t index = countIndex(*value.quantity);
            if (index == countIds.size()) {
                continue;
            }
            const auto [place, isNew] = m_attributes[i][value.attribute].groups.try_emplace(value.group);
            GroupCount& counts = place->second;
            counts.values[index] = value.value;
            if (isNew) {
                counts.line = value.line;
                counts.pointer = value.pointer;
                counts.support = value.support;
            }
        }
        for (auto& [name, attribute] : m_attributes[i]) {
            attribute.areClassesAgainstRest = areAgainstRest(attribute.groups);
            m_hasClassAgainstRest |= attribute.areClassesAgainstRest;
        }
    }
}

bool GroupCounts::isWritten(const std::string& quantityId) const
{
    return std::ranges::find(m_written, quantityId) != m_written.end();
}

template <class RateOf>
void GroupCounts::add(const Quantity& quantity, RateOf rateOf)
{
    for (std::size_t i = 0; i < m_attributes.size(); ++i) {
        for (const auto& [name, attribute] : m_attributes[i]) {
            for (const auto& [group, counts] : attribute.groups) {
                const RateOfGroup rate = rateOf(counts, attribute.areClassesAgainstRest);
                if (!isAbsent(rate.value)) {
                    m_records[i].groups.push_back({&quantity, name, group, rate.value,
                        static_cast<std::int64_t>(std::llround(rate.examples)), counts.line, counts.pointer});
                }
            }
        }
    }
}

void GroupCounts::deriveAccuracy(RecordSink& sink)
{
    if (m_attributes.empty() || isWritten(quantityOf(Standard::Accuracy).id)) {
        return;
    }
    const Quantity& accuracy = sink.quantity(quantityOf(Standard::Accuracy));
    add(accuracy, [](const GroupCount& counts, bool isAgainstRest) {
        return rateFrom(isAgainstRest ? truePositiveRate : accuracyRate, counts);
    });
    for (Record& record : m_records) {
        deriveAccuracyOfRun(record);
    }
    std::string formula = formulaOf(accuracyRate, m_names);
    if (m_hasClassAgainstRest) {
        formula += "; of a class against the rest " + formulaOf(truePositiveRate, m_names);
    }
    sink.declare({&accuracy, formula, "1", Grade::Derived});
}

void GroupCounts::deriveOtherRates(RecordSink& sink)
{
    if (m_attributes.empty()) {
        return;
    }
    for (const CountedRate& rate : otherRates) {
        const auto proposed = groupRateQuantity(rate.name);
        if (!proposed || isWritten(proposed->id)) {
            continue;
        }
        const Quantity& quantity = sink.quantity(*proposed);
        add(quantity, [&rate](const GroupCount& counts, bool isAgainstRest) {
            return isAgainstRest && !rate.isOfOneClass ? RateOfGroup() : rateFrom(rate, counts);
        });
        sink.declare({&quantity, formulaOf(rate, m_names), "1", Grade::Derived});
    }
    if (isWritten(quantityOf(Standard::BalancedAccuracy).id)) {
        return;
    }
    const Quantity& balanced = sink.quantity(quantityOf(Standard::BalancedAccuracy));
    add(balanced, [](const GroupCount& counts, bool isAgainstRest) {
        const RateOfGroup positives = rateFrom(truePositiveRate, counts);
        const RateOfGroup negatives = rateFrom(trueNegativeRate, counts);
        const double value = isAbsent(positives.value) ? negatives.value
            : isAbsent(negatives.value)                ? positives.value
                                                       : (positives.value + negatives.value) / 2;
        return isAgainstRest ? RateOfGroup() : RateOfGroup{value, positives.examples + negatives.examples};
    });
    sink.declare({&balanced,
        "mean of " + formulaOf(truePositiveRate, m_names) + " and " + formulaOf(trueNegativeRate, m_names),
        "1", Grade::Derived});
}

} // namespace trefoil
