// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/open_llm_leaderboard/leaderboard_row.h"

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/benchmark_quantities.h"
#include "core/ingest/compression_settings.h"
#include "core/ingest/metric_names.h"
#include "core/ingest/model_name.h"

#include <array>
#include <cmath>

namespace trefoil {

namespace {

// Of version 2; each has a column of this name and one with " Raw".
constexpr std::array<std::string_view, 6> tasks = {"IFEval", "BBH", "MATH Lvl 5", "GPQA", "MUSR", "MMLU-PRO"};

// Of version 1, in per cent.
constexpr std::array<std::string_view, 4> oldTasks = {
    "ARC (25-shot)", "HellaSwag (10-shot)", "MMLU (5-shot)", "TruthfulQA (0-shot)"};

/// The column whose name begins so: the leaderboard ends some of them with pictures.
std::optional<std::size_t> columnBeginning(const CsvColumns& columns, std::string_view beginning)
{
    for (std::size_t i = 0; i < columns.names().size(); ++i) {
        if (columns.names()[i].starts_with(beginning)) {
            return i;
        }
    }
    return std::nullopt;
}

void addScore(RecordBuilder& builder, const CsvRow& row, std::optional<std::size_t> column,
    const std::string& name, const std::string& where, const std::string& unit)
{
    if (const auto value = numberAt(row, column)) {
        builder.addExtra(
            metricQuantity(name, Direction::HigherIsBetter), *value, {where, unit, Grade::Declared});
    }
}

void addScores(const CsvColumns& columns, const CsvRow& row, RecordBuilder& builder)
{
    for (const std::string_view task : tasks) {
        const std::string name(task);
        addScore(builder, row, columns.find(name + " Raw"), name + " raw", name + " Raw", "");
        addScore(builder, row, columns.find(name), name + " normalised", name, "");
    }
    addScore(builder, row, columnBeginning(columns, "Average"), "average normalised", "Average", "");
}

void addOldScores(const CsvColumns& columns, const CsvRow& row, RecordBuilder& builder)
{
    for (const std::string_view task : oldTasks) {
        addScore(builder, row, columns.find(task), std::string(task) + " percent", std::string(task), "%");
    }
    addScore(builder, row, columns.find("Average"), "average percent", "Average", "%");
}

void addCosts(const CsvColumns& columns, const CsvRow& row, RecordBuilder& builder)
{
    if (const auto billions = numberAt(row, columnBeginning(columns, "#Params")); billions && *billions > 0) {
        builder.setStandard(Standard::Parameters, *billions, {"#Params (B)", "billion", Grade::Declared});
    }
    const auto emissions = columnBeginning(columns, "CO₂ cost (kg)");
    if (const auto kilograms = numberAt(row, emissions); kilograms && *kilograms > 0) {
        builder.setStandard(Standard::Emissions, *kilograms, {"CO₂ cost (kg)", "kg CO2e", Grade::Modelled});
    }
}

void addOldParameters(const CsvColumns& columns, const CsvRow& row, RecordBuilder& builder)
{
    constexpr double parametersPerPercent = 1.2e9;
    const auto percent = numberAt(row, columns.find("Parameters"));
    if (percent && *percent > 0) {
        builder.setStandard(Standard::Parameters, std::round(*percent * parametersPerPercent),
            {"Parameters, per cent of 120 billion", "count", Grade::Declared});
    }
}

} // namespace

LeaderboardVersion leaderboardVersion(const CsvColumns& columns)
{
    if (columns.has("fullname") && columns.has("Precision") && columns.has("IFEval Raw")) {
        return LeaderboardVersion::Two;
    }
    const bool isOld = columns.has("Model") && columns.has(oldTasks[0]) && columns.has(oldTasks[1]);
    return isOld ? LeaderboardVersion::One : LeaderboardVersion::None;
}

bool acceptLeaderboardRow(
    LeaderboardVersion version, const CsvColumns& columns, const CsvRow& row, RecordBuilder& builder)
{
    const bool isNew = version == LeaderboardVersion::Two;
    Context context;
    context.model = toValidUtf8(shortModelName(cellAt(row, columns.find(isNew ? "fullname" : "Model"))));
    builder.record().line = row.line;
    if (isNew) {
        addScores(columns, row, builder);
    } else {
        addOldScores(columns, row, builder);
    }
    if (context.model.empty() || builder.valueCount() == 0) {
        builder.discard();
        return false;
    }
    if (isNew) {
        addCosts(columns, row, builder);
        context.variant = toValidUtf8(cellAt(row, columns.find("Precision")));
        addCompressionSettings(
            builder, compressionOfName(context.variant), {"Precision", "", Grade::Declared});
        if (cellAt(row, columns.find("Flagged")) == "True") {
            builder.diagnose(Severity::Warning, "flagged",
                "The leaderboard has flagged " + context.model + ": its scores are in doubt", "Flagged");
        }
    } else {
        addOldParameters(columns, row, builder);
    }
    context.tool = isNew ? "Open LLM Leaderboard 2" : "Open LLM Leaderboard 1";
    context.task = "leaderboard evaluation";
    builder.record().name = context.model + (context.variant.empty() ? "" : " " + context.variant);
    builder.accept(context);
    return true;
}

} // namespace trefoil
