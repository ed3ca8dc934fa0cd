// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/replicates.h"

#include "core/base/ascii.h"
#include "core/base/number_text.h"
#include "core/domain/seed_in_name.h"
#include "core/frame/nesting.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>
#include <unordered_map>

namespace trefoil {

namespace {

constexpr std::array conditionIds{std::string_view{"country"}, std::string_view{"hardware"},
    std::string_view{"project"}, std::string_view{"tool"}};
constexpr std::array settingIds{std::string_view{"weight_bits"}, std::string_view{"group_size"},
    std::string_view{"sparsity"}, std::string_view{"requested_sparsity"},
    std::string_view{"compression_ratio"}, std::string_view{"requested_compression_ratio"},
    std::string_view{"level"}, std::string_view{"rank"}, std::string_view{"batch_size"},
    std::string_view{"learning_rate"}, std::string_view{"images_per_class"}, std::string_view{"input_px"}};

using Conditions = std::array<std::uint32_t, conditionIds.size()>; // codes; 0: not stated

/// Without the " #2" that tells runs of one name apart.
std::string_view withoutCounter(std::string_view name)
{
    const std::size_t place = name.rfind(" #");
    const bool isCounter = place != std::string_view::npos && place + 2 < name.size()
        && std::all_of(name.begin() + static_cast<std::ptrdiff_t>(place) + 2, name.end(), isDigit);
    return isCounter ? name.substr(0, place) : name;
}

std::string nameWithoutSeed(std::string_view name)
{
    name = withoutCounter(name);
    return std::string(name.substr(0, seedPlace(name)));
}

void appendBytes(std::string& key, std::uint64_t value)
{
    for (int i = 0; i < 8; ++i) {
        key += static_cast<char>(value >> (8 * i) & 0xff);
    }
}

/// Three significant digits, so that a measured share of zeros does not split seeds.
std::int64_t rounded(double value)
{
    if (!std::isfinite(value) || value == 0) {
        return std::isfinite(value) ? 0 : std::numeric_limits<std::int64_t>::min();
    }
    const double magnitude = std::floor(std::log10(std::fabs(value)));
    const double digits = std::round(value / std::pow(10.0, magnitude - 2));
    return std::llround(digits * 1000 + magnitude);
}

/// What makes two runs the same but for seed and conditions.
class Identity {
public:
    explicit Identity(const Frame& frame)
        : m_frame(frame)
        , m_model(frame.findText("model"))
        , m_variant(frame.findText("variant"))
    {
        for (const auto& text : frame.texts) {
            const bool isCondition =
                std::find(conditionIds.begin(), conditionIds.end(), text->id) != conditionIds.end();
            // Seeds of one model may be nested in different runs, or one of them in none.
            const bool isNesting = text->id == parentTextId || text->id == nestingTextId;
            if (!isCondition && !isNesting && text->id != "seed" && text->id != "excluded") {
                m_texts.push_back(text.get());
            }
        }
        for (const std::string_view id : settingIds) {
            if (const Column* column = frame.find(id)) {
                m_settings.push_back(column);
            }
        }
    }

    [[nodiscard]] std::string keyOf(std::uint32_t row) const
    {
        std::string key(1, isParentRun(m_frame, row) ? 'p' : ' ');
        for (const TextColumn* text : m_texts) {
            appendBytes(key, text->codes[row]);
        }
        for (const Column* setting : m_settings) {
            appendBytes(key, static_cast<std::uint64_t>(rounded(setting->values[row])));
        }
        const bool isNamed =
            (m_model && m_model->codes[row] != 0) || (m_variant && m_variant->codes[row] != 0);
        return isNamed ? key : key + nameWithoutSeed(m_frame.names[row]);
    }

private:
    const Frame& m_frame;
    const TextColumn* m_model;
    const TextColumn* m_variant;
    std::vector<const TextColumn*> m_texts;
    std::vector<const Column*> m_settings;
};

std::size_t statedCount(const Conditions& conditions)
{
    return conditions.size() - static_cast<std::size_t>(std::count(conditions.begin(), conditions.end(), 0U));
}

bool agrees(const Conditions& partial, const Conditions& full)
{
    for (std::size_t i = 0; i < partial.size(); ++i) {
        if (partial[i] != 0 && partial[i] != full[i]) {
            return false;
        }
    }
    return true;
}

using ByConditions = std::map<Conditions, std::vector<std::uint32_t>>;

/// Gives the rows of every incomplete set of conditions to the one fuller set that it agrees with.
void mergeIncomplete(ByConditions& byConditions)
{
    std::vector<Conditions> order;
    for (const auto& [conditions, rows] : byConditions) {
        order.push_back(conditions);
    }
    std::stable_sort(order.begin(), order.end(),
        [](const Conditions& a, const Conditions& b) { return statedCount(a) > statedCount(b); });
    for (const Conditions& partial : order) {
        std::vector<const Conditions*> fuller;
        for (const auto& [conditions, rows] : byConditions) {
            if (statedCount(conditions) > statedCount(partial) && agrees(partial, conditions)) {
                fuller.push_back(&conditions);
            }
        }
        if (fuller.size() == 1) {
            auto& target = byConditions[*fuller.front()];
            auto& own = byConditions[partial];
            target.insert(target.end(), own.begin(), own.end());
            byConditions.erase(partial);
        }
    }
}

std::vector<const TextColumn*> conditionColumns(const Frame& frame)
{
    std::vector<const TextColumn*> columns;
    for (const std::string_view id : conditionIds) {
        columns.push_back(frame.findText(id));
    }
    return columns;
}

} // namespace

Replicates findReplicates(const Frame& frame, const Progress& progress)
{
    const Identity identity(frame);
    const std::vector<const TextColumn*> conditionTexts = conditionColumns(frame);
    const TextColumn* excluded = frame.findText("excluded");
    std::unordered_map<std::string, ByConditions> byIdentity;
    for (std::uint32_t row = 0; row < frame.rowCount() && !progress.stopRequested(); ++row) {
        if (excluded && excluded->codes[row] != 0) {
            continue;
        }
        Conditions conditions{};
        for (std::size_t i = 0; i < conditions.size(); ++i) {
            conditions[i] = conditionTexts[i] ? conditionTexts[i]->codes[row] : 0;
        }
        byIdentity[identity.keyOf(row)][conditions].push_back(row);
    }
    Replicates replicates;
    replicates.groupOf.assign(frame.rowCount(), Replicates::none);
    for (auto& [key, byConditions] : byIdentity) {
        if (progress.stopRequested()) {
            break;
        }
        mergeIncomplete(byConditions);
        for (auto& [conditions, rows] : byConditions) {
            std::sort(rows.begin(), rows.end());
            const std::uint32_t first = rows.front();
            // A parent run must not pass for one more model beside its children.
            std::string name = nameWithoutSeed(frame.names[first]);
            name += isParentRun(frame, first) ? " (parent run)" : "";
            replicates.groups.push_back({std::move(name), std::move(rows)});
        }
    }
    std::sort(replicates.groups.begin(), replicates.groups.end(),
        [](const ReplicateGroup& a, const ReplicateGroup& b) { return a.rows.front() < b.rows.front(); });
    for (std::uint32_t group = 0; group < replicates.groups.size(); ++group) {
        for (const std::uint32_t row : replicates.groups[group].rows) {
            replicates.groupOf[row] = group;
        }
    }
    return replicates;
}

Replicates replicatesWith(const Replicates& all, const RowSet& rows)
{
    Replicates with;
    with.groupOf.assign(all.groupOf.size(), Replicates::none);
    for (const ReplicateGroup& group : all.groups) {
        if (std::ranges::none_of(group.rows, [&rows](std::uint32_t row) { return rows.contains(row); })) {
            continue;
        }
        for (const std::uint32_t row : group.rows) {
            with.groupOf[row] = static_cast<std::uint32_t>(with.groups.size());
        }
        with.groups.push_back(group);
    }
    return with;
}

std::string seedOf(const Frame& frame, std::uint32_t row)
{
    const TextColumn* seeds = frame.findText("seed");
    std::string_view seed = seeds ? std::string_view(seeds->at(row)) : std::string_view();
    if (seed.empty()) {
        const std::string_view name = withoutCounter(frame.names[row]);
        std::size_t digits = seedPlace(name);
        while (digits < name.size() && !isDigit(name[digits])) {
            ++digits;
        }
        seed = name.substr(digits);
    }
    const auto number = parseInteger(seed);
    return number ? std::to_string(*number) : std::string(seed);
}

MeanDifference estimateOf(const Column& column, std::span<const std::uint32_t> rows, double confidence)
{
    std::vector<double> values;
    for (const std::uint32_t row : rows) {
        if (!std::isnan(column.values[row])) {
            values.push_back(column.values[row]);
        }
    }
    return meanOf(values, confidence);
}

} // namespace trefoil
