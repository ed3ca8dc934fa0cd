// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/predictions/predictions_importer.h"

#include "core/base/number_text.h"
#include "core/domain/intersections.h"
#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/formats/predictions/prediction_values.h"
#include "core/ingest/formats/predictions/stored_predictions.h"
#include "core/ingest/model_name.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace trefoil {

namespace {

CsvColumns headerOf(const Source& source)
{
    return columnsOf(source.head(), sniffDelimiter(source.head()));
}

Recognition recognise(const Source& source)
{
    return outcomeColumns(headerOf(source)) ? Recognition{0.8, "a label and a prediction for each example"}
                                            : Recognition{};
}

/// What a person should know of how the rows were read.
void tellOfRows(
    RecordBuilder& builder, const OutcomeRows& rows, const OutcomeTable& table, std::int64_t leftOut)
{
    if (leftOut > 0) {
        builder.diagnose(Severity::Note, "incomplete_rows",
            "Rows without a label or a prediction, which are left out: " + std::to_string(leftOut) + ".", {});
    }
    if (!rows.weights.empty()) {
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
    for (const std::string& column : rows.noGroups) {
        builder.diagnose(Severity::Warning, "no_groups",
            "The column \"" + column + "\" has more than " + std::to_string(mostGroups)
                + " different values: they are no groups.",
            {});
    }
    if (rows.threshold) {
        builder.diagnose(Severity::Note, "threshold_applied",
            "Scores from " + formatNumber(*rows.threshold)
                + " on count as positive, since the file has no predictions. Another threshold can be set on "
                  "the Groups board.",
            {});
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
    const std::string fileName = fileStem(source.path());
    const std::vector<ModelRows> models = modelsOf(*rows, table.columns, fileName, leftOut);
    RecordBuilder builder(sink, source.path());
    tellOfRows(builder, *rows, table, leftOut);
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
        builder.record().name = runName(model, fileName);
        builder.record().seed = parseInteger(model.seed);
        putPredictionValues(builder, *rows, attributes, model);
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
