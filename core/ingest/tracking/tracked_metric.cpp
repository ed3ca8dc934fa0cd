// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/tracking/tracked_metric.h"

#include "core/base/utf8_text.h"
#include "core/ingest/column_meaning.h"
#include "core/ingest/column_name.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace trefoil {

namespace {

struct PhaseWord {
    std::string_view word;
    Phase phase;
};

constexpr std::array phaseWords = {PhaseWord{"train", Phase::Training},
    PhaseWord{"training", Phase::Training}, PhaseWord{"val", Phase::Validation},
    PhaseWord{"valid", Phase::Validation}, PhaseWord{"validation", Phase::Validation},
    PhaseWord{"eval", Phase::Validation}, PhaseWord{"evaluation", Phase::Validation},
    PhaseWord{"dev", Phase::Validation}, PhaseWord{"test", Phase::Test}};

struct SphereWord {
    std::string_view word;
    Sphere sphere;
};

// What training programs log beside quality.
constexpr std::array sphereWords = {SphereWord{"lr", Sphere::Setting}, SphereWord{"lr0", Sphere::Setting},
    SphereWord{"lr1", Sphere::Setting}, SphereWord{"lr2", Sphere::Setting},
    SphereWord{"pg0", Sphere::Setting}, SphereWord{"pg1", Sphere::Setting},
    SphereWord{"pg2", Sphere::Setting}, SphereWord{"rate", Sphere::Setting},
    SphereWord{"epoch", Sphere::Setting}, SphereWord{"step", Sphere::Setting},
    SphereWord{"momentum", Sphere::Setting}, SphereWord{"time", Sphere::Economy},
    SphereWord{"sec", Sphere::Economy}, SphereWord{"second", Sphere::Economy},
    SphereWord{"seconds", Sphere::Economy}, SphereWord{"runtime", Sphere::Economy},
    SphereWord{"throughput", Sphere::Economy}, SphereWord{"memory", Sphere::Economy},
    SphereWord{"megabytes", Sphere::Economy}, SphereWord{"utilization", Sphere::Economy},
    SphereWord{"watts", Sphere::Environment}};

std::string_view lastWord(std::string_view id)
{
    const std::size_t underscore = id.rfind('_');
    return underscore == std::string_view::npos ? id : id.substr(underscore + 1);
}

std::string_view firstWord(std::string_view id)
{
    return id.substr(0, id.find('_'));
}

Phase phaseOf(std::string_view word)
{
    const auto found = std::find_if(
        phaseWords.begin(), phaseWords.end(), [&](const PhaseWord& each) { return each.word == word; });
    return found == phaseWords.end() ? Phase::Unsaid : found->phase;
}

void removeFirst(std::string& id)
{
    id.erase(0, firstWord(id).size() + 1);
}

void removeLast(std::string& id)
{
    id.resize(id.size() - lastWord(id).size() - 1);
}

bool hasSeveralWords(const std::string& id)
{
    return id.find('_') != std::string::npos;
}

/// Lightning ends the mean over an epoch with it, Keras begins so in TensorBoard: "epoch_accuracy".
void removeEpoch(std::string& id)
{
    if (hasSeveralWords(id) && lastWord(id) == "epoch") {
        removeLast(id);
    }
    if (hasSeveralWords(id) && firstWord(id) == "epoch") {
        removeFirst(id);
    }
}

/// Nothing where the words say no sphere of their own.
std::optional<Sphere> sphereOf(std::string_view id)
{
    while (!id.empty()) {
        const std::string_view word = firstWord(id);
        for (const SphereWord& each : sphereWords) {
            if (each.word == word) {
                return each.sphere;
            }
        }
        id.remove_prefix(std::min(word.size() + 1, id.size()));
    }
    return std::nullopt;
}

bool isTotal(Dimension dimension)
{
    return dimension == Dimension::Energy || dimension == Dimension::Mass || dimension == Dimension::Volume
        || dimension == Dimension::Money || dimension == Dimension::Information;
}

/// Where the name says what was used up and in which unit; nothing where either is in doubt.
std::optional<MetricPlacement> placeTotal(std::string_view name, double lowest, double highest)
{
    constexpr int surelyOfTheRun = 60; // "inference energy" is not
    // As the tools write paths: "system/energy (kWh)" is about the system, not a rate.
    std::string path(name); // in its case: "MWh" is no "mWh"
    std::replace(path.begin(), path.end(), '/', '_');
    for (const std::string_view training : {"train_", "training_"}) {
        if (toLowerAscii(path).starts_with(training)) {
            path.erase(0, training.size());
            break;
        }
    }
    const ColumnName column = parseColumnName(path);
    const auto named = quantityOfName(column);
    const auto unit = findUnit(column.unit);
    if (!named || named->score < surelyOfTheRun || !unit || !column.question.empty()) {
        return std::nullopt;
    }
    const auto standard = findStandard(named->quantityId);
    if (!standard) {
        return std::nullopt;
    }
    const Quantity& quantity = quantityOf(*standard);
    const bool fits = quantity.unit.dimension == unit->dimension && isTotal(unit->dimension);
    const bool isFinite = std::isfinite(lowest) && std::isfinite(highest);
    const bool isPlausible = !isFinite
        || (lowest * unit->toCanonical >= quantity.lowerBound
            && highest * unit->toCanonical <= quantity.upperBound);
    if (!fits || !isPlausible) {
        return std::nullopt;
    }
    return MetricPlacement{standard, quantity, MetricPlacement::Fit::Fits, std::string(unit->symbol)};
}

} // namespace

TrackedName readTrackedName(std::string_view name)
{
    TrackedName result{quantityIdFromColumnName(name), Phase::Unsaid};
    std::string& id = result.metric;
    removeEpoch(id);
    if (hasSeveralWords(id)) {
        if (const Phase first = phaseOf(firstWord(id)); first != Phase::Unsaid) {
            result.phase = first;
            removeFirst(id);
        } else if (const Phase last = phaseOf(lastWord(id)); last != Phase::Unsaid) {
            result.phase = last;
            removeLast(id);
        }
        removeEpoch(id);
    }
    if (result.phase == Phase::Training) {
        id.insert(0, "train_");
    }
    return result;
}

MetricPlacement placeTracked(std::string_view name, double lowest, double highest)
{
    if (auto total = placeTotal(name, lowest, highest)) {
        return *std::move(total);
    }
    MetricPlacement placed = placeMetric(readTrackedName(name).metric, lowest, highest);
    if (!placed.standard && placed.fit == MetricPlacement::Fit::Fits) {
        placed.quantity = trackedQuantity(name);
    }
    return placed;
}

Quantity trackedQuantity(std::string_view name)
{
    const TrackedName tracked = readTrackedName(name);
    Quantity quantity = metricQuantity(name, metricMeaning(tracked.metric).direction);
    // "loss" beside "val_loss" is the loss in training; an id of its own keeps the two apart.
    if (findStandard(quantity.id)) {
        quantity.id.insert(0, "train_");
        quantity.name += " in training";
    }
    if (quantity.direction == Direction::None) {
        quantity.sphere = sphereOf(quantity.id).value_or(quantity.sphere);
    }
    if (quantity.id.ends_with("_watts")) {
        quantity.unit = canonicalUnit(Dimension::Power);
    }
    return quantity;
}

} // namespace trefoil
