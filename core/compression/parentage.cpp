// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/parentage.h"

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/domain/baseline_name.h"

#include <algorithm>
#include <map>
#include <set>

namespace trefoil {

namespace {

const std::string& textAt(const Frame& frame, std::string_view id, std::uint32_t row)
{
    static const std::string nothing;
    const TextColumn* column = frame.findText(id);
    return column ? column->at(row) : nothing;
}

std::optional<double> settingAt(const Frame& frame, std::string_view id, std::uint32_t row)
{
    const Column* column = frame.find(id);
    return column && column->has(row) ? std::optional(column->values[row]) : std::nullopt;
}

/// Columns outrank names for the numbers, and decide the method only where no name does.
void readColumns(const Frame& frame, std::uint32_t row, CompressionProposal& proposal)
{
    CompressionSettings& settings = proposal.settings;
    const auto take = [&](std::optional<double>& into, std::string_view id) {
        const auto value = settingAt(frame, id, row);
        into = value ? value : into;
        return value;
    };
    const auto bits = take(settings.weightBits, "weight_bits");
    take(settings.requestedSparsity, "requested_sparsity");
    const auto sparsity = take(settings.sparsity, "sparsity");
    take(settings.bitsPerWeight, "bits_per_weight");
    take(settings.groupSize, "group_size");
    take(settings.compressionRatio, "compression_ratio");
    take(settings.measuredRatio, "measured_compression_ratio");
    take(settings.ratioOfBytes, "compression_ratio_bytes");
    take(settings.ratioOfParameters, "compression_ratio_parameters");
    take(settings.requestedRatio, "requested_compression_ratio");
    take(settings.blockRatio, "block_compression_ratio");
    const bool isSparse = sparsity && *sparsity > 0;
    const bool isQuantized = bits && *bits < 16;
    if (proposal.method != CompressionMethod::Unknown || (!bits && !sparsity)) {
        return;
    }
    if (isSparse) {
        proposal.method = isQuantized ? CompressionMethod::Combined : CompressionMethod::UnstructuredPruning;
    } else {
        proposal.method = isQuantized ? CompressionMethod::Quantization : CompressionMethod::None;
    }
    proposal.reason = bits ? "the column weight_bits says " + formatNumber(*bits) : std::string();
    if (sparsity) {
        proposal.reason += bits ? ", " : "";
        proposal.reason.append("the column sparsity says ").append(formatNumber(*sparsity));
    }
}

CompressionProposal compressionAt(const Frame& frame, std::uint32_t row)
{
    CompressionProposal proposal;
    const std::string& variant = textAt(frame, "variant", row);
    const std::string& model = textAt(frame, "model", row);
    for (const std::string* text : {&variant, &model, &frame.names[row]}) {
        const bool isOnlyName = text == &frame.names[row] && !(variant.empty() && model.empty());
        if (proposal.method == CompressionMethod::Unknown && !text->empty() && !isOnlyName) {
            proposal = compressionOfText(*text);
        }
    }
    readColumns(frame, row, proposal);
    return proposal;
}

/// "Llama-3.1-8B-AWQ-INT4" and "Llama-3.1-8B" are one family.
std::string familyOfModel(std::string_view model)
{
    std::string family(model);
    const std::string method = compressionOfName(model).method;
    const std::size_t place = method.empty() ? std::string::npos : family.find(method);
    if (place != std::string::npos) {
        family.erase(place, method.size());
    }
    while (!family.empty()
        && (family.back() == '-' || family.back() == '_' || family.back() == '@' || family.back() == ' '
            || family.back() == '.')) {
        family.pop_back();
    }
    return toLowerAscii(family);
}

struct Baseline {
    std::map<std::string, std::uint32_t> bySeed;
    std::optional<std::uint32_t> first;
};

/// How much a run gives to compare variants with, the more important first.
struct Fullness {
    bool hasQuality = false; ///< a log of energy alone says nothing to compare a variant with
    std::size_t spheres = 0; ///< in which it has a value
    std::size_t values = 0;

    auto operator<=>(const Fullness&) const = default;
};

Fullness fullnessOf(const Frame& frame, std::uint32_t row)
{
    Fullness fullness;
    std::set<Sphere> spheres;
    for (const auto& column : frame.columns) {
        if (column->quantity->sphere != Sphere::Setting && column->has(row)) {
            spheres.insert(column->quantity->sphere);
            ++fullness.values;
        }
    }
    fullness.hasQuality = spheres.contains(Sphere::Quality);
    fullness.spheres = spheres.size();
    return fullness;
}

/// The row among two runs that tells more, the earlier one of equals.
std::uint32_t tellingMore(const Frame& frame, std::uint32_t known, std::uint32_t other)
{
    return known != other && fullnessOf(frame, known) < fullnessOf(frame, other) ? other : known;
}

using Variants = std::map<std::string, Baseline>; // by variant, or by model where there is none

/// The variant that the others came from; none when several could be.
const Variants::value_type* chooseBaseline(const Variants& variants)
{
    if (variants.size() == 1) {
        return &*variants.begin();
    }
    const Variants::value_type* chosen = nullptr;
    for (const auto& variant : variants) {
        if (isPlainBaselineName(variant.first)) {
            if (chosen) {
                return nullptr;
            }
            chosen = &variant;
        }
    }
    return chosen;
}

std::string whyNone(const Variants& variants)
{
    std::string names;
    for (const auto& [name, baseline] : variants) {
        names += (names.empty() ? "" : ", ") + (name.empty() ? std::string("(no variant)") : name);
    }
    return variants.empty() ? "no uncompressed run of this model, dataset, task and project"
                            : "several could be it: " + names;
}

} // namespace

std::string modelFamily(const Frame& frame, std::uint32_t row)
{
    std::string family = familyOfModel(textAt(frame, "model", row));
    bool isKnown = !family.empty();
    for (const std::string_view id : {"dataset", "task", "project"}) {
        const std::string& text = textAt(frame, id, row);
        isKnown = isKnown || (id != "dataset" && !text.empty());
        family += '\x1f' + text;
    }
    if (!isKnown && !frame.folders.empty()) {
        family += '\x1f' + std::to_string(frame.folders[row]);
    }
    return family;
}

std::vector<Parentage> proposeParentage(const Frame& frame)
{
    const auto count = static_cast<std::uint32_t>(frame.rowCount());
    std::vector<Parentage> parentage(count);
    std::vector<std::string> families(count);
    std::map<std::string, Variants> baselines;
    for (std::uint32_t row = 0; row < count; ++row) {
        parentage[row].compression = compressionAt(frame, row);
        families[row] = modelFamily(frame, row);
        if (parentage[row].compression.method == CompressionMethod::None) {
            Variants& variants = baselines[families[row]];
            Baseline& baseline = variants[textAt(frame, "variant", row)];
            baseline.first = tellingMore(frame, baseline.first.value_or(row), row);
            const auto seed = baseline.bySeed.try_emplace(textAt(frame, "seed", row), row).first;
            seed->second = tellingMore(frame, seed->second, row);
        }
    }
    for (std::uint32_t row = 0; row < count; ++row) {
        Parentage& own = parentage[row];
        if (own.compression.method == CompressionMethod::None) {
            own.baselineReason = "uncompressed itself";
            continue;
        }
        if (own.compression.method == CompressionMethod::Unknown) {
            own.baselineReason = "nothing says that it was compressed";
            continue;
        }
        const Variants& variants = baselines[families[row]];
        const auto* chosen = chooseBaseline(variants);
        if (!chosen) {
            own.baselineReason = whyNone(variants);
            continue;
        }
        const auto sameSeed = chosen->second.bySeed.find(textAt(frame, "seed", row));
        const bool isPaired = sameSeed != chosen->second.bySeed.end();
        own.baseline = isPaired ? sameSeed->second : chosen->second.first;
        own.baselineReason = "the uncompressed run of this model, dataset, task and project"
            + std::string(isPaired ? ", same seed" : ", another seed");
    }
    return parentage;
}

} // namespace trefoil
