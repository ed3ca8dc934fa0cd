// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/exemplars.h"

#include <cmath>

#include <QtTest/QTest>

using namespace trefoil;

namespace {

std::vector<Source> sourcesOf(std::initializer_list<const char*> texts)
{
    std::vector<Source> sources;
    for (const char* text : texts) {
        sources.push_back(Source::fromText(std::to_string(sources.size()).append(".csv"), text));
    }
    return sources;
}

Result<ExemplarVotes> votesOf(
    std::initializer_list<const char*> baseline, std::initializer_list<const char*> compressed)
{
    NoProgress progress;
    const ExemplarColumns columns{"id", "y", "p", {"g"}};
    return readVotes(sourcesOf(baseline), sourcesOf(compressed), columns, progress);
}

} // namespace

class TestExemplars : public QObject {
    Q_OBJECT

private slots:
    void flipsOfOneModel()
    {
        const auto votes = votesOf({"id,y,p,g\nu,cat,cat,a\nv,dog,cat,a\nw,dog,dog,b\n"},
            {"id,y,p,g\nw,dog,cat,b\nu,cat,cat,a\nv,dog,dog,a\n"});
        QVERIFY(votes);
        const ExemplarReport report = findExemplars(*votes);
        QCOMPARE(report.examples, std::size_t(3));
        QCOMPARE(report.exemplars.size(), std::size_t(2));
        QCOMPARE(votes->ids[report.exemplars[0].example], std::string("v"));
        QCOMPARE(report.lost, std::size_t(1));
        QCOMPARE(report.gained, std::size_t(1));
        QCOMPARE(report.taxicab, (std::vector<double>{0, 2, 2}));
        QCOMPARE(report.baselineAccuracyOnExemplars, 0.5);
        QCOMPARE(report.baselineAccuracyElsewhere, 1.0);
        QCOMPARE(report.shares[1].group, std::string("b"));
        QCOMPARE(report.shares[1].overrepresentation, 1.5);
    }
    void tiesTakeTheLargestNumber()
    {
        const char* nine = "id,y,p,g\nx,1,9,a\n";
        const char* ten = "id,y,p,g\nx,1,10,a\n";
        const auto votes = votesOf({nine, ten}, {ten, ten});
        QVERIFY(findExemplars(*votes).exemplars.empty()); // 10 is above 9 as a number, not as a text
        QCOMPARE(findExemplars(*votes).taxicab[0], 1.0);
    }
    void unansweredExamplesAreLeftOut()
    {
        const auto votes =
            votesOf({"id,y,p,g\nx,1,1,a\ny,1,1,a\nz,1,,a\n"}, {"id,y,p,g\nx,1,0,a\nother,1,0,a\n"});
        QVERIFY(votes);
        QCOMPARE(votes->incomplete, std::size_t(2));
        const ExemplarReport report = findExemplars(*votes);
        QCOMPARE(report.examples, std::size_t(1));
        QCOMPARE(report.exemplars.size(), std::size_t(1));
        QVERIFY(std::isnan(report.taxicab[1]));
    }

    void problems_data()
    {
        QTest::addColumn<QByteArray>("compressed");
        QTest::addColumn<QString>("said");
        QTest::newRow("id twice") << QByteArray("id,y,p,g\nx,1,1,a\nx,1,1,a\n")
                                  << "0.csv:3 (id): Expected every id once, found \"x\"";
        QTest::newRow("no prediction")
            << QByteArray("id,y\nx,1\n") << "0.csv:1: Expected a column \"p\", found the columns id, y";
        QTest::newRow("short row") << QByteArray("id,y,p,g\nx,1\n")
                                   << "0.csv:2: Expected 4 cells as in the header, found 2";
    }
    void problems()
    {
        QFETCH(const QByteArray, compressed);
        QFETCH(const QString, said);
        const auto votes = votesOf({"id,y,p,g\nx,1,1,a\n"}, {compressed.constData()});
        QVERIFY(!votes);
        QCOMPARE(QString::fromStdString(describe(votes.error())), said);
    }
    void noModels() { QVERIFY(!votesOf({"id,y,p,g\nx,1,1,a\n"}, {})); }
};

QTEST_APPLESS_MAIN(TestExemplars)
#include "tst_exemplars.moc"
