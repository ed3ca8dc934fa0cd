// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_program.h"

#include <QtTest>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

/// The Series board drawn by the command line.
class TestCliSeries : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    CliRun cli(const QString& words) { return runCli(words.split(u' '), m_folder.path()); }

    void write(const QString& name, const char* content)
    {
        const QString path = m_folder.filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    QByteArray read(const QString& name)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        // A Keras log, and one of power without steps.
        write(QStringLiteral("training.log"), "epoch,loss,val_loss\n0,0.5,0.75\n1,0.25,\n2,0.125,0.5\n");
        QCOMPARE(cli(QStringLiteral("import --library keras.trefoil training.log")).exitCode, 0);
        write(QStringLiteral("power.csv"),
            "timestamp, power.draw [W]\n2024/01/01 10:00:00.000, 100.00 W\n"
            "2024/01/01 10:00:01.000, 200.00 W\n2024/01/01 10:00:02.000, 150.00 W\n");
        QCOMPARE(cli(QStringLiteral("import --library power.trefoil power.csv")).exitCode, 0);
    }

    void theDataAreThePointsThatAreDrawn()
    {
        QCOMPARE(cli(QStringLiteral("figure --library keras.trefoil --board series -o a.csv")).exitCode, 0);
        QCOMPARE(read(QStringLiteral("a.csv")),
            QByteArray("run,series,step,loss\ntraining,val_loss,0,0.75\ntraining,val_loss,2,0.5\n"));
        QCOMPARE(cli(QStringLiteral("figure --library keras.trefoil --board series --y training_loss "
                                    "--smooth 0.5 -o b.csv"))
                     .exitCode,
            0);
        // 0.5; (0.5·0.25 + 0.25·0.5) / 0.75; (0.5·0.125 + 0.25·0.25 + 0.125·0.5) / 0.875
        QCOMPARE(read(QStringLiteral("b.csv")),
            QByteArray("run,series,step,training_loss,training_loss_smoothed\ntraining,loss,0,0.5,0.5\n"
                       "training,loss,1,0.25,0.3333333333333333\n"
                       "training,loss,2,0.125,0.21428571428571427\n"));
    }

    void withoutStepsItGoesAlongTheTime()
    {
        QCOMPARE(cli(QStringLiteral("figure --library power.trefoil --board series -o p.csv")).exitCode, 0);
        QCOMPARE(read(QStringLiteral("p.csv")),
            QByteArray("run,series,elapsed_s,gpu_power_w\nRun 1,gpu 0,0,100\nRun 1,gpu 0,1,200\n"
                       "Run 1,gpu 0,2,150\n"));
        QCOMPARE(cli(QStringLiteral("figure --library power.trefoil --board series --along clock -o c.csv"))
                     .exitCode,
            0);
        QVERIFY(read(QStringLiteral("c.csv")).contains(",2024-01-01T10:00:01.000,200\n")); // no zone, no Z
        QCOMPARE(cli(QStringLiteral("figure --library power.trefoil --board series --along energy -o e.csv"))
                     .exitCode,
            0);
        QVERIFY(read(QStringLiteral("e.csv")).contains(",0,measured,100\n"));
    }

    void sameWordsGiveSameBytes_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("pdf") << QStringLiteral("s.pdf") << QByteArray("%PDF-1.");
        QTest::newRow("svg") << QStringLiteral("s.svg") << QByteArray("<?xml");
        QTest::newRow("png") << QStringLiteral("s.png") << QByteArray("\x89PNG");
    }
    void sameWordsGiveSameBytes()
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, start);
        const QString words =
            QStringLiteral("figure --library keras.trefoil --board series --width 82.55mm -o ") + file;
        QCOMPARE(cli(words).exitCode, 0);
        const QByteArray first = read(file);
        QVERIFY2(first.startsWith(start), first.left(20));
        QCOMPARE(cli(words).exitCode, 0);
        QVERIFY(read(file) == first);
    }

    void saysWhatCannotBeDrawn()
    {
        const QString figure = QStringLiteral("figure --library keras.trefoil --board series -o x.pdf ");
        const CliRun unknown = cli(figure + QStringLiteral("--y val_loss"));
        QCOMPARE(unknown.exitCode, 1);
        QVERIFY2(unknown.err.contains("there are: loss, training_loss"), unknown.err);
        const CliRun timeless = cli(figure + QStringLiteral("--along clock"));
        QCOMPARE(timeless.exitCode, 1);
        QVERIFY2(timeless.err.contains("1 run not drawn: 1 without times"), timeless.err);
        QCOMPARE(cli(figure + QStringLiteral("--along epochs")).exitCode, 2);
        QCOMPARE(cli(figure + QStringLiteral("--smooth 1")).exitCode, 2);
        write(QStringLiteral("table.csv"), "run,accuracy\na,0.5\n");
        QCOMPARE(cli(QStringLiteral("import --library table.trefoil table.csv")).exitCode, 0);
        const CliRun without = cli(QStringLiteral("figure --library table.trefoil --board series -o x.pdf"));
        QCOMPARE(without.exitCode, 1);
        QVERIFY2(without.err.contains("no run of the library has values over steps or time"), without.err);
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("x.pdf"))));
    }
};

QTEST_APPLESS_MAIN(TestCliSeries)
#include "tst_cli_series.moc"
