// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/import/import_plan.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
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
    void formatHelpAsked(const QString& format); ///< id of an importer

private:
    /// The id of the format that the current row shows; of a file that is left out, its likeliest one.
    [[nodiscard]] QString currentFormat() const;

    QLabel* m_summary = nullptr;
    QTreeWidget* m_files = nullptr;
    QLabel* m_why = nullptr; ///< of the current file, whole
    QPushButton* m_about = nullptr;
    std::vector<QStringList> m_formats; ///< per row, the ids of its candidates
};

} // namespace trefoil
