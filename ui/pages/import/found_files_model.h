// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/table_model.h"
#include "ui/pages/import/import_plan.h"

#include <QStringList>

namespace trefoil {

/// The files of an import plan: what each was taken for, how surely and why.
class FoundFilesModel final : public TableModel<PlannedFile> {
    Q_OBJECT

public:
    enum Column { FileColumn, FormatColumn, ConfidenceColumn, WhyColumn };

    using TableModel<PlannedFile>::TableModel;

    /// candidate: index of the row's candidates; -1: leave the file out.
    void choose(int row, int candidate);
    /// Names of the formats that a file may be in, the likeliest first.
    [[nodiscard]] QStringList formats(int row) const;
    /// The id of the format that a row shows; of a file that is left out, its likeliest one; may be empty.
    [[nodiscard]] QString formatId(int row) const;

protected:
    [[nodiscard]] QStringList columnNames() const override;
    [[nodiscard]] QVariant cell(const PlannedFile& file, int column, int role) const override;
};

} // namespace trefoil
