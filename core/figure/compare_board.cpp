// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/compare_board.h"

#include "core/frame/nesting.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace trefoil {

namespace {

constexpr double logarithmicDecades = 1.5;

/// Which of two equally present quantities a newcomer expects on the board; the first found wins.
constexpr std::array<std::string_view, 13> preferred = {"accuracy", "f1", "auc", "balanced_accuracy",
    "energy_kwh", "emissions_kg_co2e", "cost_usd", "duration_s", "worst_group_accuracy",
    "largest_gap_accuracy", "accelerator_count", "size_bytes", "latency_s"};

std::size_t preferenceRank(const std::string& id)
{
    const auto place = std::find(preferred.begin(), preferred.end(), id);
    return static_cast<std::size_t>(place - preferred.begin());
}

/// One value of all runs, of several: no run is better or worse.
bool isConstant(const Column& column)
{
    if (column.presentCount < 2) {
        return false;
    }
    double known = std::numeric_limits<double>::quiet_NaN();
    return std::ranges::all_of(column.values, [&known](double value) {
        known = std::isnan(known) ? value : known;
        return std::isnan(value) || value == known;
    });
}

/// Runs that have a value, in both columns where there is a second.
std::size_t presentCount(const Column& column, const Column* shared)
{
    if (shared == nullptr) {
        return column.presentCount;
    }
    std::size_t count = 0;
    for (std::size_t row = 0; row < column.values.size(); ++row) {
        if (!std::isnan(column.values[row]) && !std::isnan(shared->values[row])) {
            ++count;
        }
    }
    return count;
}

/// The share of the other's runs that a quantity needs to go before it. Among those that everybody knows most
/// runs decide, but for small differences; before one that a single table brought, much fewer are enough, or
/// the board of a library of many tables would show only that table.
double neededShare(std::size_t mine, std::size_t theirs)
{
    constexpr std::size_t unknown = preferred.size();
    const bool isOneUnknown = (mine == unknown) != (theirs == unknown);
    const double share = isOneUnknown ? 0.3 : 0.7;
    return mine < theirs ? share : 1 / share;
}

/// The quantity of the sphere that most runs have beside the shared one, of society only what tells runs
/// apart; a group quantity of society and a preferred one go first where they are nearly as present. Where no
/// run has any beside the shared one: the quantity that most runs have.
const Column* mostPresent(const Frame& frame, Sphere sphere, const Column* shared = nullptr)
{
    const Column* best = nullptr;
    std::size_t bestCount = 0;
    const Column* alone = nullptr; // the most present at all
    for (const auto& column : frame.columns) {
        const Quantity& quantity = *column->quantity;
        if (quantity.sphere != sphere || quantity.direction == Direction::None || column.get() == shared
            || (sphere == Sphere::Society && isConstant(*column))) {
            continue;
        }
        const auto goesBefore = [&](const Column* other, std::size_t count, std::size_t otherCount) {
            return other == nullptr
                || static_cast<double>(count) > static_cast<double>(otherCount)
                    * neededShare(preferenceRank(quantity.id), preferenceRank(other->quantity->id));
        };
        if (const std::size_t count = presentCount(*column, shared);
            count > 0 && goesBefore(best, count, bestCount)) {
            best = column.get();
            bestCount = count;
        }
        if (goesBefore(alone, column->presentCount, alone == nullptr ? 0 : alone->presentCount)) {
            alone = column.get();
        }
    }
    return best != nullptr ? best : alone;
}

AxisSpec axisOf(const Column* column, const char* fallbackId)
{
    return column ? AxisSpec{column->quantity->id, fittingScale(*column)}
                  : AxisSpec{fallbackId, AxisScale::Linear};
}

} // namespace

AxisScale fittingScale(const Column& column)
{
    double low = std::numeric_limits<double>::infinity();
    double high = 0;
    for (const double value : column.values) {
        if (!std::isfinite(value)) {
            continue;
        }
        if (value <= 0) {
            return AxisScale::Linear;
        }
        low = std::min(low, value);
        high = std::max(high, value);
    }
    return high > 0 && std::log10(high / low) > logarithmicDecades ? AxisScale::Logarithmic
                                                                   : AxisScale::Linear;
}

namespace {

/// An axis that no run has cuts every line in two. Some two stay, so that the panel can be drawn at all.
void keepAxesWithValues(std::vector<AxisSpec>& axes, const Frame& frame)
{
    const auto isPresent = [&](const AxisSpec& axis) { return frame.find(axis.quantityId) != nullptr; };
    if (std::count_if(axes.begin(), axes.end(), isPresent) >= 2) {
        std::erase_if(axes, [&](const AxisSpec& axis) { return !isPresent(axis); });
    }
}

} // namespace

namespace {

/// What stands on the shared axis where no run has a quality: the size of the model, else its time, else
/// whatever a run has that is neither energy nor its consequence.
const Column* sharedWithoutQuality(const Frame& frame)
{
    for (const char* id : {"parameters", "duration_s", "examples", "steps"}) {
        if (const Column* column = frame.find(id)) {
            return column;
        }
    }
    for (const Sphere sphere : {Sphere::Economy, Sphere::Setting}) {
        for (const auto& column : frame.columns) {
            if (column->quantity->sphere == sphere) {
                return column.get();
            }
        }
    }
    return nullptr;
}

/// A panel whose sphere no run has shows another quantity instead, the most present of those that no panel
/// shows yet.
void fillGaps(std::array<const Column*, 3>& across, const Frame& frame, const Column* shared)
{
    for (const Column*& gap : across) {
        if (gap) {
            continue;
        }
        for (const auto& column : frame.columns) {
            const bool isShown = column.get() == shared
                || std::find(across.begin(), across.end(), column.get()) != across.end();
            if (!isShown && (!gap || column->presentCount > gap->presentCount)) {
                gap = column.get();
            }
        }
    }
}

} // namespace

FigureSpec compareBoard(const Frame& frame)
{
    // Where no run has a quantity of a sphere its panel says so; the name must be a standard one to be drawn,
    // or that of a standard one's worst group.
    const Column* qualityColumn = mostPresent(frame, Sphere::Quality);
    const Column* shared = qualityColumn ? qualityColumn : sharedWithoutQuality(frame);
    std::array<const Column*, 3> across = {mostPresent(frame, Sphere::Environment, shared),
        mostPresent(frame, Sphere::Economy, shared), mostPresent(frame, Sphere::Society, shared)};
    if (!qualityColumn) {
        fillGaps(across, frame, shared);
    }
    const AxisSpec quality = axisOf(shared, "accuracy");
    const std::array spheres = {axisOf(across[0], "energy_kwh"), axisOf(across[1], "cost_usd"),
        axisOf(across[2], "worst_group_accuracy")};
    FigureSpec spec;
    spec.title = "Compare";
    PanelSpec parallel;
    parallel.chart = "parallel";
    parallel.axes.push_back(quality);
    for (const AxisSpec& axis : spheres) {
        PanelSpec scatter;
        scatter.chart = "scatter";
        scatter.x = axis;
        scatter.y = quality;
        spec.panels.push_back(scatter);
        parallel.axes.push_back(axis);
    }
    for (const char* id : {"duration_s", "emissions_kg_co2e", "size_bytes"}) {
        const auto hasAxis = [&](const AxisSpec& axis) { return axis.quantityId == id; };
        const Column* column = frame.find(id);
        if (column && parallel.axes.size() < 6
            && std::none_of(parallel.axes.begin(), parallel.axes.end(), hasAxis)) {
            parallel.axes.push_back(axisOf(column, id));
        }
    }
    keepAxesWithValues(parallel.axes, frame);
    spec.panels.push_back(parallel);
    for (const std::string_view id : {std::string_view("kind"), std::string_view("model"),
             std::string_view("variant"), std::string_view("dataset"), parentTextId}) {
        const TextColumn* text = frame.findText(id);
        if (text && text->labels.size() > 2 && text->labels.size() <= 9) {
            spec.colourBy = id;
            break;
        }
    }
    return spec;
}

} // namespace trefoil
