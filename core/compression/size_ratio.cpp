// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/size_ratio.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace trefoil {

namespace {

std::optional<double> measuredRatio(const VariantComparison& variant, std::string_view sizeId)
{
    const QuantityChange* size = variant.find(sizeId);
    const bool isKnown = size != nullptr && size->baseline.mean > 0 && size->variant.mean > 0;
    return isKnown ? std::optional(size->baseline.mean / size->variant.mean) : std::nullopt;
}

} // namespace

std::optional<double> sizeRatio(const VariantComparison& variant, RatioBasis basis)
{
    const CompressionSettings& stated = variant.compression.settings;
    const auto either = [](std::optional<double> measured, std::optional<double> otherwise) {
        return measured ? measured : otherwise;
    };
    switch (basis) {
    case RatioBasis::Bytes:
        return either(measuredRatio(variant, "size_bytes"), stated.ratioOfBytes);
    case RatioBasis::NonzeroParameters:
        return measuredRatio(variant, "nonzero_parameters");
    case RatioBasis::Parameters:
        return either(measuredRatio(variant, "parameters"), stated.ratioOfParameters);
    case RatioBasis::Stated:
        return either(stated.measuredRatio, stated.compressionRatio);
    case RatioBasis::Requested:
        return stated.requestedRatio;
    }
    return std::nullopt;
}

std::optional<RatioBasis> ratioBasisOf(const FamilyReport& family)
{
    constexpr std::array bases{RatioBasis::Bytes, RatioBasis::NonzeroParameters, RatioBasis::Parameters,
        RatioBasis::Stated, RatioBasis::Requested};
    std::optional<RatioBasis> basis;
    std::size_t most = 0;
    for (const RatioBasis each : bases) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < family.variants.size(); ++i) {
            const CompressionMethod method = family.variants[i].compression.method;
            const bool isCompressed = !family.family.variants[i].isControl
                && method != CompressionMethod::None && method != CompressionMethod::Unknown;
            count += isCompressed && sizeRatio(family.variants[i], each) ? 1U : 0U;
        }
        if (count > most) {
            most = count;
            basis = each;
        }
    }
    return basis;
}

} // namespace trefoil
