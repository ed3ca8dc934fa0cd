// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/predictions/model_rows.h"

#include "core/domain/baseline_name.h"
#include "core/domain/seed_in_name.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace trefoil {

namespace {

std::uint32_t codeAt(const CodedColumn& column, std::size_t row)
{
    return column.codes.empty() ? noCode : column.codes[row];
}

std::string textOf(const CodedColumn& column, std::uint32_t code)
{
    return code == noCode ? std::string() : column.values[code];
}

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

std::vector<ModelRows> rowsByModel(
    const OutcomeRows& rows, const OutcomeColumns& columns, std::int64_t& leftOut)
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
    return models;
}

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

std::string_view withoutSeed(std::string_view fileName)
{
    return fileName.substr(0, seedPlace(fileName));
}

void takeSeed(std::vector<ModelRows>& models, std::string_view fileName)
{
    const std::size_t digits = fileName.find_first_of("0123456789", seedPlace(fileName));
    for (ModelRows& model : models) {
        const bool isNamed = !model.model.empty() || !model.variant.empty();
        if (isNamed && digits != std::string_view::npos) {
            model.seed = fileName.substr(digits);
        }
    }
}

} // namespace

std::vector<ModelRows> modelsOf(
    const OutcomeRows& rows, const OutcomeColumns& columns, std::string_view fileName, std::int64_t& leftOut)
{
    std::vector<ModelRows> models = rowsByModel(rows, columns, leftOut);
    std::ranges::stable_sort(models, [](const ModelRows& one, const ModelRows& other) {
        return std::tie(one.model, one.variant, one.seed) < std::tie(other.model, other.variant, other.seed);
    });
    nameVariants(models, withoutSeed(fileName));
    if (!columns.seed) {
        takeSeed(models, fileName);
    }
    return models;
}

std::string runName(const ModelRows& model, std::string_view fileName)
{
    const std::string file(model.variant.empty() ? fileName : withoutSeed(fileName));
    std::string name;
    for (const std::string& part : {model.model == file ? std::string() : model.model, model.variant,
             model.seed.empty() ? std::string() : "s" + model.seed}) {
        name += name.empty() || part.empty() ? "" : "-";
        name += part;
    }
    const bool isOnlySeed = model.variant.empty() && (model.model.empty() || model.model == file);
    return isOnlySeed ? file + (name.empty() ? "" : "-" + name) : name;
}

} // namespace trefoil
