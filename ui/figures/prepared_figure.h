// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/figure/figure_spec.h"
#include "ui/charts/board/board_look.h"

#include <QString>

#include <memory>

class QCustomPlot;

namespace trefoil {

/// What a figure draws: a board of any kind, prepared, which it keeps alive.
class FigureDrawing {
public:
    virtual ~FigureDrawing() = default;

    /// The height that suits a width, both in pixels of the look.
    [[nodiscard]] virtual int heightFor(const BoardLook& look, int width) const = 0;
    /// Takes the plot over. The result holds what was drawn and goes before the plot.
    [[nodiscard]] virtual std::shared_ptr<void> drawInto(QCustomPlot& plot, const BoardLook& look) const = 0;
};

struct PreparedFigure {
    FigureSize size;
    QString title;
    QString description;
    QString note; ///< what must be read with the panels, printed under them; may be empty
    std::unique_ptr<const FigureDrawing> drawing;
};

/// "Common conditions: PUE 1.2", of a frame's conditions; empty for a frame as recorded.
[[nodiscard]] QString conditionNote(const std::string& conditions);

/// Whether a figure can have that size. Errors: SpecInvalid.
[[nodiscard]] Result<void> checkFigureSize(const FigureSize& size);

} // namespace trefoil
