// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/cell_sums.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

namespace {

constexpr std::size_t mostClassSums = 10'000'000;

void look(OutcomeFacts& facts, double value, bool& isMissing)
{
    for (std::size_t i = 0; i < facts.seenCount; ++i) {
        if (facts.seen[i] == value) {
            return;
        }
    }
    if (std::isnan(value)) {
        isMissing = true;
        return;
    }
    if (facts.seenCount < facts.seen.size()) {
        facts.seen[facts.seenCount++] = value;
    }
    facts.hasFraction = facts.hasFraction || value != std::trunc(value);
}

template <bool isWeighted>
void addRows(const PredictionTable& table, const Grouping& grouping, double positive, TableSums& sums)
{
    const std::size_t stride = grouping.stride();
    const bool hasLevels = grouping.levels.size() > 1;
    for (std::size_t row = 0; row < table.rowCount; ++row) {
        const std::uint32_t cell = grouping.cells[row];
        if (cell == noCode) {
            continue;
        }
        const double label = table.labels[row];
        const double prediction = table.predictions[row];
        const double weight = isWeighted ? table.weights[row] : 1;
        CellSums& here = sums.cells[cell];
        const std::size_t place = (label == positive ? 2U : 0U) + (prediction == positive ? 1U : 0U);
        ++here.rows;
        here.confusion[place] += weight;
        if constexpr (isWeighted) {
            here.squaredWeights[place] += weight * weight;
        }
        const double error = prediction - label;
        here.total += weight;
        here.correct += error == 0 ? weight : 0;
        here.prediction += weight * prediction;
        here.absoluteError += weight * std::abs(error);
        here.squaredError += weight * error * error;
        OutcomeFacts& facts = sums.levels[hasLevels ? cell / stride : 0];
        look(facts, label, facts.isLabelMissing);
        facts.hasLabelFraction = facts.hasLabelFraction || (label != std::trunc(label) && !std::isnan(label));
        look(facts, prediction, facts.isPredictionMissing);
    }
}

/// The class of a label: straight from a table for small whole numbers, else by search.
class ClassIndex {
public:
    explicit ClassIndex(const std::vector<double>& classes)
        : m_classes(classes)
        , m_small(smallest, notFound)
    {
        for (std::size_t i = 0; i < classes.size(); ++i) {
            if (isSmall(classes[i])) {
                m_small[static_cast<std::size_t>(classes[i])] = i;
            }
        }
    }

    [[nodiscard]] std::size_t operator()(double label) const
    {
        if (isSmall(label)) {
            return m_small[static_cast<std::size_t>(label)];
        }
        const auto place = std::lower_bound(m_classes.begin(), m_classes.end(), label);
        return static_cast<std::size_t>(place - m_classes.begin());
    }

private:
    static constexpr std::size_t smallest = 1024;
    static constexpr std::size_t notFound = 0;

    static bool isSmall(double label)
    {
        return label >= 0 && label < static_cast<double>(smallest) && label == std::trunc(label);
    }

    const std::vector<double>& m_classes;
    std::vector<std::size_t> m_small;
};

void addDistinct(std::vector<double>& distinct, const std::vector<double>& outcomes)
{
    double last = std::nan("");
    for (const double label : outcomes) {
        if (label == last || std::isnan(label)) {
            continue;
        }
        last = label;
        const auto place = std::lower_bound(distinct.begin(), distinct.end(), label);
        if (place == distinct.end() || *place != label) {
            if (distinct.size() > mostClassSums) {
                break;
            }
            distinct.insert(place, label);
        }
    }
}

} // namespace

CellSums& CellSums::operator+=(const CellSums& other)
{
    rows += other.rows;
    for (std::size_t i = 0; i < confusion.size(); ++i) {
        confusion[i] += other.confusion[i];
        squaredWeights[i] += other.squaredWeights[i];
    }
    total += other.total;
    correct += other.correct;
    prediction += other.prediction;
    absoluteError += other.absoluteError;
    squaredError += other.squaredError;
    return *this;
}

TableSums sumCells(const PredictionTable& table, const Grouping& grouping, double positive)
{
    TableSums sums;
    sums.cells.resize(grouping.cellCount());
    sums.levels.resize(grouping.levels.size());
    if (!table.weights.empty()) {
        addRows<true>(table, grouping, positive, sums);
        return sums;
    }
    addRows<false>(table, grouping, positive, sums);
    for (CellSums& cell : sums.cells) {
        cell.squaredWeights = cell.confusion;
    }
    return sums;
}

CalibrationSums sumCalibration(const PredictionTable& table, const Grouping& grouping, double positive)
{
    CalibrationSums sums;
    sums.cells.resize(grouping.cellCount());
    sums.squaredError.resize(grouping.cellCount());
    for (std::size_t row = 0; row < table.rowCount; ++row) {
        const std::uint32_t cell = grouping.cells[row];
        const double score = table.scores[row];
        if (cell == noCode) {
            continue;
        }
        if (!(score >= 0 && score <= 1)) {
            sums.isInvalid = true;
            continue;
        }
        const double weight = table.weights.empty() ? 1 : table.weights[row];
        const double label = table.labels[row] == positive ? 1 : 0;
        CalibrationSums::Bin& bin = sums.cells[cell][static_cast<std::size_t>(score * 10)];
        bin.weight += weight;
        bin.score += weight * score;
        bin.label += weight * label;
        sums.squaredError[cell] += weight * (score - label) * (score - label);
    }
    return sums;
}

Result<ClassSums> sumClasses(const PredictionTable& table, const Grouping& grouping)
{
    ClassSums sums;
    addDistinct(sums.classes, table.labels);
    addDistinct(sums.classes, table.predictions);
    const std::size_t count = sums.classes.size();
    if (count * grouping.cellCount() > mostClassSums) {
        return fail(Errc::SpecInvalid, {"there are too many classes and groups"});
    }
    sums.weight.resize(count * grouping.cellCount());
    sums.found.resize(count * grouping.cellCount());
    sums.predicted.resize(count * grouping.cellCount());
    const ClassIndex classOf(sums.classes);
    for (std::size_t row = 0; row < table.rowCount; ++row) {
        const std::uint32_t cell = grouping.cells[row];
        const double label = table.labels[row];
        if (cell == noCode || std::isnan(label)) {
            continue;
        }
        const std::size_t place = cell * count + classOf(label);
        const double weight = table.weights.empty() ? 1 : table.weights[row];
        sums.weight[place] += weight;
        const double prediction = table.predictions[row];
        if (prediction == label) {
            sums.found[place] += weight;
            sums.predicted[place] += weight;
        } else if (!std::isnan(prediction)) {
            sums.predicted[cell * count + classOf(prediction)] += weight;
        }
    }
    return sums;
}

std::vector<RegressionSums> sumRegression(const PredictionTable& table, const Grouping& grouping)
{
    std::vector<RegressionSums> cells(grouping.cellCount());
    for (std::size_t row = 0; row < table.rowCount; ++row) {
        const std::uint32_t cell = grouping.cells[row];
        if (cell != noCode && !std::isnan(table.labels[row]) && !std::isnan(table.predictions[row])) {
            cells[cell].add(
                table.labels[row], table.predictions[row], table.weights.empty() ? 1 : table.weights[row]);
        }
    }
    return cells;
}

} // namespace trefoil
