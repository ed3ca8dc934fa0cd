// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/store/library.h"
#include "ui/models/table_model.h"

namespace trefoil {

/// One value of a run with where it comes from.
struct DetailRow {
    QString name;
    QString value;
    QString exact; ///< shortest exact number and canonical unit
    QString grade;
    QString remark; ///< formula or why another value counts
    Sphere sphere = Sphere::Setting;
    SourceRef where; ///< no path: computed by Trefoil
    std::string sha256;
    bool counts = true;
};

/// The recorded values of a run, those that Trefoil derived for it (from the frame), and its groups.
[[nodiscard]] std::vector<DetailRow> detailRows(
    const RunDetails& details, const Frame& frame, std::size_t row);

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
