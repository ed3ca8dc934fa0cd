// SPDX-License-Identifier: GPL-3.0-or-later
// The Series board written by the window's own keys: the same bytes as the command line.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/gui/export_case.h"
#include "tests/gui/window_case.h"
#include "ui/charts/series/series_view.h"
#include "ui/pages/series/series_page.h"
#include "ui/shell/main_window.h"

using namespace trefoil;
using namespace trefoil::testing;

namespace {

/// A library of one training log.
QString libraryIn(const QTemporaryDir& folder)
{
    QFile log(folder.filePath("training.log"));
    if (!log.open(QIODevice::WriteOnly)) {
        return {};
    }
    log.write("epoch,loss\n");
    for (int i = 0; i < 40; ++i) {
        log.write(QByteArray::number(i) + ',' + QByteArray::number(1.0 / (i + 1)) + '\n');
    }
    log.close();
    const QString library = folder.filePath("study.trefoil");
    return runCommandLine({"import", "--library", library, log.fileName()}) == 0 ? library : QString();
}

/// Shows the curves of that library, by Ctrl+4.
bool showCurves(MainWindow& window, const QString& library)
{
    const auto* page = window.findChild<SeriesPage*>();
    return openBoard(window, library, Qt::Key_4)
        && QTest::qWaitFor([&] { return page->isVisible() && !page->series()->curves.empty(); });
}

} // namespace

class TestSeriesExport : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { prepareWindowTests(); }
    void init() { removeOwnLibraries(); }

    void keysWriteTheBytesOfTheCommandLine_data()
    {
        QTest::addColumn<QString>("ending");
        for (const char* ending : {"pdf", "svg", "png", "csv"}) {
            QTest::newRow(ending) << QString(ending);
        }
    }
    void keysWriteTheBytesOfTheCommandLine()
    {
        QFETCH(QString, ending);
        const QTemporaryDir folder;
        const QString library = libraryIn(folder);
        QVERIFY(!library.isEmpty());
        MainWindow window({});
        QVERIFY(showCurves(window, library));
        const QString own = folder.filePath("window." + ending);
        QVERIFY(exportByKeys(window, own));
        const QString other = folder.filePath("cli." + ending);
        QCOMPARE(runCommandLine({"figure", "--library", library, "--board", "series", "-o", other}), 0);
        QVERIFY(!contentOf(own).isEmpty());
        QVERIFY(contentOf(own) == contentOf(other));
    }

    void aZoomedViewWritesWhatIsSeen()
    {
        const QTemporaryDir folder;
        const QString library = libraryIn(folder);
        MainWindow window({});
        QVERIFY(showCurves(window, library));
        const auto* page = window.findChild<SeriesPage*>();
        QTest::qWait(50); // the first replot
        for (int i = 0; i < 6; ++i) {
            QTest::keyClick(page->focusProxy()->focusProxy(), Qt::Key_Plus);
        }
        const QString zoomed = folder.filePath("zoomed.csv");
        QVERIFY(exportByKeys(window, zoomed));
        const qsizetype rows = contentOf(zoomed).count('\n') - 1;
        QVERIFY2(rows > 2 && rows < 30, qPrintable(QString::number(rows))); // of forty
        QTest::keyClick(page->focusProxy()->focusProxy(), Qt::Key_R);
        const QString whole = folder.filePath("whole.csv");
        QVERIFY(exportByKeys(window, whole));
        QCOMPARE(contentOf(whole).count('\n'), 41);
    }
};

QTEST_MAIN(TestSeriesExport)
#include "test_series_export.moc"
