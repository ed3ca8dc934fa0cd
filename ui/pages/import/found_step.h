// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/import/import_plan.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

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
    /// What the choice of a file's format offers.
    struct FormatBox {
        QTreeWidgetItem* item = nullptr;
        std::size_t file = 0; ///< in the plan
        int chosen = -1; ///< index of formats; -1: leave it out
        QStringList formats;
    };

    /// Some of the boxes that are not made yet: all at once would stop the window for a while.
    void makeBoxes();
    /// The id of the format that the current row shows; of a file that is left out, its likeliest one.
    [[nodiscard]] QString currentFormat() const;

    QLabel* m_summary = nullptr;
    QTreeWidget* m_files = nullptr;
    QLabel* m_why = nullptr; ///< of the current file, whole
    QPushButton* m_about = nullptr;
    std::vector<FormatBox> m_boxes;
    std::size_t m_nextBox = 0; ///< not made yet
    QTimer m_making;
    std::vector<QStringList> m_formats; ///< per row, the ids of its candidates
};

} // namespace trefoil
