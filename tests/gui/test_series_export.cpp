// SPDX-License-Identifier: GPL-3.0-or-later
// The Series board written by the window's own keys: the same bytes as the command line.
#include <QAction>
#include <QApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "tests/gui/window_case.h"
#include "ui/charts/series/series_view.h"
#include "ui/pages/series/series_page.h"
#include "ui/shell/library_flow.h"
#include "ui/shell/main_window.h"

using namespace trefoil;
using namespace trefoil::testing;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int cli(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(TREFOIL_CLI), arguments);
    process.waitForFinished(60000);
    return process.exitCode();
}

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
    return cli({"import", "--library", library, log.fileName()}) == 0 ? library : QString();
}

/// Shows the curves of that library, by Ctrl+4.
bool showCurves(MainWindow& window, const QString& library)
{
    window.show();
    window.flow().openLibrary(library);
    if (!QTest::qWaitFor([&] { return window.workspace().frame()->rowCount() > 0 && !window.isBusy(); })) {
        return false;
    }
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window)) {
        return false;
    }
    QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
    const auto* page = window.findChild<SeriesPage*>();
    return QTest::qWaitFor([&] { return page->isVisible() && !page->series()->curves.empty(); });
}

/// Ctrl+E, that path in the dialog of files, and its button.
bool exportTo(MainWindow& window, const QString& path)
{
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window)) {
        return false;
    }
    bool isSaved = false;
    int turns = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        auto* name = dialog == nullptr ? nullptr : dialog->findChild<QLineEdit*>("fileNameEdit");
        if (name == nullptr) {
            return;
        }
        if (++turns > 100) {
            dialog->reject(); // the test fails and does not wait for ever
            return;
        }
        name->setText(path); // typed text would open a list of proposals, which takes the click
        QTest::mouseClick(
            dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save), Qt::LeftButton);
        isSaved = dialog->result() == QDialog::Accepted;
    });
    timer.start(20);
    QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier);
    return isSaved && QTest::qWaitFor([&] { return QFile::exists(path) && !window.isBusy(); }, 20000);
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
        QVERIFY(exportTo(window, own));
        const QString other = folder.filePath("cli." + ending);
        QCOMPARE(cli({"figure", "--library", library, "--board", "series", "-o", other}), 0);
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
        QVERIFY(exportTo(window, zoomed));
        const qsizetype rows = contentOf(zoomed).count('\n') - 1;
        QVERIFY2(rows > 2 && rows < 30, qPrintable(QString::number(rows))); // of forty
        QTest::keyClick(page->focusProxy()->focusProxy(), Qt::Key_R);
        const QString whole = folder.filePath("whole.csv");
        QVERIFY(exportTo(window, whole));
        QCOMPARE(contentOf(whole).count('\n'), 41);
    }
};

QTEST_MAIN(TestSeriesExport)
#include "test_series_export.moc"
