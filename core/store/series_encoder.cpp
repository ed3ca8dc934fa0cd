// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/series_encoder.h"

#include "core/domain/series.h"
#include "core/series/series_codec.h"

#include <algorithm>
#include <utility>

namespace trefoil {

namespace {

void emptyColumns(SeriesPoints& points)
{
    points.steps.clear();
    points.timesMs.clear();
    points.values.clear();
}

} // namespace

SeriesEncoder::SeriesEncoder(std::size_t mostBytes, std::function<void(std::vector<EarlyChunk>)> handOn)
    : m_mostBytes(mostBytes)
    , m_handOn(std::move(handOn))
{
}

SeriesEncoder::~SeriesEncoder()
{
    if (m_thread.joinable()) {
        {
            const std::lock_guard lock(m_mutex);
            m_isEnding = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }
}

void SeriesEncoder::encode(Course& course, SeriesPoints& points)
{
    if (!m_thread.joinable()) {
        if (points.size() < SeriesChunk::capacity) { // most files have short series only
            encodeNow(course, points);
            emptyColumns(points);
            return;
        }
        m_thread = std::thread([this] { work(); });
    }
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_waiting.size() < mostWaiting; });
    m_waiting.push_back({&course, std::move(points)});
    points = {};
    if (!m_empty.empty()) {
        points = std::move(m_empty.back());
        m_empty.pop_back();
    }
    m_changed.notify_all();
}

std::vector<EarlyChunk> SeriesEncoder::finish()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_waiting.empty(); });
    m_encodedBytes = 0;
    return std::exchange(m_encoded, {});
}

void SeriesEncoder::encodeNow(Course& course, const SeriesPoints& points)
{
    course.summary.add(points);
    std::string data = encodeSeries(points);
    course.content.add(data);
    m_encodedBytes += data.size();
    m_encoded.push_back({course.number, std::move(data)});
    if (m_encodedBytes > m_mostBytes) {
        // Those of one series side by side: they are read together later.
        std::ranges::stable_sort(m_encoded, {}, &EarlyChunk::series);
        m_encodedBytes = 0;
        m_handOn(std::exchange(m_encoded, {}));
    }
}

void SeriesEncoder::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_isEnding || !m_waiting.empty(); });
        if (m_isEnding) {
            return;
        }
        Task& task = m_waiting.front(); // stays where it is while others are added behind it
        lock.unlock();
        encodeNow(*task.course, task.points);
        emptyColumns(task.points);
        lock.lock();
        m_empty.push_back(std::move(task.points));
        m_waiting.pop_front();
        m_changed.notify_all();
    }
}

} // namespace trefoil
