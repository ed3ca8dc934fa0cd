// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/predictions/predictions_importer.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/group_rates.h"
#include "core/ingest/model_name.h"

namespace trefoil {

namespace {

constexpr std::size_t mostGroups = 50;

/// A column of predictions; of a file with several the name says whose: "y_pred_int8".
struct PredictionColumn {
    std::size_t column = 0;
    std::string model; ///< empty: as the column of models says
};

struct Columns {
    std::size_t label = 0;
    std::vector<PredictionColumn> predictions;
    std::optional<std::size_t> model;
    std::vector<std::size_t> features;
};

std::vector<PredictionColumn> predictionsOf(const CsvColumns& header)
{
    constexpr std::string_view beginning = "y_pred_";
    const auto single = header.has("label_value") ? header.find("score") : header.find("y_pred");
    if (single) {
        return {{*single, {}}};
    }
    std::vector<PredictionColumn> predictions;
    for (std::size_t i = 0; i < header.names().size(); ++i) {
        const std::string& name = header.names()[i];
        if (name.starts_with(beginning) && name.size() > beginning.size()) {
            predictions.push_back({i, toValidUtf8(name.substr(beginning.size()))});
        }
    }
    return predictions;
}

std::optional<Columns> predictionColumns(const CsvColumns& header)
{
    const auto label = header.has("label_value") ? header.find("label_value") : header.find("y_true");
    Columns columns{label.value_or(0), predictionsOf(header), header.find("model_id"), {}};
    if (!label || columns.predictions.empty()) {
        return {};
    }
    for (std::size_t i = 0; i < header.names().size(); ++i) {
        const std::string& name = header.names()[i];
        const bool isId = name.empty() || name == "entity_id" || name == "id" || name == "name";
        const bool isPrediction = std::any_of(columns.predictions.begin(), columns.predictions.end(),
            [&](const PredictionColumn& each) { return each.column == i; });
        if (i != *label && !isPrediction && columns.model != i && !isId) {
            columns.features.push_back(i);
        }
    }
    return columns;
}

Recognition recognise(const Source& source)
{
    return predictionColumns(columnsOf(source.head(), ','))
        ? Recognition{0.8, "a label and a prediction for each example"}
        : Recognition{};
}

struct Counts {
    std::int64_t examples = 0;
    std::int64_t correct = 0;
    std::int64_t selected = 0;

    void add(bool label, bool prediction)
    {
        ++examples;
        correct += label == prediction ? 1 : 0;
        selected += prediction ? 1 : 0;
    }
};

struct ModelCounts {
    Counts all;
    std::map<std::size_t, std::map<std::string, Counts>> groups; ///< by feature column
};

/// What is known after all rows.
struct Tally {
    std::map<std::string, ModelCounts> models;
    std::set<std::size_t> noGroups; ///< columns of numbers or of too many texts
    std::int64_t leftOut = 0;
    std::int64_t notBinaryLine = 0; ///< 0: none
};

void addPrediction(Tally& tally, const CsvRow& row, const Columns& columns, const PredictionColumn& predicted)
{
    const auto label = numberAt(row, columns.label);
    const auto prediction = numberAt(row, predicted.column);
    if (!label || !prediction) {
        ++tally.leftOut;
        return;
    }
    if ((*label != 0 && *label != 1) || (*prediction != 0 && *prediction != 1)) {
        tally.notBinaryLine = row.line;
        return;
    }
    ModelCounts& model =
        tally.models[predicted.model.empty() ? toValidUtf8(cellAt(row, columns.model)) : predicted.model];
    model.all.add(*label == 1, *prediction == 1);
    for (const std::size_t feature : columns.features) {
        const std::string_view text = cellAt(row, feature);
        if (text.empty() || tally.noGroups.contains(feature)) {
            continue;
        }
        std::map<std::string, Counts>& groups = model.groups[feature];
        groups[toValidUtf8(text)].add(*label == 1, *prediction == 1);
        if (parseNumber(text) || groups.size() > mostGroups) {
            tally.noGroups.insert(feature);
        }
    }
}

void acceptModel(RecordBuilder& builder, const std::string& name, const ModelCounts& model,
    const Tally& tally, const CsvColumns& header)
{
    const auto share = [](std::int64_t part, std::int64_t whole) {
        return static_cast<double>(part) / static_cast<double>(whole);
    };
    builder.setStandard(Standard::Accuracy, share(model.all.correct, model.all.examples),
        {"share of equal label and prediction", "1", Grade::Derived});
    builder.setStandard(
        Standard::Examples, static_cast<double>(model.all.examples), {"rows", "count", Grade::Derived});
    for (const auto& [feature, groups] : model.groups) {
        for (const auto& [group, counts] : groups) {
            if (tally.noGroups.contains(feature)) {
                continue;
            }
            const GroupRow row{header.names()[feature], group, counts.examples,
                {{"accuracy", share(counts.correct, counts.examples), Grade::Derived},
                    {"selection_rate", share(counts.selected, counts.examples), Grade::Derived}}};
            addGroupRows(builder, {&row, 1});
        }
    }
    Context context;
    context.model = name;
    builder.accept(context);
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    const CsvColumns header = columnsOf(source.bytes(), ',');
    const auto columns = predictionColumns(header);
    if (!columns) {
        return fail(
            Errc::FormatRefused, {source.path(), "it has no label and prediction"}, {source.path(), 1, {}});
    }
    Tally tally;
    bool isHeader = true;
    const auto done = forEachRow(source, ',', progress, [&](const CsvRow& row) {
        if (std::exchange(isHeader, false)) {
            return;
        }
        for (const PredictionColumn& predicted : columns->predictions) {
            if (tally.notBinaryLine == 0) {
                addPrediction(tally, row, *columns, predicted);
            }
        }
    });
    if (!done) {
        return done;
    }
    if (tally.notBinaryLine > 0) {
        return fail(Errc::FormatRefused,
            {source.path(), "a label or prediction is neither 0 nor 1; a threshold would be needed"},
            {source.path(), tally.notBinaryLine, {}});
    }
    RecordBuilder builder(sink, source.path());
    if (tally.leftOut > 0) {
        builder.diagnose(Severity::Note, "incomplete_rows",
            "Rows without a label or a prediction, which are left out: " + std::to_string(tally.leftOut)
                + ".",
            {});
    }
    for (const auto& [name, model] : tally.models) {
        builder.record().name = name.empty() ? fileStem(source.path()) : name;
        acceptModel(builder, name, model, tally, header);
    }
    return {};
}

} // namespace

Importer predictionsImporter()
{
    return {"predictions", "Predictions with groups", 2, Precedence::Evaluation, &recognise, &read};
}

} // namespace trefoil
