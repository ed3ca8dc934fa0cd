// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/group_heat/heat_numbers.h"
#include "ui/charts/group_heat/prepare.h"
#include "ui/charts/panels/mark_plottable.h"
#include "ui/charts/panels/panel_content.h"

namespace trefoil {

/// Groups by variants: the change from the baseline as colour and, where it fits, as number. A variant's
/// column is its mark: pointing at any of its cells means it.
class HeatTable final : public QCPAbstractPlottable {
public:
    HeatTable(QCPAxis* keyAxis, QCPAxis* valueAxis);
    ~HeatTable() override;

    void show(PreparedGroupHeat heat, const BoardLook& look);
    void setSelectedGroups(std::vector<std::uint32_t> groups); ///< ascending
    void setHoveredGroup(std::optional<std::uint32_t> group) { m_hovered = group; }
    [[nodiscard]] std::optional<std::uint32_t> groupAt(QPointF pixel) const;

    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }
    QCPRange getKeyRange(bool& found, QCP::SignDomain) const override;
    QCPRange getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter*, const QRectF&) const override { }

private:
    [[nodiscard]] QRectF cellRect(std::size_t row, std::size_t column) const;
    void drawCell(QCPPainter& painter, const HeatCell& cell, bool isSmall, const HeatNumberForm& form,
        const QRectF& place) const;
    void drawNames(QCPPainter& painter) const;
    void drawFrames(QCPPainter& painter) const;

    PreparedGroupHeat m_heat;
    BoardLook m_look;
    std::vector<std::uint32_t> m_selected;
    std::optional<std::uint32_t> m_hovered;
    std::unique_ptr<LayerPart> m_names; ///< outside the axes
    std::unique_ptr<LayerPart> m_overlay;
};

[[nodiscard]] PanelContent groupHeatPanel(const PreparedGroupHeat& heat, const BoardLook& look);

} // namespace trefoil
