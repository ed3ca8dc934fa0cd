// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "ui/models/run_order_proxy.h"

#include <QItemSelectionModel>

namespace trefoil {

/// Keeps the selection of a list and the rows of the workspace the same, without echo.
class RunSelection final : public QObject {
    Q_OBJECT

public:
    RunSelection(RunOrderProxy& proxy, QItemSelectionModel& selection, QObject* parent);

    void show(const RowSetPointer& rows); ///< another view selected them

Q_SIGNALS:
    void selected(const trefoil::RowSetPointer& rows); ///< the person selected in this list

private:
    void tell();

    RunOrderProxy& m_proxy;
    QItemSelectionModel& m_selection;
    RowSetPointer m_rows;
    bool m_showing = false;
};

} // namespace trefoil
