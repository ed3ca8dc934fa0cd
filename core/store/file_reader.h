// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/diagnostic.h"
#include "core/ingest/importer.h"
#include "core/store/batch_queue.h"
#include "core/store/own_quantities.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

namespace trefoil {

/// What reading a file gave besides its records.
struct Reading {
    Result<void> result;
    std::vector<Diagnostic> diagnostics; ///< at most 10,000
    std::int64_t accepted = 0;
    std::int64_t setAside = 0;
};

/// Runs an importer in a thread of its own, ahead of the writer.
class FileReader {
public:
    FileReader(const Source& source, const Importer& importer, const ImportOptions& options,
        StagedQuantities& quantities);
    ~FileReader(); ///< stops the importer and waits for it

    /// Hands each batch to write, in order, in the calling thread, and reports progress there. When write
    /// returns false or a stop is requested, the importer is stopped and what it still gives is dropped.
    [[nodiscard]] Reading drain(const std::function<bool(ParsedBatch&)>& write, Progress& progress);

private:
    class Sink;
    class ReadingProgress;

    void read();

    const Source& m_source;
    const Importer& m_importer;
    ImportOptions m_options;
    StagedQuantities& m_quantities;
    BatchQueue m_queue;
    Reading m_reading; // belongs to the reading thread until it is joined
    std::atomic<bool> m_stop = false;
    std::atomic<std::int64_t> m_done = 0;
    std::thread m_thread;
};

} // namespace trefoil
