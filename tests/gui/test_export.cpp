// SPDX-License-Identifier: GPL-3.0-or-later
// The export dialog with its real buttons: the same bytes as the command line, and a window that stays alive.
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

#include "core/base/progress.h"
#include "core/derive/derive.h"
#include "core/figure/compare_board.h"
#include "core/store/library.h"
#include "tests/support/text_classification_frame.h"
#include "ui/pages/export/export_dialog.h"

using namespace trefoil;
using trefoil::testing::textClassificationFrame;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int run(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(TREFOIL_CLI), arguments);
    process.waitForFinished(60000);
    return process.exitCode();
}

QPushButton* buttonThat(const QWidget& parent, const QString& says)
{
    for (QPushButton* button : parent.findChildren<QPushButton*>()) {
        if (button->text().remove(u'&') == says) {
            return button;
        }
    }
    return nullptr;
}

QWidget* fieldNamed(const QWidget& parent, const QString& accessibleName)
{
    for (QWidget* widget : parent.findChildren<QWidget*>()) {
        if (widget->accessibleName() == accessibleName) {
            return widget;
        }
    }
    return nullptr;
}

void chooseFormat(const QWidget& dialog, int index)
{
    auto* format = qobject_cast<QComboBox*>(fieldNamed(dialog, QStringLiteral("Format")));
    format->setFocus();
    format->setCurrentIndex(0);
    for (int step = 0; step < index; ++step) {
        QTest::keyClick(format, Qt::Key_Down);
    }
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
        run({QStringLiteral("import"), QStringLiteral("--library"), path, table.fileName()});
        auto library = Library::open(path.toStdString(), OpenMode::ReadOnly);
        NoProgress progress;
        if (library) {
            if (const auto recorded = library->frame(progress)) {
                frame = derive(*recorded, Scenario());
            }
        }
    }
};

} // namespace

class TestExport : public QObject {
    Q_OBJECT

private slots:
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
        ExportDialog dialog(compareBoard(*library.frame), library.frame,
            {"study.trefoil", describe(Scenario()), {}}, library.folder.path(), nullptr);
        dialog.show();
        chooseFormat(dialog, format);
        QTest::mouseClick(buttonThat(dialog, QStringLiteral("Export")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(dialog.result(), int(QDialog::Accepted), 20000);
        const QByteArray fromWindow = contentOf(dialog.writtenPath());
        QVERIFY(dialog.writtenPath().endsWith(ending));

        const QString other = library.folder.filePath("cli." + ending);
        QCOMPARE(run({"figure", "--library", library.path, "--board", "compare", "-o", other}), 0);
        QVERIFY(!fromWindow.isEmpty());
        QVERIFY(fromWindow == contentOf(other));
    }

    void savedSpecificationDrawsTheSameFigureAgain()
    {
        const ShownLibrary library;
        ExportDialog dialog(compareBoard(*library.frame), library.frame,
            {"study.trefoil", describe(Scenario()), {}}, library.folder.path(), nullptr);
        dialog.show();
        chooseFormat(dialog, 4);
        QTest::mouseClick(buttonThat(dialog, QStringLiteral("Export")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(dialog.result(), int(QDialog::Accepted), 20000);
        QVERIFY(dialog.writtenPath().endsWith(".json"));
        const QString one = library.folder.filePath("one.svg");
        const QString other = library.folder.filePath("other.svg");
        const QStringList common{"figure", "--library", library.path};
        QCOMPARE(run(common + QStringList{"--spec", dialog.writtenPath(), "-o", one}), 0);
        QCOMPARE(run(common + QStringList{"--board", "compare", "-o", other}), 0);
        QVERIFY(!contentOf(one).isEmpty());
        QVERIFY(contentOf(one) == contentOf(other));
    }

    void windowGoesOnWhileAFileIsWritten()
    {
        const QTemporaryDir folder;
        const FramePointer frame = textClassificationFrame();
        ExportDialog dialog(compareBoard(*frame), frame, {}, folder.path(), nullptr);
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
        ExportDialog dialog(compareBoard(*frame), frame, {}, folder.path(), nullptr);
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
        ExportDialog dialog(
            compareBoard(*frame), frame, {"my study.trefoil", {}, {}}, folder.path(), nullptr);
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
        ExportDialog dialog(compareBoard(*frame), frame, {}, folder.path(), nullptr);
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
        ExportDialog dialog(compareBoard(*frame), frame, {}, folder.path(), nullptr);
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
        QCOMPARE(dialog.size().widthMillimetres, 90.0);
        QTRY_VERIFY(preview->grab().toImage() != before);
    }

    void saysWhyAFileCannotBeWritten()
    {
        const FramePointer frame = textClassificationFrame();
        ExportDialog dialog(compareBoard(*frame), frame, {}, QStringLiteral("/none"), nullptr);
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
