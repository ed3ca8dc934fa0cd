// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/read_predictions.h"

#include <cmath>

#include <QFile>
#include <QTemporaryDir>
#include <QtTest/QTest>

using namespace trefoil;

namespace {

Result<PredictionTable> read(const char* text, const PredictionColumns& columns)
{
    const Source source = Source::fromText("p.csv", text);
    NoProgress progress;
    return readPredictions(source, columns, progress);
}

QString problem(const char* text, const PredictionColumns& columns)
{
    const auto table = read(text, columns);
    return table ? QString() : QString::fromStdString(describe(table.error()));
}

/// Cuts a file short as soon as it is being read, as another program may.
class CuttingProgress final : public Progress {
public:
    explicit CuttingProgress(QString path)
        : m_path(std::move(path))
    {
    }
    void report(std::string_view, std::int64_t, std::int64_t) override { QFile::resize(m_path, 1000); }
    [[nodiscard]] bool stopRequested() const override { return false; }

private:
    QString m_path;
};

const PredictionColumns plain{"y", "p", {}, {"g"}, {}, {}, {}, {}};

} // namespace

class TestReadPredictions : public QObject {
    Q_OBJECT

private slots:
    void everyColumn()
    {
        const PredictionColumns columns{"y", "p", "s", {"g"}, {"c"}, "w", "id", "m"};
        const auto table =
            read("id\ty\tp\ts\tw\tg\tc\tm\nx1\t1\t0\t0.25\t2\tb\t9\tnet\nx2\t0\tTrue\t\t0.5\ta\t10\tnet\n",
                columns);
        QVERIFY(table);
        QCOMPARE(table->rowCount, std::size_t(2));
        QCOMPARE(table->labels, (std::vector<double>{1, 0}));
        QCOMPARE(table->predictions, (std::vector<double>{0, 1}));
        QCOMPARE(table->scores[0], 0.25);
        QVERIFY(std::isnan(table->scores[1]));
        QCOMPARE(table->weights, (std::vector<double>{2, 0.5}));
        QCOMPARE(table->groups[0].values, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(table->groups[0].codes, (std::vector<std::uint32_t>{1, 0}));
        QCOMPARE(table->controls[0].values, (std::vector<std::string>{"9", "10"})); // numbers by size
        QCOMPARE(table->ids[1], std::string("x2"));
        QCOMPARE(table->model->values.size(), std::size_t(1));
    }
    void textLabelsShareTheirClasses()
    {
        const auto table = read("y,p,g\n1,no,a\nyes,1,a\n,no,b\n", plain);
        QVERIFY(table);
        QCOMPARE(table->classes, (std::vector<std::string>{"1", "no", "yes"}));
        QCOMPARE(table->labels[1], 2.0);
        QCOMPARE(table->predictions[1], table->labels[0]);
        QVERIFY(std::isnan(table->labels[2]));
    }
    void emptyAndMissingGroups()
    {
        const auto table = read("y,p,g\n1,1,\"\"\n1,1,\n1,1,NaN\n1,1,Male \n1,1,Male\n", plain);
        QVERIFY(table);
        QCOMPARE(table->groups[0].values, (std::vector<std::string>{"", "Male", "Male "}));
        QCOMPARE(table->groups[0].codes, (std::vector<std::uint32_t>{0, noCode, noCode, 2, 1}));
    }
    void equalNumbersAreOneGroup()
    {
        const auto table = read("y,p,g\n1,1,1.0\n1,1,1\n1,1,2\n", plain);
        QCOMPARE(table->groups[0].values, (std::vector<std::string>{"1.0", "2"}));
    }
    void repeatedColumnsAreNumbered()
    {
        const PredictionColumns columns{"y", "y.1", {}, {"g"}, {}, {}, {}, {}};
        QCOMPARE(read("y,y,g\n1,0,a\n", columns)->predictions[0], 0.0);
    }
    void decimalComma() { QCOMPARE(read("y;p;g\n0,5;1;a\n0,25;1;a\n", plain)->labels[1], 0.25); }

    void shortenedFilesAreNoData()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("large.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write("y,p,g\n" + QByteArray("1,0,a\n").repeated(3'000'000)) > 17'000'000);
        file.close();
        const auto source = Source::open(path.toStdString());
        QVERIFY(source);
        CuttingProgress progress(path);
        const auto table = readPredictions(*source, plain, progress);
        QVERIFY(!table);
        QCOMPARE(table.error().code, Errc::FileNotReadable);
        QCOMPARE(table.error().args.back(), std::string("it was shortened while it was read"));
    }
    void problemsNameTheirPlace()
    {
        QCOMPARE(
            problem("y,p\n", plain), QString("p.csv:1: Expected a column \"g\", found the columns y, p"));
        QCOMPARE(problem("y,p,g\n1,1,a\n1,1\n", plain),
            QString("p.csv:3: Expected 3 cells as in the header, found 2"));
        QCOMPARE(problem("", plain),
            QString("p.csv: Expected a header with the names of columns, found an empty file"));
        const PredictionColumns weighted{"y", "p", {}, {"g"}, {}, "w", {}, {}};
        QCOMPARE(problem("y,p,g,w\n1,1,a,-1\n", weighted),
            QString("p.csv:2 (w): Expected a finite weight of 0 or more, found \"-1\""));
        const PredictionColumns scored{"y", "p", "w", {"g"}, {}, {}, {}, {}};
        QCOMPARE(problem("y,p,g,w\n1,1,a,high\n", scored),
            QString("p.csv:2 (w): Expected a number as score, found \"high\""));
    }
};

QTEST_APPLESS_MAIN(TestReadPredictions)
#include "tst_read_predictions.moc"
