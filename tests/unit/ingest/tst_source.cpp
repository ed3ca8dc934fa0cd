// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/source.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace trefoil;

class TestSource : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_folder.isValid()); }
    void mapsTheBytesOfAFile();
    void readsTextAsAFile();
    void looksAtTheHeadOnly();
    void opensAnEmptyFile();
    void staysValidWhenMoved();
    void namesFolderAndFile_data();
    void namesFolderAndFile();
    void refusesWhatIsNoFile();
    void largeFilesMayBeShortenedWhileTheyAreRead();
    void releasedBytesStayReadable();

private:
    std::string write(const QString& name, const QByteArray& bytes);
    QTemporaryDir m_folder;
};

std::string TestSource::write(const QString& name, const QByteArray& bytes)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("cannot write a temporary file");
    }
    return file.fileName().toStdString();
}

void TestSource::mapsTheBytesOfAFile()
{
    const std::string path = write(QStringLiteral("a.csv"), "a,b\n1,2\n");
    const auto source = Source::open(path);
    QVERIFY(source);
    QVERIFY(source->bytes() == "a,b\n1,2\n");
    QCOMPARE(source->path(), path);
    QCOMPARE(source->fileName(), std::string("a.csv"));
    QCOMPARE(source->folder(), m_folder.path().toStdString());
    QVERIFY(source->digest() == sha256("a,b\n1,2\n"));
    QVERIFY(source->digest() == source->digest());
}

void TestSource::readsTextAsAFile()
{
    const Source source = Source::fromText("x/y.csv", "abc");
    QVERIFY(source.bytes() == "abc");
    QVERIFY(source.digest() == sha256("abc"));
}

void TestSource::looksAtTheHeadOnly()
{
    const Source source = Source::fromText("big", std::string(200'000, 'x'));
    QCOMPARE(source.bytes().size(), std::size_t{200'000});
    QCOMPARE(source.head().size(), std::size_t{65'536});
}

void TestSource::opensAnEmptyFile()
{
    const auto source = Source::open(write(QStringLiteral("empty"), {}));
    QVERIFY(source);
    QVERIFY(source->bytes().empty());
    QVERIFY(source->head().empty());
    QVERIFY(source->digest() == sha256({}));
}

void TestSource::staysValidWhenMoved()
{
    auto opened = Source::open(write(QStringLiteral("moved"), "bytes"));
    QVERIFY(opened);
    Source other = std::move(*opened);
    QVERIFY(other.bytes() == "bytes");
    other = Source::fromText("text", "short"); // small strings move with their bytes
    QVERIFY(other.bytes() == "short");
}

void TestSource::namesFolderAndFile_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("file");
    QTest::newRow("relative") << "a/b/c.csv"
                              << "a/b"
                              << "c.csv";
    QTest::newRow("no folder") << "c.csv"
                               << ""
                               << "c.csv";
    QTest::newRow("root") << "/c.csv"
                          << "/"
                          << "c.csv";
}

void TestSource::namesFolderAndFile()
{
    QFETCH(QString, path);
    QFETCH(QString, folder);
    QFETCH(QString, file);
    const Source source = Source::fromText(path.toStdString(), {});
    QCOMPARE(source.folder(), folder.toStdString());
    QCOMPARE(source.fileName(), file.toStdString());
}

void TestSource::refusesWhatIsNoFile()
{
    const auto missing = Source::open(m_folder.filePath(QStringLiteral("missing")).toStdString());
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, Errc::FileNotReadable);
    const auto folder = Source::open(m_folder.path().toStdString());
    QVERIFY(!folder);
    QCOMPARE(folder.error().args.back(), std::string("it is a folder"));
    QVERIFY(!Source::open("/dev/null"));
}

void TestSource::largeFilesMayBeShortenedWhileTheyAreRead()
{
    constexpr std::size_t size = std::size_t{20} * 1024 * 1024;
    const QString name = QStringLiteral("large.csv");
    const std::string path = write(name, QByteArray(qsizetype(size), 'x'));
    const auto source = Source::open(path);
    QVERIFY(source);
    QVERIFY(source->checkWhole());
    QCOMPARE(source->bytes()[size - 1], 'x');
    QVERIFY(QFile::resize(m_folder.filePath(name), 5000));
    QCOMPARE(source->bytes()[4999], 'x');
    QCOMPARE(source->bytes()[size - 1], '\0');
    QCOMPARE(source->bytes()[10'000'000], '\0');
    const auto whole = source->checkWhole();
    QVERIFY(!whole);
    QCOMPARE(whole.error().code, Errc::FileNotReadable);
    QCOMPARE(whole.error().args.front(), path);
    QCOMPARE(whole.error().args.back(), std::string("it was shortened while it was read"));

    const auto other = Source::open(write(name, QByteArray(qsizetype(size), 'y'))); // watched by itself
    QVERIFY(other);
    QVERIFY(other->checkWhole());
    QCOMPARE(other->bytes()[size - 1], 'y');
}

void TestSource::releasedBytesStayReadable()
{
    constexpr std::size_t size = std::size_t{40} * 1024 * 1024;
    QByteArray text(qsizetype(size), 'x');
    text[0] = 'a';
    text[qsizetype(size) - 1] = 'z';
    const auto source = Source::open(write(QStringLiteral("released.csv"), text));
    QVERIFY(source);
    const auto mappedBytes = [] {
        QFile status(QStringLiteral("/proc/self/status"));
        const bool isOpen = status.open(QIODevice::ReadOnly);
        const QByteArray all = isOpen ? status.readAll() : QByteArray();
        const qsizetype begin = all.indexOf("RssFile:") + 8;
        return all.mid(begin, all.indexOf("kB", begin) - begin).trimmed().toLongLong() * 1024;
    };
    QVERIFY(mappedBytes() > 0);
    std::size_t exes = 0;
    for (const char c : source->bytes()) {
        exes += c == 'x' ? 1U : 0U;
    }
    QCOMPARE(exes, size - 2);
    const qint64 whole = mappedBytes();
    source->release(size);
    QVERIFY(mappedBytes() < whole - qint64(size) / 2);
    QCOMPARE(source->bytes().front(), 'a');
    QCOMPARE(source->bytes().back(), 'z');
    QVERIFY(source->checkWhole());
    const qint64 before = mappedBytes();
    QCOMPARE(source->digest(), sha256(std::string_view(text.constData(), size)));
    QVERIFY(mappedBytes() < before + qint64(size) / 2);
}

QTEST_APPLESS_MAIN(TestSource)
#include "tst_source.moc"
