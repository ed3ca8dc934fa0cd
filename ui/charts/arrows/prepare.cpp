// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/arrows/prepare.h"

#include "ui/bridge/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace trefoil {
namespace {

struct ArrowRatioText {
    Q_DECLARE_TR_FUNCTIONS(ArrowRatioText)
};

/// What the legend tells apart: how it was compressed, or that it was not.
bool isControlVariant(const FamilyVariant& variant, CompressionMethod method)
{
    return variant.isControl || method == CompressionMethod::None || method == CompressionMethod::Unknown;
}

std::optional<Ratio> ratioOf(const VariantComparison& variant, const std::string& quantityId)
{
    const QuantityChange* change = variant.find(quantityId);
    if (!change || !std::isfinite(change->relative.value) || !(change->relative.value > -1))
        return std::nullopt;
    Ratio ratio{1 + change->relative.value, {}};
    const Interval& interval = change->relative.interval;
    if (std::isfinite(interval.low) && std::isfinite(interval.high) && interval.low > -1)
        ratio.interval = {1 + interval.low, 1 + interval.high};
    return ratio;
}

Quadrant quadrantOf(const PreparedArrows& arrows, const Ratio& x, const Ratio& y)
{
    const auto gain = [](const RatioAxis& axis, double ratio) {
        return ratio == 1 ? 0 : (ratio > 1) == axis.isHigherBetter() ? 1 : -1;
    };
    const int gainX = gain(arrows.x, x.value);
    const int gainY = gain(arrows.y, y.value);
    if (gainX == 0 || gainX != gainY)
        return Quadrant::Trade;
    return gainX > 0 ? Quadrant::BetterOnBoth : Quadrant::WorseOnBoth;
}

const Quantity* quantityIn(std::span<const FamilyReport> families, const std::string& id)
{
    for (const FamilyReport& family : families) {
        for (const VariantComparison& variant : family.variants) {
            if (const QuantityChange* change = variant.find(id))
                return change->quantity;
        }
    }
    return nullptr;
}

RatioAxis ratioAxisOf(std::span<const FamilyReport> families, const std::string& id)
{
    RatioAxis axis;
    axis.lower = axis.upper = 1;
    axis.quantity = quantityIn(families, id);
    const QString name = axis.quantity ? toText(axis.quantity->name) : toText(id);
    axis.isOwn = std::ranges::any_of(families, [&](const FamilyReport& family) {
        return std::ranges::any_of(family.variants,
            [&](const VariantComparison& variant) { return variant.findWithBaseline(id) != nullptr; });
    });
    axis.title = axis.isOwn ? ArrowRatioText::tr("Own %1, against the baseline").arg(name.toLower())
                            : ArrowRatioText::tr("%1, against the baseline").arg(name);
    return axis;
}

void includeInRange(RatioAxis& axis, const Ratio& ratio)
{
    includeRatio(axis, ratio.value);
    // An interval of few runs can be wider than all that is compared: it may be cut, the points may not.
    constexpr double widest = 2;
    includeRatio(axis, std::max(ratio.interval.low, ratio.value / widest));
    includeRatio(axis, std::min(ratio.interval.high, ratio.value * widest));
}

} // namespace

QString withOwn(const QString& words, const PreparedArrows& arrows)
{
    QStringList names;
    for (const RatioAxis* axis : {&arrows.x, &arrows.y}) {
        if (axis->isOwn)
            names << toText(axis->quantity->name).toLower();
    }
    return names.isEmpty()
        ? words
        : ArrowRatioText::tr("%1, by own %2").arg(words, names.join(ArrowRatioText::tr(" and ")));
}

std::span<const FamilyReport> chosenFamilies(const CompressionReport& report, std::size_t family)
{
    const std::span<const FamilyReport> all(report.families);
    return family < all.size() ? all.subspan(family, 1) : all;
}

bool isShown(const ReplicateGroup& group, const RowSet* visible)
{
    return !visible || std::any_of(group.rows.begin(), group.rows.end(), [&](std::uint32_t row) {
        return visible->contains(row);
    });
}

QString variantLabel(const CompressionReport& report, std::uint32_t group, bool isMixed)
{
    const ReplicateGroup& runs = report.replicates.groups[group];
    const TextColumn* variant = report.frame->findText("variant");
    const bool hasVariant = variant && !variant->at(runs.rows.front()).empty();
    return toText(hasVariant && !isMixed ? variant->at(runs.rows.front()) : runs.name);
}

std::vector<MethodEntry> methodsOf(const CompressionReport& report)
{
    std::vector<MethodEntry> methods;
    bool hasControl = false;
    for (const FamilyReport& family : report.families) {
        for (std::size_t i = 0; i < family.variants.size(); ++i) {
            const CompressionMethod method = family.variants[i].compression.method;
            if (isControlVariant(family.family.variants[i], method))
                hasControl = true;
            else
                methods.push_back({method, toText(methodName(method)), 0, false});
        }
    }
    std::ranges::sort(methods, {}, &MethodEntry::method);
    const auto repeated = std::ranges::unique(methods, {}, &MethodEntry::method);
    methods.erase(repeated.begin(), repeated.end());
    for (std::size_t i = 0; i < methods.size(); ++i)
        methods[i].style = static_cast<std::uint32_t>(i);
    if (hasControl)
        methods.push_back({CompressionMethod::None, ArrowRatioText::tr("not compressed (control)"), 0, true});
    return methods;
}

PreparedArrows prepareArrows(const CompressionReport& report, std::size_t family, const std::string& xId,
    const std::string& yId, const RowSet* visible)
{
    const std::span<const FamilyReport> families = chosenFamilies(report, family);
    PreparedArrows arrows;
    arrows.x = ratioAxisOf(families, xId);
    arrows.y = ratioAxisOf(families, yId);
    arrows.methods = methodsOf(report);
    for (const FamilyReport& shown : families) {
        for (std::size_t i = 0; i < shown.variants.size(); ++i) {
            const VariantComparison& variant = shown.variants[i];
            const ReplicateGroup& runs = report.replicates.groups[variant.group];
            if (!isShown(runs, visible))
                continue;
            ++arrows.variants;
            const auto x = ratioOf(variant, xId);
            const auto y = ratioOf(variant, yId);
            if (!x || !y) {
                ++arrows.notDrawn;
                continue;
            }
            const bool control = isControlVariant(shown.family.variants[i], variant.compression.method);
            const auto method = std::ranges::find_if(arrows.methods, [&](const MethodEntry& entry) {
                return entry.isControl == control && (control || entry.method == variant.compression.method);
            });
            includeInRange(arrows.x, *x);
            includeInRange(arrows.y, *y);
            const std::size_t inX = runsBehind(*variant.find(xId)); // found, since it has a ratio
            const std::size_t inY = runsBehind(*variant.find(yId));
            const std::size_t fewest = std::min(inX, inY);
            arrows.fewestRuns = arrows.heads.empty() ? fewest : std::min(arrows.fewestRuns, fewest);
            arrows.mostRuns = std::max({arrows.mostRuns, inX, inY});
            arrows.heads.push_back({variant.group, static_cast<std::size_t>(method - arrows.methods.begin()),
                variantLabel(report, variant.group, families.size() > 1), *x, *y,
                quadrantOf(arrows, *x, *y)});
        }
    }
    padRatios(arrows.x);
    padRatios(arrows.y);
    return arrows;
}

} // namespace trefoil
