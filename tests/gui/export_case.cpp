// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/export_case.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QTest>
#include <QTimer>

#include "tests/gui/window_case.h"
#include "ui/pages/export/export_dialog.h"
#include "ui/shell/library_flow.h"
#include "ui/shell/main_window.h"

namespace trefoil::testing {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int runCommandLine(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(TREFOIL_CLI), arguments);
    return process.waitForFinished(60000) ? process.exitCode() : -1;
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

bool openBoard(MainWindow& window, const QString& library, Qt::Key board)
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
    QTest::keyClick(&window, board, Qt::ControlModifier);
    return QTest::qWaitFor([&] { return !window.isBusy(); });
}

bool exportByKeys(MainWindow& window, const QString& path, const QString& width)
{
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window)) {
        return false;
    }
    bool isPressed = false;
    bool isWritten = false;
    int turns = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        auto* dialog = qobject_cast<ExportDialog*>(QApplication::activeModalWidget());
        if (dialog == nullptr) {
            return;
        }
        if (++turns > 1000) {
            dialog->done(QDialog::Rejected); // the test fails and does not wait for ever
            return;
        }
        if (isPressed) {
            return;
        }
        isPressed = true;
        QObject::connect(dialog, &QDialog::accepted, &timer, [&] { isWritten = true; });
        const QStringList endings{"pdf", "svg", "png", "csv", "json"};
        chooseFormat(*dialog, static_cast<int>(endings.indexOf(QFileInfo(path).suffix())));
        auto* field = qobject_cast<QLineEdit*>(fieldNamed(*dialog, "File to write"));
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, path);
        if (!width.isEmpty()) {
            auto* box = qobject_cast<QDoubleSpinBox*>(fieldNamed(*dialog, "Width"));
            box->setFocus();
            box->selectAll();
            QTest::keyClicks(box, width);
            QTest::keyClick(box, Qt::Key_Tab);
        }
        QTest::mouseClick(buttonThat(*dialog, "Export"), Qt::LeftButton);
    });
    timer.start(20);
    QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier);
    return isWritten && QTest::qWaitFor([&] { return !window.isBusy(); });
}

} // namespace trefoil::testing
