// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/predictions/predictions_importer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "core/base/number_text.h"
#include "core/domain/baseline_name.h"
#include "core/domain/intersections.h"
#include "core/domain/seed_in_name.h"
#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/formats/predictions/class_counts.h"
#include "core/ingest/formats/predictions/outcome_rows.h"
#include "core/ingest/formats/predictions/regression_quantities.h"
#include "core/ingest/formats/predictions/stored_predictions.h"
#include "core/ingest/group_rates.h"
#include "core/ingest/model_name.h"

namespace trefoil {

namespace {

constexpr std::string_view classAttribute = "class";

CsvColumns headerOf(const Source& source)
{
    return columnsOf(source.head(), sniffDelimiter(source.head()));
}

Recognition recognise(const Source& source)
{
    return outcomeColumns(headerOf(source)) ? Recognition{0.8, "a label and a prediction for each example"}
                                            : Recognition{};
}

/// One model of the file: its predictions, and which rows are its own. Texts are empty where the file says
/// none.
struct ModelRows {
    std::string model;
    std::string variant;
    std::string seed; ///< as written
    std::size_t column = 0; ///< of predictions
    std::vector<std::size_t> places; ///< all of its rows
    std::vector<std::size_t> rows; ///< those with a label and a prediction
};

std::uint32_t codeAt(const CodedColumn& column, std::size_t row)
{
    return column.codes.empty() ? noCode : column.codes[row];
}

std::string textOf(const CodedColumn& column, std::uint32_t code)
{
    return code == noCode ? std::string() : column.values[code];
}

/// What a column of predictions is called after is a model, or of rows that say their model a variant of it.
ModelRows named(const OutcomeRows& rows, std::size_t row, const std::string& column, std::size_t index)
{
    ModelRows model{textOf(rows.models, codeAt(rows.models, row)),
        textOf(rows.variants, codeAt(rows.variants, row)), textOf(rows.seeds, codeAt(rows.seeds, row)), index,
        {}, {}};
    std::string& of = model.model.empty() ? model.model : model.variant;
    of += of.empty() || column.empty() ? "" : " ";
    of += column;
    return model;
}

std::vector<ModelRows> modelsOf(const OutcomeRows& rows, const OutcomeColumns& columns, std::int64_t& leftOut)
{
    using Key = std::array<std::uint32_t, 3>; // codes of model, variant and seed
    std::vector<ModelRows> models;
    for (std::size_t i = 0; i < columns.predictions.size(); ++i) {
        std::map<Key, std::size_t> places;
        for (std::size_t row = 0; row < rows.labels.size(); ++row) {
            const Key key{codeAt(rows.models, row), codeAt(rows.variants, row), codeAt(rows.seeds, row)};
            const auto [place, isNew] = places.try_emplace(key, models.size());
            if (isNew) {
                models.push_back(named(rows, row, columns.predictions[i].model, i));
            }
            ModelRows& model = models[place->second];
            model.places.push_back(row);
            if (std::isnan(rows.labels[row]) || std::isnan(rows.predictions[i][row])) {
                ++leftOut;
            } else {
                model.rows.push_back(row);
            }
        }
    }
    std::erase_if(models, [](const ModelRows& model) { return model.rows.empty(); });
    std::ranges::stable_sort(models, [](const ModelRows& one, const ModelRows& other) {
        return std::tie(one.model, one.variant, one.seed) < std::tie(other.model, other.variant, other.seed);
    });
    return models;
}

/// Models of which one is called as no model is are variants of the one that the file is called after: "int8"
/// beside "dense". So are variants without a model, where there are several.
void nameVariants(std::vector<ModelRows>& models, std::string_view file)
{
    const bool haveVariants =
        std::ranges::any_of(models, [](const ModelRows& model) { return !model.variant.empty(); });
    const bool haveModels =
        std::ranges::any_of(models, [](const ModelRows& model) { return !model.model.empty(); });
    const bool areVariants = !haveVariants && std::ranges::any_of(models, [](const ModelRows& model) {
        return !model.model.empty() && isPlainBaselineName(model.model);
    });
    const bool areAlike = std::ranges::all_of(
        models, [&](const ModelRows& model) { return model.variant == models.front().variant; });
    for (ModelRows& model : models) {
        if (areVariants) {
            model.variant = std::exchange(model.model, std::string(file));
        } else if (haveVariants && !haveModels && !areAlike) {
            model.model = file;
        }
    }
}

/// As studies call their runs: "net-int8-s03".
std::string runName(const ModelRows& model, const std::string& file)
{
    std::string name;
    for (const std::string& part : {model.model == file ? std::string() : model.model, model.variant,
             model.seed.empty() ? std::string() : "s" + model.seed}) {
        name += name.empty() || part.empty() ? "" : "-";
        name += part;
    }
    const bool isOnlySeed = model.variant.empty() && (model.model.empty() || model.model == file);
    return isOnlySeed ? file + (name.empty() ? "" : "-" + name) : name;
}

double weightOf(const OutcomeRows& rows, std::size_t row)
{
    return rows.weights.empty() ? 1 : rows.weights[row];
}

/// What the rows of one group add up to, for every group of a column and for a model as a whole.
template <class Sums, class Add>
void addRows(Sums& all, std::vector<std::vector<Sums>>& ofGroups, const ModelRows& model,
    const std::vector<CodedColumn>& attributes, const Sums& empty, Add add)
{
    for (const CodedColumn& feature : attributes) {
        ofGroups.emplace_back(feature.values.size(), empty);
    }
    for (const std::size_t row : model.rows) {
        add(all, row);
        for (std::size_t i = 0; i < attributes.size(); ++i) {
            if (const std::uint32_t group = attributes[i].codes[row]; group != noCode) {
                add(ofGroups[i][group], row);
            }
        }
    }
}

/// Groups of a column in the order of their names.
std::vector<std::size_t> orderedGroups(const CodedColumn& feature)
{
    std::vector<std::size_t> order(feature.values.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::sort(order.begin(), order.end(),
        [&](std::size_t one, std::size_t other) { return feature.values[one] < feature.values[other]; });
    return order;
}

void addRate(GroupRow& row, const char* name, std::optional<double> value)
{
    if (value) {
        row.rates.push_back({name, *value, Grade::Derived});
    }
}

/// One group: its accuracy, and what the kind of its classes allows to say. A rate of positives alone is a
/// share of other examples than the accuracy, so it comes with a number of its own.
std::vector<GroupRow> groupRows(
    const CodedColumn& feature, std::size_t group, const ClassCounts& counts, OutcomeKind kind)
{
    const GroupRow named{feature.name, feature.values[group], counts.examples(), {}};
    std::vector<GroupRow> list(1, named);
    addRate(list.front(), "accuracy", counts.accuracy());
    if (kind == OutcomeKind::Binary) {
        addRate(list.front(), "selection_rate", counts.selectionRate(1));
    }
    addRate(list.front(), "balanced_accuracy", counts.balancedAccuracy());
    if (kind != OutcomeKind::Binary) {
        return list;
    }
    const auto with = [&](std::int64_t support, const char* rate, std::optional<double> value) {
        GroupRow& row = list.emplace_back(named);
        row.support = support;
        addRate(row, rate, value);
    };
    const auto shareOf = [](std::optional<double> share) {
        return share ? std::optional(1 - *share) : std::nullopt;
    };
    with(counts.labels(1), "true_positive_rate", counts.recall(1));
    with(counts.labels(1), "false_negative_rate", shareOf(counts.recall(1)));
    with(counts.labels(0), "false_positive_rate", shareOf(counts.recall(0)));
    with(counts.predictions(1), "precision", counts.precision(1));
    return list;
}

/// The classes as groups of their own: each one's error is what studies on images show.
std::vector<GroupRow> classRows(const OutcomeRows& rows, const ClassCounts& counts)
{
    std::string attribute(classAttribute);
    const bool isTaken = std::any_of(rows.features.begin(), rows.features.end(),
        [](const CodedColumn& feature) { return feature.name == classAttribute; });
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

void acceptClasses(RecordBuilder& builder, const OutcomeRows& rows,
    const std::vector<CodedColumn>& attributes, const ModelRows& model)
{
    ClassCounts all(rows.classes.size());
    std::vector<std::vector<ClassCounts>> ofGroups;
    addRows(all, ofGroups, model, attributes, ClassCounts(rows.classes.size()),
        [&](ClassCounts& counts, std::size_t row) {
            counts.add(static_cast<std::size_t>(rows.labels[row]),
                static_cast<std::size_t>(rows.predictions[model.column][row]), weightOf(rows, row));
        });
    const auto accuracy = all.accuracy();
    if (accuracy) {
        builder.setStandard(
            Standard::Accuracy, *accuracy, {"share of equal label and prediction", "1", Grade::Derived});
    }
    builder.setStandard(
        Standard::Examples, static_cast<double>(model.rows.size()), {"rows", "count", Grade::Derived});
    if (!accuracy) {
        return; // all weights are 0
    }
    if (rows.kind == OutcomeKind::Classes) {
        builder.setStandard(Standard::BalancedAccuracy, *all.balancedAccuracy(),
            {"mean of the shares found of each class", "1", Grade::Derived});
        builder.addExtra(Quantity{"f1_macro", "F1, macro average", canonicalUnit(Dimension::None),
                             Direction::HigherIsBetter, Sphere::Quality, 0, 1},
            *all.macroF1(), {"mean of F1 of each class", "1", Grade::Derived});
    }
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        for (const std::size_t group : orderedGroups(attributes[i])) {
            if (ofGroups[i][group].examples() > 0) {
                addGroupRows(builder, groupRows(attributes[i], group, ofGroups[i][group], rows.kind));
            }
        }
    }
    if (rows.kind == OutcomeKind::Classes) {
        addGroupRows(builder, classRows(rows, all));
    }
}

void acceptNumbers(RecordBuilder& builder, const OutcomeRows& rows,
    const std::vector<CodedColumn>& attributes, const ModelRows& model)
{
    struct Sums {
        RegressionSums errors;
        WeightSum weights;
    };
    Sums all;
    std::vector<std::vector<Sums>> ofGroups;
    addRows(all, ofGroups, model, attributes, Sums(), [&](Sums& sums, std::size_t row) {
        sums.errors.add(rows.labels[row], rows.predictions[model.column][row], weightOf(rows, row));
        sums.weights.add(weightOf(rows, row));
    });
    builder.setStandard(
        Standard::Examples, static_cast<double>(model.rows.size()), {"rows", "count", Grade::Derived});
    for (RegressionValue& value : regressionValues(all.errors)) {
        if (std::isfinite(value.value)) {
            const std::string id = value.quantity.id;
            builder.addExtra(std::move(value.quantity), value.value, {id, "1", Grade::Derived});
        }
    }
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        const CodedColumn& feature = attributes[i];
        for (const std::size_t group : orderedGroups(feature)) {
            const Sums& sums = ofGroups[i][group];
            for (const RegressionValue& value : regressionValues(sums.errors)) {
                if (std::isfinite(value.value)) {
                    builder.addGroup(value.quantity,
                        {nullptr, feature.name, feature.values[group], value.value,
                            sums.weights.effectiveSize()},
                        {value.quantity.id, "1", Grade::Derived});
                }
            }
        }
    }
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    OutcomeTable table{headerOf(source), {}, sniffDialect(source.head()), 1};
    auto columns = outcomeColumns(table.header);
    if (!columns) {
        return fail(
            Errc::FormatRefused, {source.path(), "it has no label and prediction"}, {source.path(), 1, {}});
    }
    table.columns = std::move(*columns);
    return readPredictionTable(source, table, sink, progress);
}

} // namespace

Result<void> readPredictionTable(
    const Source& source, const OutcomeTable& table, RecordSink& sink, Progress& progress)
{
    const auto rows = readOutcomes(source, table, progress);
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    std::int64_t leftOut = 0;
    std::vector<ModelRows> models = modelsOf(*rows, table.columns, leftOut);
    const std::string stem = fileStem(source.path());
    const std::string file = stem.substr(0, seedPlace(stem));
    nameVariants(models, file);
    for (ModelRows& model : models) { // "preds_seed0.csv" of several variants
        const bool isNamed = !model.model.empty() || !model.variant.empty();
        if (isNamed && model.seed.empty() && table.columns.seed == std::nullopt) {
            model.seed = stem.substr(std::min(stem.size(), stem.find_first_of("0123456789", file.size())));
        }
    }
    RecordBuilder builder(sink, source.path());
    if (leftOut > 0) {
        builder.diagnose(Severity::Note, "incomplete_rows",
            "Rows without a label or a prediction, which are left out: " + std::to_string(leftOut) + ".", {});
    }
    if (!rows->weights.empty()) {
        const std::string& column = table.header.names()[*table.columns.weight];
        const bool isSure =
            table.columns.areChosen || column.find('_') != std::string::npos; // "sample_weight"
        builder.diagnose(isSure ? Severity::Note : Severity::Warning, "weighted_examples",
            "The column \"" + column
                + "\" weighs the examples: rates are shares of the weight, and sizes of groups are effective "
                  "numbers (Kish 1965)."
                + (isSure ? "" : " Rename it if it says something else, as what a person weighs."),
            {});
    }
    for (const std::string& column : rows->noGroups) {
        builder.diagnose(Severity::Warning, "no_groups",
            "The column \"" + column + "\" has more than " + std::to_string(mostGroups)
                + " different values: they are no groups.",
            {});
    }
    if (rows->threshold) {
        builder.diagnose(Severity::Note, "threshold_applied",
            "Scores from " + formatNumber(*rows->threshold)
                + " on count as positive, since the file has no predictions. Another threshold can be set on "
                  "the "
                  "Groups board.",
            {});
    }
    std::vector<CodedColumn> attributes = rows->features;
    for (CodedColumn& both : intersectionsOf(rows->features)) {
        attributes.push_back(std::move(both));
    }
    std::shared_ptr<const ExampleSet> examples; // the same for all models that stand side by side
    for (const ModelRows& model : models) {
        const bool isOfRows =
            !(rows->models.codes.empty() && rows->variants.codes.empty() && rows->seeds.codes.empty());
        if (!examples || isOfRows) {
            examples = exampleSetOf(*rows, model.places);
        }
        sink.attach(predictionsAt(*rows, model.column, model.places, examples));
        builder.record().name = runName(model, model.variant.empty() ? stem : file);
        builder.record().seed = parseInteger(model.seed);
        if (rows->kind == OutcomeKind::Numbers) {
            acceptNumbers(builder, *rows, attributes, model);
        } else {
            acceptClasses(builder, *rows, attributes, model);
        }
        Context context;
        context.model = model.model;
        context.variant = model.variant;
        builder.accept(context);
    }
    return {};
}

Importer predictionsImporter()
{
    return {"predictions", "Predictions with groups", 6, Precedence::Evaluation, &recognise, &read};
}

} // namespace trefoil
