// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>
#include <random>
#include <set>

#include <QtTest>

#include "core/frame/row_set.h"

using trefoil::RowSet;
using Rows = std::set<std::uint32_t>;

namespace {

struct Pair {
    RowSet set;
    Rows model;
};

Pair randomPair(std::mt19937& random, std::size_t size)
{
    Pair pair{RowSet(size), {}};
    std::bernoulli_distribution member(std::uniform_real_distribution<>(0, 1)(random));
    for (std::uint32_t row = 0; row < size; ++row) {
        if (member(random)) {
            pair.set.insert(row);
            pair.model.insert(row);
        }
    }
    return pair;
}

Rows rowsOf(const RowSet& set)
{
    Rows rows;
    set.forEach([&](std::uint32_t row) { rows.insert(row); });
    return rows;
}

} // namespace

class TestRowSet : public QObject {
    Q_OBJECT

private slots:
    void behavesAsASetOfNumbers_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 63, 64, 65, 127, 1000})
            QTest::addRow("%d rows", size) << size;
    }
    void behavesAsASetOfNumbers()
    {
        QFETCH(int, size);
        const unsigned seed = 20260101U + static_cast<unsigned>(size);
        std::mt19937 random(seed);
        for (int round = 0; round < 50; ++round) {
            const Pair a = randomPair(random, static_cast<std::size_t>(size));
            const Pair b = randomPair(random, static_cast<std::size_t>(size));
            QVERIFY2(rowsOf(a.set) == a.model, qPrintable(QString::number(seed)));
            QCOMPARE(a.set.count(), a.model.size());
            QCOMPARE(a.set.empty(), a.model.empty());

            Rows expected;
            const auto into = [&] { return std::inserter(expected, expected.end()); };
            std::set_union(a.model.begin(), a.model.end(), b.model.begin(), b.model.end(), into());
            QVERIFY(rowsOf(a.set | b.set) == expected);
            expected.clear();
            std::set_intersection(a.model.begin(), a.model.end(), b.model.begin(), b.model.end(), into());
            QVERIFY(rowsOf(a.set & b.set) == expected);
            expected.clear();
            std::set_difference(a.model.begin(), a.model.end(), b.model.begin(), b.model.end(), into());
            QVERIFY(rowsOf(a.set - b.set) == expected);
            expected.clear();
            std::set_symmetric_difference(
                a.model.begin(), a.model.end(), b.model.begin(), b.model.end(), into());
            QVERIFY(rowsOf(a.set ^ b.set) == expected);

            Rows changed;
            bool sidesRight = true;
            a.set.forEachDifference(b.set, [&](std::uint32_t row, bool inOther) {
                changed.insert(row);
                sidesRight = sidesRight && inOther == (b.model.count(row) == 1);
            });
            QVERIFY(changed == expected);
            QVERIFY(sidesRight);
        }
    }
    void allHasEachRowAndNoMore()
    {
        const RowSet set = RowSet::all(70);
        QCOMPARE(set.count(), std::size_t{70});
        QVERIFY(set.contains(69));
        QVERIFY(!set.contains(70));
    }
    void rowsBeyondTheEndAreIgnored()
    {
        RowSet set(10);
        set.insert(10);
        set.erase(5000);
        QVERIFY(set.empty());
        QVERIFY(!set.contains(10));
    }
    void setsOfDifferentSizesKeepTheLeftSize()
    {
        RowSet small(10);
        const RowSet large = RowSet::all(200);
        QCOMPARE((small | large).count(), std::size_t{10});
        QCOMPARE((small ^ large).count(), std::size_t{10});
        QCOMPARE((large & small).count(), std::size_t{0});
        int changed = 0;
        small.forEachDifference(large, [&](std::uint32_t, bool inOther) { changed += inOther ? 1 : -1000; });
        QCOMPARE(changed, 200);
    }
    void anEmptyFrameHasNoRows()
    {
        QVERIFY(RowSet::all(0).empty());
        QVERIFY(RowSet() == RowSet(0));
    }
};

QTEST_APPLESS_MAIN(TestRowSet)
#include "test_row_set.moc"
