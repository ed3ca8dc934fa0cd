// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/series_points.h"
#include "core/series/series_summary.h"
#include "core/store/record_hash.h"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace trefoil {

/// A part of a series whose record is not there yet.
struct EarlyChunk {
    std::int64_t series = 0; ///< its number in the file
    std::string data; ///< of encodeSeries
};

/// Encodes the points of series in the order in which they come. From the first whole chunk on it does so in
/// a thread of its own, beside the reading of the file: compressing takes about as long as reading. What
/// comes out is the same either way. What is encoded is handed on, by series and in order, as soon as it is
/// more than mostBytes; at most mostWaiting chunks wait to be encoded, so memory is bounded.
class SeriesEncoder {
public:
    static constexpr std::size_t mostWaiting = 8;

    /// What is known of one series from its encoded points.
    struct Course {
        std::int64_t number = 0; ///< of the series in its file
        SeriesSummary summary;
        StableHash content; ///< changes whenever a point does
    };

    /// handOn is called from the thread that encodes.
    SeriesEncoder(std::size_t mostBytes, std::function<void(std::vector<EarlyChunk>)> handOn);
    ~SeriesEncoder(); ///< drops what waits

    /// Takes the points, and gives back empty columns. The course must stay in its place until finish() and
    /// is not to be looked at before.
    void encode(Course& course, SeriesPoints& points);
    /// Waits until everything is encoded; what was not handed on, in the order of encoding.
    [[nodiscard]] std::vector<EarlyChunk> finish();

private:
    struct Task {
        Course* course = nullptr;
        SeriesPoints points;
    };
    void encodeNow(Course& course, const SeriesPoints& points);
    void work();

    std::size_t m_mostBytes;
    std::function<void(std::vector<EarlyChunk>)> m_handOn;
    // Of the thread that encodes; of the other one only when nothing waits.
    std::vector<EarlyChunk> m_encoded;
    std::size_t m_encodedBytes = 0;
    std::mutex m_mutex; // guards what follows
    std::condition_variable m_changed;
    std::deque<Task> m_waiting; // the first one is being encoded
    std::vector<SeriesPoints> m_empty; // columns that keep their memory
    bool m_isEnding = false;
    std::thread m_thread;
};

} // namespace trefoil
