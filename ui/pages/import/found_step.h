// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/import/import_plan.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QTreeView;

namespace trefoil {

class FoundFilesModel;

/// The files that were found: format, confidence and the reason; a choice per file.
class FoundStep final : public QWidget {
    Q_OBJECT

public:
    explicit FoundStep(QWidget* parent);

    void setPlan(const ImportPlan& plan);
    void showQuestions(int files); ///< how many of them wait for an answer on the Columns step

Q_SIGNALS:
    void chosen(int file, int candidate); ///< -1: leave the file out
    void formatHelpAsked(const QString& format); ///< id of an importer

private:
    /// Rows in sight have a box to choose the format; of thousands of files the others have none.
    void keepBoxesInSight();
    void makeBox(int row);
    void showCurrent();

    FoundFilesModel* m_model = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_questions = nullptr;
    QTreeView* m_files = nullptr;
    QLabel* m_why = nullptr; ///< of the current file, whole
    QPushButton* m_about = nullptr;
    QTimer m_looking; ///< at what is in sight, once per turn of the event loop
    int m_firstBox = 0; ///< rows from here have boxes
    int m_endOfBoxes = 0; ///< the first row that has none
};

} // namespace trefoil
