// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/file_reader.h"

#include "core/store/record_hash.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace trefoil {

namespace {

constexpr std::size_t batchesInFlight = 6;
constexpr std::size_t diagnosticsKept = 10'000;
constexpr std::int64_t bytesBetweenReleases = 8 * 1024 * 1024;

struct ContextHash {
    std::size_t operator()(const Context& context) const { return static_cast<std::size_t>(hashOf(context)); }
};

/// Times beyond the year 9999 come from damaged files; reckoning with them would overflow.
void dropImpossible(std::optional<Instant>& instant)
{
    constexpr std::int64_t farthest = 253'402'300'800'000; // ms: 10000-01-01
    if (instant && (instant->milliseconds < -farthest || instant->milliseconds >= farthest)) {
        instant.reset();
    }
}

} // namespace

class FileReader::Sink final : public RecordSink {
public:
    explicit Sink(FileReader& reader)
        : m_reader(reader)
        , m_batch(reader.m_queue.takeEmpty())
        , m_series([&reader](std::vector<EarlyChunk> chunks) {
            // A batch of their own: the records of the present one belong to the reading thread.
            auto batch = reader.m_queue.takeEmpty();
            batch->earlyChunks = std::move(chunks);
            reader.m_queue.push(std::move(batch));
        })
    {
    }

    ContextId intern(const Context& context) override
    {
        const auto next = ContextId{static_cast<std::int64_t>(m_contexts.size()) + 1};
        const auto [found, isNew] = m_contexts.try_emplace(context, next);
        if (isNew) {
            m_batch->newContexts.push_back(context);
            m_contextHashes.push_back(hashOf(context));
        }
        return found->second;
    }

    const Quantity& quantity(const Quantity& proposed) override
    {
        return m_reader.m_quantities.find(proposed);
    }

    void declare(const SourceColumn& column) override { m_batch->newColumns.push_back(column); }

    void append(const SeriesChunk& chunk) override
    {
        if (!m_reader.m_stop.load(std::memory_order_relaxed)) {
            m_series.append(chunk);
        }
    }

    void attach(Predictions predictions) override
    {
        if (!m_reader.m_stop.load(std::memory_order_relaxed)) {
            m_predictions = m_predictionEncoder.encode(predictions);
        }
    }

    void accept(const Record& record) override
    {
        if (m_reader.m_stop.load(std::memory_order_relaxed)) {
            return;
        }
        if (m_batch->records.size() <= m_batch->count) {
            m_batch->records.emplace_back();
        }
        ParsedRecord& parsed = m_batch->records[m_batch->count];
        parsed.record = record;
        dropImpossible(parsed.record.startedAt);
        dropImpossible(parsed.record.endedAt);
        if (!record.context.isValid()) {
            parsed.record.context = intern(Context{});
        }
        const auto contextIndex = static_cast<std::size_t>(parsed.record.context.value - 1);
        parsed.identity =
            numbered(identityHash(m_reader.m_importer.id, m_reader.m_source.path(), record), record);
        parsed.content = contentHash(record, m_contextHashes[contextIndex]);
        parsed.series.clear();
        if (!m_series.isEmpty()) {
            parsed.series = m_series.take();
            parsed.content ^= hashOf(parsed.series);
            m_largeBytes += sizeOf(parsed.series);
        }
        parsed.predictions = std::exchange(m_predictions, std::nullopt);
        if (parsed.predictions) {
            parsed.content ^= hashOf(*parsed.predictions);
            m_largeBytes += parsed.predictions->data.size();
        }
        ++m_reader.m_reading.accepted;
        if (++m_batch->count == ParsedBatch::capacity || m_largeBytes > SeriesCollector::mostEncodedBytes) {
            startBatch();
        }
    }

    void diagnose(Diagnostic diagnostic) override
    {
        Reading& reading = m_reader.m_reading;
        reading.setAside += diagnostic.severity == Severity::SetAside ? 1 : 0;
        if (reading.diagnostics.size() < diagnosticsKept) {
            if (diagnostic.where.path.empty()) {
                diagnostic.where.path = m_reader.m_source.path();
            }
            reading.diagnostics.push_back(std::move(diagnostic));
        }
    }

    void flush() { m_reader.m_queue.push(std::move(m_batch)); }

private:
    void startBatch()
    {
        flush();
        m_batch = m_reader.m_queue.takeEmpty();
        m_largeBytes = 0;
    }

    static std::size_t sizeOf(const std::vector<EncodedSeries>& series)
    {
        std::size_t bytes = 0;
        for (const EncodedSeries& each : series) {
            for (const std::string& chunk : each.chunks) {
                bytes += chunk.size();
            }
        }
        return bytes;
    }

    /// Rows without an id that share a name are told apart by their order.
    std::uint64_t numbered(std::uint64_t identity, const Record& record)
    {
        if (!record.runIds.empty() || record.name.empty()) {
            return identity;
        }
        StableHash hash;
        hash.add(identity);
        hash.add(m_occurrences[identity]++);
        return hash.value();
    }

    FileReader& m_reader;
    std::unique_ptr<ParsedBatch> m_batch;
    SeriesCollector m_series; // of the record that is accepted next
    std::optional<EncodedPredictions> m_predictions; // likewise
    PredictionEncoder m_predictionEncoder;
    std::size_t m_largeBytes = 0; // of series and predictions in the batch
    std::unordered_map<std::uint64_t, std::uint64_t> m_occurrences; // of identities without a run id
    std::unordered_map<Context, ContextId, ContextHash> m_contexts;
    std::vector<std::uint64_t> m_contextHashes; // by position of the context
};

class FileReader::ReadingProgress final : public Progress {
public:
    explicit ReadingProgress(FileReader& reader)
        : m_reader(reader)
    {
    }

    void report(std::string_view, std::int64_t done, std::int64_t) override
    {
        m_reader.m_done.store(done, std::memory_order_relaxed);
        // Importers read from the beginning to the end; those that look back find the bytes in the file.
        if (done >= m_released + bytesBetweenReleases || done < m_released) {
            m_reader.m_source.release(static_cast<std::size_t>(std::max<std::int64_t>(done, 0)));
            m_released = done;
        }
    }
    [[nodiscard]] bool stopRequested() const override
    {
        return m_reader.m_stop.load(std::memory_order_relaxed);
    }

private:
    FileReader& m_reader;
    std::int64_t m_released = 0;
};

FileReader::FileReader(const Source& source, const Importer& importer, const ImportOptions& options,
    StagedQuantities& quantities)
    : m_source(source)
    , m_importer(importer)
    , m_options(options)
    , m_quantities(quantities)
    , m_queue(batchesInFlight)
    , m_thread([this] { read(); })
{
}

FileReader::~FileReader()
{
    if (m_thread.joinable()) {
        NoProgress progress;
        static_cast<void>(drain([](ParsedBatch&) { return false; }, progress));
    }
}

void FileReader::read()
{
    {
        Sink sink(*this);
        ReadingProgress progress(*this);
        m_reading.result = m_importer.read(m_source, m_options, sink, progress);
        if (auto whole = m_source.checkWhole(); !whole) {
            m_reading.result = std::move(whole); // whatever the importer made of the zeros
        }
        sink.flush();
    } // The encoder of the series has ended, too: it takes batches, which only a queue that lasts gives back.
    m_queue.finish();
}

Reading FileReader::drain(const std::function<bool(ParsedBatch&)>& write, Progress& progress)
{
    const auto size = static_cast<std::int64_t>(m_source.bytes().size());
    bool isCancelled = false;
    while (!m_queue.isDrained()) {
        auto batch = m_queue.pop();
        progress.report("import", m_done.load(std::memory_order_relaxed), size);
        isCancelled = isCancelled || progress.stopRequested();
        if (isCancelled) {
            m_stop = true;
        }
        if (batch != nullptr) {
            if (!m_stop && !write(*batch)) {
                m_stop = true;
            }
            m_queue.giveBack(std::move(batch));
        }
    }
    m_thread.join();
    if (isCancelled) {
        m_reading.result = fail(Errc::Cancelled, {});
    }
    return std::move(m_reading);
}

} // namespace trefoil
