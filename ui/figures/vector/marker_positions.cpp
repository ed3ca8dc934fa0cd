// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/marker_positions.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace trefoil {
namespace {

/// Open addressing: a node-based set took longer than writing the file.
class PointSet {
public:
    explicit PointSet(std::size_t count)
        : m_slots(std::bit_ceil(2 * count + 2))
        , m_used(m_slots.size(), 0)
    {
    }

    /// Whether the point was not there yet.
    bool insert(CentiPoint point)
    {
        const std::uint64_t key =
            (std::uint64_t{static_cast<std::uint32_t>(point.x)} << 32U) | static_cast<std::uint32_t>(point.y);
        std::size_t slot =
            static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 20U) & (m_slots.size() - 1);
        while (m_used[slot] != 0) {
            if (m_slots[slot] == key)
                return false;
            slot = (slot + 1) & (m_slots.size() - 1);
        }
        m_used[slot] = 1;
        m_slots[slot] = key;
        return true;
    }

private:
    std::vector<std::uint64_t> m_slots;
    std::vector<std::uint8_t> m_used;
};

} // namespace

std::vector<CentiPoint> markerPositions(std::span<const QPointF> points, const QTransform& toCanvas,
    const QRectF& visible, CoveredMarkers covered)
{
    std::vector<CentiPoint> result;
    result.reserve(points.size());
    for (const QPointF& point : points) {
        const QPointF place = toCanvas.map(point);
        // Written so that NaN fails; QRectF::contains takes any NaN for inside.
        const bool shown = place.x() >= visible.left() && place.x() <= visible.right()
            && place.y() >= visible.top() && place.y() <= visible.bottom();
        if (shown)
            result.push_back(toCentiPoint(place));
    }
    if (covered == CoveredMarkers::Keep)
        return result;
    PointSet seen(result.size());
    const auto kept = std::stable_partition(
        result.rbegin(), result.rend(), [&](CentiPoint place) { return seen.insert(place); });
    result.erase(result.begin(), kept.base());
    return result;
}

} // namespace trefoil
