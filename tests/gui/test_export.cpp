// SPDX-License-Identifier: GPL-3.0-or-later
// The export dialog with its real buttons: the same bytes as the command line, and a window that stays alive.
#include <optional>

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

#include "core/base/progress.h"
#include "core/derive/derive.h"
#include "core/figure/compare_board.h"
#include "core/store/library.h"
#include "tests/gui/export_case.h"
#include "tests/gui/window_case.h"
#include "tests/support/text_classification_frame.h"
#include "ui/charts/compress/compress_view.h"
#include "ui/charts/groups/groups_view.h"
#include "ui/pages/export/export_dialog.h"
#include "ui/pages/export/figure_file.h"
#include "ui/shell/main_window.h"

using namespace trefoil;
using namespace trefoil::testing;

namespace {

/// The dialog that the window opens for a Compare board.
ExportDialog compareExport(const FramePointer& frame, const QString& folder, const char* library = "")
{
    return {exportableFigure(compareBoard(*frame), frame), {}, {library, describe(Scenario()), {}}, folder,
        nullptr};
}

/// A library of a small table, and what a window shows of it.
struct ShownLibrary {
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("study.trefoil"));
    FramePointer frame;

    ShownLibrary()
    {
        QFile table(folder.filePath(QStringLiteral("results.csv")));
        if (!table.open(QIODevice::WriteOnly)) {
            return;
        }
        table.write("run_name,model,accuracy,energy_kwh,emissions_kg\n");
        for (int i = 0; i < 60; ++i) {
            table.write(QStringLiteral("r%1,m%2,0.%3,%4,%5\n")
                            .arg(i)
                            .arg(i % 4)
                            .arg(50 + (i * 37) % 49)
                            .arg(0.1 + i * 0.3)
                            .arg(0.02 + i * 0.1)
                            .toUtf8());
        }
        table.close();
        if (runCommandLine({QStringLiteral("import"), QStringLiteral("--library"), path, table.fileName()})
            != 0) {
            return;
        }
        auto library = Library::open(path.toStdString(), OpenMode::ReadOnly);
        NoProgress progress;
        if (library) {
            if (const auto recorded = library->frame(progress)) {
                frame = derive(*recorded, Scenario());
            }
        }
    }
};

/// The bundled study with values by group.
QString mainStudyIn(const QTemporaryDir& folder)
{
    const QString library = folder.filePath("study.trefoil");
    return runCommandLine({"example", "main-study", "--library", library}) == 0 ? library : QString();
}

bool isBoardDrawn(const MainWindow& window, Qt::Key board)
{
    return QTest::qWaitFor([&] {
        return board == Qt::Key_2 ? !window.findChild<CompressView*>()->prepared().arrows.heads.empty()
                                  : !window.findChild<GroupsView*>()->prepared().dots.dots.empty();
    });
}

} // namespace

class TestExport : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { prepareWindowTests(); }

    void aCancelledDataExportLeavesNoFile()
    {
        const QTemporaryDir folder;
        QSemaphore started;
        ExportableFigure figure;
        figure.data = [&started](ExportableFigure::Panel, const Progress& progress) -> Result<QByteArray> {
            started.release();
            while (!progress.stopRequested()) {
                QThread::msleep(1);
            }
            return QByteArray(100, 'x'); // ready all the same, as the last row may be
        };
        FigureTask task({}, nullptr);
        std::optional<Result<void>> written;
        writeFigureFile(task, {figure, {}, {}, FigureFileKind::Csv, {}, folder.filePath("a.csv")},
            [&](const Result<void>& result) { written = result; });
        QVERIFY(started.tryAcquire(1, 5000));
        task.cancel();
        QTRY_VERIFY(written.has_value());
        QVERIFY(!*written);
        QCOMPARE(written->error().code, Errc::Cancelled);
        QVERIFY(QDir(folder.path()).isEmpty(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot));
    }

    void buttonWritesTheBytesOfTheCommandLine_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("ending");
        QTest::newRow("pdf") << 0 << "pdf";
        QTest::newRow("svg") << 1 << "svg";
        QTest::newRow("png") << 2 << "png";
        QTest::newRow("csv") << 3 << "csv";
    }
    void buttonWritesTheBytesOfTheCommandLine()
    {
        QFETCH(int, format);
        QFETCH(QString, ending);
        const ShownLibrary library;
        QVERIFY(library.frame && library.frame->rowCount() == 60);
        ExportDialog dialog = compareExport(library.frame, library.folder.path(), "study.trefoil");
        dialog.show();
        chooseFormat(dialog, format);
        QTest::mouseClick(buttonThat(dialog, QStringLiteral("Export")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(dialog.result(), int(QDialog::Accepted), 20000);
        const QByteArray fromWindow = contentOf(dialog.writtenPath());
        QVERIFY(dialog.writtenPath().endsWith(ending));

        const QString other = library.folder.filePath("cli." + ending);
        QCOMPARE(runCommandLine({"figure", "--library", library.path, "--board", "compare", "-o", other}), 0);
        QVERIFY(!fromWindow.isEmpty());
        QVERIFY(fromWindow == contentOf(other));
    }

    void keysOnOtherBoardsWriteTheBytesOfTheCommandLine_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<QString>("board");
        QTest::addColumn<QString>("ending");
        for (const char* ending : {"pdf", "svg", "png", "csv"}) {
            QTest::addRow("compress, %s", ending) << Qt::Key_2 << "compress" << ending;
            QTest::addRow("groups, %s", ending) << Qt::Key_3 << "groups" << ending;
        }
    }
    void keysOnOtherBoardsWriteTheBytesOfTheCommandLine()
    {
        QFETCH(Qt::Key, key);
        QFETCH(QString, board);
        QFETCH(QString, ending);
        const QTemporaryDir folder;
        const QString library = mainStudyIn(folder);
        QVERIFY(!library.isEmpty());
        MainWindow window({});
        QVERIFY(openBoard(window, library, key) && isBoardDrawn(window, key));
        const QString own = folder.filePath("window." + ending);
        QVERIFY(exportByKeys(window, own));
        const QString other = folder.filePath("cli." + ending);
        QCOMPARE(runCommandLine({"figure", "--library", library, "--board", board, "-o", other}), 0);
        QVERIFY(!contentOf(own).isEmpty());
        QVERIFY(contentOf(own) == contentOf(other));
    }

    void everyBoardKeepsTheSizeChosenForIt()
    {
        const QTemporaryDir folder;
        const QString library = mainStudyIn(folder);
        const QString narrow = folder.filePath("narrow.svg");
        {
            MainWindow window({});
            QVERIFY(openBoard(window, library, Qt::Key_3) && isBoardDrawn(window, Qt::Key_3));
            QVERIFY(exportByKeys(window, narrow, "90"));
            QCOMPARE(window.workspace().figureSize(BoardKind::Groups).widthMillimetres, 90.0);
            QCOMPARE(window.workspace().figureSize(BoardKind::Compress), FigureSize());
            QCOMPARE(window.workspace().figureSize(BoardKind::Compare), FigureSize());
        }
        MainWindow window({});
        QVERIFY(openBoard(window, library, Qt::Key_3) && isBoardDrawn(window, Qt::Key_3));
        const QString again = folder.filePath("again.svg");
        QVERIFY(exportByKeys(window, again));
        const QString other = folder.filePath("cli.svg");
        QCOMPARE(runCommandLine({"figure", "--library", library, "--board", "groups", "-o", other}), 0);
        QVERIFY(!contentOf(narrow).isEmpty());
        QVERIFY(contentOf(again) == contentOf(narrow));
        QVERIFY(contentOf(other) == contentOf(narrow));
    }

    void aSpecificationIsOfferedOnlyWhereItDrawsAgain()
    {
        const FramePointer frame = textClassificationFrame();
        ExportDialog compare = compareExport(frame, {});
        PreparedCompressBoard board;
        ExportDialog compress(exportableFigure(board), {}, {}, {}, nullptr);
        const auto formats = [](const ExportDialog& dialog) {
            return qobject_cast<QComboBox*>(fieldNamed(dialog, "Format"))->count();
        };
        QCOMPARE(formats(compare), 5);
        QCOMPARE(formats(compress), 4);
        compress.show();
        compare.show();
        QVERIFY(!fieldNamed(compress, "What")->isVisible()); // it has no panels to choose from
        QVERIFY(fieldNamed(compare, "What")->isVisible());
    }

    void savedSpecificationDrawsTheSameFigureAgain()
    {
        const ShownLibrary library;
        ExportDialog dialog = compareExport(library.frame, library.folder.path(), "study.trefoil");
        dialog.show();
        chooseFormat(dialog, 4);
        QTest::mouseClick(buttonThat(dialog, QStringLiteral("Export")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(dialog.result(), int(QDialog::Accepted), 20000);
        QVERIFY(dialog.writtenPath().endsWith(".json"));
        const QString one = library.folder.filePath("one.svg");
        const QString other = library.folder.filePath("other.svg");
        const QStringList common{"figure", "--library", library.path};
        QCOMPARE(runCommandLine(common + QStringList{"--spec", dialog.writtenPath(), "-o", one}), 0);
        QCOMPARE(runCommandLine(common + QStringList{"--board", "compare", "-o", other}), 0);
        QVERIFY(!contentOf(one).isEmpty());
        QVERIFY(contentOf(one) == contentOf(other));
    }

    void windowGoesOnWhileAFileIsWritten()
    {
        const QTemporaryDir folder;
        const FramePointer frame = textClassificationFrame();
        ExportDialog dialog = compareExport(frame, folder.path());
        dialog.show();
        chooseFormat(dialog, 2);
        int turns = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, &dialog, [&turns] { ++turns; });
        timer.start(0);
        QTest::mouseClick(buttonThat(dialog, QStringLiteral("Export")), Qt::LeftButton);
        QVERIFY(dialog.isVisible()); // the press returned before the file was there
        QVERIFY(!buttonThat(dialog, QStringLiteral("Export"))->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(dialog.result(), int(QDialog::Accepted), 20000);
        QVERIFY(turns > 5);
    }

    void cancelWhileWritingLeavesNoFileAndTheDialogOpen_data()
    {
        QTest::addColumn<int>("milliseconds");
        QTest::newRow("at once") << 0;
        QTest::newRow("when the layout is there, of which the window has not heard yet") << 2000;
    }
    void cancelWhileWritingLeavesNoFileAndTheDialogOpen()
    {
        QFETCH(int, milliseconds);
        const QTemporaryDir folder;
        const FramePointer frame = textClassificationFrame();
        ExportDialog dialog = compareExport(frame, folder.path());
        dialog.show();
        chooseFormat(dialog, 2);
        QTest::mouseClick(buttonThat(dialog, QStringLiteral("Export")), Qt::LeftButton);
        QThread::msleep(static_cast<unsigned long>(milliseconds));
        QTest::mouseClick(buttonThat(dialog, QStringLiteral("Cancel")), Qt::LeftButton);
        QTRY_VERIFY(buttonThat(dialog, QStringLiteral("Export"))->isEnabled());
        QVERIFY(dialog.isVisible());
        QVERIFY(dialog.writtenPath().isEmpty());
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void proposesAFileThatDoesNotExist()
    {
        const QTemporaryDir folder;
        const FramePointer frame = textClassificationFrame();
        for (const QString taken :
            {"my study-compare.pdf", "my-study-compare.pdf", "my-study-compare-2.pdf"}) {
            QFile file(folder.filePath(taken));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        ExportDialog dialog = compareExport(frame, folder.path(), "my study.trefoil");
        auto* path = qobject_cast<QLineEdit*>(fieldNamed(dialog, QStringLiteral("File to write")));
        QCOMPARE(path->text(), folder.filePath("my-study-compare-3.pdf"));
        dialog.show();
        chooseFormat(dialog, 1);
        QCOMPARE(path->text(), folder.filePath("my-study-compare.svg"));
    }

    void asksBeforeItReplacesAFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("kept.pdf");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("kept") == 4);
        file.close();
        const FramePointer frame = textClassificationFrame();
        ExportDialog dialog = compareExport(frame, folder.path());
        dialog.show();
        qobject_cast<QLineEdit*>(fieldNamed(dialog, QStringLiteral("File to write")))->setText(path);
        const auto question = [&dialog] { return dialog.findChild<QMessageBox*>(); };
        QTest::mouseClick(buttonThat(dialog, QStringLiteral("Export")), Qt::LeftButton);
        QVERIFY(question() != nullptr && question()->text().contains("kept.pdf"));
        QTest::mouseClick(question()->button(QMessageBox::Cancel), Qt::LeftButton);
        QTRY_VERIFY(question() == nullptr);
        QCOMPARE(contentOf(path), QByteArray("kept"));
        QVERIFY(dialog.isVisible());

        QTest::mouseClick(buttonThat(dialog, QStringLiteral("Export")), Qt::LeftButton);
        QVERIFY(question() != nullptr);
        QTest::mouseClick(buttonThat(*question(), QStringLiteral("Replace")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(dialog.result(), int(QDialog::Accepted), 20000);
        QVERIFY(contentOf(path).startsWith("%PDF"));
    }

    void typingChangesTheFigureAndThePreviewFollows()
    {
        const QTemporaryDir folder;
        const FramePointer frame = textClassificationFrame();
        ExportDialog dialog = compareExport(frame, folder.path());
        dialog.show();
        auto* preview = fieldNamed(dialog, QStringLiteral("Preview of the figure"));
        const QImage empty = preview->grab().toImage();
        QTRY_VERIFY(preview->grab().toImage() != empty);
        const QImage before = preview->grab().toImage();
        auto* width = qobject_cast<QDoubleSpinBox*>(fieldNamed(dialog, QStringLiteral("Width")));
        width->setFocus();
        width->selectAll();
        QTest::keyClicks(width, QStringLiteral("90"));
        QTest::keyClick(width, Qt::Key_Tab);
        QCOMPARE(dialog.figureSize().widthMillimetres, 90.0);
        QTRY_VERIFY(preview->grab().toImage() != before);
    }

    void saysWhyAFileCannotBeWritten()
    {
        const FramePointer frame = textClassificationFrame();
        ExportDialog dialog = compareExport(frame, QStringLiteral("/none"));
        dialog.show();
        QTest::mouseClick(buttonThat(dialog, QStringLiteral("Export")), Qt::LeftButton);
        QTRY_VERIFY(buttonThat(dialog, QStringLiteral("Export"))->isEnabled());
        bool isSaid = false;
        for (const QLabel* label : dialog.findChildren<QLabel*>()) {
            isSaid = isSaid || label->text().contains(QStringLiteral("cannot be written"));
        }
        QVERIFY(isSaid);
        QVERIFY(dialog.isVisible());
    }
};

QTEST_MAIN(TestExport)
#include "test_export.moc"
