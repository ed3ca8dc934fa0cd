// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace trefoil {

/// The help pages (resources/help/*.md and, below them, formats/*.md), with a list of them on the left.
class HelpView final : public QDialog {
    Q_OBJECT

public:
    /// format: id of the importer whose page is shown first; empty: the first page.
    explicit HelpView(QWidget* parent, const QString& format = {});
};

} // namespace trefoil
