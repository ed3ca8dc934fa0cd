// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/builtin_importers.h"
#include "core/ingest/mapping.h"
#include "core/store/library.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace trefoil {

/// One file that was found, and what is to happen with it.
struct PlannedFile {
    std::filesystem::path path;
    std::vector<Candidate> candidates; ///< the most likely first; empty: not recognised
    std::string reason; ///< why it is taken for the first candidate, or why it is left out
    int chosen = -1; ///< index of candidates; -1: leave it out
    std::shared_ptr<const Mapping> mapping; ///< what the columns mean, where a person is asked
    std::string readAgain = {}; ///< why, although its bytes are as they were imported; empty: they are not
    std::optional<Error> error = {}; ///< why it cannot be read

    [[nodiscard]] const Importer* importer() const
    {
        return chosen < 0 ? nullptr : candidates[static_cast<std::size_t>(chosen)].importer;
    }
};

using ImportPlan = std::vector<PlannedFile>;

/// Makes a plan, beside the window.
using PlanImport = std::function<Result<ImportPlan>(Progress&)>;

/// Looks at every file under the paths, hidden ones left out, and says in which format each may be. known:
/// the files of the library; what the columns of a table meant there is proposed again for the same file, and
/// for another one with the same header, unless a mapping lies beside it. Errors: Cancelled.
[[nodiscard]] Result<ImportPlan> planImport(
    const QStringList& paths, const std::vector<FileOutcome>& known, Progress& progress);

/// The same for what is new or changed in the folders of the files that a library knows, and for those of
/// them that whyReadAgain() speaks of; a known table keeps the meaning of its columns, unless what lies
/// beside it says another one. Left out is what is only read together with a file of the library, what says
/// the same as one of them byte for byte, and what was refused (as refusedFiles() tells) and would be again.
/// Errors: Cancelled.
[[nodiscard]] Result<ImportPlan> planChanges(
    const std::vector<FileOutcome>& known, const std::vector<FileOutcome>& refused, Progress& progress);

/// Files that a library knows, to be read as before: after a correction of one of them, or of what its
/// columns mean. Errors: FileNotReadable, Cancelled.
[[nodiscard]] Result<ImportPlan> planAgain(
    const QStringList& files, const std::vector<FileOutcome>& known, Progress& progress);

/// The files that changed in a watched folder, and those of the library in it beside which something did.
/// What cannot be read is in the plan, with its error. Errors: FileNotReadable for a file that goes
/// meanwhile, Cancelled.
[[nodiscard]] Result<ImportPlan> planWatched(const std::filesystem::path& folder,
    const std::vector<std::filesystem::path>& changed, const std::vector<FileOutcome>& known,
    Progress& progress);

/// A file of whose columns a person may say what they mean: a table, or a format whose units people mistake.
[[nodiscard]] bool hasAskedColumns(const PlannedFile& file);
/// How many of its columns wait for an answer.
[[nodiscard]] int openQuestions(const PlannedFile& file);

/// What must be mended in the columns of a table before the plan can be carried out: 'results.csv, column
/// "price": unknown unit "EUR"'. Empty: nothing.
[[nodiscard]] QString mappingProblem(const ImportPlan& plan);

/// The files that are not left out; they point into the plan's mappings.
[[nodiscard]] std::vector<ImportFile> importFiles(const ImportPlan& plan);

} // namespace trefoil
