// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <QStringList>

#include "core/store/library.h"
#include "ui/models/table_model.h"

namespace trefoil {

enum class JoinKind { Joined, Unmatched, Ambiguous };

/// How one run was put together, or why a record, or many of a file, stayed a run of its own.
struct JoinRow {
    JoinKind kind = JoinKind::Joined;
    QString run;
    QString reason;
    double confidence = -1; ///< negative: not joined
    std::vector<SourceRef> records; ///< empty: many of one file, which are not told one by one
    std::vector<SourceRef> candidates; ///< with which it could be joined by hand
    QString sources;
    QString explanation;
    bool isDecided = false; ///< by a person, in the import that is being prepared
};

/// What asks for a decision first: ambiguous records; then the least certain joins, then what nothing
/// matched.
[[nodiscard]] std::vector<JoinRow> joinRows(const JoinReview& review);

[[nodiscard]] QString joinReasonText(JoinReason reason);
/// "results.csv:12"; a whole document: "metrics.json".
[[nodiscard]] QString placeText(const SourceRef& place);
/// The same of each, with as many of their folders as tell them apart: logs of one tool are all called alike.
[[nodiscard]] QStringList distinctPlaces(const std::vector<SourceRef>& places);

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
