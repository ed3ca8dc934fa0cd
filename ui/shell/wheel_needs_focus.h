// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace trefoil {

/// Put on the application: a wheel that turns over a choice or a number without focus scrolls what is around
/// it. Else a person who scrolls through a list of formats changes the one under the pointer unseen.
class WheelNeedsFocus final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace trefoil
