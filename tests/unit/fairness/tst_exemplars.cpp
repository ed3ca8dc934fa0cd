// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/exemplars.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <QtTest/QTest>

using namespace trefoil;

namespace {

using Texts = std::vector<std::string>;

ModelFiles filesOfTexts(Texts texts)
{
    const std::size_t count = texts.size();
    return {count, [texts = std::move(texts)](std::size_t number) {
                return Result<Source>(Source::fromText(std::to_string(number).append(".csv"), texts[number]));
            }};
}

Result<ExemplarVotes> votesOf(
    const Texts& baseline, const Texts& compressed, std::optional<std::size_t> workers = std::nullopt)
{
    NoProgress progress;
    const ExemplarColumns columns{"id", "y", "p", {"g"}};
    return readVotes(filesOfTexts(baseline), filesOfTexts(compressed), columns, progress, workers);
}

std::string saidOf(const Result<ExemplarVotes>& votes)
{
    return votes ? "nothing" : describe(votes.error());
}

/// Answers "cat" and "dog" of 3,000 examples in some order of the rows; odd lines end with CRLF.
std::string manyRows(std::size_t step, std::size_t wrong)
{
    std::string text = "\xEF\xBB\xBFid,y,p,g\n";
    for (std::size_t i = 0; i < 3000; ++i) {
        const std::size_t example = i * step % 3000;
        const bool isCat = (example % 2 == 0) != (example % wrong == 0);
        text.append("e").append(std::to_string(example)).append(example % 2 == 0 ? ",cat," : ",dog,");
        text.append(isCat ? "cat" : "dog").append(i % 2 == 0 ? ",a\n" : ",a\r\n");
    }
    return text;
}

/// The first example called a cat is called something else.
void answerOnce(std::string& file, const char* answer)
{
    std::copy_n(answer, 3, file.begin() + static_cast<std::ptrdiff_t>(file.find("cat,a")));
}

/// Wants to stop once something is reported.
class Impatient final : public Progress {
public:
    void report(std::string_view, std::int64_t, std::int64_t) override { m_isAsked = true; }
    [[nodiscard]] bool stopRequested() const override { return m_isAsked; }

private:
    bool m_isAsked = false;
};

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
    void oneNumberIsOneClass()
    {
        const auto votes =
            votesOf({"id,y,p,g\nx,0,1,a\ny,1,1,a\n"}, {"id,y,p,g\nx,0.0,1.0,a\ny,1.0,0.0,a\n"});
        const ExemplarReport report = findExemplars(*votes);
        QCOMPARE(votes->classes, (Texts{"0", "1"}));
        QCOMPARE(report.exemplars.size(), std::size_t(1));
        QCOMPARE(votes->ids[report.exemplars[0].example], std::string("y"));
        QCOMPARE(report.lost, std::size_t(1));
    }
    void aTruthValueIsOneOrZero()
    {
        const auto votes = votesOf({"id,y,p,g\nx,True,True,a\ny,False,False,a\nz,True,True,a\n"},
            {"id,y,p,g\nx,1,1,a\ny,0,0.0,a\nz,1,false,a\n"});
        QCOMPARE(saidOf(votes), std::string("nothing"));
        QCOMPARE(votes->classes, (Texts{"True", "False"})); // as the first file calls them
        QCOMPARE(votes->otherLabels, std::size_t(0));
        const ExemplarReport report = findExemplars(*votes);
        QCOMPARE(report.exemplars.size(), std::size_t(1));
        QCOMPARE(votes->ids[report.exemplars[0].example], std::string("z"));
        QCOMPARE(report.lost, std::size_t(1));
    }
    void wholeNumbersAreOneIdHoweverWritten()
    {
        const Texts points{"id,y,p,g\n1.0,1,0,a\n2.0,0,0,a\n10.0,1,1,a\n"};
        const auto votes = votesOf(
            {"id,y,p,g\n1,1,1,a\n2,0,0,a\n10,1,1,a\n"}, {points.front(), "id,p\n10.00,1\n1,0\n2.0,0\n"});
        QCOMPARE(saidOf(votes), std::string("nothing"));
        QCOMPARE(votes->unknown, std::size_t(0));
        QCOMPARE(votes->incomplete, std::size_t(0));
        QCOMPARE(findExemplars(*votes).exemplars.size(), std::size_t(1)); // 1, of which both say 0
        const auto turned = votesOf(points, {"id,y,p,g\n1,1,1,a\n2,0,0,a\n10,1,1,a\n"});
        QCOMPARE(turned->unknown, std::size_t(0));
        QCOMPARE(turned->ids.front(), std::string("1.0")); // as written
        QVERIFY(saidOf(votesOf({"id,y,p,g\n1,1,1,a\n"}, {"id,y,p,g\n1,1,1,a\n1.0,1,1,a\n"}))
                    .ends_with("Expected every id once, found \"1.0\""));
    }
    void idsThatAreTextsStayAsTheyAre()
    {
        const auto votes = votesOf(
            {"id,y,p,g\n1.0,1,1,a\nv1,1,1,a\n1,1,1,a\n"}, {"id,y,p,g\n1,1,0,a\n1.0,1,1,a\nv1,1,1,a\n"});
        QCOMPARE(saidOf(votes), std::string("nothing"));
        const ExemplarReport report = findExemplars(*votes);
        QCOMPARE(report.exemplars.size(), std::size_t(1));
        QCOMPARE(votes->ids[report.exemplars[0].example], std::string("1"));
        QCOMPARE(votesOf({"id,y,p,g\n1,1,1,a\n"}, {"id,y,p,g\n01,1,1,a\n1.5,1,1,a\n"})->unknown,
            std::size_t(2)); // other ids
    }
    void labelsThatContradictAreTold_data()
    {
        QTest::addColumn<QByteArray>("third");
        QTest::newRow("plain") << QByteArray("id,y,p,g\nz,0,1,a\ny,,0,a\nx,1.0,1,a\n");
        QTest::newRow("quoted") << QByteArray("id,y,p,g\n\"z\",0,1,a\ny,NaN,0,a\nx,1.0,1,a\n");
    }
    void labelsThatContradictAreTold()
    {
        QFETCH(const QByteArray, third);
        const std::string first = "id,y,p,g\nx,1,1,a\ny,0,0,a\nz,1,1,a\nw,,1,a\n";
        const auto votes =
            votesOf({first, "id,p\nx,1\ny,0\nz,1\nw,1\n"}, {first, third.toStdString() + "w,1,1,a\n"}, 2);
        QCOMPARE(saidOf(votes), std::string("nothing"));
        QCOMPARE(votes->otherLabels, std::size_t(1)); // one that is missing contradicts nothing
        QVERIFY(votes->firstOtherLabel);
        QCOMPARE(votes->firstOtherLabel->id, std::string("z"));
        QCOMPARE(votes->firstOtherLabel->label, std::string("0"));
        QCOMPARE(votes->firstOtherLabel->path, std::string("1.csv"));
        const auto cats = votesOf({"id,y,p,g\nx,cat,cat,a\ny,dog,dog,a\n"},
            {"id,y,p,g\nx,emu,cat,a\ny,cat,dog,a\n"}); // a class that no other label is, and one that is
        QCOMPARE(cats->otherLabels, std::size_t(2));
        QCOMPARE(cats->firstOtherLabel->label, std::string("emu"));
    }
    void unansweredExamplesAreLeftOut()
    {
        const auto votes =
            votesOf({"id,y,p,g\nx,1,1,a\ny,1,1,a\nz,1,,a\n"}, {"id,y,p,g\nx,1,0,a\nother,1,0,a\n"});
        QVERIFY(votes);
        QCOMPARE(votes->incomplete, std::size_t(2));
        QCOMPARE(votes->unknown, std::size_t(1));
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
        const auto votes = votesOf({"id,y,p,g\nx,1,1,a\n"}, {compressed.toStdString()});
        QVERIFY(!votes);
        QCOMPARE(QString::fromStdString(describe(votes.error())), said);
    }
    void sameAnswersInEveryForm_data()
    {
        QTest::addColumn<QByteArray>("compressed");
        QTest::newRow("plain") << QByteArray("id,y,p,g\nx,1,0,a\ny,1,,a\nz,1,10,b\n");
        QTest::newRow("no last line end") << QByteArray("id,y,p\nx,1,0\ny,1,\nz,1,10");
        QTest::newRow("empty last cell without line end") << QByteArray("id,y,p\nx,1,0\nz,1,10\ny,1,");
        QTest::newRow("CRLF") << QByteArray("id,y,p\r\nx,1,0\r\ny,1,\r\nz,1,10\r\n");
        QTest::newRow("CRLF and no last line end") << QByteArray("id,y,p\r\nx,1,0\r\ny,1,\r\nz,1,10\r");
        QTest::newRow("blank lines") << QByteArray("\nid,y,p\n\r\nx,1,0\n\ny,1,NaN\n\r\r\nz,1,10\n\n\n");
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBFid,y,p\nx,1,0\ny,1,\nz,1,10\n");
        QTest::newRow("all quoted") << QByteArray(R"("id","y","p")"
                                                  "\n"
                                                  R"("x","1","0")"
                                                  "\n"
                                                  R"("y","1","")"
                                                  "\n"
                                                  R"("z","1","10")"
                                                  "\n");
        QTest::newRow("quotes in a column that is not asked for")
            << QByteArray("id,note,p\nx,\"a, \"\"b\"\"\nc\",0\ny,,\nz,,10\n");
        QTest::newRow("another order of rows") << QByteArray("id,y,p\nz,1,10\nx,1,0\ny,1,\n");
        QTest::newRow("another order of columns") << QByteArray("p,g,id\n0,a,x\n,a,y\n10,b,z\n");
        QTest::newRow("rows of others between") << QByteArray("id,p\nw,7\nx,0\ny,null\nz,10\nv,\n");
        QTest::newRow("semicolons") << QByteArray("id;y;p\nx;1;0\ny;1;\nz;1;10\n");
        QTest::newRow("tabs") << QByteArray("id\ty\tp\nx\t1\t0\ny\t1\t\nz\t1\t10\n");
        QTest::newRow("a row not there") << QByteArray("id,y,p\nx,1,0\nz,1,10\n");
    }
    void sameAnswersInEveryForm()
    {
        QFETCH(const QByteArray, compressed);
        const auto votes = votesOf({"id,y,p,g\nx,1,1,a\ny,1,1,a\nz,1,1,a\n"}, {compressed.toStdString()});
        QCOMPARE(saidOf(votes), std::string("nothing"));
        QCOMPARE(votes->isComplete, (std::vector<bool>{true, false, true}));
        const ExemplarReport report = findExemplars(*votes);
        QCOMPARE(report.exemplars.size(), std::size_t(2));
        QCOMPARE(votes->classes[report.exemplars[0].change.modalCompressed], std::string("0"));
        QCOMPARE(votes->classes[report.exemplars[1].change.modalCompressed], std::string("10"));
    }

    void idsOfAnyLength()
    {
        std::string ascending = "id,y,p,g\n";
        std::string descending = "id,p\n";
        for (std::size_t size = 1; size <= 300; ++size) {
            const std::string id(size, 'a');
            const std::string other(300 - size + 1, 'a');
            ascending.append(id).append(",1,").append(size % 2 == 0 ? "1" : "0").append(",a\n");
            descending.append(other).append(",").append(size % 2 == 0 ? "0" : "1").append("\n");
        }
        const auto votes = votesOf({ascending}, {ascending, descending});
        QCOMPARE(saidOf(votes), std::string("nothing"));
        QCOMPARE(votes->incomplete, std::size_t(0));
        for (const double distance : findExemplars(*votes).taxicab) {
            QCOMPARE(distance, 0.0); // all three files say the same of every example
        }
    }
    void anyNumberOfWorkersFindsTheSame()
    {
        Texts baseline;
        Texts compressed;
        for (std::size_t model = 0; model < 9; ++model) {
            baseline.push_back(manyRows(model % 2 == 0 ? 1 : 7, 50 + model));
            compressed.push_back(manyRows(model % 3 == 0 ? 11 : 1, 20));
        }
        // Classes that only one file has, in the order of the files, however soon each is read.
        answerOnce(compressed.back(), "emu");
        answerOnce(compressed.front(), "cow");
        const auto one = votesOf(baseline, compressed, 1);
        const auto four = votesOf(baseline, compressed, 4);
        QCOMPARE(saidOf(one), std::string("nothing"));
        QCOMPARE(saidOf(four), std::string("nothing"));
        QCOMPARE(one->classes, (std::vector<std::string>{"cat", "dog", "cow", "emu"}));
        QCOMPARE(four->classes, one->classes);
        const ExemplarReport report = findExemplars(*one);
        QVERIFY(!report.exemplars.empty());
        QCOMPARE(findExemplars(*four).taxicab, report.taxicab);
        QCOMPARE(findExemplars(*four).exemplars.size(), report.exemplars.size());
        QCOMPARE(one->baseline.count(0, 1), 9U); // example 0 is a cat, and every model says dog
        QCOMPARE(one->compressed.count(0, 1), 9U);
    }
    void theFirstFileWithAnErrorIsNamed()
    {
        const std::string fine = manyRows(1, 50);
        const Texts compressed{fine, fine, fine + "e1,cat,cat,a\n", "id,y\nx,1\n", "id,y\nx,1\n"};
        for (const std::size_t workers : {1U, 2U, 5U}) {
            for (int again = 0; again < 5; ++again) {
                QCOMPARE(saidOf(votesOf({fine}, compressed, workers)),
                    std::string("2.csv:3002 (id): Expected every id once, found \"e1\""));
            }
        }
    }
    void aMissingFileIsNamed()
    {
        NoProgress progress;
        const auto files = filesOf({"/nowhere/a.csv"});
        const auto votes = readVotes(files, files, {"id", "y", "p", {}}, progress);
        QVERIFY(saidOf(votes).find("/nowhere/a.csv") != std::string::npos);
    }
    void canBeStopped()
    {
        Impatient progress;
        const std::string text = manyRows(1, 50);
        const auto votes = readVotes(
            filesOfTexts(Texts(200, text)), filesOfTexts(Texts(200, text)), {"id", "y", "p", {}}, progress);
        QVERIFY(!votes);
        QCOMPARE(votes.error().code, Errc::Cancelled);
    }
    void noModels() { QVERIFY(!votesOf({"id,y,p,g\nx,1,1,a\n"}, {})); }
};

QTEST_APPLESS_MAIN(TestExemplars)
#include "tst_exemplars.moc"
