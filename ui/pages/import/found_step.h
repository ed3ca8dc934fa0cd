// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/import/import_plan.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace trefoil {

/// The files that were found: format, confidence and the reason; a choice per file.
class FoundStep final : public QWidget {
    Q_OBJECT

public:
    explicit FoundStep(QWidget* parent);

    void setPlan(const ImportPlan& plan);

Q_SIGNALS:
    void chosen(int file, int candidate); ///< -1: leave the file out

private:
    QLabel* m_summary = nullptr;
    QTreeWidget* m_files = nullptr;
};

} // namespace trefoil
