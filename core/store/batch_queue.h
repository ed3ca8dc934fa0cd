// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/parsed_batch.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

namespace trefoil {

/// Batches between one reading and one writing thread. There is a fixed number of them, so a fast reader
/// waits for the writer and memory stays bounded whatever the size of the file.
class BatchQueue {
public:
    explicit BatchQueue(std::size_t batchCount);

    [[nodiscard]] std::unique_ptr<ParsedBatch> takeEmpty(); ///< waits until the writer gives one back
    void push(std::unique_ptr<ParsedBatch> batch);
    void finish(); ///< nothing more will be pushed

    /// The next full batch; null after a short time without one.
    [[nodiscard]] std::unique_ptr<ParsedBatch> pop();
    void giveBack(std::unique_ptr<ParsedBatch> batch);
    [[nodiscard]] bool isDrained() const; ///< finished, and every batch was popped

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::unique_ptr<ParsedBatch>> m_empty;
    std::deque<std::unique_ptr<ParsedBatch>> m_full;
    bool m_isFinished = false;
};

} // namespace trefoil
