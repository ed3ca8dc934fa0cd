// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/intersections.h"
#include "core/domain/outcome_kind.h"

#include <QTest>

using namespace trefoil;

namespace {

const CodedColumn race{"race", {0, 0, 1, 1, 0, noCode}, {"Other", "White"}};
const CodedColumn sex{"sex", {0, 1, 0, 0, 1, 0}, {"Female", "Male"}};

} // namespace

/// Groups of two attributes together, each division of the rows once.
class TestIntersections : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyGroupsThatOccur()
    {
        const auto intersections = intersectionsOf({race, sex});
        QCOMPARE(intersections.size(), std::size_t(1));
        const CodedColumn expected{"race, sex", {0, 1, 2, 2, 1, noCode},
            {"Other, Female", "Other, Male", "White, Female"}}; // no white man
        QCOMPARE(intersections[0], expected);
    }
    void aColumnOfTheFileThatSaysTheSameIsEnough()
    {
        // Other names and another order, but the same rows together.
        const CodedColumn both{"race_x_sex", {2, 0, 1, 1, 0, noCode}, {"o-m", "w-f", "o-f"}};
        QVERIFY(intersectionsOf({race, sex, both}).empty());
        QVERIFY(intersectionsOf({both, sex, race}).empty());
    }
    void anotherDivisionIsKept()
    {
        // A coarser one, a finer one, and one that knows the row without a race.
        CodedColumn other{"other", {0, 0, 1, 1, 0, noCode}, {"a", "b"}};
        QCOMPARE(intersectionsOf({race, sex, other}).size(), std::size_t(1)); // other is race
        other = {"other", {0, 1, 2, 3, 1, noCode}, {"a", "b", "c", "d"}};
        QCOMPARE(intersectionsOf({race, sex, other}).front().name, std::string("race, sex"));
        other = {"other", {0, 1, 2, 2, 1, 0}, {"a", "b", "c"}};
        QCOMPARE(intersectionsOf({race, sex, other}).front().name, std::string("race, sex"));
    }
    void tooManyGroupsAreNone()
    {
        CodedColumn first{"first", {}, {}};
        CodedColumn second{"second", {}, {"x", "y"}};
        for (std::uint32_t i = 0; i < mostGroups / 2 + 1; ++i) {
            first.values.push_back(std::to_string(i));
            for (const std::uint32_t code : {0U, 1U}) {
                first.codes.push_back(i);
                second.codes.push_back(code);
            }
        }
        QVERIFY(intersectionsOf({first, second}).empty());
        first.codes.pop_back(); // now as many as may be, and one more single
        second.codes.pop_back();
        first.codes.pop_back();
        second.codes.pop_back();
        QCOMPARE(intersectionsOf({first, second}).front().values.size(), mostGroups);
    }
    void withoutAttributesThereIsNone() { QVERIFY(intersectionsOf({}).empty()); }
};

QTEST_APPLESS_MAIN(TestIntersections)
#include "tst_intersections.moc"
