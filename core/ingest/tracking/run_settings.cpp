// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/tracking/run_settings.h"

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace trefoil {

namespace {

enum class Meaning { Seed, Model, Dataset, Number };

struct Setting {
    std::string_view name; ///< as quantityIdFromColumnName writes it
    Meaning meaning;
    std::string_view id; ///< of the quantity
    std::string_view title;
    Dimension dimension;
};

constexpr Setting number(
    std::string_view name, std::string_view id, std::string_view title, Dimension dimension)
{
    return {name, Meaning::Number, id, title, dimension};
}

constexpr Setting text(std::string_view name, Meaning meaning)
{
    return {name, meaning, {}, {}, Dimension::None};
}

constexpr std::array settings = {text("seed", Meaning::Seed), text("random_seed", Meaning::Seed),
    text("random_state", Meaning::Seed), text("manual_seed", Meaning::Seed), text("model", Meaning::Model),
    text("model_name", Meaning::Model), text("model_name_or_path", Meaning::Model),
    text("model_type", Meaning::Model), text("arch", Meaning::Model), text("architecture", Meaning::Model),
    text("backbone", Meaning::Model), text("weights", Meaning::Model), text("dataset", Meaning::Dataset),
    text("dataset_name", Meaning::Dataset), text("data", Meaning::Dataset),
    number("learning_rate", "learning_rate", "Learning rate", Dimension::None),
    number("lr", "learning_rate", "Learning rate", Dimension::None),
    number("lr0", "learning_rate", "Learning rate", Dimension::None),
    number("opt_learning_rate", "learning_rate", "Learning rate", Dimension::None),
    number("batch_size", "batch_size", "Batch size", Dimension::Count),
    number("batch", "batch_size", "Batch size", Dimension::Count),
    number("train_batch_size", "batch_size", "Batch size", Dimension::Count),
    number("per_device_train_batch_size", "batch_size", "Batch size", Dimension::Count),
    number("epochs", "planned_epochs", "Planned epochs", Dimension::Count),
    number("num_epochs", "planned_epochs", "Planned epochs", Dimension::Count),
    number("max_epochs", "planned_epochs", "Planned epochs", Dimension::Count),
    number("num_train_epochs", "planned_epochs", "Planned epochs", Dimension::Count),
    number("weight_decay", "weight_decay", "Weight decay", Dimension::None),
    number("momentum", "momentum", "Momentum", Dimension::None),
    number("dropout", "dropout", "Dropout", Dimension::None),
    number("drop_rate", "dropout", "Dropout", Dimension::None),
    number("dropout_rate", "dropout", "Dropout", Dimension::None),
    number("hidden_size", "hidden_size", "Hidden size", Dimension::Count),
    number("hidden_dim", "hidden_size", "Hidden size", Dimension::Count),
    number("num_layers", "layers", "Layers", Dimension::Count),
    number("n_layers", "layers", "Layers", Dimension::Count),
    number("num_heads", "attention_heads", "Attention heads", Dimension::Count),
    number("warmup_steps", "warmup_steps", "Warm-up steps", Dimension::Count),
    number("warmup_ratio", "warmup_ratio", "Warm-up ratio", Dimension::None),
    number("label_smoothing", "label_smoothing", "Label smoothing", Dimension::None),
    number("gradient_accumulation_steps", "gradient_accumulation_steps", "Gradient accumulation steps",
        Dimension::Count),
    number("imgsz", "image_size", "Image size", Dimension::Count),
    number("img_size", "image_size", "Image size", Dimension::Count),
    number("image_size", "image_size", "Image size", Dimension::Count)};

const Setting* findSetting(std::string_view name)
{
    const std::string id = quantityIdFromColumnName(name);
    const auto found =
        std::find_if(settings.begin(), settings.end(), [&](const Setting& each) { return each.name == id; });
    return found == settings.end() ? nullptr : &*found;
}

Quantity quantityOfSetting(const Setting& setting)
{
    return Quantity{std::string(setting.id), std::string(setting.title), canonicalUnit(setting.dimension),
        Direction::None, Sphere::Setting};
}

/// Empty for what says nothing or must not be stored.
std::string shownText(std::string_view value)
{
    constexpr std::size_t longest = 200;
    std::string shown = nameWithoutPath(trimmed(value));
    const std::string lower = toLowerAscii(shown);
    const bool saysNothing = lower == "none" || lower == "null" || lower == "false" || lower == "true";
    const bool isObject =
        !shown.empty() && (shown.front() == '{' || shown.front() == '[' || shown.front() == '<');
    if (saysNothing || isObject || shown.find('@') != std::string::npos || shown.size() > longest) {
        return {};
    }
    return toValidUtf8(shown);
}

} // namespace

std::optional<Quantity> settingQuantity(std::string_view name)
{
    const std::string id = quantityIdFromColumnName(name);
    const auto found = std::ranges::find_if(settings, [&](const Setting& each) {
        return each.meaning == Meaning::Number && (each.name == id || each.id == id);
    });
    return found == settings.end() ? std::nullopt : std::optional(quantityOfSetting(*found));
}

std::string nameWithoutPath(std::string_view text)
{
    const bool isPath = text.find('\\') != std::string_view::npos || text.starts_with('/')
        || text.starts_with('.') || text.starts_with('~') || text.find(":/") != std::string_view::npos;
    const std::size_t slash = text.find_last_of("/\\");
    // "facebook/opt-1.3b" is a name, "data/coco128.yaml" the name of a file.
    constexpr std::array<std::string_view, 7> endings = {
        ".yaml", ".yml", ".pt", ".pth", ".csv", ".json", ".ckpt"};
    std::string_view name = text;
    bool isFile = false;
    for (const std::string_view ending : endings) {
        if (name.ends_with(ending) && name.size() > ending.size()) {
            name.remove_suffix(ending.size());
            isFile = true;
            break;
        }
    }
    if (slash != std::string_view::npos && (isPath || isFile)) {
        name = slash + 1 < name.size() ? name.substr(slash + 1) : std::string_view();
    }
    return std::string(name);
}

void takeSetting(RecordBuilder& builder, Context& context, std::string_view name, std::string_view value,
    std::string_view pointer, std::string_view companion)
{
    const Setting* setting = findSetting(name);
    if (setting == nullptr) {
        return;
    }
    if (setting->meaning == Meaning::Seed) {
        if (!builder.record().seed) {
            builder.record().seed = parseInteger(trimmed(value));
        }
        return;
    }
    if (setting->meaning != Meaning::Number) {
        std::string& place = setting->meaning == Meaning::Model ? context.model : context.dataset;
        if (place.empty() && !parseNumber(value)) {
            place = shownText(value);
        }
        return;
    }
    const auto parsed = parseNumber(value);
    if (parsed && std::isfinite(*parsed) && !builder.has(setting->id)) {
        builder.addExtra(quantityOfSetting(*setting), *parsed,
            {std::string(pointer), "", Grade::Declared, std::string(companion), companion.empty() ? 0 : 1});
    }
}

} // namespace trefoil
