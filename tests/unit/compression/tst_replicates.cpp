// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/replicates.h"
#include "support/hand_built_frame.h"

#include <QtTest>

#include <cmath>
#include <numeric>
#include <random>

using namespace trefoil;

namespace {

using Groups = std::vector<std::vector<std::uint32_t>>;

Groups rowsOf(const Replicates& replicates)
{
    Groups groups;
    for (const ReplicateGroup& group : replicates.groups) {
        groups.push_back(group.rows);
    }
    return groups;
}

} // namespace

/// Runs that differ in nothing but their seed are one point.
class TestReplicates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seedsAreOnePoint()
    {
        const auto frame = testing::HandBuiltFrame({"a-s0", "b-s0", "a-s1", "a-s2"})
                               .withText("variant", {"a", "b", "a", "a"})
                               .withText("seed", {"0", "0", "1", "2"})
                               .frame();
        const Replicates replicates = findReplicates(*frame);
        QCOMPARE(rowsOf(replicates), (Groups{{0, 2, 3}, {1}}));
        QCOMPARE(replicates.groups[0].name, std::string("a"));
        QCOMPARE(replicates.groupOf, (std::vector<std::uint32_t>{0, 1, 0, 0}));
    }

    void aRunThatIsLeftOutChangesNoGroup()
    {
        const auto frame = testing::HandBuiltFrame({"a-s0", "b-s0", "a-s1", "a-s2"})
                               .withText("variant", {"a", "b", "a", "a"})
                               .withText("seed", {"0", "0", "1", "2"})
                               .frame();
        RowSet rows(4);
        rows.insert(2); // one seed of a; b is left out
        const Replicates with = replicatesWith(findReplicates(*frame), rows);
        QCOMPARE(rowsOf(with), (Groups{{0, 2, 3}}));
        QCOMPARE(with.groupOf, (std::vector<std::uint32_t>{0, Replicates::none, 0, 0}));
        QVERIFY(replicatesWith(findReplicates(*frame), RowSet(4)).groups.empty());
    }

    void aParentRunIsNoSeedOfItsChildren()
    {
        const auto frame = testing::HandBuiltFrame({"net", "net-s0", "net-s1"})
                               .withText("variant", {"net", "net", "net"})
                               .withText("seed", {"", "0", "1"})
                               .withText("parent", {"", "net", "net"})
                               .withText("nesting", {"parent run", "child run", "child run"})
                               .frame();
        const Replicates replicates = findReplicates(*frame);
        QCOMPARE(rowsOf(replicates), (Groups{{0}, {1, 2}}));
        QCOMPARE(replicates.groups[0].name, std::string("net (parent run)"));
        QCOMPARE(replicates.groups[1].name, std::string("net"));
    }

    void seedsOfSeveralParentsAreOnePoint()
    {
        const auto frame = testing::HandBuiltFrame({"net-s0", "net-s1"})
                               .withText("variant", {"net", "net"})
                               .withText("seed", {"0", "1"})
                               .withText("parent", {"monday", "tuesday"})
                               .withText("nesting", {"child run", "child run"})
                               .frame();
        QCOMPARE(rowsOf(findReplicates(*frame)), (Groups{{0, 1}}));
    }

    void anyOtherDifferenceSplits_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"model", "variant", "dataset", "task", "kind", "hardware", "country"}) {
            QTest::newRow(text) << QByteArray(text);
        }
    }
    void anyOtherDifferenceSplits()
    {
        QFETCH(QByteArray, text);
        const auto frame = testing::HandBuiltFrame({"a", "b"})
                               .withText("variant", {"same", "same"})
                               .withText(text.toStdString(), {"x", "y"})
                               .frame();
        QCOMPARE(rowsOf(findReplicates(*frame)), (Groups{{0}, {1}}));
    }

    void settingsSplitToThreeDigits()
    {
        const Quantity sparsity{
            "sparsity", "Sparsity", Unit{}, Direction::None, Sphere::Setting, 0, 1, false};
        const auto frame = testing::HandBuiltFrame({"a", "b", "c"})
                               .withText("variant", {"p", "p", "p"})
                               .with(sparsity, {0.9000012, 0.8999987, 0.95}, Grade::Measured)
                               .frame();
        QCOMPARE(rowsOf(findReplicates(*frame)), (Groups{{0, 1}, {2}}));
    }

    void missingConditionsContradictNothing()
    {
        const auto frame = testing::HandBuiltFrame({"a", "b", "c"})
                               .withText("variant", {"p", "p", "p"})
                               .withText("hardware", {"GPU", "", "GPU"})
                               .withText("tool", {"T", "", "T"})
                               .frame();
        QCOMPARE(rowsOf(findReplicates(*frame)), (Groups{{0, 1, 2}}));
    }

    void missingConditionsAreNotGuessed()
    {
        const auto frame = testing::HandBuiltFrame({"a", "b", "c"})
                               .withText("variant", {"p", "p", "p"})
                               .withText("hardware", {"GPU", "", "CPU"})
                               .frame();
        QCOMPARE(rowsOf(findReplicates(*frame)), (Groups{{0}, {1}, {2}}));
    }

    void runsOfNoKnownModelNeedTheirName()
    {
        const auto frame =
            testing::HandBuiltFrame({"x-s00", "x_s01", "y", "z", "x-seed=3", "x-s00 #2", "class1"})
                .withText("project", {"p", "p", "p", "p", "p", "p", "p"})
                .frame();
        QCOMPARE(rowsOf(findReplicates(*frame)), (Groups{{0, 1, 4, 5}, {2}, {3}, {6}}));
        QCOMPARE(seedOf(*frame, 1), std::string("1"));
        QCOMPARE(seedOf(*frame, 4), std::string("3"));
        QCOMPARE(seedOf(*frame, 2), std::string());
        QCOMPARE(seedOf(*frame, 6), std::string());
    }

    void excludedRunsAreInNoGroup()
    {
        const auto frame = testing::HandBuiltFrame({"a", "b"})
                               .withText("variant", {"p", "p"})
                               .withText("excluded", {"", "excluded"})
                               .frame();
        const Replicates replicates = findReplicates(*frame);
        QCOMPARE(rowsOf(replicates), (Groups{{0}}));
        QCOMPARE(replicates.groupOf[1], Replicates::none);
    }

    void estimatesSkipAbsentValues()
    {
        const auto frame = testing::HandBuiltFrame({"a", "b", "c", "d"})
                               .with(Standard::Accuracy, {0.5, absent, 0.7, 0.6})
                               .frame();
        const std::vector<std::uint32_t> rows = {0, 1, 2, 3};
        const MeanDifference estimate = estimateOf(*frame->find("accuracy"), rows, 0.95);
        QCOMPARE(estimate.count, std::size_t(3));
        QVERIFY(std::fabs(estimate.mean - 0.6) < 1e-15);
        // t · 0.1 / √3 with the closed form of two degrees of freedom, t = √2 · 0.95 / √(1 − 0.95²)
        QVERIFY(std::fabs(estimate.interval.high - 0.6 - 0.24841377117503308) < 1e-12);
    }

    void aGroupOfOneHasNoInterval()
    {
        const auto frame = testing::HandBuiltFrame({"a"}).with(Standard::Accuracy, {0.5}).frame();
        const std::vector<std::uint32_t> rows = {0};
        const MeanDifference estimate = estimateOf(*frame->find("accuracy"), rows, 0.95);
        QCOMPARE(estimate.mean, 0.5);
        QVERIFY(std::isnan(estimate.interval.low));
    }

    void theOrderOfRowsDoesNotMatter()
    {
        std::mt19937 random(3);
        for (int trial = 0; trial < 50; ++trial) {
            std::vector<std::string> names, variants, hardware;
            for (int i = 0; i < 30; ++i) {
                names.push_back(std::to_string(i));
                variants.push_back(std::string(1, static_cast<char>('a' + random() % 4)));
                hardware.push_back(
                    random() % 3 == 0 ? "" : std::string(1, static_cast<char>('A' + random() % 2)));
            }
            const auto partition = [&](const std::vector<std::size_t>& order) {
                std::vector<std::string> n, v, h;
                for (const std::size_t i : order) {
                    n.push_back(names[i]);
                    v.push_back(variants[i]);
                    h.push_back(hardware[i]);
                }
                const auto frame =
                    testing::HandBuiltFrame(n).withText("variant", v).withText("hardware", h).frame();
                std::vector<std::vector<std::size_t>> sets;
                for (const ReplicateGroup& group : findReplicates(*frame).groups) {
                    std::vector<std::size_t> set;
                    for (const std::uint32_t row : group.rows) {
                        set.push_back(order[row]);
                    }
                    std::sort(set.begin(), set.end());
                    sets.push_back(set);
                }
                std::sort(sets.begin(), sets.end());
                return sets;
            };
            std::vector<std::size_t> order(30);
            std::iota(order.begin(), order.end(), std::size_t(0));
            const auto before = partition(order);
            std::shuffle(order.begin(), order.end(), random);
            QCOMPARE(partition(order), before);
        }
    }
};

QTEST_APPLESS_MAIN(TestReplicates)
#include "tst_replicates.moc"
