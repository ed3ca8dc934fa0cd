// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/retention/prepare.h"

#include "core/compression/size_ratio.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace trefoil {
namespace {

struct RetentionPrepareText {
    Q_DECLARE_TR_FUNCTIONS(RetentionPrepareText)
};

constexpr std::string_view worstGroupStart = "worst_group_";
bool isOnlyPruned(CompressionMethod method)
{
    return method == CompressionMethod::UnstructuredPruning || method == CompressionMethod::StructuredPruning
        || method == CompressionMethod::SemiStructuredPruning;
}

std::optional<double> placeOn(Ladder ladder, std::optional<RatioBasis> basis,
    const VariantComparison& variant, const FamilyVariant& member)
{
    const CompressionMethod method = variant.compression.method;
    if (member.isControl || method == CompressionMethod::None || method == CompressionMethod::Unknown)
        return std::nullopt;
    const CompressionSettings& settings = variant.compression.settings;
    switch (ladder) {
    case Ladder::Sparsity:
        return !isOnlyPruned(method) ? std::nullopt
            : settings.sparsity      ? settings.sparsity
                                     : settings.requestedSparsity;
    case Ladder::Bits:
        return method == CompressionMethod::Quantization
            ? (settings.bitsPerWeight ? settings.bitsPerWeight : settings.weightBits)
            : std::nullopt;
    case Ladder::Ratio:
        return basis ? sizeRatio(variant, *basis) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<double> baselinePlace(
    Ladder ladder, const CompressionReport& report, const FamilyReport& family)
{
    switch (ladder) {
    case Ladder::Sparsity:
        return 0;
    case Ladder::Bits: {
        const Column* bits = report.frame->find("weight_bits");
        const auto row = report.replicates.groups[family.family.baseline].rows.front();
        return bits && bits->has(row) ? std::optional(bits->values[row]) : std::nullopt;
    }
    case Ladder::Ratio:
        return 1;
    }
    return std::nullopt;
}

QString ratioText(RatioBasis basis)
{
    switch (basis) {
    case RatioBasis::Bytes:
        return RetentionPrepareText::tr("Compression ratio, in bytes");
    case RatioBasis::NonzeroParameters:
        return RetentionPrepareText::tr("Compression ratio, in parameters that are not zero");
    case RatioBasis::Parameters:
        return RetentionPrepareText::tr("Compression ratio, in parameters");
    case RatioBasis::Stated:
        return RetentionPrepareText::tr("Compression ratio, as stated");
    case RatioBasis::Requested:
        return RetentionPrepareText::tr("Compression ratio, as requested");
    }
    return {};
}

QString titleOf(Ladder ladder, const FamilyReport& family)
{
    switch (ladder) {
    case Ladder::Sparsity:
        return RetentionPrepareText::tr("Sparsity");
    case Ladder::Bits:
        return RetentionPrepareText::tr("Bits per weight");
    case Ladder::Ratio:
        break;
    }
    return ratioText(ratioBasisOf(family).value_or(RatioBasis::Stated));
}

QString quantityName(const Quantity& quantity)
{
    return QString::fromUtf8(quantity.name.data(), static_cast<qsizetype>(quantity.name.size()));
}

Ratio shareOf(const QuantityChange& change)
{
    Ratio share{1 + change.relative.value, {}};
    if (std::isfinite(change.relative.interval.low))
        share.interval = {1 + change.relative.interval.low, 1 + change.relative.interval.high};
    return share;
}

struct Rung {
    double x = 0;
    const VariantComparison* variant = nullptr;
};

std::vector<Rung> rungsOf(
    const CompressionReport& report, const FamilyReport& family, Ladder ladder, const RowSet* visible)
{
    std::vector<Rung> rungs;
    const auto basis = ratioBasisOf(family);
    for (std::size_t i = 0; i < family.variants.size(); ++i) {
        const VariantComparison& variant = family.variants[i];
        const auto x = placeOn(ladder, basis, variant, family.family.variants[i]);
        const bool isOnAxis = x && std::isfinite(*x) && (ladder != Ladder::Ratio || *x > 0);
        if (isOnAxis && isShown(report.replicates.groups[variant.group], visible))
            rungs.push_back({*x, &variant});
    }
    std::ranges::stable_sort(rungs, {}, &Rung::x);
    return rungs;
}

void setLadderRange(PreparedRetention& retention, std::span<const Rung> rungs, std::optional<double> baseline)
{
    retention.isLogX = retention.ladder == Ladder::Ratio;
    double low = baseline.value_or(rungs.empty() ? 0 : rungs.front().x);
    double high = low;
    for (const Rung& rung : rungs) {
        low = std::min(low, rung.x);
        high = std::max(high, rung.x);
    }
    constexpr double padding = 0.06;
    if (retention.isLogX) {
        const double room = std::max(std::log(high / low) * padding, 0.05);
        retention.lower = low * std::exp(-room);
        retention.upper = high * std::exp(room);
        return;
    }
    const double room = high > low ? (high - low) * padding : 0.5;
    retention.lower = low - room;
    retention.upper = high + room;
}

} // namespace

AxisTicks PreparedRetention::ticks(int wanted) const
{
    if (ladder == Ladder::Sparsity) {
        AxisTicks ticks = axisTicks(lower, upper, AxisScale::Linear, 0.01, wanted);
        for (AxisTick& tick : ticks.labelled)
            tick.label += QStringLiteral(" %");
        ticks.between.clear();
        return ticks;
    }
    if (ladder == Ladder::Bits)
        return wholeNumberTicks(lower, upper, 1, wanted);
    AxisTicks ticks = axisTicks(lower, upper, AxisScale::Logarithmic, 1, wanted);
    for (AxisTick& tick : ticks.labelled)
        tick.label += QChar(u'×');
    return ticks;
}

std::vector<Ladder> laddersOf(const CompressionReport& report, const FamilyReport& family)
{
    struct Filled {
        Ladder ladder;
        std::size_t places;
    };
    std::vector<Filled> filled;
    for (const Ladder ladder : {Ladder::Sparsity, Ladder::Bits, Ladder::Ratio}) {
        std::set<double> places;
        for (const Rung& rung : rungsOf(report, family, ladder, nullptr))
            places.insert(rung.x);
        if (places.size() >= 2)
            filled.push_back({ladder, ladder == Ladder::Ratio ? 0 : places.size()});
    }
    std::ranges::stable_sort(filled, std::ranges::greater(), &Filled::places);
    std::vector<Ladder> ladders;
    for (const Filled& each : filled)
        ladders.push_back(each.ladder);
    return ladders;
}

QString ladderText(Ladder ladder)
{
    switch (ladder) {
    case Ladder::Sparsity:
        return RetentionPrepareText::tr("sparsity");
    case Ladder::Bits:
        return RetentionPrepareText::tr("bits per weight");
    case Ladder::Ratio:
        return RetentionPrepareText::tr("compression ratio");
    }
    return {};
}

std::vector<std::string> retentionQuantities(
    const FamilyReport& family, const std::string& xId, const std::string& yId)
{
    std::vector<std::string> ids;
    const auto addIfCompared = [&](const std::string& id) {
        const bool isCompared = std::ranges::any_of(
            family.variants, [&](const VariantComparison& variant) { return variant.find(id) != nullptr; });
        if (isCompared && std::ranges::find(ids, id) == ids.end())
            ids.push_back(id);
    };
    addIfCompared(yId);
    addIfCompared(std::string(worstGroupStart) + yId);
    addIfCompared(xId);
    addIfCompared("size_bytes");
    return ids;
}

PreparedRetention prepareRetention(const CompressionReport& report, const FamilyReport& family, Ladder ladder,
    std::span<const std::string> quantityIds, const RowSet* visible)
{
    PreparedRetention retention;
    retention.ladder = ladder;
    retention.xTitle = titleOf(ladder, family);
    retention.baselineName = variantLabel(report, family.family.baseline, true);
    const std::vector<Rung> rungs = rungsOf(report, family, ladder, visible);
    const auto start = baselinePlace(ladder, report, family);
    setLadderRange(retention, rungs, start);
    for (const std::string& id : quantityIds) {
        RetentionLine line;
        line.isWorstGroup = id.starts_with(worstGroupStart);
        if (start)
            line.points.push_back({*start, {}, family.family.baseline});
        for (const Rung& rung : rungs) {
            const QuantityChange* change = rung.variant->find(id);
            retention.unresolved += change && change->zeros.isAny() ? 1U : 0U;
            if (!change || !std::isfinite(change->relative.value))
                continue;
            line.quantity = change->quantity;
            line.points.push_back({rung.x, shareOf(*change), rung.variant->group});
            retention.top = std::max(retention.top, line.points.back().share.value * 1.05);
        }
        if (!line.quantity)
            continue;
        std::ranges::stable_sort(line.points, {}, &RetentionPoint::x);
        line.label = quantityName(*line.quantity);
        line.likeBefore =
            static_cast<std::size_t>(std::ranges::count_if(retention.lines, [&](const RetentionLine& before) {
                return before.isWorstGroup == line.isWorstGroup
                    && before.quantity->sphere == line.quantity->sphere;
            }));
        retention.lines.push_back(std::move(line));
    }
    return retention;
}

} // namespace trefoil
