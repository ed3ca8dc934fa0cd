// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/fairlearn/fairlearn_importer.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/base/utf8_text.h"
#include "core/ingest/compression_settings.h"
#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/formats/fairlearn/metric_frame_json.h"
#include "core/ingest/group_rates.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/model_name.h"

namespace trefoil {

namespace {

/// Which columns name the group and which hold its numbers.
struct FrameColumns {
    std::vector<std::size_t> features;
    std::vector<std::size_t> rates;
    std::optional<std::size_t> count;
    std::string attribute; ///< "race, sex"
};

bool isNoPerson(std::string_view column)
{
    constexpr std::array words = {std::string_view{"model"}, std::string_view{"method"},
        std::string_view{"name"}, std::string_view{"run"}, std::string_view{"algorithm"},
        std::string_view{"epoch"}, std::string_view{"step"}, std::string_view{"threshold"},
        std::string_view{"variant"}, std::string_view{"dataset"}, std::string_view{"task"},
        std::string_view{"seed"}, std::string_view{"id"}, std::string_view{"fold"}};
    const std::string id = quantityIdFromColumnName(column);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        const bool isFirst = id.starts_with(word) && (id.size() == word.size() || id[word.size()] == '_');
        const bool isLast =
            id.ends_with(word) && id.size() > word.size() && id[id.size() - word.size() - 1] == '_';
        return isFirst || isLast;
    });
}

/// Nothing when the header is not that of a MetricFrame.
std::optional<FrameColumns> frameColumns(const std::vector<std::string>& names)
{
    FrameColumns columns;
    bool isFairness = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool isCounter = i == 0 && names[i].empty();
        if (isGroupCountName(names[i])) {
            columns.count = i;
        } else if (groupRateQuantity(names[i])) {
            columns.rates.push_back(i);
            isFairness = isFairness || isFairnessRate(names[i]);
        } else if (!columns.rates.empty() || columns.count || isNoPerson(names[i])) {
            return {};
        } else if (!isCounter) {
            columns.features.push_back(i);
            columns.attribute += columns.attribute.empty() ? "" : ", ";
            columns.attribute += names[i];
        }
    }
    constexpr std::size_t mostFeatures = 4;
    if (!isFairness || columns.features.empty() || columns.features.size() > mostFeatures) {
        return {};
    }
    return columns;
}

bool isJson(const Source& source)
{
    const std::string_view start = trimmed(withoutByteOrderMark(source.head()).substr(0, 64));
    return start.starts_with('{') || start.starts_with('[');
}

/// Only documents that are small enough to look into and have the name of a rate.
bool isFrameDocument(const Source& source)
{
    constexpr std::size_t largest = std::size_t{256} * 1024;
    const std::string_view bytes = source.bytes();
    const auto has = [&](std::string_view word) { return bytes.find(word) != std::string_view::npos; };
    if (bytes.size() > largest || !(has("_rate\"") || has("\"tpr\"") || has("\"fpr\"") || has("\"fnr\""))) {
        return false;
    }
    const auto document = parseJson(bytes, source.path());
    return document && !metricFramesOf(*document).empty();
}

Recognition recognise(const Source& source)
{
    if (isJson(source)) {
        return isFrameDocument(source)
            ? Recognition{0.9, "an object with nothing but rates of groups (fairlearn MetricFrame as JSON)"}
            : Recognition{};
    }
    return frameColumns(columnsOf(source.head(), ',').names())
        ? Recognition{0.9, "features of people, then only rates of groups (fairlearn MetricFrame)"}
        : Recognition{};
}

GroupRow groupRow(const CsvRow& row, const FrameColumns& columns, const std::vector<std::string>& names)
{
    GroupRow group;
    group.attribute = columns.attribute;
    for (const std::size_t feature : columns.features) {
        group.group += group.group.empty() ? "" : ", ";
        group.group += toValidUtf8(cellAt(row, feature));
    }
    if (const auto count = numberAt(row, columns.count)) {
        group.support = groupCount(*count);
    }
    for (const std::size_t rate : columns.rates) {
        if (const auto value = numberAt(row, rate)) {
            group.rates.push_back({names[rate], *value, Grade::Measured});
        }
    }
    return group;
}

std::string runName(const Source& source)
{
    constexpr std::string_view prefix = "by_group_";
    const std::string stem = fileStem(source.path());
    const bool isNamed = stem.starts_with(prefix) && stem.size() > prefix.size();
    return isNamed ? stem.substr(prefix.size()) : stem;
}

/// Those of the first attribute: each attribute has everyone in its groups once.
std::vector<GroupRow> firstAttribute(const std::vector<GroupRow>& rows)
{
    std::vector<GroupRow> result;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(result),
        [&](const GroupRow& row) { return row.attribute == rows.front().attribute; });
    return result;
}

Result<void> accept(const MetricFrame& frame, const Source& source, RecordBuilder& builder)
{
    // First, so that the file's accuracy is declared as derived, which the run's own is.
    if (const auto accuracy = accuracyOfGroups(firstAttribute(frame.rows))) {
        builder.setStandard(
            Standard::Accuracy, *accuracy, {"accuracy; of the run: weighted by count", "1", Grade::Derived});
    }
    addGroupRows(builder, frame.rows);
    if (builder.valueCount() == 0) {
        return fail(Errc::FormatRefused, {source.path(), "no group has a rate"}, {source.path(), 1, {}});
    }
    Context context;
    context.tool = "fairlearn";
    context.model = frame.model;
    builder.record().name = frame.model.empty() ? runName(source) : frame.model;
    const CompressionSettings settings = compressionOfName(builder.record().name);
    addCompressionSettings(
        builder, settings, {frame.model.empty() ? "file name" : "model name", "", Grade::Declared});
    context.variant = settings.method;
    builder.accept(context);
    return {};
}

Result<void> readJson(const Source& source, RecordBuilder& builder, Progress& progress)
{
    if (progress.stopRequested()) {
        return fail(Errc::Cancelled, {});
    }
    const auto document = parseJson(source.bytes(), source.path());
    if (!document) {
        return tl::unexpected(document.error());
    }
    const std::vector<MetricFrame> frames = metricFramesOf(*document);
    if (frames.empty()) {
        return fail(
            Errc::FormatRefused, {source.path(), "it has no rates of groups"}, {source.path(), 0, {}});
    }
    for (const MetricFrame& frame : frames) {
        builder.record().pointer = frame.model.empty() ? "" : jsonPointer({frame.model});
        if (auto accepted = accept(frame, source, builder); !accepted) {
            return accepted;
        }
    }
    return {};
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    RecordBuilder builder(sink, source.path());
    if (isJson(source)) {
        return readJson(source, builder, progress);
    }
    const CsvColumns header = columnsOf(source.bytes(), ',');
    const auto columns = frameColumns(header.names());
    if (!columns) {
        return fail(Errc::FormatRefused, {source.path(), "its header is not that of a MetricFrame"},
            {source.path(), 1, {}});
    }
    MetricFrame frame;
    bool isHeader = true;
    const auto done = forEachRow(source, ',', progress, [&](const CsvRow& row) {
        if (!std::exchange(isHeader, false)) {
            frame.rows.push_back(groupRow(row, *columns, header.names()));
        }
    });
    if (!done) {
        return done;
    }
    builder.record().line = 1;
    return accept(frame, source, builder);
}

} // namespace

Importer fairlearnImporter()
{
    return {"fairlearn", "fairlearn MetricFrame", 2, Precedence::Evaluation, &recognise, &read};
}

} // namespace trefoil
