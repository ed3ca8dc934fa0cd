// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/store/library.h"
#include "ui/models/table_model.h"

namespace trefoil {

/// How one run was put together, or why a record was left alone.
struct JoinRow {
    QString run;
    QString reason;
    double confidence = -1; ///< negative: ambiguous, not joined
    QString sources;
    QString explanation;
};

/// Ambiguous records first: they ask for a decision. Then the least certain joins.
[[nodiscard]] std::vector<JoinRow> joinRows(
    const std::vector<JoinOutcome>& joins, const std::vector<AmbiguityOutcome>& ambiguities);

[[nodiscard]] QString joinReasonText(JoinReason reason);

class JoinModel final : public TableModel<JoinRow> {
    Q_OBJECT

public:
    enum Column { RunColumn, ReasonColumn, ConfidenceColumn, SourcesColumn, ExplanationColumn };
    using TableModel::TableModel;

protected:
    [[nodiscard]] QStringList columnNames() const override;
    [[nodiscard]] QVariant cell(const JoinRow& row, int column, int role) const override;
};

} // namespace trefoil
