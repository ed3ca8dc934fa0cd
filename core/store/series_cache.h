// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/series/series_points.h"
#include "core/store/run_series.h"

#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <unordered_map>

namespace trefoil {

using SeriesPointsPointer = std::shared_ptr<const SeriesPoints>;

/// Decoded series, those looked at last, up to a limit of bytes; the one asked for last always. Belongs to
/// one revision of one library: its owner makes a new one for another. To be used from one thread.
class SeriesCache {
public:
    static constexpr std::size_t usualLimit = std::size_t{256} << 20;

    explicit SeriesCache(std::size_t limitBytes = usualLimit);

    using Load = std::function<Result<SeriesPoints>(SeriesId)>;
    /// The points of the series; load is called when they are not here.
    [[nodiscard]] Result<SeriesPointsPointer> points(SeriesId series, const Load& load);

    [[nodiscard]] std::size_t bytes() const { return m_bytes; }

private:
    struct Entry {
        SeriesId series;
        SeriesPointsPointer points;
        std::size_t bytes = 0;
    };

    void shrink();

    std::size_t m_limit;
    std::size_t m_bytes = 0;
    std::list<Entry> m_entries; ///< the last used one first
    std::unordered_map<std::int64_t, std::list<Entry>::iterator> m_bySeries;
};

} // namespace trefoil
