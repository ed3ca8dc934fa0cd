// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/run_values.h"

#include "core/base/utf8_text.h"

#include <algorithm>
#include <map>

namespace trefoil {

namespace {

/// What the rows of one run say of one quantity.
struct Rows {
    std::size_t count = 0;
    double value = absent; ///< of the first row
    bool isEqual = true;
};

struct ById { // the same order in every import
    bool operator()(const Quantity* a, const Quantity* b) const { return a->id < b->id; }
};

template <class T>
using ByQuantity = std::map<const Quantity*, T, ById>;

ByQuantity<Rows> rowsOf(const Record& record)
{
    ByQuantity<Rows> quantities;
    for (const GroupValue& value : record.groups) {
        Rows& rows = quantities[value.quantity];
        rows.value = rows.count == 0 ? value.value : rows.value;
        rows.isEqual = rows.isEqual && rows.value == value.value;
        ++rows.count;
    }
    return quantities;
}

bool isCountOfGroup(const Quantity& quantity)
{
    return quantity.id == "examples" || quantity.id.ends_with("_positives")
        || quantity.id.ends_with("_negatives");
}

bool isAboutTheRun(const Quantity& quantity)
{
    return quantity.sphere == Sphere::Environment || quantity.sphere == Sphere::Economy;
}

/// The value that the run itself has; absent without one.
double ownValue(const Record& record, const Quantity& quantity)
{
    if (const auto standard = findStandard(quantity.id)) {
        return record.values[*standard];
    }
    const auto found = std::find_if(record.extras.begin(), record.extras.end(),
        [&](const ExtraValue& extra) { return extra.quantity == &quantity; });
    return found == record.extras.end() ? absent : found->value;
}

void setOwnValue(Record& record, const Quantity& quantity, double value)
{
    if (const auto standard = findStandard(quantity.id)) {
        record.values[*standard] = value;
    } else {
        record.extras.push_back({&quantity, value});
    }
}

/// Quantities that are equal within each run of the file, and in some run over several rows.
ByQuantity<bool> equalInEveryRun(const std::deque<Record>& records)
{
    ByQuantity<bool> isRepeated;
    ByQuantity<bool> isEqual;
    for (const Record& record : records) {
        for (const auto& [quantity, rows] : rowsOf(record)) {
            isRepeated[quantity] = isRepeated[quantity] || rows.count > 1;
            isEqual.try_emplace(quantity, true).first->second &= rows.isEqual;
        }
    }
    for (auto& [quantity, equal] : isEqual) {
        equal = equal && isRepeated[quantity];
    }
    return isEqual;
}

} // namespace

void liftRunValues(std::deque<Record>& records)
{
    const ByQuantity<bool> everywhere = equalInEveryRun(records);
    for (Record& record : records) {
        for (const auto& [quantity, rows] : rowsOf(record)) {
            const bool isRepeated = rows.isEqual && rows.count > 1 && isAboutTheRun(*quantity);
            if (isCountOfGroup(*quantity) || !(isRepeated || everywhere.at(quantity))) {
                continue;
            }
            const double own = ownValue(record, *quantity);
            if (!isAbsent(own) && own != rows.value) {
                continue;
            }
            if (isAbsent(own)) {
                setOwnValue(record, *quantity, rows.value);
            }
            std::erase_if(
                record.groups, [q = quantity](const GroupValue& value) { return value.quantity == q; });
        }
    }
}

void tellOfValuesByGroupOnly(const std::deque<Record>& records, const std::string& path, RecordSink& sink)
{
    ByQuantity<std::size_t> runs;
    for (const Record& record : records) {
        for (const auto& [quantity, rows] : rowsOf(record)) {
            if (!isCountOfGroup(*quantity) && isAbsent(ownValue(record, *quantity))) {
                ++runs[quantity];
            }
        }
    }
    for (const auto& [quantity, count] : runs) {
        sink.diagnose({Severity::Note, "by_group_only",
            toValidUtf8(quantity->name + " is known by group only in " + std::to_string(count) + " of "
                + std::to_string(records.size()) + (records.size() == 1 ? " run: it" : " runs: it")
                + " has no value for the run as a whole, only the worst group and the largest gap."
                  " A row of the group \"all\" would state it."),
            SourceRef{path, 0, {}}});
    }
}

} // namespace trefoil
