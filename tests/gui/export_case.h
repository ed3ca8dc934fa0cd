// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

class QWidget;

namespace trefoil {
class MainWindow;
}

namespace trefoil::testing {

[[nodiscard]] QByteArray contentOf(const QString& path); ///< empty where there is no file

[[nodiscard]] int runCommandLine(const QStringList& arguments); ///< its exit code

[[nodiscard]] QWidget* fieldNamed(const QWidget& parent, const QString& accessibleName);

/// In an export dialog, by keys. index: PDF, SVG, PNG, CSV, JSON.
void chooseFormat(const QWidget& dialog, int index);

/// Opens the library in the window and turns to the board of that key: Qt::Key_1 … Qt::Key_4.
[[nodiscard]] bool openBoard(MainWindow& window, const QString& library, Qt::Key board);

/// Ctrl+E on the shown board; in the dialog the format of the path's ending, the path, a width in millimetres
/// unless that is empty, and its button. True when the dialog said that the file is there.
[[nodiscard]] bool exportByKeys(MainWindow& window, const QString& path, const QString& width = {});

} // namespace trefoil::testing
