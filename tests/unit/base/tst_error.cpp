// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <QTest>

#include <set>

using namespace trefoil;

class TestError : public QObject {
    Q_OBJECT

private slots:
    void namesPlaceExpectationAndFinding();
    void everyCodeHasItsOwnWords();
    void missingArgumentsAreVisible();
};

void TestError::namesPlaceExpectationAndFinding()
{
    const Error error{Errc::ParseFailed, {"a number", "\"abc\""}, {"runs.csv", 7, "accuracy"}};
    QCOMPARE(describe(error), std::string("runs.csv:7 (accuracy): Expected a number, found \"abc\""));
    // A file is named once.
    const Error refused{Errc::FormatRefused, {"runs.csv", "it is empty"}, {"runs.csv", 7, {}}};
    QCOMPARE(describe(refused), std::string("runs.csv:7 is not imported: it is empty"));
    const Error other{Errc::FormatRefused, {"runs.csv", "it is empty"}, {"folder", 0, {}}};
    QCOMPARE(describe(other), std::string("folder: runs.csv is not imported: it is empty"));
}

void TestError::everyCodeHasItsOwnWords()
{
    std::set<std::string_view> names;
    const int last = static_cast<int>(Errc::Internal);
    for (int code = 0; code <= last; ++code) {
        names.insert(errorName(static_cast<Errc>(code)));
    }
    QCOMPARE(int(names.size()), last + 1);
}

void TestError::missingArgumentsAreVisible()
{
    QCOMPARE(describe(Error{Errc::UnknownRun, {}, {}}), std::string("There is no run ?"));
}

QTEST_APPLESS_MAIN(TestError)
#include "tst_error.moc"
