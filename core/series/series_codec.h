// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/series_points.h"

#include <string>
#include <string_view>

namespace trefoil {

/// The points as compressed bytes that decodeSeries turns back exactly, NaN included: times and whole steps
/// as differences of differences, numbers as planes of bytes (four where single precision holds every value),
/// all through zstd. At most SeriesChunk::capacity points; columns as long as values or empty.
[[nodiscard]] std::string encodeSeries(const SeriesPoints& points);

/// Appends the points of one chunk. False when the bytes are not what encodeSeries wrote; then points is as
/// before.
[[nodiscard]] bool decodeSeries(std::string_view bytes, SeriesPoints& points);

} // namespace trefoil
