// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/group_dots/prepare.h"
#include "ui/charts/panels/mark_plottable.h"
#include "ui/charts/panels/panel_content.h"

namespace trefoil {

/// One row per group of people, one dot per model, with intervals.
class GroupDots final : public MarkPlottable {
public:
    using MarkPlottable::MarkPlottable;

    void show(PreparedGroupDots dots, const BoardLook& look);

protected:
    void draw(QCPPainter* painter) override;

private:
    PreparedGroupDots m_dots;
};

[[nodiscard]] PanelContent groupDotsPanel(const PreparedGroupDots& dots);

/// How the baseline's dots look, here and in the legend.
[[nodiscard]] PointStyle baselineStyle(const BoardLook& look);

} // namespace trefoil
