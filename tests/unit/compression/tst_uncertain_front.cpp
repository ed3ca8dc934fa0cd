// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/uncertain_front.h"
#include "support/hand_built_frame.h"

#include <QtTest>

#include <cmath>

using namespace trefoil;

namespace {

std::vector<FrontPoint> frontOf(const FramePointer& frame, const FrontOptions& options)
{
    const std::vector<Objective> objectives{{frame->find("accuracy"), Direction::HigherIsBetter},
        {frame->find("energy_kwh"), Direction::LowerIsBetter}};
    return uncertainFront(*frame, findReplicates(*frame), objectives, options);
}

/// Two variants with two seeds each.
testing::HandBuiltFrame twoByTwo(const std::vector<std::string>& seeds)
{
    return testing::HandBuiltFrame({"a", "b", "c", "d"})
        .withText("variant", {"p", "p", "q", "q"})
        .withText("seed", seeds);
}

} // namespace

/// On the front, undecided or dominated, given the replicates.
class TestUncertainFront : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clearCasesAreDecided()
    {
        const auto frame = testing::HandBuiltFrame({"a", "b", "c", "d", "e", "f", "g"})
                               .withText("variant", {"p", "p", "q", "q", "r", "r", "s"})
                               .with(Standard::Accuracy, {0.9, 0.91, 0.5, 0.51, 0.8, 0.81, absent})
                               .with(Standard::Energy, {9, 9.1, 10, 10.1, 1, 1.1, 3})
                               .frame();
        const auto points = frontOf(frame, {});
        QCOMPARE(points.size(), std::size_t(4));
        QCOMPARE(points[0].state, FrontState::OnFront);
        QCOMPARE(points[0].frequency, 1.0);
        QCOMPARE(points[0].keptBy, std::vector<std::uint32_t>{0}); // by its accuracy
        QCOMPARE(points[1].state, FrontState::Dominated);
        QVERIFY(points[1].keptBy.empty());
        QCOMPARE(points[2].keptBy, std::vector<std::uint32_t>{1}); // by its energy
        QCOMPARE(points[3].state, FrontState::Incomplete);
        QVERIFY(std::isnan(points[3].means[0]));
    }

    void frequencyIsTheBootstrapProbability()
    {
        // p has accuracy 1 or 3, q always 2, equal energy. The mean of two draws of p is 1, 2 or 3 with
        // probability ¼, ½, ¼: below, equal (both stay) and above. So each is on the front in ¾ of all.
        const auto frame = twoByTwo({"0", "1", "2", "3"})
                               .with(Standard::Accuracy, {1, 3, 2, 2})
                               .with(Standard::Energy, {5, 5, 5, 5})
                               .frame();
        const auto points = frontOf(frame, {20'000, 7, 0.95});
        // four standard errors of ¾ among 20,000 are 0.0122
        QVERIFY(std::fabs(points[0].frequency - 0.75) < 0.0123);
        QVERIFY(std::fabs(points[1].frequency - 0.75) < 0.0123);
        QCOMPARE(points[0].state, FrontState::Undecided);
    }

    void sharedSeedsAreDrawnAlike()
    {
        // seed 1 is better for both by far more than they differ: paired, q is always behind
        const auto values = std::vector<double>{0.5, 0.9, 0.49, 0.89};
        const auto paired = twoByTwo({"0", "1", "0", "1"})
                                .with(Standard::Accuracy, values)
                                .with(Standard::Energy, {5, 5, 5, 5})
                                .frame();
        QCOMPARE(frontOf(paired, {})[1].state, FrontState::Dominated);
        const auto independent = twoByTwo({"0", "1", "2", "3"})
                                     .with(Standard::Accuracy, values)
                                     .with(Standard::Energy, {5, 5, 5, 5})
                                     .frame();
        QCOMPARE(frontOf(independent, {})[1].state, FrontState::Undecided);
    }

    void theSameSeedGivesTheSameNumbers()
    {
        const auto frame = twoByTwo({"0", "1", "2", "3"})
                               .with(Standard::Accuracy, {1, 3, 2, 2.1})
                               .with(Standard::Energy, {5, 5, 5, 5})
                               .frame();
        QCOMPARE(frontOf(frame, {500, 3, 0.95})[0].frequency, frontOf(frame, {500, 3, 0.95})[0].frequency);
    }

    void unitsDoNotMatter()
    {
        const auto scaled = [](double factor) {
            const auto frame = twoByTwo({"0", "1", "2", "3"})
                                   .with(Standard::Accuracy, {1, 3, 2, 2.25})
                                   .with(Standard::Energy, {factor * 5, factor * 6, factor * 5.5, factor * 4})
                                   .frame();
            return frontOf(frame, {400, 3, 0.95});
        };
        QCOMPARE(scaled(1024)[0].frequency, scaled(1)[0].frequency);
        QCOMPARE(scaled(1024)[1].frequency, scaled(1)[1].frequency);
    }

    /// The mean of its other seeds would be too high.
    void aPointWithAReadingOfZeroIsNotCompared()
    {
        const auto frame = twoByTwo({"0", "1", "0", "1"})
                               .with(Standard::Accuracy, {0.9, 0.9, 0.8, 0.8})
                               .with(Standard::Energy, {0, 0.001, 5, 5})
                               .frame();
        const auto points = frontOf(frame, {});
        QCOMPARE(points[0].state, FrontState::Incomplete);
        QCOMPARE(points[1].state, FrontState::OnFront);
    }

    void noResamplesGiveThePlainFront()
    {
        const auto frame = twoByTwo({"0", "1", "2", "3"})
                               .with(Standard::Accuracy, {1, 3, 2, 2.25})
                               .with(Standard::Energy, {5, 5, 5, 5})
                               .frame();
        const auto points = frontOf(frame, {0, 1, 0.95});
        QCOMPARE(points[0].state, FrontState::Dominated);
        QCOMPARE(points[1].state, FrontState::OnFront);
    }
};

QTEST_APPLESS_MAIN(TestUncertainFront)
#include "tst_uncertain_front.moc"
