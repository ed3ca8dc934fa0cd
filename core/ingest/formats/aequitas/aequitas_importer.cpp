// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/aequitas/aequitas_importer.h"

#include <array>
#include <map>
#include <utility>

#include "core/base/utf8_text.h"
#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/group_rates.h"
#include "core/ingest/model_name.h"

namespace trefoil {

namespace {

constexpr std::array rateColumns = {std::string_view{"pprev"}, std::string_view{"prev"},
    std::string_view{"tpr"}, std::string_view{"tnr"}, std::string_view{"fpr"}, std::string_view{"fnr"},
    std::string_view{"fdr"}, std::string_view{"for"}, std::string_view{"precision"}, std::string_view{"npv"}};

bool isGroupTable(const CsvColumns& columns)
{
    return columns.has("attribute_name") && columns.has("attribute_value") && columns.has("group_size")
        && (columns.has("pprev") || columns.has("tp") || columns.has("fpr"));
}

Recognition recognise(const Source& source)
{
    return isGroupTable(columnsOf(source.head(), ','))
        ? Recognition{1.0, "header has attribute_name, attribute_value and group_size (Aequitas)"}
        : Recognition{};
}

std::optional<double> accuracyOf(const CsvRow& row, const CsvColumns& columns)
{
    const auto tp = numberAt(row, columns.find("tp"));
    const auto fp = numberAt(row, columns.find("fp"));
    const auto tn = numberAt(row, columns.find("tn"));
    const auto fn = numberAt(row, columns.find("fn"));
    const bool hasCounts = tp && fp && tn && fn && *tp + *fp + *tn + *fn > 0;
    return hasCounts ? std::optional((*tp + *tn) / (*tp + *fp + *tn + *fn)) : std::nullopt;
}

GroupRow groupRow(const CsvRow& row, const CsvColumns& columns)
{
    GroupRow group;
    group.attribute = toValidUtf8(cellAt(row, columns.find("attribute_name")));
    group.group = toValidUtf8(cellAt(row, columns.find("attribute_value")));
    if (const auto size = numberAt(row, columns.find("group_size"))) {
        group.support = groupCount(*size);
    }
    for (const std::string_view name : rateColumns) {
        if (const auto value = numberAt(row, columns.find(name))) {
            group.rates.push_back({std::string(name), *value, Grade::Measured});
        }
    }
    if (const auto accuracy = accuracyOf(row, columns)) {
        group.rates.push_back({"accuracy", *accuracy, Grade::Derived});
    }
    return group;
}

/// The rows of one model at one threshold.
struct ModelRows {
    std::int64_t line = 0;
    std::vector<GroupRow> groups;
};

using ModelKey = std::pair<std::string, std::string>; // model_id, score_threshold

void acceptModel(RecordBuilder& builder, const ModelKey& key, const ModelRows& rows, const Source& source)
{
    builder.record().line = rows.line;
    if (const auto accuracy = accuracyOfGroups(rows.groups)) {
        builder.setStandard(Standard::Accuracy, *accuracy, {"(tp+tn)/(tp+fp+tn+fn)", "1", Grade::Derived});
    }
    addGroupRows(builder, rows.groups);
    if (builder.valueCount() == 0) {
        builder.discard();
        return;
    }
    std::string& name = builder.record().name;
    name = key.first.empty() ? fileStem(source.path()) : std::string("model ").append(key.first);
    if (!key.second.empty()) {
        name.append(" (").append(key.second).append(")");
    }
    Context context;
    context.tool = "Aequitas";
    context.model = key.first;
    builder.accept(context);
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    const CsvColumns columns = columnsOf(source.bytes(), ',');
    if (!isGroupTable(columns)) {
        return fail(Errc::FormatRefused, {source.path(), "its header is not that of a group table"},
            {source.path(), 1, {}});
    }
    std::map<ModelKey, ModelRows> models;
    bool isHeader = true;
    const auto done = forEachRow(source, ',', progress, [&](const CsvRow& row) {
        if (std::exchange(isHeader, false)) {
            return;
        }
        const ModelKey key{toValidUtf8(cellAt(row, columns.find("model_id"))),
            toValidUtf8(cellAt(row, columns.find("score_threshold")))};
        ModelRows& rows = models[key];
        rows.line = rows.groups.empty() ? row.line : rows.line;
        rows.groups.push_back(groupRow(row, columns));
    });
    if (!done) {
        return done;
    }
    RecordBuilder builder(sink, source.path());
    for (const auto& [key, rows] : models) {
        acceptModel(builder, key, rows, source);
    }
    return {};
}

} // namespace

Importer aequitasImporter()
{
    return {"aequitas", "Aequitas group table", 1, Precedence::Evaluation, &recognise, &read};
}

} // namespace trefoil
