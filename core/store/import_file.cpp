// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import_file.h"

#include "core/ingest/changed_files.h"
#include "core/ingest/mapping.h"
#include "core/store/companion_rows.h"
#include "core/store/diagnostics.h"
#include "core/store/record_hash.h"
#include "core/store/record_writer.h"
#include "core/store/source_files.h"

#include <map>

namespace trefoil {

namespace {

std::optional<std::int64_t> modificationMs(const std::filesystem::path& path)
{
    const auto stamp = fileStamp(path);
    return stamp ? std::optional(stamp->modifiedMs) : std::nullopt;
}

/// How far ahead of the writing the identities are looked for.
constexpr std::size_t recordsExpected = 8;

/// Turns the batches of one file into rows.
class FileWriting {
public:
    FileWriting(ImportState& state, FileId file, const std::string& path)
        : m_state(state)
        , m_file(file)
        , m_writer(state.connection, file)
        , m_firstRecord(state.nextRecord)
    {
        StableHash hash;
        hash.add(std::string_view(path));
        m_pathHash = hash.value();
    }

    [[nodiscard]] FileId file() const { return m_file; }
    /// What the file has declared, by quantity.
    [[nodiscard]] std::map<std::string, SourceColumn> takeColumns() { return std::move(m_columns); }

    [[nodiscard]] bool write(ParsedBatch& batch)
    {
        for (const Context& context : batch.newContexts) {
            m_contextIds.push_back(m_state.contexts.idOf(context));
        }
        for (const SourceColumn& column : batch.newColumns) {
            m_columns.try_emplace(column.quantity->id, column);
        }
        m_writer.writeEarly(batch.earlyChunks);
        for (std::size_t i = 0; i < batch.count; ++i) {
            if (i + recordsExpected < batch.count) {
                m_state.identities.expect(batch.records[i + recordsExpected].identity);
            }
            write(batch.records[i]);
        }
        m_writer.flush(); // the texts of the batch are about to change
        return !m_state.connection.failed();
    }

    void finish(const Reading& reading)
    {
        m_writer.finish();
        saveColumns();
        sql::Statement update = m_state.connection.prepare(
            "UPDATE source_file SET first_record = ?2, last_record = ?3, accepted = ?4, set_aside = ?5"
            " WHERE id = ?1");
        update.bind(1, m_file.value).bind(2, m_firstRecord).bind(3, m_state.nextRecord - 1);
        update.bind(4, reading.accepted).bind(5, reading.setAside).run();
        saveDiagnostics(m_state.connection, m_file, reading.diagnostics);
    }

private:
    void write(const ParsedRecord& parsed)
    {
        const Placement placement = m_state.identities.place(parsed, m_pathHash, m_state.nextRecord);
        if (placement.verdict == Verdict::Unchanged) {
            m_state.unchangedRuns.push_back(placement.run);
            return;
        }
        const auto context = static_cast<std::size_t>(parsed.record.context.value - 1);
        m_writer.write(parsed, placement, m_contextIds[context], m_state.nextRecord);
        if (placement.loser != 0) {
            m_writer.flush(); // the loser may be among what waits
            m_state.changes.setCounts(placement.loser, false);
        }
        m_state.hasFurtherIds = m_state.hasFurtherIds || parsed.record.runIds.size() > 1;
        m_state.hasSharedRuns = m_state.hasSharedRuns || placement.run != 0;
        noteExtras(parsed.record);
        ++m_state.nextRecord;
        ++m_state.stored;
    }

    /// Quantities that the importer did not declare get a line too: frames are built from what is declared.
    void noteExtras(const Record& record)
    {
        for (const ExtraValue& extra : record.extras) {
            m_columns.try_emplace(extra.quantity->id, SourceColumn{extra.quantity, {}, {}, Grade::Measured});
        }
    }

    void saveColumns()
    {
        for (std::size_t i = 0; i < standardQuantityCount; ++i) {
            if ((m_writer.quantitiesSeen() >> i & 1U) != 0) {
                const Quantity& quantity = standardQuantities()[i];
                m_columns.try_emplace(quantity.id, SourceColumn{&quantity, {}, {}, Grade::Measured});
            }
        }
        sql::Statement insert =
            m_state.connection.prepare("INSERT INTO source_column VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        for (const auto& [id, column] : m_columns) {
            insert.bind(1, m_file.value)
                .bind(2, std::string_view(id))
                .bind(3, std::string_view(column.column));
            insert.bind(4, std::string_view(column.unitAsWritten)).bind(5, static_cast<int>(column.grade));
            insert.bind(6, std::string_view(column.companion)).bind(7, column.line).run();
        }
    }

    ImportState& m_state;
    FileId m_file;
    RecordWriter m_writer;
    std::int64_t m_firstRecord;
    std::uint64_t m_pathHash = 0;
    std::vector<ContextId> m_contextIds; // by the file's own numbers
    std::map<std::string, SourceColumn> m_columns; // by quantity
};

/// The records that the import has met before, as runs that did not change.
void noteUnchangedFile(ImportState& state, const StoredFile& known)
{
    sql::Statement rows = state.connection.prepare("SELECT run_id FROM record WHERE id BETWEEN ?1 AND ?2");
    rows.bind(1, known.firstRecord).bind(2, known.lastRecord);
    while (rows.step()) {
        state.unchangedRuns.push_back(rows.integer(0));
    }
}

/// Back to where the file began.
struct Beginning {
    std::int64_t nextRecord;
    std::int64_t stored;
    std::size_t unchangedRuns;
};

void returnTo(ImportState& state, const Beginning& beginning)
{
    state.connection.run("ROLLBACK TO file; RELEASE file");
    state.nextRecord = beginning.nextRecord;
    state.stored = beginning.stored;
    state.unchangedRuns.resize(beginning.unchangedRuns);
    state.identities.load(state.connection);
    state.contexts = ContextWriter(state.connection);
}

/// columns: gets what the file has declared.
Result<void> readInto(ImportState& state, const NewFile& newFile, const ImportOptions& options,
    FileOutcome& outcome, std::map<std::string, SourceColumn>& columns, Progress& progress)
{
    const Beginning beginning{state.nextRecord, state.stored, state.unchangedRuns.size()};
    state.connection.run("SAVEPOINT file");
    state.changes.mark();
    state.identities.beginFile();
    Reading reading;
    {
        // Reads ahead while the digest of the bytes is reckoned for the row of the file.
        FileReader reader(*newFile.source, *newFile.importer, options, state.quantities);
        FileWriting writing(state, storeFile(state.connection, newFile), newFile.source->path());
        reading = reader.drain([&writing](ParsedBatch& batch) { return writing.write(batch); }, progress);
        if (reading.result) {
            writing.finish(reading);
            columns = writing.takeColumns();
            storeCompanions(
                state.connection, writing.file(), newFile.source->folder(), newFile.source->companions());
        }
    }
    if (auto written = state.connection.takeResult(); !written) {
        return written;
    }
    if (!reading.result && reading.result.error().code == Errc::Cancelled) {
        return reading.result;
    }
    if (!reading.result) {
        outcome.error = reading.result.error();
        returnTo(state, beginning);
        state.changes.returnToMark();
        return state.connection.takeResult();
    }
    outcome.accepted = reading.accepted;
    outcome.setAside = reading.setAside;
    outcome.diagnostics = std::move(reading.diagnostics);
    state.connection.run("RELEASE file");
    return state.connection.takeResult();
}

} // namespace

Result<FileOutcome> importFile(ImportState& state, const ImportFile& file, Progress& progress)
{
    FileOutcome outcome;
    const std::u8string path = file.path.u8string();
    outcome.path.assign(path.begin(), path.end());
    if (file.importer == nullptr) {
        outcome.error = Error{Errc::FormatUnknown, {outcome.path}, {}};
        return outcome;
    }
    const auto source = Source::open(file.path);
    if (!source) {
        outcome.error = source.error();
        return outcome;
    }
    const NewFile newFile{state.import, &*source, file.importer,
        file.mapping == nullptr ? std::string() : mappingToJson(*file.mapping), modificationMs(file.path)};
    outcome.format = file.importer->id;
    KnownBytes known = findSameBytes(state.connection, newFile);
    if (known.same) {
        outcome.alreadyThere = true;
        outcome.accepted = known.same->accepted;
        outcome.setAside = known.same->setAside;
        noteUnchangedFile(state, *known.same);
        if (known.same->path == outcome.path) {
            if (auto seen = seenAgain(state.connection, *known.same, newFile)) {
                state.seenAgain.push_back(*std::move(seen));
            }
        }
        return state.connection.takeResult().map([&] { return outcome; });
    }
    outcome.readAgain = std::move(known.readAgain);
    const std::int64_t storedBefore = state.stored;
    std::map<std::string, SourceColumn> columns;
    if (auto read = readInto(state, newFile, ImportOptions{file.mapping}, outcome, columns, progress);
        !read) {
        return tl::unexpected<Error>(read.error());
    }
    if (outcome.error) {
        outcome.format.clear();
    } else if (state.stored == storedBefore) {
        if (!known.earlier && outcome.accepted == 0) {
            known.earlier = findPart(state.connection, newFile);
        }
        if (known.earlier) {
            state.seenAgain.push_back(readAgain(*known.earlier, newFile));
            state.seenAgain.back().columns = std::move(columns);
        }
    }
    return outcome;
}

} // namespace trefoil
