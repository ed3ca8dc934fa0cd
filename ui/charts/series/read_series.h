// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/store/library.h"
#include "ui/charts/series/prepare.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// The series of all runs of a library, without their points.
struct SeriesCatalogue {
    std::vector<RunSeries> series; ///< ordered by run

    struct Choice {
        const Quantity* quantity = nullptr;
        std::size_t runs = 0; ///< that have it
        bool varies = false; ///< in some series; else each is a flat line
    };
    /// Every quantity of which some run has a series of two points, the most telling first: loss and
    /// accuracy, other quality, energy and power, the rest; of each kind what most runs have. What never
    /// varies comes last.
    [[nodiscard]] std::vector<Choice> choices() const;
};

using SeriesCataloguePointer = std::shared_ptr<const SeriesCatalogue>;

/// Whose curves are wanted, and how.
struct SeriesRequest {
    SeriesCataloguePointer catalogue;
    FramePointer frame;
    std::vector<std::uint32_t> rows; ///< of the frame, the runs to draw
    std::string colourBy; ///< as FigureSpec
    SeriesOptions options;
    bool isChosen = false; ///< a person selected these runs; else at most mostUnchosenRuns are drawn
};

inline constexpr std::size_t mostUnchosenRuns = 12;
inline constexpr std::size_t mostSeriesRuns = 200; ///< more curves could not be told apart

/// The alignment to try where nothing can be drawn along that of the prepared curves: time after steps, steps
/// after all others. Nothing where there are curves, or no run that could have some.
[[nodiscard]] std::optional<SeriesAlignment> otherAlignment(const PreparedSeries& prepared);

/// Reads and prepares the curves, for any thread that may use the library. Errors: Cancelled, LibraryDamaged,
/// UnknownQuantity.
[[nodiscard]] Result<PreparedSeriesPointer> readSeries(
    Library& library, const SeriesRequest& request, SeriesCache& cache, Progress& progress);

} // namespace trefoil
