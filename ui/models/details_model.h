// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/derive/scenario.h"
#include "core/frame/frame.h"
#include "core/store/library.h"
#include "ui/models/table_model.h"

namespace trefoil {

/// One value of a run with where it comes from.
struct DetailRow {
    QString name;
    QString value;
    QString exact; ///< shortest exact number and canonical unit
    QString grade;
    QString remark; ///< formula with its inputs, or why another value counts
    Sphere sphere = Sphere::Setting;
    SourceRef where; ///< no path: computed by Trefoil
    std::string sha256;
    bool counts = true;
    std::string quantityId;
};

/// Where a run stands in the table in memory.
struct DetailedRun {
    const Frame& recorded;
    const Frame& frame; ///< under the scenario
    const Scenario& scenario;
    std::size_t row = 0;
};

/// The recorded values of a run, those that Trefoil derived for it with formula and inputs beside them, and
/// its groups with what sums them up before them.
[[nodiscard]] std::vector<DetailRow> detailRows(const RunDetails& details, const DetailedRun& run);

/// What derive() made for the run that was not recorded so: computed from several values, or other under the
/// scenario.
[[nodiscard]] std::vector<DetailRow> derivedDetailRows(const DetailedRun& run);

/// The run's worst-group values and largest gaps, each with how it follows from the values by group.
[[nodiscard]] std::vector<DetailRow> groupSummaryRows(const DetailedRun& run);

/// Shortest exact number and canonical unit.
[[nodiscard]] QString exactText(double value, const Quantity& quantity);

class DetailsModel final : public TableModel<DetailRow> {
    Q_OBJECT

public:
    enum Column { NameColumn, ValueColumn, GradeColumn, SourceColumn };
    using TableModel::TableModel;

protected:
    [[nodiscard]] QStringList columnNames() const override;
    [[nodiscard]] QVariant cell(const DetailRow& row, int column, int role) const override;
};

} // namespace trefoil
