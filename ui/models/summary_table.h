// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractItemModel;
class QLabel;
class QTableView;
class QWidget;

namespace trefoil {

/// A sentence above a table of things to read: the body of the import's steps and of the problems page.
struct SummaryTable {
    QLabel* summary = nullptr;
    QTableView* table = nullptr;
};

/// Fills the page. The column of that number takes the width that the others leave and wraps its text.
[[nodiscard]] SummaryTable addSummaryTable(
    QWidget* page, QAbstractItemModel* model, const QString& accessibleName, int wideColumn);

/// Below the table, what the tool tip of its current row says, in whole: a row may be too narrow for it.
void addCurrentRowText(const SummaryTable& parts);

/// The table shows only where it has rows; the sentence stays at the top.
void showSummary(const SummaryTable& parts, const QString& text);

} // namespace trefoil
