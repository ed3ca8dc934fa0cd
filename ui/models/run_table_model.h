// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "ui/bridge/category_style.h"
#include "ui/models/table_model.h"
#include "ui/session/view_state.h"

#include <QIcon>

namespace trefoil {

/// The frame as an item model: one for the runs panel and the table. Row i is row i of the frame, read when
/// it is shown, so a million rows cost nothing. Columns: eye, name (with the swatch), the headline quality,
/// then every quantity, then every text.
class RunTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum FixedColumn { EyeColumn, NameColumn, HeadlineColumn, FirstQuantityColumn };

    explicit RunTableModel(QObject* parent = nullptr);

    void setFrame(const FramePointer& frame); ///< values only change when runs and columns stay the same
    void setVisible(const RowSetPointer& rows);
    void setColourBy(const std::string& textColumn, bool darkBackground);
    void setHeadline(const std::string& quantityId); ///< the quality that the runs panel shows
    [[nodiscard]] const Frame& frame() const { return *m_frame; }
    [[nodiscard]] const Column* quantityAt(int column) const; ///< null for other columns
    [[nodiscard]] const TextColumn* textAt(int column) const; ///< null for other columns
    [[nodiscard]] const TextColumn* category() const
    {
        return m_category;
    } ///< what colours the runs; or null
    [[nodiscard]] const Column* headline() const { return m_headline; } ///< null where no run has a quality
    [[nodiscard]] bool isVisible(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    void eyeToggled(int row, bool open);
    void renamed(int row, const QString& name);
    void arrangementChanged(); ///< another headline or another category, same runs

private:
    [[nodiscard]] bool isExcluded(std::size_t row) const;
    [[nodiscard]] QVariant eyeData(std::size_t row, int role) const;
    [[nodiscard]] QVariant nameData(std::size_t row, int role) const;
    [[nodiscard]] QString nameToolTip(std::size_t row) const;
    [[nodiscard]] QVariant quantityData(const Column& column, std::size_t row, int role, bool friendly) const;
    [[nodiscard]] QIcon swatchIcon(std::size_t row) const;

    FramePointer m_frame;
    RowSetPointer m_visible;
    RowSet m_excluded;
    const TextColumn* m_category = nullptr;
    const Column* m_headline = nullptr;
    std::string m_headlineId;
    std::string m_colourBy = "kind";
    bool m_dark = false;
    mutable std::vector<std::pair<QIcon, QIcon>> m_swatches; ///< by code: open, dimmed
};

} // namespace trefoil
