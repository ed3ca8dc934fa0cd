// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/group_rows.h"

#include "core/base/utf8_text.h"
#include "core/ingest/formats/table/run_values.h"

#include <algorithm>
#include <array>
#include <map>

namespace trefoil {

namespace {

constexpr std::array<std::string_view, 4> countIds = {
    "true_positives", "false_positives", "true_negatives", "false_negatives"};

bool isWholeRun(std::string_view group)
{
    const std::string lower = toLowerAscii(group);
    return lower == "all" || lower == "overall" || lower == "total";
}

/// The place of a confusion count in countIds; countIds.size() for anything else.
std::size_t countIndex(const Quantity& quantity)
{
    return static_cast<std::size_t>(
        std::find(countIds.begin(), countIds.end(), quantity.id) - countIds.begin());
}

/// The four counts of a group; absent where the table has none.
struct Counts {
    std::array<double, 4> values{absent, absent, absent, absent};
    const GroupValue* first = nullptr; ///< tells the support and the place

    [[nodiscard]] double positives() const { return values[0] + values[3]; }
    [[nodiscard]] double total() const { return values[0] + values[1] + values[2] + values[3]; }
};

using CountsByGroup = std::map<std::string, Counts>;

/// Whether the groups are classes, each counted against the rest: the four counts are then of everybody, only
/// the positives are examples of the class, and the classes together are everybody.
bool areClassesAgainstRest(const CountsByGroup& groups)
{
    double positives = 0;
    for (const auto& [group, counts] : groups) {
        const auto& support = counts.first->support;
        if (!support || static_cast<double>(*support) != counts.positives()) {
            return false;
        }
        positives += counts.positives();
    }
    return groups.size() > 1
        && std::ranges::all_of(groups, [&](const auto& group) { return group.second.total() == positives; });
}

/// The share of the group's own examples that are right; absent where a count is. Of a class against the rest
/// it is the recall, since right answers about the others say nothing of the class.
double accuracyOf(const Counts& counts, bool isAgainstRest)
{
    const auto& [tp, fp, tn, fn] = counts.values;
    const double examples =
        isAgainstRest ? counts.positives() : counts.total(); // NaN where a count is absent
    return examples > 0 ? (isAgainstRest ? tp : tp + tn) / examples : absent;
}

/// Of the run itself, where a row about all of it has the counts.
void deriveOfRun(Record& record)
{
    std::array<double, 4> values{absent, absent, absent, absent};
    for (const ExtraValue& extra : record.extras) {
        if (const std::size_t index = countIndex(*extra.quantity); index < countIds.size()) {
            values[index] = extra.value;
        }
    }
    const auto& [tp, fp, tn, fn] = values;
    if (const double total = tp + fp + tn + fn; total > 0) {
        record.values[Standard::Accuracy] = (tp + tn) / total;
    }
}

/// Whether groups of the record are classes against the rest.
bool deriveInRecord(const Quantity& accuracy, Record& record)
{
    std::map<std::string, CountsByGroup> attributes;
    for (const GroupValue& value : record.groups) {
        if (const std::size_t index = countIndex(*value.quantity); index < countIds.size()) {
            Counts& counts = attributes[value.attribute][value.group];
            counts.values[index] = value.value;
            counts.first = counts.first == nullptr ? &value : counts.first;
        }
    }
    bool hasClassAgainstRest = false;
    std::vector<GroupValue> derived;
    for (const auto& [attribute, groups] : attributes) {
        const bool isAgainstRest = areClassesAgainstRest(groups);
        hasClassAgainstRest |= isAgainstRest;
        for (const auto& [group, counts] : groups) {
            const double share = accuracyOf(counts, isAgainstRest);
            if (!isAbsent(share)) {
                derived.push_back({&accuracy, attribute, group, share, counts.first->support,
                    counts.first->line, counts.first->pointer});
            }
        }
    }
    record.groups.insert(record.groups.end(), derived.begin(), derived.end());
    return hasClassAgainstRest;
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

void GroupRows::deriveAccuracy(const TableBinding& binding, RecordSink& sink)
{
    std::array<std::string, 4> names;
    for (const BoundColumn& column : binding.columns) {
        if (column.quantity == nullptr) {
            continue;
        }
        if (column.standard == Standard::Accuracy) {
            return;
        }
        if (const std::size_t index = countIndex(*column.quantity); index < names.size()) {
            names[index] = column.column;
        }
    }
    if (std::any_of(names.begin(), names.end(), [](const std::string& name) { return name.empty(); })) {
        return;
    }
    const Quantity& accuracy = sink.quantity(quantityOf(Standard::Accuracy));
    bool hasClassAgainstRest = false;
    for (Record& record : m_records) {
        hasClassAgainstRest |= deriveInRecord(accuracy, record);
        deriveOfRun(record);
    }
    const auto& [tp, fp, tn, fn] = names;
    std::string formula = "(" + tp + "+" + tn + ")/(" + tp + "+" + fp + "+" + tn + "+" + fn + ")";
    if (hasClassAgainstRest) {
        formula += "; of a class against the rest " + tp + "/(" + tp + "+" + fn + ")";
    }
    sink.declare({&accuracy, formula, "1", Grade::Derived});
}

void GroupRows::finish(const std::string& path, RecordSink& sink)
{
    liftRunValues(m_records);
    tellOfValuesByGroupOnly(m_records, path, sink);
    for (const Record& record : m_records) {
        sink.accept(record);
    }
}

} // namespace trefoil
