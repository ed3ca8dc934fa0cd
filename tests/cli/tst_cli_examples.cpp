// SPDX-License-Identifier: GPL-3.0-or-later
// Every bundled study, imported as a person would: nothing is set aside, the claimed numbers are there, and
// the board that it opens on has something to show.
#include "cli/cli_program.h"

#include <QtTest>

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <map>

namespace {

const QString examplesFolder = QStringLiteral(TREFOIL_SOURCE_DIR "/resources/examples");
constexpr qint64 mostBytes = 4'000'000;

/// Numbers as the study's source states them, in canonical units: columns of the table of runs, and lines of
/// it; or lines of its Groups board.
struct StatedNumbers {
    const char* columns; ///< of the table of runs; empty: the board
    std::vector<const char*> lines; ///< what a line contains, then what it ends with, parted by "…"
};

const std::map<QString, StatedNumbers>& statedNumbers()
{
    static const std::map<QString, StatedNumbers> numbers = {
        {QStringLiteral("actnn-2021"),
            {"images_per_second", {"ActNN L5, batch of 1056…,54", "ActNN L0, batch of 160…,120"}}},
        {QStringLiteral("block-pruning-2021"),
            {"speedup,f1,linear_sparsity", {"checkpoint 1,…1.6967,0.86942,0.76532"}}},
        {QStringLiteral("bloom-2022"), {"emissions_kg_co2e", {"BLOOM,…,25000", "GPT-3,…,502000"}}},
        {QStringLiteral("comptrust-2024"),
            {"trust_score",
                {"llama-2-13b-chat-awq@4bit_128g,…,70.8", "Llama-2-13b-chat-hf,…,70.6",
                    "llama-2-13b-chat-magnitude-semistruct@0.5_1to2,…,56.2"}}},
        {QStringLiteral("condensation-2021"),
            {"accuracy,percent_of_full_accuracy",
                {"DM, CIFAR10, 100 per class…,0.67,79", "DM, CIFAR10, 1250 per class…,0.808,95",
                    "DC, CIFAR10, 1 per class…,0.283,"}}},
        {QStringLiteral("distillation-2020"),
            {"glue_average,parameters",
                {"TinyBERT4,…,0.77,14500000", "BERT-base (teacher),…,0.795,1.09e+08", "PD,…,,6.7e+07"}}},
        {QStringLiteral("exact-2022"),
            {"card_memory_bytes,percent_more_time",
                {"full precision,…,4.8e+10,0", "EXACT, most overhead…,1.2e+10,25"}}},
        {QStringLiteral("hooker-2019"), {"classes_affected", {"50 % pruned,…,170", "90 % pruned,…,637"}}},
        {QStringLiteral("hooker-2020"),
            {"", {"95 % pruned,sex,Male,…,49.54,,,,1", "95 % pruned,sex,not Male,…,6.32,,,,1"}}},
        {QStringLiteral("husom-2025"),
            {"accuracy", {"Llama3.2-1B q4_K_M,…,0.39", "Llama3.2-1B q3_K_S,…,0.18"}}},
        {QStringLiteral("llm-perplexity-2023"),
            {"perplexity",
                {"OPT 66B, GPTQ 3bit, GPTQ…,14.16", "OPT 175B, GPTQ 4bit, GPTQ…,8.37",
                    "OPT 0.125B, fp16, GPTQ…,27.65"}}},
        {QStringLiteral("luccioni-2024"),
            {"energy_kwh,samsum_rouge", {"Flan-T5-xxl,…,0.083,0.3", "Flan-T5-base,…,0.026,0.46"}}},
        {QStringLiteral("main-study"),
            {"accuracy,size_bytes", {"b-dense-s00,…,0.953318,208740", "b-prune30-s00,…,0.959653,152644"}}},
        {QStringLiteral("marchisio-2024"),
            {"",
                {"\"4 bits, human evaluation\",language,Japanese,…,-16,,,,1",
                    "\"4 bits, automatic scores\",language,Japanese,…,-1.7,,,,1",
                    "\"4 bits, automatic scores\",language,French,…,-0.3,,,,1"}}},
        {QStringLiteral("medmnist-2023"),
            {"accuracy",
                {"RetinaMNIST, ResNet-18, 224 px…,0.493", "PneumoniaMNIST, ResNet-50, 224 px…,0.884",
                    "DermaMNIST, ResNet-18, 224 px…,"}}},
        {QStringLiteral("mobilenet-2017"), {"accuracy", {"160 px float32, width 1.0…,0.68"}}},
        {QStringLiteral("optimizers-4bit-2023"),
            {"peak_memory_bytes,duration_s,accuracy",
                {"LLaMA-7B, 32-bit AdamW…,7.54e+10,12060,0.387",
                    "LLaMA-7B, 4-bit AdamW\",3.187e+10,11052,0.389",
                    "LLaMA-7B, 4-bit AdamW (fused)…,3.188e+10,11196,"}}},
        {QStringLiteral("optimizers-8bit-2022"),
            {"largest_model_parameters,card_memory_bytes",
                {"MT5-large in 24 GB, 8-bit Adam…,1.2e+09,2.4e+10",
                    "MT5-base in 24 GB, 32-bit Adam…,5.8e+08,2.4e+10"}}},
        {QStringLiteral("pepr-2024"),
            {"energy_kwh,accuracy", {"hardcorenas_a on derma_pt,…0.0181722,0.600399"}}},
        {QStringLiteral("tensor-decomposition-2022"),
            {"performance_kept", {"BERT, one forty-eighth…,0.967", "BERT, one seventh…,"}}},
        {QStringLiteral("zschache-2025"),
            {"energy_kwh,accuracy", {"Linear Embedding,…0.00012,0.57", "Linear BoW,…,,0.43"}}},
    };
    return numbers;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject objectIn(const QString& path)
{
    return QJsonDocument::fromJson(contentOf(path)).object();
}

/// Whether a line of the text contains what stands before the ellipsis and ends with what stands behind it.
bool hasLine(const QByteArray& text, const QByteArray& pattern)
{
    const QByteArray ellipsis("…");
    const qsizetype place = pattern.indexOf(ellipsis);
    const QByteArray start = place < 0 ? QByteArray() : pattern.left(place);
    const QByteArray end = place < 0 ? pattern : pattern.mid(place + ellipsis.size());
    for (const QByteArray& line : text.split('\n')) {
        if (line.contains(start) && line.trimmed().endsWith(end)) {
            return true;
        }
    }
    return false;
}

} // namespace

class TestCliExamples : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    CliRun cli(const QStringList& arguments) { return runCli(arguments, m_folder.path()); }

private Q_SLOTS:
    void everyStudySaysWhatItShows_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : QDir(examplesFolder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }

    void everyStudySaysWhatItShows()
    {
        QFETCH(QString, name);
        const QString folder = examplesFolder + QLatin1Char('/') + name + QLatin1Char('/');
        const QJsonObject study = objectIn(folder + QStringLiteral("study.json"));
        QCOMPARE(study[u"id"].toString(), name);
        for (const char* member :
            {"title", "citation", "source", "verification", "licence_note", "claim", "teaches"}) {
            QVERIFY2(!study[QLatin1String(member)].toString().isEmpty(), member);
        }
        QVERIFY(!contentOf(folder + QStringLiteral("SOURCE.md")).isEmpty());
        QVERIFY2(contentOf(QStringLiteral(TREFOIL_SOURCE_DIR "/resources/help/8-studies.md"))
                     .contains("`" + name.toUtf8() + "`"),
            "the help lists every study");

        const QString library = name + QStringLiteral(".trefoil");
        const CliRun imported = cli({QStringLiteral("example"), name, QStringLiteral("--library"), library});
        QVERIFY2(imported.exitCode == 0, imported.err + imported.out); // nothing refused, nothing set aside

        // The board that it opens on. A figure without a name of its own is one of Compare.
        const QString boardFile = study[u"board"].toString();
        const QJsonObject board = boardFile.isEmpty() ? QJsonObject() : objectIn(folder + boardFile);
        QVERIFY(boardFile.isEmpty() || !board.isEmpty());
        const QString kind = board[u"board"].toString(QStringLiteral("compare"));
        const CliRun drawn = cli({QStringLiteral("figure"), QStringLiteral("--board"), kind,
            QStringLiteral("--library"), library, QStringLiteral("-o"), QStringLiteral("board.csv")});
        QVERIFY2(drawn.exitCode == 0, drawn.err);
        const QByteArray points = contentOf(m_folder.filePath(QStringLiteral("board.csv")));
        QVERIFY2(points.trimmed().count('\n') >= 1, points); // a header and a point
        const QByteArray header = points.left(points.indexOf('\n'));
        for (const char* choice : {"x", "y", "quantity"}) { // what the file wants is what is drawn
            const QByteArray wanted = board[QLatin1String(choice)].toString().toUtf8();
            QVERIFY2(header.contains(wanted), header + " lacks " + wanted);
        }

        const auto stated = statedNumbers().find(name);
        QVERIFY2(stated != statedNumbers().end(), "no number of this study is checked");
        const char* columns = stated->second.columns;
        const QByteArray table = *columns == '\0'
            ? points
            : cli({QStringLiteral("runs"), QStringLiteral("--library"), library, QStringLiteral("--columns"),
                      QString::fromLatin1(columns), QStringLiteral("--format"), QStringLiteral("csv")})
                  .out;
        for (const char* line : stated->second.lines) {
            QVERIFY2(hasLine(table, line), QByteArray(line) + " is not in\n" + table);
        }
    }

    void theyAreSmallEnoughToShip()
    {
        qint64 bytes = 0;
        QDirIterator files(examplesFolder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            files.next();
            bytes += files.fileInfo().size();
        }
        QVERIFY2(bytes > 0 && bytes < mostBytes, qPrintable(QString::number(bytes)));
    }
};

QTEST_APPLESS_MAIN(TestCliExamples)
#include "tst_cli_examples.moc"
