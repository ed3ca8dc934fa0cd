// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/table/table_preview.h"
#include "core/ingest/mapping.h"

#include <QWidget>

#include <functional>

class QTableWidget;

namespace trefoil {

/// What each column of a table means, with its first cells beside it as they will be read. A row per column.
class MappingEditor final : public QWidget {
    Q_OBJECT

public:
    explicit MappingEditor(QWidget* parent);

    void setMapping(const Mapping& mapping);
    void setPreview(const TablePreview& preview);
    [[nodiscard]] const Mapping& mapping() const { return m_mapping; }

Q_SIGNALS:
    void mappingChanged(const trefoil::Mapping& mapping);

private:
    void addRow(int row);
    void showProblem(int row); ///< marks the unit and says what is wrong where the values would be
    void showWhy(int row, const QString& doubt);
    void edit(int row, const std::function<void(ColumnMapping&)>& change);

    Mapping m_mapping;
    QTableWidget* m_table = nullptr;
};

} // namespace trefoil
