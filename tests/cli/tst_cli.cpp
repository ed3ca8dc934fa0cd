// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_program.h"

#include <fstream>
#include <thread>

#include <QtTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace {

constexpr const char* emissions =
    "timestamp,project_name,run_id,duration,emissions,energy_consumed,country_iso_code\n"
    "2026-01-02T03:04:05,study,aaaaaaaa-0000-4000-8000-000000000001,10.5,0.002,0.004,DEU\n"
    "2026-01-02T03:05:05,study,aaaaaaaa-0000-4000-8000-000000000002,20.25,0.004,0.008,DEU\n";

constexpr const char* results = "run,codecarbon_run_id,accuracy\n"
                                "small,aaaaaaaa-0000-4000-8000-000000000001,0.8\n"
                                "large,aaaaaaaa-0000-4000-8000-000000000002,0.9\n"
                                "unlogged,,0.95\n";

QJsonObject objectOf(const CliRun& run)
{
    return QJsonDocument::fromJson(run.out).object();
}

} // namespace

/// The program as scripts see it.
class TestCli : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_library = QStringLiteral("study.trefoil");

    void write(const QString& name, const char* text)
    {
        const QString path = m_folder.filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    QByteArray read(const QString& name)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    CliRun cli(const QString& words, QStringList more = {})
    {
        return runCli(words.split(u' ') + more, m_folder.path());
    }

    CliRun onLibrary(const QString& words) { return cli(words, {QStringLiteral("--library"), m_library}); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        write(QStringLiteral("logs/emissions.csv"), emissions);
        write(QStringLiteral("logs/results.csv"), results);
        write(QStringLiteral("logs/notes.txt"), "nothing to import\n");
        write(QStringLiteral("logs/.git/emissions.csv"), emissions);
        const CliRun run = onLibrary(QStringLiteral("import logs --json"));
        QVERIFY2(run.exitCode == 0, run.err.constData());
    }

    void detectsByContent()
    {
        const CliRun run = cli(QStringLiteral("detect --json logs"));
        QCOMPARE(run.exitCode, 0);
        const QJsonArray files = QJsonDocument::fromJson(run.out).array();
        QCOMPARE(files.size(), 3); // the hidden folder is left out
        QCOMPARE(files[0][u"path"].toString(), QStringLiteral("logs/emissions.csv"));
        QCOMPARE(files[0][u"format"].toString(), QStringLiteral("codecarbon"));
        QVERIFY(files[0][u"confidence"].toDouble() > 0.5);
        QVERIFY(!files[0][u"reason"].toString().isEmpty());
        QVERIFY(files[1][u"format"].isNull());
    }

    void importTellsFilesRunsJoinsAndProblems()
    {
        const CliRun run =
            cli(QStringLiteral("import logs --json --library"), {QStringLiteral("fresh.trefoil")});
        QCOMPARE(run.exitCode, 0);
        const QJsonObject report = objectOf(run);
        QCOMPARE(report[u"files"].toArray().size(), 2);
        QCOMPARE(report[u"files"][0][u"accepted"].toInt(), 2);
        QCOMPARE(report[u"runs"][u"added"].toInt(), 3);
        const QJsonArray joins = report[u"joins"].toArray();
        QCOMPARE(joins.size(), 2);
        QCOMPARE(joins[0][u"reason"].toString(), QStringLiteral("same_run_id"));
        QCOMPARE(joins[0][u"sources"].toArray().size(), 2);
        QVERIFY(joins[0][u"confidence"].toDouble() > 0);
        QCOMPARE(report[u"problems"].toArray().size(), 1);
        QCOMPARE(report[u"problems"][0][u"code"].toString(), QStringLiteral("not_recognised"));
    }

    void importTellsFormatsWhenAsked()
    {
        write(QStringLiteral("mixed/emissions.csv"), emissions);
        write(QStringLiteral("mixed/more.csv"), "run_name,accuracy,energy_kwh\na,0.5,1\nb,0.75,2\n");
        write(QStringLiteral("mixed/results.csv"), results);
        write(QStringLiteral("mixed/notes.txt"), "nothing to import\n");
        const CliRun run = cli(
            QStringLiteral("import mixed --by-format --json --library"), {QStringLiteral("mixed.trefoil")});
        const QJsonArray formats = QJsonDocument::fromJson(run.out).array();
        QVERIFY2(formats.size() == 3, run.out.constData());
        QCOMPARE(formats[0][u"format"].toString(), QStringLiteral("codecarbon"));
        QCOMPARE(formats[0][u"files"].toInt(), 1);
        QCOMPARE(formats[0][u"records"].toInt(), 2);
        QCOMPARE(formats[0][u"set_aside"].toInt(), 0);
        QVERIFY(formats[0][u"reasons"].isNull());
        QCOMPARE(formats[0][u"joins"].toString(), QStringLiteral("2 same_run_id"));
        QCOMPARE(formats[1][u"format"].toString(), QStringLiteral("table"));
        QCOMPARE(formats[1][u"files"].toInt(), 2);
        QCOMPARE(formats[2][u"format"].toString(), QStringLiteral("(left out)"));
        QCOMPARE(formats[2][u"reasons"].toString(), QStringLiteral("1 in no format that Trefoil knows"));
    }

    void importTellsTheFirstNotesOfAFile()
    {
        QByteArray table = "run_name,accuracy,energy_kwh\n";
        for (int i = 0; i < 60; ++i) {
            table +=
                "n" + QByteArray::number(i) + (i < 7 ? ",odd," : ",0.5,") + QByteArray::number(i + 1) + "\n";
        }
        write(QStringLiteral("odd.csv"), table);
        const CliRun run = cli(QStringLiteral("import odd.csv --library"), {QStringLiteral("odd.trefoil")});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.out.count("note: odd.csv:"), 5);
        QVERIFY2(run.out.contains("and 2 more notes"), run.out.constData());
    }

    void aFigureOfNoRunIsRefused()
    {
        QVERIFY(
            cli(QStringLiteral("import logs/notes.txt --library"), {QStringLiteral("empty.trefoil")}).exitCode
            != 0);
        const CliRun run = cli(QStringLiteral("figure --board compare -o none.pdf --library"),
            {QStringLiteral("empty.trefoil")});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.err.contains("no run that could be drawn"), run.err.constData());
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("none.pdf"))));
    }

    void importingAgainAddsNothing()
    {
        const CliRun again = onLibrary(QStringLiteral("import logs"));
        QCOMPARE(again.exitCode, 0);
        QVERIFY2(again.out.endsWith("Nothing was added.\n"), again.out.constData());
    }

    void setsBrokenRecordsAside()
    {
        write(QStringLiteral("cut/table.csv"), "run,accuracy,loss\none,0.5,1\ntwo,0.6,2,3,4\n");
        const CliRun run =
            cli(QStringLiteral("import cut/table.csv --json --library"), {QStringLiteral("cut.trefoil")});
        QCOMPARE(run.exitCode, 3);
        const QJsonArray aside = objectOf(run)[u"files"][0][u"set_aside"].toArray();
        QCOMPARE(aside.size(), 1);
        QCOMPARE(aside[0][u"line"].toInt(), 3);
        QVERIFY(!aside[0][u"reason"].toString().isEmpty());
    }

    void aMappingSaysWhatColumnsMean()
    {
        write(QStringLiteral("own/odd.csv"), "wer;was\nA;93,5\n");
        write(QStringLiteral("own/map.json"),
            R"({"version":1,"delimiter":";","decimal_mark":",","columns":[{"column":"wer","role":"run_name"},)"
            R"({"column":"was","role":"quantity","quantity":"accuracy","unit":"%"}]})");
        const QString library = QStringLiteral("own.trefoil");
        const CliRun run =
            cli(QStringLiteral("import own/odd.csv --mapping own/map.json --library"), {library});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        QCOMPARE(cli(QStringLiteral("runs --columns accuracy --format csv --library"), {library}).out,
            QByteArray("run,name,accuracy\n1,A,0.935\n"));
    }

    void printsRunsInCanonicalUnits()
    {
        const CliRun run =
            onLibrary(QStringLiteral("runs --columns accuracy,energy_kwh,duration_s --format csv"));
        QCOMPARE(run.exitCode, 0);
        const QList<QByteArray> lines = run.out.split('\n');
        QCOMPARE(lines[0], QByteArray("run,name,accuracy,energy_kwh,duration_s"));
        QVERIFY2(run.out.contains(",small,0.8,0.004,10.5\n"), run.out.constData());
        QVERIFY2(run.out.contains(",unlogged,0.95,,\n"), run.out.constData()); // absent, not zero
    }

    void aScenarioRecomputes()
    {
        write(QStringLiteral("scenario.json"), R"({"grid_intensity_kg_co2e_per_kwh":0.1})");
        const CliRun run = onLibrary(
            QStringLiteral("runs --columns emissions_kg_co2e --format json --scenario scenario.json"));
        const QJsonArray rows = QJsonDocument::fromJson(run.out).array();
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0][u"emissions_kg_co2e"].toDouble(), 0.0004);
        QVERIFY(rows[2][u"emissions_kg_co2e"].isNull());
    }

    void printsTheFront()
    {
        const CliRun run =
            onLibrary(QStringLiteral("pareto --objectives accuracy:max,energy_kwh:min --format json"));
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(QJsonDocument::fromJson(run.out).array().size(), 2);
        QVERIFY2(run.err.contains("unlogged"), run.err.constData()); // listed, not dropped silently
    }

    void traceNamesUnitsAndNotTheirAbsence()
    {
        const QByteArray energy = onLibrary(QStringLiteral("trace --run small --quantity energy_kwh")).out;
        QVERIFY2(energy.contains("written in kWh"), energy.constData());
        const QByteArray accuracy = onLibrary(QStringLiteral("trace --run small --quantity accuracy")).out;
        QVERIFY2(accuracy.contains("recorded") && !accuracy.contains("written in"), accuracy.constData());
    }

    void anUnknownFormatIsToldInWords()
    {
        const CliRun run = onLibrary(QStringLiteral("runs --format xml"));
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(
            run.err.contains("there is no format \"xml\": it is table, csv or json"), run.err.constData());
        QVERIFY(!run.err.contains("->") && !run.err.contains("FAILED"));
        QCOMPARE(onLibrary(QStringLiteral("runs --columns accuracy --format table")).exitCode, 0);
    }

    void tracesToTheLine()
    {
        const CliRun run = onLibrary(QStringLiteral("trace --run small --quantity energy_kwh --json"));
        QCOMPARE(run.exitCode, 0);
        const QJsonValue recorded = objectOf(run)[u"recorded"][0];
        QVERIFY(recorded[u"path"].toString().endsWith(QStringLiteral("logs/emissions.csv")));
        QCOMPARE(recorded[u"line"].toInt(), 2);
        QCOMPARE(recorded[u"pointer"].toString(), QStringLiteral("energy_consumed"));
        QVERIFY(recorded[u"source_line"].toString().contains(QStringLiteral("10.5,0.002,0.004")));
    }

    void undoesAndRedoes()
    {
        QCOMPARE(onLibrary(QStringLiteral("undo")).exitCode, 0);
        QCOMPARE(onLibrary(QStringLiteral("runs --columns accuracy --format csv")).out,
            QByteArray("run,name,accuracy\n"));
        const CliRun nothing = onLibrary(QStringLiteral("undo"));
        QCOMPARE(nothing.exitCode, 1);
        QVERIFY(nothing.out.isEmpty());
        QCOMPARE(onLibrary(QStringLiteral("redo")).exitCode, 0);
        QCOMPARE(onLibrary(QStringLiteral("runs --columns accuracy --format csv")).out.count('\n'), 4);
        QVERIFY(onLibrary(QStringLiteral("history --format csv")).out.contains(",import,done,"));
    }

    void checksTheLibrary()
    {
        const CliRun run = onLibrary(QStringLiteral("check --json"));
        QCOMPARE(run.exitCode, 0);
        QVERIFY(objectOf(run)[u"problems"].toArray().isEmpty());
        QCOMPARE(objectOf(run)[u"files_hashed"].toInt(), 2);
    }

    void drawsFigures_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("pdf") << QStringLiteral("board.pdf") << QByteArray("%PDF-1.");
        QTest::newRow("svg") << QStringLiteral("board.svg") << QByteArray("<?xml");
        QTest::newRow("png") << QStringLiteral("board.png") << QByteArray("\x89PNG");
        QTest::newRow("csv") << QStringLiteral("board.csv") << QByteArray("run,name,");
    }
    void drawsFigures()
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, start);
        const QString words = QStringLiteral("figure --board compare --width 82.55mm -o ") + file;
        const CliRun run = onLibrary(words);
        QVERIFY2(run.exitCode == 0, run.err.constData());
        QFile drawn(m_folder.filePath(file));
        QVERIFY(drawn.open(QIODevice::ReadOnly));
        const QByteArray first = drawn.readAll();
        QVERIFY2(first.startsWith(start), first.left(20).constData());
        drawn.close();
        QCOMPARE(onLibrary(words).exitCode, 0);
        QVERIFY(drawn.open(QIODevice::ReadOnly));
        QVERIFY(drawn.readAll() == first); // the same spec and library give the same bytes
    }

    void aSavedFigureIsDrawnInItsOwnSize()
    {
        write(QStringLiteral("figure.json"),
            R"({"trefoil_figure":1,"panels":[{"chart":"scatter","x":{"quantity":"energy_kwh"},)"
            R"("y":{"quantity":"accuracy"}}]})");
        const CliRun run =
            onLibrary(QStringLiteral("figure --spec figure.json --width 100mm --height 2in -o own.svg"));
        QVERIFY2(run.exitCode == 0, run.err.constData());
        const QByteArray head = read(QStringLiteral("own.svg")).left(400);
        QVERIFY2(head.contains("width=\"100mm\"") && head.contains("height=\"50.8mm\""), head.constData());
    }

    void theBoardHasTheConditionsOfTheLibrary()
    {
        const QStringList library = {QStringLiteral("--library"), QStringLiteral("example.trefoil")};
        QVERIFY(cli(QStringLiteral("example zschache-2025"), library).exitCode == 0);
        write(QStringLiteral("recorded.json"), "{}");
        const QString board = QStringLiteral("figure --board compare -o ");
        QCOMPARE(cli(board + QStringLiteral("saved.csv"), library).exitCode, 0);
        QCOMPARE(cli(board + QStringLiteral("recorded.csv --scenario recorded.json"), library).exitCode, 0);
        QVERIFY(read(QStringLiteral("saved.csv")) != read(QStringLiteral("recorded.csv")));
    }

    void interruptedImportLeavesNothingBehind()
    {
        QByteArray rows("run,accuracy,loss\n");
        for (int i = 0; i < 600'000; ++i) {
            rows += "run " + QByteArray::number(i) + ",0.5,1.25\n";
        }
        write(QStringLiteral("long/table.csv"), rows.constData());
        const CliRun run = interruptCli(
            {QStringLiteral("import"), QStringLiteral("--library"), m_library, QStringLiteral("long")},
            m_folder.path(), std::chrono::milliseconds(300));
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.err.contains("ancelled"), run.err.constData());
        QCOMPARE(onLibrary(QStringLiteral("runs --columns accuracy --format csv")).out.count('\n'), 4);
        QVERIFY(!onLibrary(QStringLiteral("history --format csv")).out.contains("long"));
    }

    void watchImportsWhatIsAddedUntilCtrlC()
    {
        write(QStringLiteral("watched/first.csv"), "run,accuracy\nsmall,0.8\n");
        const QString late = m_folder.filePath(QStringLiteral("watched/second.csv"));
        std::thread writer([late] {
            std::this_thread::sleep_for(std::chrono::milliseconds(2500));
            std::ofstream(late.toStdString()) << "run,accuracy\nlarge,0.9\n";
        });
        const QString words = QStringLiteral("import --library watched.trefoil --watch --interval 1 watched");
        const CliRun run = interruptCli(words.split(u' '), m_folder.path(), std::chrono::seconds(9));
        writer.join();
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.out.contains("first.csv"), run.out.constData());
        QVERIFY2(run.out.contains("second.csv"), run.out.constData());
        const QByteArray runs = cli(QStringLiteral("runs --library watched.trefoil --format csv")).out;
        QVERIFY2(runs.contains("small") && runs.contains("large"), runs.constData());
        QCOMPARE(cli(QStringLiteral("import --library watched.trefoil --interval 3 watched")).exitCode, 2);
    }

    void watchTellsOnceWhatItCannotRead()
    {
        QTemporaryDir folder;
        const QString watched = folder.filePath(QStringLiteral("watched"));
        QVERIFY(QDir().mkpath(watched + QStringLiteral("/closed")));
        for (const QString& place : {folder.path(), watched}) {
            QVERIFY(QFile::setPermissions(place, QFile::Permissions(0x7777)));
        }
        QVERIFY(QFile::setPermissions(watched + QStringLiteral("/closed"), {}));
        const QString late = watched + QStringLiteral("/late.csv");
        std::thread writer([late] {
            std::this_thread::sleep_for(std::chrono::milliseconds(1500));
            std::ofstream(late.toStdString()) << "run,accuracy\nlarge,0.9\n";
            QFile::setPermissions(late, {});
        });
        const QString words = QStringLiteral("import --library own.trefoil --watch --interval 1 watched");
        const CliRun run =
            interruptCliOfOrdinaryPerson(words.split(u' '), folder.path(), std::chrono::seconds(6));
        writer.join();
        QVERIFY(QFile::setPermissions(watched + QStringLiteral("/closed"), QFile::Permissions(0x7000)));
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.out.contains("left out watched/closed: Cannot read watched/closed: Permission denied"),
            run.out.constData());
        QCOMPARE(run.err.count("Cannot read watched/late.csv: Permission denied"), 1);
        QVERIFY2(!run.err.contains("closed"), run.err.constData()); // the report has said so
    }

    void refusesWrongUse_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("no verb") << QStringLiteral("--") << 2;
        QTest::newRow("unknown verb") << QStringLiteral("frobnicate") << 2;
        QTest::newRow("no library") << QStringLiteral("runs") << 2;
        QTest::newRow("unknown format") << QStringLiteral("runs --library study.trefoil --format yaml") << 2;
        QTest::newRow("no unit of length")
            << QStringLiteral("figure --library study.trefoil --board compare --width 82 -o x.pdf") << 2;
        QTest::newRow("unknown ending")
            << QStringLiteral("figure --library study.trefoil --board compare -o x.docx") << 2;
        QTest::newRow("neither board nor spec")
            << QStringLiteral("figure --library study.trefoil -o x.pdf") << 2;
        QTest::newRow("no direction")
            << QStringLiteral("pareto --library study.trefoil --objectives accuracy:up") << 2;
        QTest::newRow("missing library") << QStringLiteral("runs --library none.trefoil") << 1;
        QTest::newRow("missing file") << QStringLiteral("import --library study.trefoil nowhere.csv") << 1;
        QTest::newRow("unknown quantity")
            << QStringLiteral("runs --library study.trefoil --columns beauty") << 1;
        QTest::newRow("unknown run") << QStringLiteral(
            "trace --library study.trefoil --run 999 --quantity accuracy")
                                     << 1;
    }
    void refusesWrongUse()
    {
        QFETCH(const QString, words);
        QFETCH(const int, exitCode);
        const CliRun run = cli(words);
        QCOMPARE(run.exitCode, exitCode);
        QCOMPARE(run.out, QByteArray());
        QVERIFY(!run.err.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
