// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/compression_report.h"
#include "core/compression/group_labels.h"
#include "support/hand_built_frame.h"

#include <QtTest>

using namespace trefoil;

namespace {

/// Two seeds each of a dense model, two pruned ones and a small one that was never compressed; one other.
FramePointer study()
{
    return testing::HandBuiltFrame({"d0", "d1", "p50-0", "p50-1", "p90-0", "p90-1", "small-0", "other"})
        .withText("model", {"CNN", "CNN", "CNN", "CNN", "CNN", "CNN", "CNN", "MLP"})
        .withText("variant", {"dense", "dense", "prune50", "prune50", "prune90", "prune90", "small", "dense"})
        .withText("seed", {"0", "1", "0", "1", "0", "1", "0", "0"})
        .with(Standard::Accuracy, {0.90, 0.92, 0.89, 0.91, 0.80, 0.84, 0.9, 0.5})
        .with(Standard::Energy, {10, 12, 5, 6, 5, 6, 3, 1})
        .frame();
}

std::vector<CompressionFamily> familiesOf(const Frame& frame, const std::vector<BaselineChoice>& byHand)
{
    return compressionFamilies(frame, findReplicates(frame), proposeParentage(frame), byHand);
}

std::vector<std::uint32_t> groupsOf(const CompressionFamily& family)
{
    std::vector<std::uint32_t> groups;
    for (const FamilyVariant& variant : family.variants) {
        groups.push_back(variant.group);
    }
    return groups;
}

using Groups = std::vector<std::uint32_t>;

} // namespace

/// Which groups of runs are compared with which baseline.
class TestFamilies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesMakeAFamilyAndRelativesAreItsControls()
    {
        const FramePointer frame = study();
        const auto families = familiesOf(*frame, {});
        QCOMPARE(families.size(), std::size_t(1)); // nothing was made from the MLP
        QCOMPARE(families[0].baseline, 0U);
        QCOMPARE(groupsOf(families[0]), (Groups{1, 2, 3}));
        QVERIFY(!families[0].variants[0].isControl);
        QCOMPARE(families[0].variants[0].reason, std::string("\"prune50\" says unstructured pruning"));
        QVERIFY(families[0].variants[2].isControl);
    }

    void aChoiceByHandOutranksNamesForAllSeeds()
    {
        const FramePointer frame = study();
        const RunId prune50 = frame->runs[3];
        const auto families = familiesOf(*frame, {{frame->runs[4], prune50}, {prune50, RunId()}});
        QCOMPARE(families.size(), std::size_t(1));
        QCOMPARE(families[0].baseline, 1U);
        QCOMPARE(groupsOf(families[0]), (Groups{0, 2, 3})); // dense and small have no baseline of their own
        QCOMPARE(families[0].variants[1].reason, std::string("set by hand"));
        QVERIFY(!families[0].variants[1].isControl);
    }

    void baselinesThatReadAlikeAreToldApart()
    {
        const auto frame =
            testing::HandBuiltFrame({"d-s00", "d-s01", "d-s00 #2", "d-s01 #2", "d-s10 #2", "e-s00"})
                .withText("model", {"CNN", "CNN", "", "", "", ""})
                .withText("variant", {"dense", "dense", "dense", "dense", "dense", "dense"})
                .withText("project", {"", "", "one", "one", "two", ""})
                .withText("seed", {"0", "1", "0", "1", "10", "0"})
                .frame();
        Replicates groups;
        groups.groups = {{"d", {0, 1}}, {"d", {2, 3}}, {"d", {4}}, {"e", {5}}, {"d", {3}}};
        using Labels = std::vector<std::string>;
        QCOMPARE(
            distinctLabels(*frame, groups, Groups{0, 1, 3}), (Labels{"d (model CNN)", "d (no model)", "e"}));
        QCOMPARE(distinctLabels(*frame, groups, Groups{1, 3, 2}),
            (Labels{"d (project one)", "e", "d (project two)"}));
        QCOMPARE(distinctLabels(*frame, groups, Groups{0, 1, 2}),
            (Labels{"d (no project)", "d (project one)", "d (project two)"}));
        QCOMPARE(distinctLabels(*frame, groups, Groups{1, 4}), (Labels{"d (seeds 0, 1)", "d (seed 1)"}));
        groups.groups[1].rows = {0, 1};
        QCOMPARE(distinctLabels(*frame, groups, Groups{0, 1}), (Labels{"d (d-s00)", "d (d-s00)"}));
        QCOMPARE(distinctLabels(*frame, groups, Groups{}), Labels{});
        QVERIFY(baselineLabels(CompressionReport()).empty());
    }

    void aChoiceOfRunsThatAreGoneIsLeftOut()
    {
        const FramePointer frame = study();
        const auto families = familiesOf(*frame, {{frame->runs[2], RunId{99}}, {RunId{98}, RunId()}});
        QCOMPARE(families, familiesOf(*frame, {}));
    }

    void energyLogsWithoutResultsAreNoControls()
    {
        const auto frame = testing::HandBuiltFrame({"d", "q", "log", "small"})
                               .withText("model", {"CNN", "CNN", "CNN", "CNN"})
                               .withText("variant", {"dense", "int8", "again", "small"})
                               .with(Standard::Accuracy, {0.9, 0.88, absent, 0.8})
                               .with(Standard::Energy, {10, 5, 11, 3})
                               .frame();
        const auto families = familiesOf(*frame, {});
        QCOMPARE(families.size(), std::size_t(1));
        QCOMPARE(groupsOf(families[0]), (Groups{1, 3}));
        QCOMPARE(families[0].withoutQuality, (Groups{2}));
        // a person knows better
        const auto byHand = familiesOf(*frame, {{frame->runs[2], frame->runs[0]}});
        QCOMPARE(groupsOf(byHand[0]), (Groups{1, 2, 3}));
        QVERIFY(byHand[0].withoutQuality.empty());
    }

    void aNamedBaselineHasAFamilyOfItsOwn()
    {
        const FramePointer frame = study();
        const Replicates replicates = findReplicates(*frame);
        const auto parentage = proposeParentage(*frame);
        const auto familyOf = [&](std::uint32_t group, const std::vector<BaselineChoice>& byHand) {
            return familyOfBaseline(*frame, replicates, parentage, byHand, group);
        };
        QCOMPARE(familyOf(0, {}), familiesOf(*frame, {})[0]);
        QCOMPARE(groupsOf(familyOf(3, {})), (Groups{0, 1, 2})); // the small model was proposed for nothing
        // what a person made a variant of the dense model is none of the small one
        QCOMPARE(groupsOf(familyOf(3, {{frame->runs[2], frame->runs[0]}})), (Groups{0, 2}));
        QVERIFY(familyOf(4, {}).variants.empty());
    }

    void theReportComparesEveryFamily()
    {
        const FramePointer frame = study();
        const std::vector<BaselineChoice> byHand{{frame->runs[7], frame->runs[6]}};
        NoProgress progress;
        const auto report = reportCompression(frame, byHand, progress);
        QVERIFY(report.has_value());
        QCOMPARE((*report)->families.size(), std::size_t(2));
        const FamilyReport& pruned = (*report)->families[0];
        QCOMPARE(pruned.variants.size(), pruned.family.variants.size());
        const QuantityChange* energy = pruned.variants[0].find("energy_kwh");
        QVERIFY(energy != nullptr);
        QCOMPARE(energy->relative.value, -0.5);
        QCOMPARE(energy->pairs, std::size_t(2));
        const FamilyReport& other = (*report)->families[1];
        QCOMPARE(other.variants.size(), std::size_t(1));
        QCOMPARE(other.variants[0].find("energy_kwh")->effect, Effect::TooFewRuns);
    }

    void aFrameWithoutCompressionHasNoFamily()
    {
        const auto frame = testing::HandBuiltFrame({"a", "b"}).withText("model", {"A", "B"}).frame();
        QVERIFY(familiesOf(*frame, {}).empty());
        QVERIFY(familiesOf(*testing::HandBuiltFrame({}).frame(), {}).empty());
    }
};

QTEST_APPLESS_MAIN(TestFamilies)
#include "tst_families.moc"
