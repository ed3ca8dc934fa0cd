// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/verdict.h"
#include "support/hand_built_frame.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace trefoil;

namespace {

const Quantity gapQuantity{"largest_gap_accuracy", "Accuracy, largest gap", Unit{}, Direction::LowerIsBetter,
    Sphere::Society, 0, 1, false};

VariantComparison comparisonOf(const FramePointer& frame)
{
    const Replicates replicates = findReplicates(*frame);
    return compareWithBaseline(*frame, replicates, 0, relativesOf(*frame, replicates, 0), {}).at(0);
}

testing::HandBuiltFrame sixRuns(const std::string& variant)
{
    return testing::HandBuiltFrame({"d0", "d1", "d2", "v0", "v1", "v2"})
        .withText("variant", {"dense", "dense", "dense", variant, variant, variant})
        .withText("seed", {"0", "1", "2", "0", "1", "2"});
}

const WarningText* find(const std::vector<WarningText>& warnings, ComparisonWarning kind)
{
    const auto found = std::find_if(
        warnings.begin(), warnings.end(), [&](const WarningText& each) { return each.kind == kind; });
    return found == warnings.end() ? nullptr : &*found;
}

} // namespace

/// The verdict in words, and what it must not be fooled by.
class TestVerdict : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gainAndHarmStandTogether()
    {
        const auto frame = sixRuns("int8")
                               .with(Standard::Energy, {10, 10, 10, 4, 4, 4})
                               .with(Standard::Accuracy, {0.9, 0.8, 0.7, 0.889, 0.79, 0.691})
                               .frame();
        const QString verdict = QString::fromStdString(verdictOf(comparisonOf(frame)));
        QCOMPARE(verdict,
            QStringLiteral(
                "gain: energy_kwh \u221260.0 % [\u221260.0, \u221260.0]; harm: accuracy \u22121.0 pt "
                "[\u22121.2, \u22120.8]; evidence: 3 pairs of seeds, paired t test, 95 % "
                "intervals each for itself, p adjusted over 1 variants (Holm)"));
    }

    void aGainThatTheControlHasTooIsNotCompressions_data()
    {
        QTest::addColumn<double>("control"); // accuracy of the run that was trained further
        QTest::addColumn<bool>("warns");
        QTest::newRow("gains as much") << 0.74 << true;
        QTest::newRow("gains half") << 0.722 << true;
        QTest::newRow("gains less") << 0.71 << false;
        QTest::newRow("loses") << 0.6 << false;
    }
    void aGainThatTheControlHasTooIsNotCompressions()
    {
        QFETCH(double, control);
        QFETCH(bool, warns);
        const auto frame =
            testing::HandBuiltFrame({"d0", "d1", "d2", "v0", "v1", "v2", "c0", "c1", "c2"})
                .withText("variant",
                    {"dense", "dense", "dense", "prune50", "prune50", "prune50", "denseft", "denseft",
                        "denseft"})
                .withText("seed", {"0", "1", "2", "0", "1", "2", "0", "1", "2"})
                .with(Standard::Accuracy,
                    {0.7, 0.701, 0.702, 0.74, 0.741, 0.743, control, control + 0.001, control + 0.002})
                .frame();
        const Replicates replicates = findReplicates(*frame);
        const std::vector<std::uint32_t> variants{1, 2};
        const auto family = compareWithBaseline(*frame, replicates, 0, variants, {});
        const auto warnings = warningsOf(family[0], {}, {family, &replicates});
        const WarningText* warning = find(warnings, ComparisonWarning::GainOfControl);
        QCOMPARE(warning != nullptr, warns);
        if (warning) {
            QVERIFY2(warning->text.starts_with("accuracy +4.0 pt"), warning->text.c_str());
            QVERIFY2(warning->text.find("the control c0, which is not compressed") != std::string::npos,
                warning->text.c_str());
        }
        // The control itself is not explained by itself.
        QVERIFY(!find(warningsOf(family[1], {}, {family, &replicates}), ComparisonWarning::GainOfControl));
    }

    void aModelOfOneAnswerIsCalledSoWithoutAnyGap()
    {
        const auto count = [](const char* id) {
            return Quantity{id, id, Unit{}, Direction::None, Sphere::Setting, 0, 1e9, false};
        };
        static const Quantity counts[]{count("true_positives"), count("false_positives"),
            count("true_negatives"), count("false_negatives")};
        const auto warned = [](std::vector<double> missed) {
            const auto frame = sixRuns("prune98")
                                   .with(Standard::Accuracy, {0.7, 0.7, 0.7, 0.5, 0.5, 0.5})
                                   .with(counts[0], {30, 30, 30, 2, 0, 2}, Grade::Measured)
                                   .with(counts[1], {20, 20, 20, 2, 2, 0}, Grade::Measured)
                                   .with(counts[2], {30, 30, 30, 48, 48, 50}, Grade::Measured)
                                   .with(counts[3], std::move(missed), Grade::Measured)
                                   .frame();
            const auto warnings = warningsOf(comparisonOf(frame), {});
            const WarningText* warning = find(warnings, ComparisonWarning::CollapsedModel);
            return warning ? warning->text : std::string();
        };
        QVERIFY(
            QString::fromStdString(warned({20, 20, 20, 48, 50, 48}))
                .startsWith(QStringLiteral("97.3 % of the examples get the same answer (baseline: 50.0 %)")));
        QVERIFY(warned({20, 20, 20, absent, absent, absent}).empty()); // not said is not collapsed
        QVERIFY(warned({900, 900, 900, 48, 50, 48}).empty()); // the baseline answers alike: rare positives
    }

    void aReadingOf0IsNoGain_data()
    {
        QTest::addColumn<std::vector<double>>("energy");
        QTest::addColumn<std::string>("said");
        QTest::newRow("of the variant")
            << std::vector<double>{10, 11, 12, 0, 4, 0} << std::string("0 in 2 of 3 runs");
        QTest::newRow("all of the variant")
            << std::vector<double>{10, 11, 12, 0, 0, 0} << std::string("0 in 3 of 3 runs");
        QTest::newRow("of the baseline")
            << std::vector<double>{10, 0, 12, 3, 4, 5} << std::string("0 in 1 of 3 runs of the baseline");
        QTest::newRow("of both, one run without a value") << std::vector<double>{
            0, 0, 0, 0, 4, absent} << std::string("0 in 1 of 2 runs and in 3 of 3 of the baseline");
    }
    void aReadingOf0IsNoGain()
    {
        QFETCH(const std::vector<double>, energy);
        QFETCH(const std::string, said);
        const auto frame = sixRuns("int8")
                               .with(Standard::Energy, energy)
                               .with(Standard::Accuracy, {0.9, 0.8, 0.7, 0.889, 0.79, 0.691})
                               .frame();
        const VariantComparison comparison = comparisonOf(frame);
        const QuantityChange& change = *comparison.find("energy_kwh");
        QCOMPARE(change.effect, Effect::Unresolved);
        QVERIFY(std::isnan(change.relative.value));
        QVERIFY(std::isnan(change.change.interval.low) && std::isnan(change.change.test.p));
        QCOMPARE(describeChange(change), "energy_kwh " + said);
        const auto warnings = warningsOf(comparison, {});
        const WarningText* warning = find(warnings, ComparisonWarning::UnresolvedZeros);
        QVERIFY(warning);
        QCOMPARE(warning->text,
            "energy_kwh is " + said + ": below what the tracker resolves; the gain cannot be told");
        const QString verdict = QString::fromStdString(verdictOf(comparison));
        QVERIFY2(verdict.contains(QString::fromStdString("cannot be told: energy_kwh " + said)),
            qPrintable(verdict));
        QVERIFY2(
            !verdict.contains(QStringLiteral("gain")) && verdict.contains(QStringLiteral("harm: accuracy")),
            qPrintable(verdict));
        // The total with the baseline's would rest on the same readings.
        QVERIFY(comparison.withBaseline.empty());
    }

    void whatMayBe0IsCompared()
    {
        // Nothing is emitted where electricity is clean; without a graphics processor it takes no energy.
        const auto frame = sixRuns("int8")
                               .with(Standard::Energy, {10, 11, 12, 4, 5, 4})
                               .with(Standard::GpuEnergy, {5, 5, 5, 0, 0, 0})
                               .with(Standard::Emissions, {1, 1, 1, 0, 0, 0})
                               .frame();
        const VariantComparison clean = comparisonOf(frame);
        QCOMPARE(clean.find("emissions_kg_co2e")->effect, Effect::Better);
        QCOMPARE(clean.find("gpu_energy_kwh")->effect, Effect::Better);
        QVERIFY(!find(warningsOf(clean, {}), ComparisonWarning::UnresolvedZeros));
        const Quantity perToken{"energy_per_token_kwh", "Energy per token", Unit{}, Direction::LowerIsBetter,
            Sphere::Environment, 0, 1, false};
        const auto tokens = sixRuns("int8").with(perToken, {1, 1, 2, 1, 0, 1}, Grade::Measured).frame();
        QCOMPARE(comparisonOf(tokens).find("energy_per_token_kwh")->effect, Effect::Unresolved);
        const auto unresolved = sixRuns("int8")
                                    .with(Standard::Energy, {10, 11, 12, 4, 0, 4})
                                    .with(Standard::Emissions, {1, 1, 1, 0.4, 0, 0.4})
                                    .frame();
        QCOMPARE(comparisonOf(unresolved).find("emissions_kg_co2e")->effect, Effect::Unresolved);
    }

    void singleRunsAreNotJudged()
    {
        const auto frame = testing::HandBuiltFrame({"d", "v"})
                               .withText("variant", {"dense", "int8"})
                               .with(Standard::Accuracy, {0.9, 0.5})
                               .frame();
        const VariantComparison comparison = comparisonOf(frame);
        QCOMPARE(QString::fromStdString(verdictOf(comparison)),
            QStringLiteral("not enough runs to tell: accuracy \u221240.0 pt"));
        QVERIFY(find(warningsOf(comparison, {}), ComparisonWarning::FewRuns));
    }

    void aCollapsedModelIsNotFair()
    {
        const auto frame = sixRuns("prune98")
                               .with(Standard::Accuracy, {0.9, 0.8, 0.85, 0.5, 0.41, 0.45})
                               .with(gapQuantity, {0.2, 0.21, 0.19, 0.0, 0.0, 0.01}, Grade::Derived)
                               .frame();
        const auto warnings = warningsOf(comparisonOf(frame), {2, 500});
        const WarningText* warning = find(warnings, ComparisonWarning::CollapsedModel);
        QVERIFY(warning);
        QVERIFY(QString::fromStdString(warning->text).contains(QStringLiteral("accuracy \u2212")));
        QVERIFY(!find(warnings, ComparisonWarning::BiasedGap));
    }

    void aSmallerGapAtEqualQualityIsFine()
    {
        const auto frame = sixRuns("prune50")
                               .with(Standard::Accuracy, {0.9, 0.8, 0.85, 0.91, 0.79, 0.85})
                               .with(gapQuantity, {0.2, 0.21, 0.19, 0.1, 0.11, 0.1}, Grade::Derived)
                               .frame();
        QVERIFY(!find(warningsOf(comparisonOf(frame), {2, 500}), ComparisonWarning::CollapsedModel));
    }

    void equalToTheLastDigitIsSuspicious()
    {
        const auto same = sixRuns("int8").with(Standard::Accuracy, {0.9, 0.8, 0.85, 0.9, 0.8, 0.85});
        QVERIFY(find(warningsOf(comparisonOf(same.frame()), {}), ComparisonWarning::IdenticalResults));
        auto other = sixRuns("int8")
                         .with(Standard::Accuracy, {0.9, 0.8, 0.85, 0.9, 0.8, 0.85})
                         .with(Standard::Loss, {1, 2, 3, 1, 2, 3.0000001});
        QVERIFY(!find(warningsOf(comparisonOf(other.frame()), {}), ComparisonWarning::IdenticalResults));
    }

    void gapsOverManyGroupsAreBiased_data()
    {
        QTest::addColumn<int>("groups");
        QTest::addColumn<double>("smallest");
        QTest::addColumn<bool>("warns");
        QTest::newRow("two large groups") << 2 << 500.0 << false;
        QTest::newRow("ten large groups") << 10 << 500.0 << true;
    }
    void gapsOverManyGroupsAreBiased()
    {
        QFETCH(int, groups);
        QFETCH(double, smallest);
        QFETCH(bool, warns);
        const auto frame =
            sixRuns("int8").with(gapQuantity, {0.2, 0.21, 0.19, 0.1, 0.11, 0.1}, Grade::Derived).frame();
        const auto warnings = warningsOf(comparisonOf(frame), {static_cast<std::size_t>(groups), smallest});
        QCOMPARE(find(warnings, ComparisonWarning::BiasedGap) != nullptr, warns);
    }

    void energyNamesTheBaselines()
    {
        const auto frame = sixRuns("int8").with(Standard::Energy, {10, 11, 12, 1, 1, 1}).frame();
        const auto warnings = warningsOf(comparisonOf(frame), {});
        const WarningText* warning = find(warnings, ComparisonWarning::EnergyOfBaseline);
        QVERIFY(warning);
        QVERIFY(QString::fromStdString(warning->text).contains(QStringLiteral("starts from 12 kWh, +9.1 %")));
    }
};

QTEST_APPLESS_MAIN(TestVerdict)
#include "tst_verdict.moc"
