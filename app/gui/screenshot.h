// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace trefoil {

class MainWindow;

/// Writes a picture of the window once its library is drawn and nothing runs any more, then ends the program:
/// exit code 0, or 1 when the file could not be written.
void takeScreenshotAndQuit(MainWindow& window, const QString& path);

} // namespace trefoil
