// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/derive/scenario.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

enum class AxisScale { Linear, Logarithmic };

struct AxisSpec {
    std::string quantityId;
    AxisScale scale = AxisScale::Linear;

    bool operator==(const AxisSpec&) const = default;
};

/// One panel of a board: a scatter of x against the board's y, or parallel coordinates of several axes.
struct PanelSpec {
    std::string chart; ///< "scatter" or "parallel"
    AxisSpec x; ///< scatter
    AxisSpec y; ///< scatter
    std::vector<AxisSpec> axes; ///< parallel
    bool showFront = true; ///< scatter

    bool operator==(const PanelSpec&) const = default;
};

struct FigureSize {
    double widthMillimetres = 171.45;
    double heightMillimetres = 0; ///< 0: chosen from the width and the panels
    double textPoints = 8; ///< axis titles and labels
    double tickPoints = 7;
    double titlePoints = 8;
    double linePoints = 0.6;
    double markerPoints = 4;

    bool operator==(const FigureSize&) const = default;
};

/// A figure as a small text file: the same spec and library give the same bytes, from the window and from
/// the command line. JSON, revision 1; unknown members are an error so that a typing mistake is not silent.
struct FigureSpec {
    std::string title; ///< metadata; not drawn
    std::vector<PanelSpec> panels; ///< scatters stand side by side in the first row, parallel below
    std::string colourBy = "kind"; ///< id of a text column of the frame; empty: one colour
    std::vector<std::string> hiddenRuns; ///< ids of runs that the person hid, ascending
    Scenario scenario;
    FigureSize size;

    bool operator==(const FigureSpec&) const = default;
};

[[nodiscard]] Result<FigureSpec> figureSpecFromJson(std::string_view text); ///< Errors: SpecInvalid
[[nodiscard]] std::string figureSpecToJson(const FigureSpec& spec);

/// A size alone, as the member "size" of a figure. Errors: SpecInvalid
[[nodiscard]] Result<FigureSize> figureSizeFromJson(std::string_view text);
[[nodiscard]] std::string figureSizeToJson(const FigureSize& size);

} // namespace trefoil
