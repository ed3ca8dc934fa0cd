// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/prediction_table.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace trefoil {

namespace {

double numberOf(const PlainValue& value)
{
    if (const bool* truth = std::get_if<bool>(&value)) {
        return *truth ? 1 : 0;
    }
    const double* number = std::get_if<double>(&value);
    return number ? *number : noNumber;
}

bool anyText(std::span<const PlainValue> values)
{
    return std::any_of(values.begin(), values.end(),
        [](const PlainValue& value) { return std::holds_alternative<std::string>(value); });
}

std::set<double> differentNumbers(const std::vector<double>& values)
{
    std::set<double> different;
    for (const double value : values) {
        if (!std::isnan(value)) {
            different.insert(value);
        }
    }
    return different;
}

bool areAmong(const std::set<double>& labels, double a, double b)
{
    return std::ranges::all_of(labels, [&](double label) { return label == a || label == b; });
}

template <class T>
std::vector<T> picked(const std::vector<T>& column, const std::vector<std::size_t>& rows)
{
    std::vector<T> result;
    if (!column.empty()) {
        result.reserve(rows.size());
        for (const std::size_t row : rows) {
            result.push_back(column[row]);
        }
    }
    return result;
}

std::vector<CodedColumn> picked(const std::vector<CodedColumn>& columns, const std::vector<std::size_t>& rows)
{
    std::vector<CodedColumn> result;
    for (const CodedColumn& column : columns) {
        result.push_back({column.name, picked(column.codes, rows), column.values});
    }
    return result;
}

} // namespace

Result<void> setOutcomes(
    PredictionTable& table, std::span<const PlainValue> labels, std::span<const PlainValue> predictions)
{
    if (labels.size() != predictions.size()) {
        return fail(Errc::SpecInvalid,
            {std::to_string(labels.size()) + " labels and " + std::to_string(predictions.size())
                + " predictions"});
    }
    const bool areTexts = anyText(labels) || anyText(predictions);
    std::set<std::string> classes;
    if (areTexts) {
        for (const auto values : {labels, predictions}) {
            for (const PlainValue& value : values) {
                if (!isMissing(value)) {
                    classes.insert(textOf(value));
                }
            }
        }
    }
    table.classes.assign(classes.begin(), classes.end());
    table.rowCount = labels.size();
    const auto decode = [&](const PlainValue& value) {
        if (!areTexts || isMissing(value)) {
            return numberOf(value);
        }
        const auto place = std::lower_bound(table.classes.begin(), table.classes.end(), textOf(value));
        return static_cast<double>(place - table.classes.begin());
    };
    table.labels.resize(labels.size());
    table.predictions.resize(predictions.size());
    std::transform(labels.begin(), labels.end(), table.labels.begin(), decode);
    std::transform(predictions.begin(), predictions.end(), table.predictions.begin(), decode);
    return {};
}

PositiveLabel positiveLabel(const PredictionTable& table, const std::string& text)
{
    if (table.classes.empty()) {
        const double number = numberOrTruth(text, '.');
        return {std::isnan(number) ? std::numeric_limits<double>::infinity() : number};
    }
    const auto place = std::find(table.classes.begin(), table.classes.end(), text);
    return {place == table.classes.end() ? -1 : static_cast<double>(place - table.classes.begin())};
}

Result<void> applyThreshold(PredictionTable& table, double threshold, const PositiveLabel& positive)
{
    if (std::isnan(threshold)) {
        return fail(Errc::SpecInvalid, {"the threshold is no number"});
    }
    const std::set<double> labels = differentNumbers(table.labels);
    if (labels.size() > 2) {
        return fail(Errc::SpecInvalid,
            {"a threshold tells two labels apart, and there are " + std::to_string(labels.size())});
    }
    const bool isUsual =
        table.classes.empty() && (areAmong(labels, 0, 1) || areAmong(labels, -1, 1)); // 1 is positive
    if (!positive.value && !isUsual) {
        return fail(Errc::SpecInvalid, {"labels are neither 0 and 1 nor -1 and 1: name the positive one"});
    }
    const double yes = positive.value.value_or(1);
    if (positive.value && !labels.contains(yes)) {
        return fail(Errc::SpecInvalid, {"the positive label does not occur"});
    }
    const auto other = std::ranges::find_if(labels, [&](double label) { return label != yes; });
    double no = other != labels.end() ? *other : yes == 0 ? 1 : 0;
    if (other == labels.end() && !table.classes.empty()) {
        no = static_cast<double>(table.classes.size());
        table.classes.push_back("not " + table.classes[static_cast<std::size_t>(yes)]);
    }
    table.predictions.resize(table.scores.size());
    std::transform(table.scores.begin(), table.scores.end(), table.predictions.begin(), [&](double score) {
        return std::isnan(score) ? noNumber : score >= threshold ? yes : no;
    });
    return {};
}

PredictionTable rowsOfModel(const PredictionTable& table, std::uint32_t model)
{
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < table.rowCount; ++row) {
        if (table.model && table.model->codes[row] == model) {
            rows.push_back(row);
        }
    }
    PredictionTable part;
    part.rowCount = rows.size();
    part.labels = picked(table.labels, rows);
    part.predictions = picked(table.predictions, rows);
    part.classes = table.classes;
    part.scores = picked(table.scores, rows);
    part.weights = picked(table.weights, rows);
    part.groups = picked(table.groups, rows);
    part.controls = picked(table.controls, rows);
    part.ids = picked(table.ids, rows);
    return part;
}

Result<void> checkColumns(const PredictionTable& table)
{
    const auto fits = [&](std::size_t size) { return size == table.rowCount; };
    const auto fitsOrNone = [&](std::size_t size) { return size == 0 || size == table.rowCount; };
    const auto codesFit = [&](const CodedColumn& column) { return fits(column.codes.size()); };
    if (!fits(table.labels.size()) || !fits(table.predictions.size()) || !fitsOrNone(table.scores.size())
        || !fitsOrNone(table.weights.size())
        || !std::all_of(table.groups.begin(), table.groups.end(), codesFit)
        || !std::all_of(table.controls.begin(), table.controls.end(), codesFit)) {
        return fail(Errc::SpecInvalid, {"the columns of the predictions differ in length"});
    }
    if (!std::all_of(table.weights.begin(), table.weights.end(),
            [](double weight) { return weight >= 0 && std::isfinite(weight); })) {
        return fail(Errc::SpecInvalid, {"a weight is negative, infinite or no number"});
    }
    return {};
}

} // namespace trefoil
