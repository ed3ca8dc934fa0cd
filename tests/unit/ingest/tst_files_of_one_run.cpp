// SPDX-License-Identifier: GPL-3.0-or-later
// Importers that read other files beside the one that they are given.

#include "core/ingest/builtin_importers.h"
#include "core/ingest/formats/tensorboard/crc32c.h"
#include "tests/support/collecting_sink.h"

#include <functional>
#include <utility>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace trefoil;

namespace {

/// Does something once, as soon as the import reports that it reads as many bytes.
class AtSize final : public Progress {
public:
    AtSize(std::int64_t total, std::function<void()> action)
        : m_total(total)
        , m_action(std::move(action))
    {
    }

    void report(std::string_view, std::int64_t, std::int64_t total) override
    {
        if (total == m_total && m_action) {
            std::exchange(m_action, nullptr)();
        }
    }
    [[nodiscard]] bool stopRequested() const override { return false; }

private:
    std::int64_t m_total;
    std::function<void()> m_action;
};

QByteArray littleEndian(std::uint64_t number, int bytes)
{
    QByteArray text;
    for (int i = 0; i < bytes; ++i) {
        text.append(static_cast<char>(number >> (8 * i) & 0xff));
    }
    return text;
}

QByteArray record(const QByteArray& data)
{
    const auto checksum = [](const QByteArray& bytes) {
        return littleEndian(maskedCrc32c({bytes.data(), static_cast<std::size_t>(bytes.size())}), 4);
    };
    const QByteArray length = littleEndian(static_cast<std::uint64_t>(data.size()), 8);
    return length + checksum(length) + data + checksum(data);
}

/// The version, and events of one scalar "a" each: Event.summary.value {tag, simple_value}.
QByteArray eventFile(int events)
{
    QByteArray file = record(QByteArrayLiteral("\x1a\x0d") + "brain.Event:2");
    const QByteArray value = QByteArrayLiteral("\x0a\x01"
                                               "a"
                                               "\x15")
        + QByteArray("\x00\x00\x80\x3f", 4);
    const QByteArray summary = QByteArrayLiteral("\x0a\x08") + value;
    const QByteArray event = record(QByteArrayLiteral("\x2a\x0a") + summary);
    return file + event.repeated(events);
}

constexpr int aboveCopied = 17 * 1024 * 1024; // Source maps files from 16 MiB on

} // namespace

class TestFilesOfOneRun : public QObject {
    Q_OBJECT

private slots:
    void readsLargeDetailLogs();
    void refusesShortenedEventFiles();
    void refusesShortenedMetrics();
    void tinyResultsWithoutAFolderBelongToNoOther();

private:
    std::string write(const QString& name, const QByteArray& bytes);
    [[nodiscard]] Result<void> read(
        std::string_view importer, const std::string& path, test::CollectingSink& sink, Progress& progress);

    QTemporaryDir m_folder;
};

std::string TestFilesOfOneRun::write(const QString& name, const QByteArray& bytes)
{
    const QString path = m_folder.filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("cannot write %s", qPrintable(path));
    }
    return path.toStdString();
}

Result<void> TestFilesOfOneRun::read(
    std::string_view importer, const std::string& path, test::CollectingSink& sink, Progress& progress)
{
    const auto source = Source::open(path);
    if (!source) {
        return tl::unexpected<Error>(source.error());
    }
    return findImporter(importer)->read(*source, {}, sink, progress);
}

void TestFilesOfOneRun::readsLargeDetailLogs()
{
    const QByteArray filler =
        QByteArrayLiteral(":::MLLOG {\"key\": \"x\", \"value\": 1}\n").repeated(200'000);
    const QByteArray window =
        QByteArrayLiteral(":::MLLOG {\"key\": \"power_begin\", \"value\": \"02-24-2023 13:02:47.000\"}\n"
                          ":::MLLOG {\"key\": \"power_end\", \"value\": \"02-24-2023 13:02:48.000\"}\n");
    write(QStringLiteral("power/mlperf_log_detail.txt"), filler + window);
    const std::string path = write(QStringLiteral("power/spl.txt"),
        "Time,02-24-2023 13:02:46.000,Watts,1\nTime,02-24-2023 13:02:47.000,Watts,2\n"
        "Time,02-24-2023 13:02:48.000,Watts,2\nTime,02-24-2023 13:02:49.000,Watts,1\n");
    test::CollectingSink sink;
    NoProgress progress;
    QVERIFY(read("mlperf_power", path, sink, progress));
    QCOMPARE(sink.count("no_window"), std::size_t{0});
    QCOMPARE(sink.count("outside_window"), std::size_t{1});
    QCOMPARE(sink.records.front().values[Standard::Duration], 1.0);
}

void TestFilesOfOneRun::refusesShortenedEventFiles()
{
    const std::string path = write(QStringLiteral("events/events.out.tfevents.1.a"), eventFile(3));
    const QString other = QStringLiteral("events/events.out.tfevents.2.a");
    const QByteArray large = eventFile(700'000);
    QVERIFY(large.size() > aboveCopied);
    const std::string otherPath = write(other, large);
    test::CollectingSink sink;
    AtSize progress(large.size(), [&] { QVERIFY(QFile::resize(m_folder.filePath(other), 5000)); });
    const auto outcome = read("tensorboard", path, sink, progress);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, Errc::FileNotReadable);
    QCOMPARE(outcome.error().args.front(), otherPath);
    QVERIFY(sink.records.empty());
}

void TestFilesOfOneRun::refusesShortenedMetrics()
{
    const std::string path = write(QStringLiteral("mlruns/1/0123456789abcdef0123456789abcdef/meta.yaml"),
        "experiment_id: '1'\nrun_id: 0123456789abcdef0123456789abcdef\nstart_time: 1\nend_time: 2\nstatus: "
        "3\n"
        "lifecycle_stage: active\n");
    const QString metric = QStringLiteral("mlruns/1/0123456789abcdef0123456789abcdef/metrics/loss");
    QByteArray lines;
    for (int i = 0; lines.size() <= aboveCopied; ++i) {
        lines += "1664210932000 0.5 " + QByteArray::number(i) + '\n';
    }
    write(metric, lines);
    test::CollectingSink sink;
    AtSize progress(lines.size(), [&] { QVERIFY(QFile::resize(m_folder.filePath(metric), 5000)); });
    const auto outcome = read("mlflow_file_store", path, sink, progress);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, Errc::FileNotReadable);
    QVERIFY(sink.records.empty());
}

void TestFilesOfOneRun::tinyResultsWithoutAFolderBelongToNoOther()
{
    for (const char* path : {"results.txt", "accuracy/results.txt"}) {
        const Source source = Source::fromText(path, "01714.340 ulp-mlperf: Top-1: 87.5%\n");
        test::CollectingSink sink;
        NoProgress progress;
        QVERIFY(findImporter("mlperf_tiny")->read(source, {}, sink, progress));
        QVERIFY(sink.records.front().runIds.empty());
    }
}

QTEST_APPLESS_MAIN(TestFilesOfOneRun)
#include "tst_files_of_one_run.moc"
