// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/compression_report.h"

#include "core/compression/group_labels.h"

namespace trefoil {

Result<CompressionReportPointer> reportCompression(
    const FramePointer& frame, std::span<const BaselineChoice> byHand, const Progress& progress)
{
    auto report = std::make_shared<CompressionReport>();
    report->frame = frame;
    report->replicates = findReplicates(*frame);
    const std::vector<Parentage> parentage = proposeParentage(*frame);
    for (CompressionFamily& family : compressionFamilies(*frame, report->replicates, parentage, byHand)) {
        if (progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        std::vector<std::uint32_t> groups;
        for (const FamilyVariant& variant : family.variants) {
            groups.push_back(variant.group);
        }
        auto compared = compareWithBaseline(*frame, report->replicates, family.baseline, groups, {});
        report->families.push_back({std::move(family), std::move(compared)});
    }
    return report;
}

std::vector<std::string> baselineLabels(const CompressionReport& report)
{
    std::vector<std::uint32_t> baselines;
    for (const FamilyReport& family : report.families) {
        baselines.push_back(family.family.baseline);
    }
    if (baselines.empty()) {
        return {}; // before the first report there is no frame either
    }
    return distinctLabels(*report.frame, report.replicates, baselines);
}

} // namespace trefoil
