// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QString>

class QAbstractItemView;
class QPushButton;
class QTemporaryDir;
class QWidget;

namespace trefoil {
class MainWindow;
}

namespace trefoil::testing {

/// Once, before the first test: settings and libraries of tests stand apart from a person's; numbers and
/// texts do not depend on the machine.
void prepareWindowTests();

/// Before each test: the libraries that the window made for itself are gone.
void removeOwnLibraries();

/// A table of three runs (a, b, c) with model, accuracy and energy; its path, empty when it was not written.
[[nodiscard]] QString written(const QTemporaryDir& folder);

/// Writes a file, with the folders that it lies in.
[[nodiscard]] bool writeFile(const QString& path, const QByteArray& content);

/// How many of the shown problems are about a place that begins so.
[[nodiscard]] int problemsAt(const MainWindow& window, const char* place);

[[nodiscard]] QPushButton* buttonThat(const QWidget& parent, const QString& beginsWith);
[[nodiscard]] bool hasLabelThat(const QWidget& parent, const QString& beginsWith);

/// Imports the table of three runs through the dialog.
[[nodiscard]] bool importTable(MainWindow& window, const QString& path);

/// Shows the window, active, with that table in it.
[[nodiscard]] bool showWithTable(MainWindow& window, const QTemporaryDir& folder);

/// The list of runs with the focus on the run of this name.
QAbstractItemView& focusRun(MainWindow& window, const std::string& name);

} // namespace trefoil::testing
