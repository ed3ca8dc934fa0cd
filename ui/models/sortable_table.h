// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemModel;
class QTableView;

namespace trefoil {

/// Shows the model in the look that tables under charts have: whole rows without a grid, sorted by a click on
/// a column's name, and at first in the model's own order. Sorts by SortRole.
void showSortable(QTableView& table, QAbstractItemModel& model);

} // namespace trefoil
