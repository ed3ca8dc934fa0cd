// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_program.h"
#include "core/store/library.h"

#include <QtTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cmath>
#include <string_view>

namespace {

/// Three seeds of a dense model and of an 8-bit one, and a run of which there is one.
constexpr const char* results = "run,model,dataset,variant,seed,accuracy,energy_kwh\n"
                                "d-s0,cnn,digits,dense,0,0.9,10\nd-s1,cnn,digits,dense,1,0.8,10\n"
                                "d-s2,cnn,digits,dense,2,0.7,10\nq-s0,cnn,digits,int8,0,0.89,4\n"
                                "q-s1,cnn,digits,int8,1,0.78,4\nq-s2,cnn,digits,int8,2,0.67,4\n"
                                "t-s0,cnn,digits,tiny,0,0.5,1\n"
                                "f-s0,cnn,digits,denseft,0,0.7,12\n"
                                "e-s0,cnn,digits,again,0,,11\n";

} // namespace

/// The verb compare and the uncertain front as scripts see them.
class TestCliCompression : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    CliRun cli(const QString& words) { return runCli(words.split(u' '), m_folder.path()); }

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(m_folder.filePath(QStringLiteral("results.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(results);
        file.close();
        QCOMPARE(cli(QStringLiteral("import --library l.trefoil results.csv")).exitCode, 0);
    }

    void compareAsJson()
    {
        const CliRun run =
            cli(QStringLiteral("compare --library l.trefoil --baseline d-s0 --variants q-s1 --format json"));
        QCOMPARE(run.exitCode, 0);
        const QJsonObject json = QJsonDocument::fromJson(run.out).object();
        QCOMPARE(json[u"baseline"][u"runs"].toArray().size(), 3);
        QCOMPARE(json[u"variants"].toArray().size(), 1);
        const QJsonObject variant = json[u"variants"].toArray().at(0).toObject();
        QCOMPARE(variant[u"name"].toString(), QStringLiteral("q"));
        QCOMPARE(variant[u"method"].toString(), QStringLiteral("quantization"));
        QJsonObject accuracy;
        for (const QJsonValue& change : variant[u"changes"].toArray()) {
            if (change[u"quantity"].toString() == QLatin1String("accuracy"))
                accuracy = change.toObject();
        }
        QCOMPARE(accuracy[u"pairs"].toInt(), 3);
        QVERIFY(std::fabs(accuracy[u"change"].toDouble() + 0.02) < 1e-12);
        QVERIFY(std::fabs(accuracy[u"p"].toDouble() - (1 - std::sqrt(12.0 / 14))) < 1e-9);
        QVERIFY(variant[u"verdict"].toString().contains(QStringLiteral("3 pairs of seeds")));
        QCOMPARE(variant[u"with_baseline"][0][u"total"].toDouble(), 14.0);
    }

    void compareFindsTheVariants()
    {
        const CliRun run = cli(QStringLiteral("compare --library l.trefoil --baseline d"));
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.out.contains("baseline d, 3 runs"));
        QVERIFY(run.out.contains("q, 3 runs, method quantization"));
        QVERIFY(run.out.contains("not enough runs to tell"));
        QVERIFY(run.err.contains("f is uncompressed too, a control"));
        QVERIFY(run.err.contains("1 left out, without any quality value and not said to be compressed: e"));
        QVERIFY(!run.out.contains("e, 1 runs"));
    }

    void groupsAreFoundByTheNamesThatTablesShow()
    {
        const CliRun byName = cli(QStringLiteral("compare --library l.trefoil --baseline d --variants q"));
        const CliRun byVariant =
            cli(QStringLiteral("compare --library l.trefoil --baseline dense --variants int8"));
        QCOMPARE(byName.exitCode, 0);
        QVERIFY(byName.out.contains("q, 3 runs, method quantization"));
        QCOMPARE(byVariant.out, byName.out);
        const CliRun none = cli(QStringLiteral("compare --library l.trefoil --baseline d --variants int4"));
        QCOMPARE(none.exitCode, 1);
        QVERIFY2(none.err.contains("There is no run int4; there are \"d\", \"q\", \"t\", \"f\", \"e\", and"),
            none.err.constData());
        // Two models of one name and variant: what tells them apart is written as tables write it.
        QFile file(m_folder.filePath(QStringLiteral("twice.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "run,model,dataset,variant,seed,accuracy\na-s0,cnn,one,dense,0,0.9\na-s1,cnn,one,dense,1,0.8\n"
            "a-s2,cnn,two,dense,0,0.7\na-s3,cnn,two,dense,1,0.6\nb-s0,cnn,two,int8,0,0.5\n");
        file.close();
        QCOMPARE(cli(QStringLiteral("import --library twice.trefoil twice.csv")).exitCode, 0);
        const CliRun several = cli(QStringLiteral("compare --library twice.trefoil --baseline a"));
        QCOMPARE(several.exitCode, 1);
        QVERIFY2(several.err.contains("\"a (dataset one)\", \"a (dataset two)\""), several.err.constData());
        const CliRun chosen =
            runCli({QStringLiteral("compare"), QStringLiteral("--library"), QStringLiteral("twice.trefoil"),
                       QStringLiteral("--baseline"), QStringLiteral("a (dataset two)")},
                m_folder.path());
        QCOMPARE(chosen.exitCode, 0);
        QVERIFY2(chosen.out.contains("b, 1 runs"), chosen.out.constData());
    }

    void compareHonoursTheBaselineSetByHand()
    {
        QVERIFY(QFile::copy(m_folder.filePath(QStringLiteral("l.trefoil")),
            m_folder.filePath(QStringLiteral("hand.trefoil"))));
        {
            auto library =
                trefoil::Library::open(m_folder.filePath(QStringLiteral("hand.trefoil")).toStdString(),
                    trefoil::OpenMode::ReadWrite);
            QVERIFY(library.has_value());
            // the unnamed method "tiny" was made from the 8-bit model
            QVERIFY(library->setBaseline(trefoil::RunId{4}, {trefoil::RunId{7}}).has_value());
        }
        const CliRun run = cli(QStringLiteral("compare --library hand.trefoil --baseline q"));
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.out.contains("t, 1 runs"));
        QVERIFY(run.err.contains("t: its baseline was set by hand"));
        const CliRun dense = cli(QStringLiteral("compare --library hand.trefoil --baseline d"));
        QCOMPARE(dense.exitCode, 0);
        QVERIFY(dense.out.contains("f, 1 runs"));
        QVERIFY(!dense.out.contains("q, 3 runs")); // a baseline itself now
    }

    void figureTakesTheNameOfABaseline()
    {
        const CliRun byName =
            cli(QStringLiteral("figure --library l.trefoil --board compress --baseline dense -o name.csv"));
        QVERIFY2(byName.exitCode == 0, byName.err.constData());
        const CliRun byRun =
            cli(QStringLiteral("figure --library l.trefoil --board compress --baseline d-s1 -o run.csv"));
        QVERIFY2(byRun.exitCode == 0, byRun.err.constData());
        const auto written = [this](const char* name) {
            QFile file(m_folder.filePath(QString::fromLatin1(name)));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QVERIFY2(written("name.csv").contains("quantization"), written("name.csv").constData());
        QCOMPARE(written("name.csv"), written("run.csv"));
    }
    void figureShowsWhatWasChosenOnTheBoard()
    {
        QVERIFY(QFile::copy(m_folder.filePath(QStringLiteral("l.trefoil")),
            m_folder.filePath(QStringLiteral("chosen.trefoil"))));
        {
            auto library =
                trefoil::Library::open(m_folder.filePath(QStringLiteral("chosen.trefoil")).toStdString(),
                    trefoil::OpenMode::ReadWrite);
            QVERIFY(library.has_value());
            const std::string chosen = R"({"trefoil_board": 1, "board": "compress", "x": "accuracy",
                "y": "energy_kwh"})";
            QVERIFY(library->setSetting("board_compress", chosen).has_value());
            QVERIFY(library->setSetting("board", R"({"trefoil_board": 1, "board": "compare"})").has_value());
        }
        const auto header = [this](const QString& library) {
            const CliRun run =
                cli(QStringLiteral("figure --library %1 --board compress -o data.csv").arg(library));
            QFile data(m_folder.filePath(QStringLiteral("data.csv")));
            return run.exitCode == 0 && data.open(QIODevice::ReadOnly) ? data.readLine() : run.err;
        };
        const QByteArray chosen = header(QStringLiteral("chosen.trefoil"));
        QVERIFY2(chosen.contains("runs,accuracy_ratio,"), chosen.constData());
        const QByteArray proposed = header(QStringLiteral("l.trefoil"));
        QVERIFY2(proposed.contains("runs,energy_kwh_ratio,"), proposed.constData());
    }

    void compareAsCsv()
    {
        const CliRun run = cli(QStringLiteral("compare --library l.trefoil --baseline 1 --format csv"));
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.out.startsWith("variant,method,quantity,baseline_n,baseline_mean"));
        QVERIFY(run.err.contains("with the baseline that it starts from 14"));
    }

    void theFrontHasThreeStates()
    {
        const CliRun run =
            cli(QStringLiteral("pareto --library l.trefoil --objectives "
                               "accuracy:max,energy_kwh:min --resamples 200 --seed 3 --format csv"));
        QCOMPARE(run.exitCode, 0);
        const QList<QByteArray> lines = run.out.split('\n');
        QCOMPARE(lines.at(0), QByteArray("name,runs,state,frequency,kept_by,accuracy,energy_kwh"));
        QVERIFY(lines.at(1).startsWith("d,3,on front,1,accuracy,0.8"));
        QVERIFY(lines.at(2).startsWith("q,3,on front,1,"));
        QVERIFY(lines.at(3).startsWith("t,1,on front,1,energy_kwh,0.5,1"));
        QVERIFY(run.err.contains("200 resamples over 3 seeds, seed 3"));
        QVERIFY(run.err.contains("2 points are a single run"));
    }

    void theFrontIsDrawnOverExamplesToo()
    {
        // On the same ten examples the second model is wrong about one more: where that one is not drawn, in
        // 0.9^10 = 35 % of all, they tie.
        for (const char* name : {"one", "two"}) {
            QFile file(m_folder.filePath(QLatin1String(name) + QStringLiteral(".csv")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("id,y_true,y_pred\n");
            for (int i = 0; i < 10; ++i) {
                const bool isWrong = i == 3 || (i == 7 && name == std::string_view("two"));
                file.write("e" + QByteArray::number(i) + ",cat," + (isWrong ? "dog" : "cat") + '\n');
            }
        }
        QCOMPARE(cli(QStringLiteral("import --library answers.trefoil one.csv two.csv")).exitCode, 0);
        const CliRun run = cli(QStringLiteral("pareto --library answers.trefoil --objectives accuracy:max "
                                              "--resamples 2000 --seed 3 --format csv"));
        QCOMPARE(run.exitCode, 0);
        const QList<QByteArray> lines = run.out.split('\n');
        QVERIFY2(lines.at(1).startsWith("one,1,on front,1,"), run.out.constData());
        QVERIFY2(lines.at(2).startsWith("two,1,undecided,0.3"), run.out.constData());
        QVERIFY2(run.err.contains("2,000 resamples over 10 examples, seed 3"), run.err.constData());
        QVERIFY(run.err.contains("drawn again over single examples: accuracy"));
        QVERIFY(run.err.contains("2 points are a single run: what another seed changes"));
    }

    void aFrontSaysWhatKeepsARunOnIt()
    {
        const CliRun run = cli(QStringLiteral(
            "pareto --library l.trefoil --objectives accuracy:max,energy_kwh:min --format csv"));
        QCOMPARE(run.exitCode, 0);
        const QList<QByteArray> lines = run.out.split('\n');
        QVERIFY(lines.at(0).endsWith(",kept_by"));
        QVERIFY(lines.at(1).endsWith(",accuracy")); // the best one of the dense models
        QVERIFY(!run.err.contains("once")); // no society quantity was asked for
    }

    void theWorstGroupChangesTheFront()
    {
        QFile file(m_folder.filePath(QStringLiteral("groups.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("run,model,variant,group,accuracy,energy_kwh\n"
                   "m1,cnn,m1,a,0.9,\nm1,cnn,m1,b,0.8,\nm1,cnn,m1,all,0.85,9\n"
                   "m2,cnn,m2,a,0.9,\nm2,cnn,m2,b,0.5,\nm2,cnn,m2,all,0.8,6\n"
                   "m3,cnn,m3,a,0.72,\nm3,cnn,m3,b,0.7,\nm3,cnn,m3,all,0.71,5\n");
        file.close();
        QCOMPARE(cli(QStringLiteral("import --library g.trefoil groups.csv")).exitCode, 0);
        const CliRun run = cli(QStringLiteral(
            "pareto --library g.trefoil --objectives accuracy,energy_kwh,worst_group_accuracy"));
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.err.contains("of 3 on the front of accuracy and energy_kwh, once worst_group_accuracy "
                                  "counts in place of accuracy, 1 leaves: m2; none joins (3 compared)"),
            run.err.constData());
    }

    void aFrontCanBeOfOneDataset()
    {
        QFile file(m_folder.filePath(QStringLiteral("datasets.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("run,model,dataset,accuracy,energy_kwh\n"
                   "easy,m1,digits,0.99,1\nhard,m1,photos,0.6,2\nhard2,m2,photos,0.5,3\n");
        file.close();
        QCOMPARE(cli(QStringLiteral("import --library d.trefoil datasets.csv")).exitCode, 0);
        const QString words =
            QStringLiteral("pareto --library d.trefoil --objectives accuracy,energy_kwh --format csv");
        const CliRun all = cli(words);
        QVERIFY2(all.err.contains("runs on 2 datasets are compared with each other (digits, photos)"),
            all.err.constData());
        QCOMPARE(all.out.count('\n'), 2); // the head and "easy"
        for (const char* more : {" --dataset photos", " --dataset photos --resamples 10"}) {
            const CliRun one = cli(words + QLatin1String(more));
            QCOMPARE(one.exitCode, 0);
            QVERIFY2(one.out.contains("hard,") || one.out.contains("m1,"), one.out.constData());
            QVERIFY2(!one.out.contains("easy"), one.out.constData());
            QVERIFY2(!one.err.contains("are compared with each other"), one.err.constData());
        }
        const CliRun none = cli(words + QStringLiteral(" --dataset faces"));
        QCOMPARE(none.exitCode, 1);
        QVERIFY2(none.err.contains("there are digits, photos"), none.err.constData());
    }

    void aSeedNeedsResamples()
    {
        const CliRun run =
            cli(QStringLiteral("pareto --library l.trefoil --objectives accuracy:max --seed 3"));
        QCOMPARE(run.exitCode, 2);
    }

    void whatCannotBeCompared_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("no such run") << QStringLiteral("--baseline nobody") << 1;
        QTest::newRow("no such variant") << QStringLiteral("--baseline d-s0 --variants nobody") << 1;
        QTest::newRow("itself") << QStringLiteral("--baseline d-s0 --variants d-s1") << 1;
        QTest::newRow("no baseline") << QStringLiteral("--variants q-s0") << 2;
    }
    void whatCannotBeCompared()
    {
        QFETCH(QString, words);
        QFETCH(int, exitCode);
        const CliRun run = cli(QStringLiteral("compare --library l.trefoil ") + words);
        QCOMPARE(run.exitCode, exitCode);
        QVERIFY(run.out.isEmpty());
        QVERIFY(!run.err.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestCliCompression)
#include "tst_cli_compression.moc"
