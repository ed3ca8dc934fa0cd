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
    std::unique_ptr<const FigureDrawing> drawing;
};

/// Whether a figure can have that size. Errors: SpecInvalid.
[[nodiscard]] Result<void> checkFigureSize(const FigureSize& size);

} // namespace trefoil
