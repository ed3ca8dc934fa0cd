// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_program.h"

#include <QtTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace {

constexpr const char* predictions = "id,y,p,s,g,site,w\n"
                                    "1,1,1,0.9,a,x,1\n2,0,0,0.2,a,x,1\n3,1,1,0.8,a,x,1\n4,1,0,0.4,a,y,1\n"
                                    "5,0,0,0.1,a,y,1\n6,1,1,0.7,b,x,1\n7,0,1,0.6,b,x,1\n8,1,1,0.9,b,y,1\n"
                                    "9,0,0,0.3,b,y,1\n10,0,1,0.5,b,y,1\n";

QJsonObject objectOf(const CliRun& run)
{
    return QJsonDocument::fromJson(run.out).object();
}

} // namespace

/// The verbs groups and cie as scripts see them. The numbers of groups are counted by hand.
class TestCliFairness : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    void write(const QString& name, const QByteArray& text)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    CliRun cli(const QString& words) { return runCli(words.split(u' '), m_folder.path()); }

    CliRun groups(const QString& words)
    {
        return cli(QStringLiteral("groups --predictions p.csv --label y ") + words);
    }

private Q_SLOTS:
    void initTestCase()
    {
        write(QStringLiteral("p.csv"), predictions);
        write(QStringLiteral("b1.csv"), "id,y,p,g\nx,1,1,a\ny,0,0,a\nz,1,1,b\n");
        write(QStringLiteral("b2.csv"), "id,y,p,g\nz,1,1,b\ny,0,0,a\nx,1,1,a\n");
        write(QStringLiteral("c1.csv"), "id,y,p,g\nx,1,1,a\ny,0,0,a\nz,1,0,b\n");
        write(QStringLiteral("c2.csv"), "id,y,p,g\nx,1,0,a\ny,0,0,a\nz,1,0,b\n");
    }

    void groupsAsJson()
    {
        const CliRun run = groups(QStringLiteral("--prediction p --group g --format json"));
        QCOMPARE(run.exitCode, 0);
        const QJsonObject json = objectOf(run);
        const QJsonObject rate = json[u"selection_rate"].toObject();
        QCOMPARE(rate[u"overall"].toDouble(), 0.6);
        QCOMPARE(rate[u"difference_between_groups"].toDouble(), 0.4);
        QCOMPARE(rate[u"ratio_to_overall"].toDouble(), 0.4 / 0.6);
        const QJsonObject second = rate[u"by_group"].toArray().at(1).toObject();
        QCOMPARE(second[u"group"].toArray(), QJsonArray{QStringLiteral("b")});
        QCOMPARE(second[u"value"].toDouble(), 0.8);
        QCOMPARE(second[u"n"].toInt(), 5);
        const QJsonObject scalars = json[u"scalars"].toObject();
        QCOMPARE(scalars[u"demographic_parity_difference"].toDouble(), 0.4);
        QCOMPARE(scalars[u"equalized_odds_difference"].toDouble(), 2.0 / 3);
        QCOMPARE(scalars[u"equalized_odds_difference|between_groups|mean"].toDouble(), 0.5);
    }
    void undefinedIsTheTextNaN()
    {
        const CliRun run = groups(QStringLiteral("--prediction p --group g,id --format json"));
        const QJsonArray cells = objectOf(run)[u"accuracy"].toObject()[u"by_group"].toArray();
        QCOMPARE(cells.size(), 20); // 2 groups of 10 ids, half of them without a row
        QCOMPARE(cells.at(5).toObject()[u"value"].toString(), QStringLiteral("NaN"));
        QCOMPARE(cells.at(5).toObject()[u"n"].toInt(), 0);
    }
    void controlsGiveOneValuePerLevel()
    {
        const CliRun run =
            groups(QStringLiteral("--prediction p --group g --control site --weight w --format json"));
        const QJsonObject json = objectOf(run);
        QVERIFY(!json.contains(u"scalars"));
        const QJsonArray gaps = json[u"selection_rate"].toObject()[u"difference_between_groups"].toArray();
        QCOMPARE(gaps.size(), 2);
        QCOMPARE(gaps.at(0).toObject()[u"group"].toArray(), QJsonArray{QStringLiteral("x")});
        QCOMPARE(gaps.at(0).toObject()[u"value"].toDouble(), 1.0 / 3);
    }
    void thresholdOfScores()
    {
        const CliRun run = groups(QStringLiteral("--score s --threshold 0.9 --group g --format json"));
        const QJsonObject json = objectOf(run);
        QCOMPARE(json[u"selection_rate"].toObject()[u"overall"].toDouble(), 0.2);
        QVERIFY(json.contains(u"expected_calibration_error"));
    }
    void groupsAsTables()
    {
        const CliRun csv = groups(QStringLiteral("--prediction p --group g --format csv"));
        QVERIFY(csv.out.startsWith("kind,g,metric,statistic,value,low,high,n\n"));
        QVERIFY(csv.out.contains("\noverall,,selection_rate,value,0.6,"));
        QVERIFY(csv.out.contains("\nby_group,a,selection_rate,value,0.4,"));
        QVERIFY(csv.out.contains("\naggregate,,selection_rate,difference_between_groups,0.4,,,\n"));
        QVERIFY(csv.out.contains("\ndisparity,,demographic_parity_difference,between_groups,0.4,,,\n"));
        QVERIFY(csv.out.contains("\ndisparity,,equalized_odds_difference,between_groups|mean,0.5,,,\n"));
        const CliRun text = groups(QStringLiteral("--prediction p --group g"));
        QVERIFY(text.out.contains("demographic_parity_difference"));
    }
    void aThresholdBeyondTheScoresIsTold()
    {
        const CliRun beyond = groups(QStringLiteral("--score s --threshold 7 --group g --format json"));
        QCOMPARE(beyond.exitCode, 0);
        QVERIFY2(beyond.err.contains("every score lies from 0.1 to 0.9, so the threshold 7 makes no answer "
                                     "positive"),
            beyond.err.constData());
        const CliRun below = groups(QStringLiteral("--score s --threshold 0.01 --group g --format json"));
        QVERIFY2(below.err.contains("makes every answer positive"), below.err.constData());
        const CliRun within = groups(QStringLiteral("--score s --threshold 0.9 --group g --format json"));
        QVERIFY2(!within.err.contains("every score"), within.err.constData());
    }
    void whatARunIsOverallIsTold()
    {
        // Of c the counts alone are known: 10 of 20 are right, 6 of 10 positives are found, 6 of 10 negatives
        // are called positive. Of p there are answers, too.
        write(QStringLiteral("counts.csv"),
            "run,attribute,group,n,tp,fp,tn,fn\n"
            "c,g,a,12,5,3,2,2\nc,g,b,8,1,3,2,2\n");
        QCOMPARE(cli(QStringLiteral("import --library o.trefoil counts.csv")).exitCode, 0);
        const QString words = QStringLiteral("groups --library o.trefoil --run c --format ");
        const QJsonObject byG =
            objectOf(cli(words + QStringLiteral("json")))[u"attributes"].toObject()[u"g"].toObject();
        const QJsonObject rate = byG[u"true_positive_rate"].toObject();
        QCOMPARE(rate[u"overall"].toDouble(), 0.6);
        QCOMPARE(rate[u"difference_to_overall"].toDouble(), 0.6 - 1.0 / 3);
        QCOMPARE(byG[u"accuracy"].toObject()[u"overall"].toDouble(), 0.5);
        QCOMPARE(byG[u"selection_rate"].toObject()[u"overall"].toDouble(), 0.6);
        const CliRun csv = cli(words + QStringLiteral("csv"));
        QVERIFY2(csv.out.contains("\noverall,g,,false_positive_rate,value,0.6,,,\n"), csv.out.constData());
        QVERIFY(csv.out.contains("\nby_group,g,b,precision,value,0.25,,,4\n"));
        QVERIFY(cli(words + QStringLiteral("table")).out.contains("difference_to_overall"));
        write(QStringLiteral("answers.csv"),
            "id,y_true,y_pred,side\n1,1,1,a\n2,1,0,a\n3,0,0,a\n4,1,1,b\n5,0,1,b\n6,0,0,b\n");
        QCOMPARE(cli(QStringLiteral("import --library o.trefoil answers.csv")).exitCode, 0);
        const QJsonObject bySide = objectOf(
            cli(QStringLiteral("groups --library o.trefoil --run answers --format json")))[u"attributes"]
                                       .toObject()[u"side"]
                                       .toObject();
        QCOMPARE(bySide[u"true_positive_rate"].toObject()[u"overall"].toDouble(), 2.0 / 3);
        QCOMPARE(bySide[u"precision"].toObject()[u"overall"].toDouble(), 2.0 / 3);
        QCOMPARE(bySide[u"false_positive_rate"].toObject()[u"difference_to_overall"].toDouble(), 1.0 / 3);
    }
    void refusedMetricsSayWhy()
    {
        const CliRun run = groups(QStringLiteral("--prediction site --group g --format json"));
        QCOMPARE(run.exitCode, 0);
        QVERIFY(objectOf(run)[u"true_positive_rate"].toObject().contains(u"error"));
        QVERIFY(run.err.contains("true_positive_rate"));
    }

    void classesOfAnyNumber()
    {
        write(QStringLiteral("m.csv"),
            "id,y,p,g\n1,cat,cat,a\n2,cat,dog,a\n3,dog,dog,b\n4,bird,cat,b\n5,bird,bird,a\n");
        const QString words =
            QStringLiteral("groups --predictions m.csv --label y --prediction p --group g --format ");
        const CliRun run = cli(words + QStringLiteral("json"));
        QCOMPARE(run.exitCode, 0);
        const QJsonObject json = objectOf(run);
        QCOMPARE(json[u"accuracy"].toObject()[u"overall"].toDouble(), 0.6);
        QCOMPARE(json[u"balanced_accuracy"].toObject()[u"overall"].toDouble(), 2.0 / 3);
        QVERIFY(json[u"selection_rate"].toObject().contains(u"error"));
        const QJsonObject classes = json[u"classes"].toObject();
        QCOMPARE(classes[u"worst_class"].toString(), QStringLiteral("bird"));
        QCOMPARE(classes[u"macro_f1"].toDouble(), (2.0 / 3 + 0.5 + 2.0 / 3) / 3);
        const CliRun csv = cli(words + QStringLiteral("csv --by-class"));
        QVERIFY(csv.out.startsWith("class,count,recall,"));
        QVERIFY(csv.out.contains("\ndog,1,1,"));
        const CliRun positive = cli(words + QStringLiteral("json --pos-label cat"));
        // Two of five are called cat, and one of the two cats is.
        QCOMPARE(objectOf(positive)[u"selection_rate"].toObject()[u"overall"].toDouble(), 0.4);
        QCOMPARE(objectOf(positive)[u"true_positive_rate"].toObject()[u"overall"].toDouble(), 0.5);
    }
    void numbersOfARegression()
    {
        write(QStringLiteral("r.csv"), "y,p,g\n3,2.5,a\n-0.5,0,a\n2,2,b\n7,8,b\n");
        const CliRun run = cli(
            QStringLiteral("groups --predictions r.csv --label y --prediction p --group g --format json"));
        const QJsonObject json = objectOf(run);
        QCOMPARE(json[u"mean_absolute_error"].toObject()[u"overall"].toDouble(), 0.5);
        QCOMPARE(json[u"mean_error"].toObject()[u"group_max"].toDouble(), 0.5);
        QCOMPARE(json[u"r2_score"].toObject()[u"overall"].toDouble(), 1 - 1.5 / 29.1875);
        QVERIFY(!json.contains(u"classes"));
        QVERIFY(json[u"selection_rate"].toObject().contains(u"error"));
    }
    void selectionOfManyLabelsCountsOnesAsFairlearnDoes()
    {
        write(QStringLiteral("three.csv"), "y,p,g\n0,0,a\n1,1,a\n2,1,a\n1,1,a\n0,2,b\n2,2,b\n1,0,b\n2,2,b\n");
        const CliRun run = cli(QStringLiteral(
            "groups --predictions three.csv --label y --prediction p --group g --format json"));
        const QJsonObject json = objectOf(run);
        QCOMPARE(json[u"selection_rate"].toObject()[u"overall"].toDouble(), 0.375);
        QVERIFY(json[u"true_positive_rate"].toObject().contains(u"error"));
        QVERIFY2(run.err.contains("counts predictions of 1"), run.err.constData());
    }
    void aControlWithoutAnyValueIsNoCrash()
    {
        write(QStringLiteral("h.csv"), "y,p,g,h\n1,1,a,\n0,0,b,\n");
        const CliRun run =
            cli(QStringLiteral("groups --predictions h.csv --label y --prediction p --group g --control h"));
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.err.contains("without a control value"), run.err.constData());
    }
    void scoresOfTextLabels()
    {
        write(QStringLiteral("t.csv"), "y,s,g\nyes,0.5,a\nyes,0.4,b\n");
        const QString words = QStringLiteral(
            "groups --predictions t.csv --label y --score s --threshold 0.5 --group g --format json");
        const CliRun run = cli(words + QStringLiteral(" --pos-label yes"));
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(objectOf(run)[u"accuracy"].toObject()[u"overall"].toDouble(), 0.5);
        const CliRun other = cli(words + QStringLiteral(" --pos-label Yes"));
        QCOMPARE(other.exitCode, 1);
        QVERIFY2(other.err.contains("the positive label does not occur"), other.err.constData());
    }

    void exemplars()
    {
        const QString words = QStringLiteral("cie --baseline b1.csv,b2.csv --compressed c1.csv,c2.csv --id "
                                             "id --label y --prediction p --group g");
        const CliRun run = cli(words + QStringLiteral(" --format json"));
        QCOMPARE(run.exitCode, 0);
        const QJsonObject json = objectOf(run);
        // x ties 1:1 and the larger label stands; only z changes.
        QCOMPARE(json[u"cie_count"].toInt(), 1);
        QCOMPARE(json[u"flips_to_wrong"].toInt(), 1);
        const QJsonObject group = json[u"groups"].toArray().at(1).toObject();
        QCOMPARE(group[u"group"].toString(), QStringLiteral("b"));
        QCOMPARE(group[u"overrepresentation"].toDouble(), 3.0);
        const CliRun csv = cli(words + QStringLiteral(" --format csv"));
        QCOMPARE(csv.out, QByteArray("id,g,label,baseline,compressed,taxicab\nz,b,1,1,0,2\n"));
    }
    void otherLabelsOfAnExampleAreTold()
    {
        write(QStringLiteral("o1.csv"), "id,y,p\n1,True,True\n2,False,False\n");
        write(QStringLiteral("o2.csv"), "id,y,p\n1.0,1,1\n2.0,1,0\n");
        const CliRun run =
            cli(QStringLiteral("cie --baseline o1.csv --compressed o2.csv --id id --label y --prediction p"));
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.err.contains("1 rows give an example another label than o1.csv, whose labels count. The "
                                  "first one: o2.csv says \"1\" of id 2."),
            run.err.constData());
        QVERIFY2(run.err.contains("0 of 2 examples change"), run.err.constData());
    }
    void exemplarsOfManyClasses()
    {
        // Of a the baselines say cat, cat, dog and the compressed ones bird, bird, cat; b stays a dog.
        const char* answers[] = {"cat", "cat", "dog", "bird", "bird", "cat"};
        for (int i = 0; i < 6; ++i) {
            write(QStringLiteral("k%1.csv").arg(i),
                QByteArray("id,y,p\na,cat,") + answers[i] + "\nb,dog,dog\n");
        }
        const CliRun run = cli(QStringLiteral("cie --baseline k0.csv,k1.csv,k2.csv --compressed "
                                              "k3.csv,k4.csv,k5.csv --id id --label y --prediction p "
                                              "--format csv"));
        QCOMPARE(run.exitCode, 0);
        // |2/3 − 1/3| + |1/3 − 0| + |0 − 2/3|
        QVERIFY2(run.out.startsWith("id,label,baseline,compressed,taxicab\na,cat,cat,bird,1.33333333"),
            run.out.constData());
        QCOMPARE(run.out.count('\n'), 2);
    }

    void exemplarsOfScores()
    {
        // Cut at 0.5 a flips to wrong; at 0.85 no answer changes. c has no score in the second file.
        write(QStringLiteral("s0.csv"), "id,y,s\na,1,0.8\nb,0,0.3\nc,1,0.9\n");
        write(QStringLiteral("s1.csv"), "id,y,s\na,1,0.4\nb,0,0.2\nc,1,\n");
        const QString words = QStringLiteral(
            "cie --baseline s0.csv --compressed s1.csv --id id --label y --score s --format csv");
        const CliRun half = cli(words + QStringLiteral(" --threshold 0.5"));
        QCOMPARE(half.exitCode, 3);
        QCOMPARE(half.out, QByteArray("id,label,baseline,compressed,taxicab\na,1,1,0,2\n"));
        QVERIFY2(half.err.contains("1 examples without an answer"), half.err.constData());
        QCOMPARE(cli(words + QStringLiteral(" --threshold 0.85")).out,
            QByteArray("id,label,baseline,compressed,taxicab\n"));
        // The other label is the positive one: b is answered 0 from 0.25 on, and a and c always.
        QCOMPARE(cli(words + QStringLiteral(" --threshold 0.25 --pos-label 0")).out,
            QByteArray("id,label,baseline,compressed,taxicab\nb,0,0,1,2\n"));
    }
    void classesWithoutGroups()
    {
        write(QStringLiteral("c3.csv"), "y,p\n1,1\n1,2\n2,2\n3,3\n");
        const CliRun run = cli(
            QStringLiteral("groups --predictions c3.csv --label y --prediction p --by-class --format json"));
        QCOMPARE(run.exitCode, 0);
        const QJsonArray classes = QJsonDocument::fromJson(run.out).array();
        QCOMPARE(classes.size(), 3);
        QCOMPARE(classes[0].toObject()[u"recall"].toDouble(), 0.5);
        QCOMPARE(classes[1].toObject()[u"precision"].toDouble(), 0.5);
        QCOMPARE(classes[0].toObject().size(), 8); // nothing by group
    }

    void problems_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("said");
        QTest::newRow("neither form") << "groups --label y" << 2 << "--library";
        QTest::newRow("no prediction")
            << "groups --predictions p.csv --label y --group g" << 2 << "--prediction";
        QTest::newRow("no such column") << "groups --predictions p.csv --label q --prediction p --group g"
                                        << 1 << "p.csv:1: Expected a column \"q\"";
        QTest::newRow("no such file")
            << "groups --predictions q.csv --label y --prediction p --group g" << 1 << "q.csv";
        QTest::newRow("no compressed models")
            << "cie --baseline b1.csv --id id --label y --prediction p" << 2 << "--compressed";
        QTest::newRow("neither predictions nor scores")
            << "cie --baseline b1.csv --compressed c1.csv --id id --label y" << 2 << "--threshold";
        QTest::newRow("a score that is none")
            << "cie --baseline b1.csv --compressed c1.csv --id id --label y --score g --threshold 0.5" << 1
            << "b1.csv:2 (g): Expected a number as score";
        QTest::newRow("no positive label") << "cie --baseline b1.csv --compressed c1.csv --id id --label y "
                                              "--score p --threshold 0.5 --pos-label 7"
                                           << 1 << "no label is the positive one, 7";
        QTest::newRow("no group and no class")
            << "groups --predictions p.csv --label y --prediction p" << 2 << "--by-class";
        QTest::newRow("no id in common")
            << "cie --baseline b1.csv --compressed p.csv --id id --label y --prediction p" << 1
            << "do all files call the examples alike?";
        QTest::newRow("an option that a library does not follow")
            << "groups --library l.trefoil --run 1 --weight w" << 2 << "--weight";
        QTest::newRow("predictions twice")
            << "groups --predictions p.csv --label y --prediction p --score s --threshold 0.5 --group g" << 2
            << "--threshold";
        QTest::newRow("ids that repeat")
            << "cie --baseline p.csv --compressed b1.csv --id g --label y --prediction p" << 1
            << "every id once";
    }
    void problems()
    {
        QFETCH(const QString, words);
        QFETCH(const int, exitCode);
        QFETCH(const QString, said);
        const CliRun run = cli(words);
        QCOMPARE(run.exitCode, exitCode);
        QVERIFY2(QString::fromUtf8(run.err).contains(said), run.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliFairness)
#include "tst_cli_fairness.moc"
