// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace trefoil {

/// The help pages (resources/help/*.md), with a list of them on the left.
class HelpView final : public QDialog {
    Q_OBJECT

public:
    explicit HelpView(QWidget* parent);
};

} // namespace trefoil
