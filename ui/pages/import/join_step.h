// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/store/library.h"
#include "ui/models/summary_table.h"

#include <QWidget>

namespace trefoil {

class JoinModel;

/// How the records become runs: each join with its reason and confidence, ambiguous ones first.
class JoinStep final : public QWidget {
    Q_OBJECT

public:
    explicit JoinStep(QWidget* parent);

    void setOutcome(const ImportOutcome& outcome);

private:
    JoinModel* m_model = nullptr;
    SummaryTable m_parts;
};

} // namespace trefoil
