// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/sha256.h"
#include "core/domain/baseline_choice.h"
#include "core/domain/predictions.h"
#include "core/frame/frame.h"
#include "core/ingest/changed_files.h"
#include "core/ingest/companion.h"
#include "core/ingest/importer.h"
#include "core/join/join.h"
#include "core/series/series_points.h"
#include "core/store/join_choice.h"
#include "core/store/ruled_series.h"
#include "core/store/run_predictions.h"
#include "core/store/run_series.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trefoil {

enum class OpenMode { ReadOnly, ReadWrite, CreateIfMissing };

/// One file that becomes part of an import.
struct ImportFile {
    std::filesystem::path path;
    const Importer* importer = nullptr;
    const Mapping* mapping = nullptr; ///< for tables
};

struct FileOutcome {
    std::string path;
    std::string format; ///< importer id; empty when refused
    std::int64_t accepted = 0; ///< records
    std::vector<Diagnostic> diagnostics; ///< notes, warnings and set-aside records, at most 10,000 kept
    std::int64_t setAside = 0; ///< all of them, also beyond those kept
    /// Why it was read although its bytes were imported before: "args.yaml changed", "Trefoil now reads more
    /// from this format"; empty: they were not.
    std::string readAgain;
    bool alreadyThere = false; ///< the same bytes were imported before: nothing was added
    std::optional<Error> error; ///< the file as a whole was refused
    FileStamp stamp; ///< of files(): when it was imported
    Sha256Digest digest{}; ///< of files(): of its bytes
    std::string mapping; ///< of files(): what the table's columns meant, JSON; empty without one
    int importerRevision = 0; ///< of files(): of the importer that read it
    std::vector<Companion> companions; ///< of files(): what was read beside it
};

struct JoinOutcome {
    RunId run;
    std::string runName;
    std::vector<SourceRef> sources;
    JoinReason reason = JoinReason::SameRunId;
    double confidence = 1;
    std::string explanation;
};

struct AmbiguityOutcome {
    SourceRef record;
    std::vector<SourceRef> candidates;
    std::string explanation;
};

/// A record that is a run of its own as no other one matched it, or many of one file.
struct UnmatchedOutcome {
    SourceRef record; ///< of several records: their file
    std::string runName; ///< empty for several records
    std::string format; ///< importer id
    std::int64_t records = 1;
    std::string explanation; ///< "no other record carries the id 3f; no other format lies in its folder"
    std::optional<SourceRef> nearest; ///< of another format, the record whose duration is the nearest
};

/// How the records that count have become runs, by rules and by hand.
struct JoinReview {
    std::vector<JoinOutcome> joins;
    std::vector<UnmatchedOutcome> unmatched;
    std::vector<AmbiguityOutcome> ambiguities;
};

struct ImportOutcome {
    ImportId import; ///< none when nothing was added
    std::vector<FileOutcome> files;
    std::int64_t runsAdded = 0;
    std::int64_t runsUpdated = 0;
    std::int64_t runsUnchanged = 0;
    std::vector<JoinOutcome> joins;
    std::vector<AmbiguityOutcome> ambiguities;
    std::vector<UnmatchedOutcome> unmatched; ///< of the records of this import
    int choicesMade = 0; ///< of those given; the others are about records that are not there
};

/// Where one value of a run comes from.
struct ValueTrace {
    const Quantity* quantity = nullptr;
    double value = 0; ///< canonical unit
    Grade grade = Grade::Measured;
    SourceRef where; ///< path, line, and column or JSON pointer
    std::string unitAsWritten;
    std::string format;
    std::string sha256; ///< of the source file when imported, hex
    bool counts = true; ///< false: another record of the run has precedence; reason says why
    std::string reason;
    std::string choice; ///< which value of a series it is: "last of 120 values"; empty: of none
    bool isRuled = false; ///< chosen by a rule of the library
};

struct GroupTrace {
    GroupValue value;
    SourceRef where;
};

/// Another run that a run is part of, or that is part of it.
struct RelatedRun {
    RunId run; ///< none: the library does not have it
    std::string name; ///< of a run that is not there: its id
};

/// Everything about one run, for the details panel and trefoil-cli trace.
struct RunDetails {
    RunId run;
    std::string name;
    Context context;
    std::optional<Instant> startedAt, endedAt;
    std::optional<std::int64_t> seed;
    std::vector<ValueTrace> values; ///< the counting one of a quantity first
    std::vector<GroupTrace> groups;
    std::vector<JoinOutcome> joins;
    std::optional<RelatedRun> parent; ///< the run that it is part of (MLflow: nested runs)
    std::vector<RelatedRun> children; ///< the runs that are part of it
};

struct HistoryEntry {
    std::int64_t id = 0;
    Instant at;
    std::string action; ///< "import", "join", "split", "rename", "exclude", "baseline", "rule"
    std::string summary; ///< in words: "Imported 12 files: 460 runs"
    bool undone = false;
};

struct CheckReport {
    std::vector<std::string> problems; ///< empty: all is well
    std::int64_t filesHashed = 0;
    std::vector<std::string> filesMissing, filesChanged;
};

/// One library: a *.trefoil file that the person owns. Every change is one transaction and one entry of the
/// history. One Library per thread and connection; readers are never blocked by a writer.
class Library {
public:
    /// Errors: FileNotReadable, LibraryNotOurs, LibraryTooNew, LibraryDamaged, LibraryLocked.
    [[nodiscard]] static Result<Library> open(const std::filesystem::path& path, OpenMode mode);

    Library(Library&&) noexcept;
    Library& operator=(Library&&) noexcept;
    ~Library();

    [[nodiscard]] const std::filesystem::path& path() const;
    /// Rises with every change; equal revisions have equal content.
    [[nodiscard]] std::int64_t revision() const;
    /// Quantities of this library: standard ones and the person's own.
    [[nodiscard]] const QuantityRegistry& quantities() const;

    /// Reads the files, writes and joins the records: all or nothing. choices: what a person decided about
    /// the joins that a preview showed; part of the import, undone with it. Errors of single files stand in
    /// the outcome. Errors: Cancelled, LibraryLocked, StoreFailed; then the library is as it was before.
    [[nodiscard]] Result<ImportOutcome> import(const std::vector<ImportFile>& files, Progress& progress,
        const std::vector<JoinChoice>& choices = {});
    /// The same, rolled back at the end: what an import would do. The library stays untouched, except that it
    /// remembers of files that say nothing new when they were looked at, and by which importer, and which
    /// files were refused where nothing else was to be imported.
    [[nodiscard]] Result<ImportOutcome> previewImport(const std::vector<ImportFile>& files,
        Progress& progress, const std::vector<JoinChoice>& choices = {});

    /// All runs of active imports as a table of recorded values. The first one after opening and after an
    /// import is written into the file when it is large, so that the next opening need not build it.
    [[nodiscard]] Result<FramePointer> frame(Progress& progress);
    /// The same with these rules in place of those of the library; nothing is kept.
    [[nodiscard]] Result<FramePointer> frameUnderRules(const ValueRules& rules, Progress& progress);

    [[nodiscard]] Result<RunDetails> details(RunId run);
    /// Training logs, power samples: of one run or, without one, of all.
    [[nodiscard]] Result<std::vector<RunSeries>> series(RunId run = {});
    [[nodiscard]] Result<SeriesPoints> seriesPoints(SeriesId series, Progress& progress);
    /// What models answered about single examples: of one run or, without one, of all. Models with the same
    /// set answered the same examples, in one order.
    [[nodiscard]] Result<std::vector<RunPredictions>> predictions(RunId run = {});
    [[nodiscard]] Result<std::shared_ptr<const ExampleSet>> exampleSet(ExampleSetId id);
    [[nodiscard]] Result<Predictions> predictionsOf(
        PredictionsId id, const std::shared_ptr<const ExampleSet>& examples);
    [[nodiscard]] Result<std::vector<AmbiguityOutcome>> ambiguities();
    [[nodiscard]] Result<JoinReview> joinReview(Progress& progress); ///< Errors: Cancelled, StoreFailed
    /// Of active imports, with their diagnostics; of a file that was imported again only the last time.
    [[nodiscard]] Result<std::vector<FileOutcome>> files();
    /// Files that an import refused for what is in them, and that have not changed, gone or been imported
    /// since: path, format, importerRevision, stamp and error.
    [[nodiscard]] Result<std::vector<FileOutcome>> refusedFiles();

    [[nodiscard]] Result<void> joinRuns(const std::vector<RunId>& runs); ///< the first gives its id and name
    [[nodiscard]] Result<void> splitRun(RunId run); ///< every record its own run again
    /// Joins or splits the runs of the records at those places. Errors: UnknownRun where there is none.
    [[nodiscard]] Result<void> decideJoin(const JoinChoice& choice);
    [[nodiscard]] Result<void> renameRun(RunId run, const std::string& name);
    [[nodiscard]] Result<void> setExcluded(const std::vector<RunId>& runs, bool excluded);
    /// The variants were made smaller from the baseline; itself among them is left out.
    [[nodiscard]] Result<void> setBaseline(RunId baseline, const std::vector<RunId>& variants);
    [[nodiscard]] Result<std::vector<BaselineChoice>> baselineChoices();

    /// Which value of a series is the run's; quantities without a rule: the last.
    [[nodiscard]] Result<ValueRules> valueRules();
    /// Errors: UnknownQuantity; SpecInvalid where the rule does not suit the quantity.
    [[nodiscard]] Result<void> setValueRule(const std::string& quantityId, const ValueRule& rule);

    [[nodiscard]] Result<std::vector<HistoryEntry>> history();
    [[nodiscard]] Result<HistoryEntry> undo(); ///< the last change not undone; Errors: NothingToUndo
    [[nodiscard]] Result<HistoryEntry> redo(); ///< Errors: NothingToRedo

    /// View state and specs that belong to the library, as JSON text by key ("scenario", "hidden_runs").
    /// Not part of the history.
    [[nodiscard]] Result<std::optional<std::string>> setting(const std::string& key);
    [[nodiscard]] Result<void> setSetting(const std::string& key, const std::string& json);

    /// Integrity, foreign keys, hashes of the source files that still exist.
    [[nodiscard]] Result<CheckReport> check(Progress& progress);

private:
    struct Data;
    explicit Library(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace trefoil
