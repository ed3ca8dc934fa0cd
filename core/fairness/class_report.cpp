// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/class_report.h"

#include "core/base/number_text.h"
#include "core/fairness/cell_sums.h"
#include "core/statistics/class_averages.h"
#include "core/statistics/proportion.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

namespace {

/// A share of weights; the interval is over the effective number of rows.
struct WeightedShare {
    double part = 0, whole = 0, squaredWeights = 0;
    std::size_t rows = 0;

    void add(const WeightedShare& other)
    {
        part += other.part;
        whole += other.whole;
        squaredWeights += other.squaredWeights;
        rows += other.rows;
    }

    [[nodiscard]] MetricValue value(double confidence) const
    {
        MetricValue result;
        if (whole > 0) {
            result.numerator = part;
            result.denominator = whole;
            result.value = part / whole;
            result.size = effectiveSize(whole, squaredWeights);
            result.interval = wilsonInterval({result.value * result.size, result.size}, confidence);
        }
        return result;
    }
};

/// Per group (the last one: rows without) and class.
struct ClassShares {
    std::vector<WeightedShare> recall;
    std::vector<WeightedShare> precision; ///< per class only
};

bool isNoClass(double outcome)
{
    return !std::isnan(outcome) && outcome != std::trunc(outcome);
}

std::string className(const PredictionTable& table, double value)
{
    return table.classes.empty() ? formatNumber(value) : table.classes[static_cast<std::size_t>(value)];
}

ClassShares sharesOf(
    const PredictionTable& table, const Grouping& grouping, const std::vector<double>& classes)
{
    const auto indexOf = [&](double value) {
        return static_cast<std::size_t>(
            std::lower_bound(classes.begin(), classes.end(), value) - classes.begin());
    };
    const std::size_t count = classes.size();
    ClassShares shares;
    shares.recall.resize(count * grouping.stride());
    shares.precision.resize(count);
    for (std::size_t row = 0; row < table.rowCount; ++row) {
        const std::uint32_t cell = grouping.cells[row];
        const double label = table.labels[row];
        const double prediction = table.predictions[row];
        if (cell == noCode || std::isnan(label) || std::isnan(prediction)) {
            continue;
        }
        const double weight = table.weights.empty() ? 1 : table.weights[row];
        const WeightedShare own{label == prediction ? weight : 0, weight, weight * weight, 1};
        shares.recall[(cell % grouping.stride()) * count + indexOf(label)].add(own);
        shares.precision[indexOf(prediction)].add(own);
    }
    return shares;
}

} // namespace

Result<ClassReport> reportClasses(
    const PredictionTable& table, const Grouping& grouping, const GroupReportOptions& options)
{
    if (const auto checked = checkColumns(table); !checked) {
        return tl::unexpected(checked.error());
    }
    if (std::any_of(table.labels.begin(), table.labels.end(), isNoClass)
        || std::any_of(table.predictions.begin(), table.predictions.end(), isNoClass)) {
        return fail(Errc::SpecInvalid, {"a label or prediction is no class but a fraction"});
    }
    const auto sums = sumClasses(table, grouping);
    if (!sums) {
        return tl::unexpected(sums.error());
    }
    const std::size_t count = sums->classes.size();
    const ClassShares shares = sharesOf(table, grouping, sums->classes);
    ClassReport report;
    ClassAverages averages;
    for (std::size_t which = 0; which < count; ++which) {
        ClassFigures figures;
        figures.name = className(table, sums->classes[which]);
        WeightedShare all;
        for (std::size_t group = 0; group < grouping.stride(); ++group) {
            const WeightedShare& own = shares.recall[group * count + which];
            all.add(own);
            if (group < grouping.groups.size()) {
                figures.recallByGroup.push_back(own.value(options.confidence));
            }
        }
        const WeightedShare& predicted = shares.precision[which];
        figures.examples = static_cast<double>(all.rows);
        figures.recall = all.value(options.confidence);
        figures.precision = predicted.value(options.confidence);
        const ClassTotals totals{all.whole, predicted.whole, all.part};
        figures.f1 = totals.f1();
        averages.add(totals);
        const bool isWorse = !std::isnan(figures.recall.value)
            && (!report.worst || figures.recall.value < report.classes[*report.worst].recall.value);
        report.worst = isWorse ? std::optional(which) : report.worst;
        report.classes.push_back(std::move(figures));
    }
    report.macroRecall = averages.balancedAccuracy();
    report.macroPrecision = averages.macroPrecision();
    report.macroF1 = averages.macroF1();
    return report;
}

} // namespace trefoil
