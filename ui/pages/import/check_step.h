// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/store/library.h"
#include "ui/models/summary_table.h"

#include <QWidget>

namespace trefoil {

class DiagnosticsModel;

/// What will be imported, and what is set aside or doubtful.
class CheckStep final : public QWidget {
    Q_OBJECT

public:
    explicit CheckStep(QWidget* parent);

    void setOutcome(const ImportOutcome& outcome);

private:
    DiagnosticsModel* m_model = nullptr;
    SummaryTable m_parts;
};

} // namespace trefoil
