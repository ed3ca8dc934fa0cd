// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/wheel_needs_focus.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>

namespace trefoil {

bool WheelNeedsFocus::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Wheel && event->type() != QEvent::Polish) {
        return false;
    }
    const bool isChoice =
        qobject_cast<QComboBox*>(watched) != nullptr || qobject_cast<QAbstractSpinBox*>(watched) != nullptr;
    if (!isChoice) {
        return false;
    }
    auto* choice = static_cast<QWidget*>(watched);
    if (event->type() == QEvent::Polish) {
        if (choice->focusPolicy() == Qt::WheelFocus) { // else the wheel gives it the focus that it needs
            choice->setFocusPolicy(Qt::StrongFocus);
        }
        return false;
    }
    if (choice->hasFocus()) {
        return false;
    }
    event->ignore(); // its parent gets it
    return true;
}

} // namespace trefoil
