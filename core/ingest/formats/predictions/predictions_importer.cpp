// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/predictions/predictions_importer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/formats/predictions/class_counts.h"
#include "core/ingest/formats/predictions/outcome_rows.h"
#include "core/ingest/formats/predictions/regression_quantities.h"
#include "core/ingest/group_rates.h"
#include "core/ingest/model_name.h"

namespace trefoil {

namespace {

constexpr std::string_view classAttribute = "class";

Recognition recognise(const Source& source)
{
    return outcomeColumns(columnsOf(source.head(), ','))
        ? Recognition{0.8, "a label and a prediction for each example"}
        : Recognition{};
}

/// One model of the file: its predictions, and which rows are its own.
struct ModelRows {
    std::string name; ///< empty: the file says none
    const std::vector<double>* predictions = nullptr;
    std::vector<std::size_t> rows; ///< with a label and a prediction
};

std::vector<ModelRows> modelsOf(const OutcomeRows& rows, const OutcomeColumns& columns, std::int64_t& leftOut)
{
    std::vector<ModelRows> models;
    for (std::size_t i = 0; i < columns.predictions.size(); ++i) {
        const bool isNamed = !columns.predictions[i].model.empty() || rows.models.codes.empty();
        const std::size_t first = models.size();
        if (isNamed) {
            models.push_back({columns.predictions[i].model, &rows.predictions[i], {}});
        } else {
            for (const std::string& name : rows.models.texts) {
                models.push_back({name, &rows.predictions[i], {}});
            }
        }
        for (std::size_t row = 0; row < rows.labels.size(); ++row) {
            if (std::isnan(rows.labels[row]) || std::isnan(rows.predictions[i][row])) {
                ++leftOut;
                continue;
            }
            models[isNamed ? first : first + rows.models.codes[row]].rows.push_back(row);
        }
    }
    std::erase_if(models, [](const ModelRows& model) { return model.rows.empty(); });
    std::stable_sort(models.begin(), models.end(),
        [](const ModelRows& one, const ModelRows& other) { return one.name < other.name; });
    return models;
}

/// What the rows of one group add up to, for every group of a column and for a model as a whole.
template <class Sums, class Add>
void addRows(Sums& all, std::vector<std::vector<Sums>>& ofGroups, const OutcomeRows& rows,
    const ModelRows& model, const Sums& empty, Add add)
{
    for (const CodedTexts& feature : rows.features) {
        ofGroups.emplace_back(feature.texts.size(), empty);
    }
    for (const std::size_t row : model.rows) {
        add(all, row);
        for (std::size_t i = 0; i < rows.features.size(); ++i) {
            if (const std::uint32_t group = rows.features[i].codes[row]; group != CodedTexts::none) {
                add(ofGroups[i][group], row);
            }
        }
    }
}

/// Groups of a column in the order of their names.
std::vector<std::size_t> orderedGroups(const CodedTexts& feature)
{
    std::vector<std::size_t> order(feature.texts.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::sort(order.begin(), order.end(),
        [&](std::size_t one, std::size_t other) { return feature.texts[one] < feature.texts[other]; });
    return order;
}

void addRate(GroupRow& row, const char* name, std::optional<double> value)
{
    if (value) {
        row.rates.push_back({name, *value, Grade::Derived});
    }
}

/// One group: its accuracy, and what the kind of its classes allows to say.
GroupRow groupRow(const CodedTexts& feature, std::size_t group, const ClassCounts& counts, OutcomeKind kind)
{
    GroupRow row{feature.name, feature.texts[group], counts.examples(), {}};
    addRate(row, "accuracy", counts.accuracy());
    if (kind == OutcomeKind::Binary) {
        addRate(row, "selection_rate", counts.selectionRate(1));
    } else {
        addRate(row, "balanced_accuracy", counts.balancedAccuracy());
    }
    return row;
}

/// The classes as groups of their own: each one's error is what studies on images show.
std::vector<GroupRow> classRows(const OutcomeRows& rows, const ClassCounts& counts)
{
    std::string attribute(classAttribute);
    const bool isTaken = std::any_of(rows.features.begin(), rows.features.end(),
        [](const CodedTexts& feature) { return feature.name == classAttribute; });
    attribute += isTaken ? " of the label" : "";
    std::vector<GroupRow> list;
    for (std::size_t which = 0; which < rows.classes.size(); ++which) {
        GroupRow row{attribute, rows.classes[which], counts.labels(which), {}};
        const auto recall = counts.recall(which);
        addRate(row, "true_positive_rate", recall);
        addRate(row, "false_negative_rate", recall ? std::optional(1 - *recall) : std::nullopt);
        list.push_back(std::move(row));
        // A share of other examples than the two rates, so with a number of its own.
        GroupRow predicted{attribute, rows.classes[which], counts.predictions(which), {}};
        addRate(predicted, "precision", counts.precision(which));
        list.push_back(std::move(predicted));
    }
    return list;
}

void acceptClasses(RecordBuilder& builder, const OutcomeRows& rows, const ModelRows& model)
{
    ClassCounts all(rows.classes.size());
    std::vector<std::vector<ClassCounts>> ofGroups;
    addRows(all, ofGroups, rows, model, ClassCounts(rows.classes.size()),
        [&](ClassCounts& counts, std::size_t row) {
            counts.add(static_cast<std::size_t>(rows.labels[row]),
                static_cast<std::size_t>((*model.predictions)[row]));
        });
    builder.setStandard(
        Standard::Accuracy, *all.accuracy(), {"share of equal label and prediction", "1", Grade::Derived});
    builder.setStandard(
        Standard::Examples, static_cast<double>(all.examples()), {"rows", "count", Grade::Derived});
    if (rows.kind == OutcomeKind::Classes) {
        builder.setStandard(Standard::BalancedAccuracy, *all.balancedAccuracy(),
            {"mean of the shares found of each class", "1", Grade::Derived});
        builder.addExtra(Quantity{"f1_macro", "F1, macro average", canonicalUnit(Dimension::None),
                             Direction::HigherIsBetter, Sphere::Quality, 0, 1},
            *all.macroF1(), {"mean of F1 of each class", "1", Grade::Derived});
    }
    for (std::size_t i = 0; i < rows.features.size(); ++i) {
        for (const std::size_t group : orderedGroups(rows.features[i])) {
            if (ofGroups[i][group].examples() > 0) {
                const GroupRow row = groupRow(rows.features[i], group, ofGroups[i][group], rows.kind);
                addGroupRows(builder, {&row, 1});
            }
        }
    }
    if (rows.kind == OutcomeKind::Classes) {
        addGroupRows(builder, classRows(rows, all));
    }
}

void acceptNumbers(RecordBuilder& builder, const OutcomeRows& rows, const ModelRows& model)
{
    RegressionSums all;
    std::vector<std::vector<RegressionSums>> ofGroups;
    addRows(all, ofGroups, rows, model, RegressionSums(), [&](RegressionSums& sums, std::size_t row) {
        sums.add(rows.labels[row], (*model.predictions)[row]);
    });
    builder.setStandard(
        Standard::Examples, static_cast<double>(all.rows()), {"rows", "count", Grade::Derived});
    for (RegressionValue& value : regressionValues(all)) {
        if (std::isfinite(value.value)) {
            const std::string id = value.quantity.id;
            builder.addExtra(std::move(value.quantity), value.value, {id, "1", Grade::Derived});
        }
    }
    for (std::size_t i = 0; i < rows.features.size(); ++i) {
        const CodedTexts& feature = rows.features[i];
        for (const std::size_t group : orderedGroups(feature)) {
            const RegressionSums& sums = ofGroups[i][group];
            for (const RegressionValue& value : regressionValues(sums)) {
                if (std::isfinite(value.value)) {
                    builder.addGroup(value.quantity,
                        {nullptr, feature.name, feature.texts[group], value.value, sums.rows()},
                        {value.quantity.id, "1", Grade::Derived});
                }
            }
        }
    }
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    const CsvColumns header = columnsOf(source.bytes(), ',');
    const auto columns = outcomeColumns(header);
    if (!columns) {
        return fail(
            Errc::FormatRefused, {source.path(), "it has no label and prediction"}, {source.path(), 1, {}});
    }
    const auto rows = readOutcomes(source, header, *columns, progress);
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    std::int64_t leftOut = 0;
    const std::vector<ModelRows> models = modelsOf(*rows, *columns, leftOut);
    RecordBuilder builder(sink, source.path());
    if (leftOut > 0) {
        builder.diagnose(Severity::Note, "incomplete_rows",
            "Rows without a label or a prediction, which are left out: " + std::to_string(leftOut) + ".", {});
    }
    for (const ModelRows& model : models) {
        builder.record().name = model.name.empty() ? fileStem(source.path()) : model.name;
        if (rows->kind == OutcomeKind::Numbers) {
            acceptNumbers(builder, *rows, model);
        } else {
            acceptClasses(builder, *rows, model);
        }
        Context context;
        context.model = model.name;
        builder.accept(context);
    }
    return {};
}

} // namespace

Importer predictionsImporter()
{
    return {"predictions", "Predictions with groups", 3, Precedence::Evaluation, &recognise, &read};
}

} // namespace trefoil
