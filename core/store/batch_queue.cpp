// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/batch_queue.h"

#include <chrono>

namespace trefoil {

BatchQueue::BatchQueue(std::size_t batchCount)
{
    for (std::size_t i = 0; i < batchCount; ++i) {
        m_empty.push_back(std::make_unique<ParsedBatch>());
    }
}

std::unique_ptr<ParsedBatch> BatchQueue::takeEmpty()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_empty.empty(); });
    auto batch = std::move(m_empty.back());
    m_empty.pop_back();
    return batch;
}

void BatchQueue::push(std::unique_ptr<ParsedBatch> batch)
{
    const std::lock_guard lock(m_mutex);
    m_full.push_back(std::move(batch));
    m_changed.notify_all();
}

void BatchQueue::finish()
{
    const std::lock_guard lock(m_mutex);
    m_isFinished = true;
    m_changed.notify_all();
}

std::unique_ptr<ParsedBatch> BatchQueue::pop()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(
        lock, std::chrono::milliseconds(50), [this] { return !m_full.empty() || m_isFinished; });
    if (m_full.empty()) {
        return nullptr;
    }
    auto batch = std::move(m_full.front());
    m_full.pop_front();
    return batch;
}

void BatchQueue::giveBack(std::unique_ptr<ParsedBatch> batch)
{
    for (std::size_t i = 0; i < batch->count; ++i) {
        batch->records[i].series.clear(); // unlike texts they can be large
        batch->records[i].predictions.reset();
    }
    batch->count = 0;
    batch->earlyChunks.clear();
    batch->newContexts.clear();
    batch->newColumns.clear();
    const std::lock_guard lock(m_mutex);
    m_empty.push_back(std::move(batch));
    m_changed.notify_all();
}

bool BatchQueue::isDrained() const
{
    const std::lock_guard lock(m_mutex);
    return m_isFinished && m_full.empty();
}

} // namespace trefoil
