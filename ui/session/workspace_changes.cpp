// SPDX-License-Identifier: GPL-3.0-or-later
// What changes the data of the library: each one job on its thread, then the library is read anew.
#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_set>

#include <QFileInfo>
#include <QPointer>
#include <QStringBuilder>

#include "core/compression/parentage.h"
#include "core/compression/replicates.h"
#include "ui/bridge/text.h"
#include "ui/bridge/value_rule_text.h"
#include "ui/session/read_again_text.h"
#include "ui/session/workspace.h"

namespace trefoil {

namespace {

Result<LibrarySnapshot> readSnapshot(Library& library, Progress& progress)
{
    LibrarySnapshot snapshot;
    const std::int64_t revision = library.revision(); // first: what changes while it is read shall be noticed
    Result<FramePointer> frame = library.frame(progress);
    if (!frame) {
        return tl::unexpected<Error>(std::move(frame.error()));
    }
    snapshot.frame = std::move(*frame);
    snapshot.revision = revision;
    if (Result<std::vector<HistoryEntry>> history = library.history()) {
        snapshot.history = std::move(*history);
    }
    if (Result<std::vector<FileOutcome>> files = library.files()) {
        snapshot.files = std::move(*files);
    }
    if (Result<std::vector<FileOutcome>> refused = library.refusedFiles()) {
        snapshot.refused = std::move(*refused);
    }
    if (Result<std::vector<AmbiguityOutcome>> ambiguities = library.ambiguities()) {
        snapshot.ambiguities = std::move(*ambiguities);
    }
    if (Result<std::vector<BaselineChoice>> baselines = library.baselineChoices()) {
        snapshot.baselines = std::move(*baselines);
    }
    return snapshot;
}

Result<QString> withText(const Result<void>& result, const QString& text)
{
    if (!result) {
        return tl::unexpected<Error>(result.error());
    }
    return text;
}

/// Of the chosen runs those that are no other seed of the baseline; where that leaves none, all of its model,
/// dataset, task and project.
std::vector<RunId> variantsOf(const Frame& frame, RunId baseline, const std::vector<RunId>& chosen)
{
    std::vector<RunId> variants;
    std::vector<RunId> relatives;
    const auto place = std::ranges::find(frame.runs, baseline);
    if (place == frame.runs.end()) {
        return variants;
    }
    const auto own = static_cast<std::uint32_t>(place - frame.runs.begin());
    const std::vector<std::uint32_t> groups = findReplicates(frame).groupOf;
    const std::string family = modelFamily(frame, own);
    for (std::uint32_t row = 0; row < frame.rowCount(); ++row) {
        const bool isOther = row != own && (groups[row] != groups[own] || groups[row] == Replicates::none);
        if (isOther && std::ranges::find(chosen, frame.runs[row]) != chosen.end()) {
            variants.push_back(frame.runs[row]);
        } else if (isOther && modelFamily(frame, row) == family) {
            relatives.push_back(frame.runs[row]);
        }
    }
    return variants.empty() ? relatives : variants;
}

/// Quantities of which two of the runs have values that differ by more than rounding.
std::vector<const Quantity*> disagreements(const Frame& recorded, const std::vector<RunId>& runs)
{
    constexpr double rounding = 1e-6;
    const std::unordered_set<RunId> chosen(runs.begin(), runs.end());
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < recorded.rowCount(); ++row) {
        if (chosen.contains(recorded.runs[row])) {
            rows.push_back(row);
        }
    }
    std::vector<const Quantity*> disputed;
    for (const auto& column : recorded.columns) {
        std::optional<double> first;
        const auto differs = [&](std::size_t row) {
            if (!column->has(row)) {
                return false;
            }
            const double value = column->values[row];
            first = first ? first : value;
            return std::abs(value - *first) > rounding * std::max(std::abs(value), std::abs(*first));
        };
        if (std::any_of(rows.begin(), rows.end(), differs)) {
            disputed.push_back(column->quantity);
        }
    }
    return disputed;
}

/// "those of results.csv count", where the counting values of the joined run come from one file.
QString whatCounts(Library& library, RunId run, const std::vector<const Quantity*>& disputed)
{
    QStringList files;
    if (const Result<RunDetails> details = library.details(run)) {
        for (const ValueTrace& value : details->values) {
            const auto isIt = [&](const Quantity* quantity) { return quantity->id == value.quantity->id; };
            if (value.counts && std::any_of(disputed.begin(), disputed.end(), isIt)) {
                files << QFileInfo(toText(value.where.path)).fileName()
                        + (value.where.line > 0 ? QString(u':' % QString::number(value.where.line))
                                                : QString());
            }
        }
    }
    files.removeDuplicates();
    return files.size() == 1 ? Workspace::tr("what %1 says counts, Details shows both").arg(files.front())
                             : Workspace::tr("Details shows which values count");
}

} // namespace

void Workspace::reload(const QString& text)
{
    m_seenRevision.reset(); // a read that fails or is cancelled is not tried again by itself
    m_library.run<LibrarySnapshot>(
        tr("Reading the library"), readSnapshot, this, [this, text](Result<LibrarySnapshot> snapshot) {
            if (!snapshot) {
                Q_EMIT failed(snapshot.error());
                return;
            }
            take(std::move(*snapshot));
            if (!text.isEmpty()) {
                Q_EMIT said(text);
            }
        });
}

void Workspace::lookForForeignChange()
{
    if (!hasLibrary() || m_library.runner().isBusy()) {
        return; // the next look will do
    }
    m_library.run<std::int64_t>(
        {}, [](Library& library, Progress&) -> Result<std::int64_t> { return library.revision(); }, this,
        [this](const Result<std::int64_t>& revision) {
            if (!revision || *revision == 0) {
                return; // it could not be read; what needs it will say so
            }
            const std::optional<std::int64_t> seen = std::exchange(m_seenRevision, *revision);
            if (seen && *seen != *revision) {
                reload(tr("Another program changed this library; it was read again"));
            }
        });
}

void Workspace::change(const QString& title, Change work)
{
    if (!hasLibrary()) {
        return;
    }
    m_library.run<QString>(
        title, [work = std::move(work)](Library& library, Progress&) { return work(library); }, this,
        [this](const Result<QString>& text) {
            if (!text) {
                Q_EMIT failed(text.error());
                return;
            }
            reload(*text);
        });
}

void Workspace::readAgain()
{
    if (hasLibrary()) {
        reload({});
    }
}

void Workspace::undo()
{
    change({}, [](Library& library) -> Result<QString> {
        const Result<HistoryEntry> entry = library.undo();
        if (!entry) {
            return tl::unexpected<Error>(entry.error());
        }
        return tr("Undone: %1").arg(toText(entry->summary));
    });
}

void Workspace::redo()
{
    change({}, [](Library& library) -> Result<QString> {
        const Result<HistoryEntry> entry = library.redo();
        if (!entry) {
            return tl::unexpected<Error>(entry.error());
        }
        return tr("Done again: %1").arg(toText(entry->summary));
    });
}

void Workspace::joinRuns(const std::vector<RunId>& runs)
{
    change({}, [runs, recorded = m_snapshot.frame](Library& library) -> Result<QString> {
        const std::vector<const Quantity*> disputed = disagreements(*recorded, runs);
        const Result<void> joined = library.joinRuns(runs);
        if (!joined) {
            return tl::unexpected<Error>(joined.error());
        }
        QString text = tr("Joined %n runs into one", nullptr, static_cast<int>(runs.size()));
        if (!disputed.empty()) {
            QStringList names;
            for (const Quantity* quantity : disputed) {
                names << toText(quantity->name);
            }
            text += QStringLiteral(". ")
                + tr("%n quantities disagree: %1", nullptr, static_cast<int>(disputed.size()))
                      .arg(names.join(QStringLiteral(", ")))
                + QStringLiteral("; ") + whatCounts(library, runs.front(), disputed);
        }
        return text;
    });
}

void Workspace::splitRun(RunId run)
{
    change({}, [run](Library& library) {
        return withText(library.splitRun(run), tr("Split the run into its records"));
    });
}

void Workspace::renameRun(RunId run, const std::string& name)
{
    change({}, [run, name](Library& library) {
        return withText(library.renameRun(run, name), tr("Renamed to %1").arg(toText(name)));
    });
}

void Workspace::setExcluded(const std::vector<RunId>& runs, bool excluded)
{
    change({}, [runs, excluded](Library& library) {
        const int count = static_cast<int>(runs.size());
        return withText(library.setExcluded(runs, excluded),
            excluded ? tr("Excluded %n runs", nullptr, count) : tr("Included %n runs", nullptr, count));
    });
}

void Workspace::setBaseline(RunId baseline, const std::vector<RunId>& chosen)
{
    change({}, [baseline, chosen, frame = recorded()](Library& library) -> Result<QString> {
        const std::vector<RunId> others = variantsOf(*frame, baseline, chosen);
        if (others.empty()) {
            return tr("No other run of this model, dataset, task and project: select the variants, too");
        }
        const int count = static_cast<int>(others.size());
        return withText(
            library.setBaseline(baseline, others), tr("Baseline of %n runs set by hand", nullptr, count));
    });
}

void Workspace::setValueRule(const std::string& quantityId, const ValueRule& rule)
{
    change({}, [quantityId, rule](Library& library) {
        const Quantity* quantity = library.quantities().find(quantityId);
        const QString name = toText(quantity == nullptr ? quantityId : quantity->name);
        return withText(
            library.setValueRule(quantityId, rule), tr("%1 of a run: %2").arg(name, valueRuleText(rule)));
    });
}

void Workspace::decideJoin(const JoinChoice& choice)
{
    change({}, [choice](Library& library) {
        return withText(library.decideJoin(choice),
            choice.kind == JoinChoice::Kind::OneRun ? tr("Joined by hand") : tr("Kept apart by hand"));
    });
}

JobHandle Workspace::preview(std::vector<ImportFile> files, std::vector<JoinChoice> choices, QObject* context,
    std::function<void(Result<ImportOutcome>)> done)
{
    return m_library.run<ImportOutcome>(
        tr("Looking at the files"),
        [files = std::move(files), choices = std::move(choices)](
            Library& library, Progress& progress) { return library.previewImport(files, progress, choices); },
        context, std::move(done));
}

JobHandle Workspace::import(std::vector<ImportFile> files, std::vector<JoinChoice> choices, QObject* context,
    std::function<void(Result<ImportOutcome>)> done)
{
    return m_library.run<ImportOutcome>(
        tr("Importing"),
        [files = std::move(files), choices = std::move(choices)](
            Library& library, Progress& progress) { return library.import(files, progress, choices); },
        this,
        [this, guard = QPointer<QObject>(context), done = std::move(done)](Result<ImportOutcome> outcome) {
            if (outcome) {
                const QString again = readAgainText(*outcome);
                reload(tr("Imported: %n runs added, %1 updated, %2 unchanged", nullptr,
                           static_cast<int>(outcome->runsAdded))
                           .arg(outcome->runsUpdated)
                           .arg(outcome->runsUnchanged)
                    + (again.isEmpty() ? QString() : QStringLiteral(". ") + again));
            }
            if (guard != nullptr) {
                done(std::move(outcome));
            }
        });
}

void Workspace::details(RunId run, QObject* context, std::function<void(Result<RunDetails>)> done)
{
    if (hasLibrary()) {
        m_library.run<RunDetails>(
            {}, [run](Library& library, Progress&) { return library.details(run); }, context,
            std::move(done));
    }
}

} // namespace trefoil
