// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings.h"

class QApplication;
class QPalette;

namespace trefoil {

/// Fusion with a quiet palette and a small style sheet made of its colours. System: light or dark, whichever
/// the desktop's own palette was when the program started.
void applyTheme(QApplication& application, Theme theme);

[[nodiscard]] bool isDark(const QPalette& palette);

} // namespace trefoil
