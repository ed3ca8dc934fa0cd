// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace trefoil {

void showAbout(QWidget* parent);

} // namespace trefoil
