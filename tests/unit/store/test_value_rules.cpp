// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/store/library_case.h"

using namespace trefoil;
using namespace trefoil::test;

namespace {

// id|name|runs|…|accuracy|series: see fake_importer.cpp
constexpr const char* curves =
    "1|first|||0.5|accuracy=0.2/0.9/0.5\n2|stated|||0.7|accuracy=0.2/0.9/0.5\n3|bare|||0.6|\n";

ValueRule rule(const char* text)
{
    return *valueRuleFromText(text);
}

} // namespace

/// Which value of a series is the run's: one rule per quantity, kept in the library.
class TestValueRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRuleChangesWhatComesFromASeriesOnly()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", curves)));
        QCOMPARE(valueOf(*frameOf(library), "first", "accuracy"), std::optional(0.5));
        VERIFY_RESULT(library.setValueRule("accuracy", rule("best")));
        QCOMPARE(valueOf(*frameOf(library), "first", "accuracy"), std::optional(0.9));
        QCOMPARE(valueOf(*frameOf(library), "stated", "accuracy"), std::optional(0.7)); // a final evaluation
        QCOMPARE(valueOf(*frameOf(library), "bare", "accuracy"), std::optional(0.6));
        VERIFY_RESULT(library.setValueRule("accuracy", rule("mean:2")));
        QCOMPARE(valueOf(*frameOf(library), "first", "accuracy"), std::optional(0.7));
        VERIFY_RESULT(library.setValueRule("accuracy", rule("step:1")));
        QCOMPARE(valueOf(*frameOf(library), "first", "accuracy"), std::optional(0.2));
        VERIFY_RESULT(library.setValueRule("accuracy", rule("last")));
        QCOMPARE(valueOf(*frameOf(library), "first", "accuracy"), std::optional(0.5));
    }

    void aStepThatWasNeverReachedIsNoValue()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", curves)));
        VERIFY_RESULT(library.setValueRule("accuracy", rule("step:99")));
        QVERIFY(!valueOf(*frameOf(library), "first", "accuracy"));
        const auto details = library.details(runNamed(*frameOf(library), "first"));
        VERIFY_RESULT(details);
        const auto trace = std::ranges::find_if(
            details->values, [](const ValueTrace& each) { return each.quantity->id == "accuracy"; });
        QVERIFY(trace != details->values.end());
        QVERIFY(!trace->counts);
        QCOMPARE(trace->reason,
            std::string("By the rule there is no value: the series ends at step 3, before step 99."));
    }

    void detailsSayWhichValueItIs()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", curves)));
        const RunId run = runNamed(*frameOf(library), "first");
        const auto accuracy = [&] {
            const auto details = library.details(run);
            return *std::ranges::find_if(
                details->values, [](const ValueTrace& each) { return each.quantity->id == "accuracy"; });
        };
        QCOMPARE(accuracy().choice, std::string("last of 3 values"));
        QVERIFY(!accuracy().isRuled);
        VERIFY_RESULT(library.setValueRule("accuracy", rule("best")));
        QCOMPARE(accuracy().choice, std::string("best of 3 values"));
        QCOMPARE(accuracy().value, 0.9);
        QVERIFY(accuracy().isRuled);
        QVERIFY(accuracy().counts);
    }

    void aRuleIsAChangeThatUndoes()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", curves)));
        const std::size_t before = library.history()->size();
        VERIFY_RESULT(library.setValueRule("accuracy", rule("last"))); // as it is already
        QCOMPARE(library.history()->size(), before);
        VERIFY_RESULT(library.setValueRule("accuracy", rule("best")));
        VERIFY_RESULT(library.setValueRule("accuracy", rule("mean:2")));
        QCOMPARE(library.history()->back().summary,
            std::string("Take as Accuracy of a run the mean of the last 2 of its series"));
        VERIFY_RESULT(library.undo());
        QCOMPARE(library.valueRules()->at("accuracy"), rule("best"));
        VERIFY_RESULT(library.undo());
        QVERIFY(library.valueRules()->empty());
        QCOMPARE(valueOf(*frameOf(library), "first", "accuracy"), std::optional(0.5));
        VERIFY_RESULT(library.redo());
        QCOMPARE(valueOf(*frameOf(library), "first", "accuracy"), std::optional(0.9));
    }

    void rulesOfferedForOnceAreNotKept()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", curves)));
        NoProgress progress;
        const auto frame = library.frameUnderRules({{"accuracy", rule("best")}}, progress);
        VERIFY_RESULT(frame);
        QCOMPARE(valueOf(**frame, "first", "accuracy"), std::optional(0.9));
        QCOMPARE(valueOf(*frameOf(library), "first", "accuracy"), std::optional(0.5));
    }

    void whatDoesNotFitIsRefused()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", curves)));
        QCOMPARE(library.setValueRule("nonsense", rule("best")).error().code, Errc::UnknownQuantity);
        QCOMPARE(library.setValueRule("steps", rule("best")).error().code, Errc::SpecInvalid);
    }
};

QTEST_APPLESS_MAIN(TestValueRules)
#include "test_value_rules.moc"
