// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/exemplars.h"

#include "core/base/number_text.h"

#include <algorithm>
#include <numeric>

namespace trefoil {

namespace {

double ratio(std::size_t part, std::size_t all)
{
    return all > 0 ? static_cast<double>(part) / static_cast<double>(all) : undefinedNumber;
}

/// Right answers of the modal labels.
struct RightCounts {
    std::size_t labelled = 0, labelledExemplars = 0;
    std::size_t baseline = 0, baselineOnExemplars = 0, compressedOnExemplars = 0;
};

void count(RightCounts& counts, ExemplarReport& report, const VoteChange& change, std::uint32_t label)
{
    const bool before = change.modalBaseline == label;
    const bool after = change.modalCompressed == label;
    ++counts.labelled;
    counts.baseline += before ? 1U : 0U;
    if (change.isExemplar()) {
        ++counts.labelledExemplars;
        counts.baselineOnExemplars += before ? 1U : 0U;
        counts.compressedOnExemplars += after ? 1U : 0U;
        report.lost += before ? 1U : 0U;
        report.gained += after ? 1U : 0U;
    }
}

void addShares(ExemplarReport& report, const ExemplarVotes& votes, const CodedColumn& column)
{
    std::vector<ExemplarShare> shares(column.values.size());
    for (std::size_t i = 0; i < column.codes.size(); ++i) {
        if (votes.isComplete[i] && column.codes[i] != noCode) {
            ++shares[column.codes[i]].examples;
        }
    }
    for (const Exemplar& exemplar : report.exemplars) {
        if (column.codes[exemplar.example] != noCode) {
            ++shares[column.codes[exemplar.example]].exemplars;
        }
    }
    for (std::size_t group = 0; group < shares.size(); ++group) {
        ExemplarShare& share = shares[group];
        share.attribute = column.name;
        share.group = column.values[group];
        share.shareOfExamples = ratio(share.examples, report.examples);
        share.shareOfExemplars = ratio(share.exemplars, report.exemplars.size());
        share.overrepresentation = share.shareOfExemplars / share.shareOfExamples;
        report.shares.push_back(std::move(share));
    }
}

} // namespace

std::vector<std::size_t> rankOfClasses(const std::vector<std::string>& classes)
{
    std::vector<std::size_t> order(classes.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const bool areNumbers = std::all_of(classes.begin(), classes.end(),
        [](const std::string& text) { return parseNumber(text).has_value(); });
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return areNumbers ? *parseNumber(classes[a]) < *parseNumber(classes[b]) : classes[a] < classes[b];
    });
    std::vector<std::size_t> rank(classes.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        rank[order[i]] = i;
    }
    return rank;
}

void markComplete(ExemplarVotes& votes)
{
    votes.incomplete = 0;
    votes.isComplete.resize(votes.ids.size());
    for (std::size_t i = 0; i < votes.ids.size(); ++i) {
        votes.isComplete[i] = votes.baseline.total(i) == votes.baselineModels
            && votes.compressed.total(i) == votes.compressedModels;
        votes.incomplete += votes.isComplete[i] ? 0U : 1U;
    }
}

ExemplarReport findExemplars(const ExemplarVotes& votes)
{
    ExemplarReport report;
    RightCounts counts;
    report.taxicab.assign(votes.ids.size(), undefinedNumber);
    for (std::size_t example = 0; example < votes.ids.size(); ++example) {
        if (!votes.isComplete[example]) {
            continue;
        }
        const VoteChange change = voteChange(votes.baseline, votes.compressed, example, votes.order);
        ++report.examples;
        report.taxicab[example] = change.taxicab;
        if (change.isExemplar()) {
            report.exemplars.push_back({example, change});
        }
        if (votes.labels[example] != noCode) {
            count(counts, report, change, votes.labels[example]);
        }
    }
    report.baselineAccuracyOnExemplars = ratio(counts.baselineOnExemplars, counts.labelledExemplars);
    report.compressedAccuracyOnExemplars = ratio(counts.compressedOnExemplars, counts.labelledExemplars);
    report.baselineAccuracyElsewhere =
        ratio(counts.baseline - counts.baselineOnExemplars, counts.labelled - counts.labelledExemplars);
    for (const CodedColumn& column : votes.groups) {
        addShares(report, votes, column);
    }
    return report;
}

} // namespace trefoil
