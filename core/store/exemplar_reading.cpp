// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/exemplar_reading.h"

#include "core/domain/outcome_kind.h"
#include "core/fairness/vote_counter.h"
#include "core/store/open_library.h"
#include "core/store/prediction_reading.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace trefoil {

namespace {

/// The answers of both populations about one set of examples.
struct Populations {
    std::vector<PredictionsId> baseline, compressed;
};

/// Of a run with several files about one set the last counts.
void keepLast(std::map<RunId, PredictionsId>& ofRuns, const RunPredictions& predictions)
{
    ofRuns[predictions.run] = predictions.id;
}

std::vector<PredictionsId> idsOf(const std::map<RunId, PredictionsId>& ofRuns)
{
    std::vector<PredictionsId> ids;
    for (const auto& [run, id] : ofRuns) {
        ids.push_back(id);
    }
    return ids;
}

std::optional<std::pair<ExampleSetId, Populations>> fullestSet(const std::vector<RunPredictions>& all,
    const std::vector<RunId>& baseline, const std::vector<RunId>& compressed)
{
    struct OfRuns {
        std::map<RunId, PredictionsId> baseline, compressed;
    };
    const std::set<RunId> ofBaseline(baseline.begin(), baseline.end());
    const std::set<RunId> ofCompressed(compressed.begin(), compressed.end());
    std::map<ExampleSetId, OfRuns> sets;
    for (const RunPredictions& each : all) {
        if (ofBaseline.contains(each.run)) {
            keepLast(sets[each.examples].baseline, each);
        } else if (ofCompressed.contains(each.run)) {
            keepLast(sets[each.examples].compressed, each);
        }
    }
    const auto fullness = [](const OfRuns& runs) {
        return std::pair(std::min(runs.baseline.size(), runs.compressed.size()),
            runs.baseline.size() + runs.compressed.size());
    };
    const auto best = std::ranges::max_element(sets,
        [&](const auto& one, const auto& other) { return fullness(one.second) < fullness(other.second); });
    if (best == sets.end() || fullness(best->second).first == 0) {
        return std::nullopt;
    }
    return std::pair(best->first, Populations{idsOf(best->second.baseline), idsOf(best->second.compressed)});
}

void cutScores(Predictions& predictions, double threshold)
{
    for (std::size_t i = 0; i < predictions.scores.size(); ++i) {
        const double score = predictions.scores[i];
        predictions.predictions[i] = std::isnan(score) ? score : (score >= threshold ? 1 : 0);
    }
}

} // namespace

Result<StoredExemplarsPointer> readExemplars(const std::filesystem::path& library,
    const std::vector<RunId>& baseline, const std::vector<RunId>& compressed, std::optional<double> threshold,
    Progress& progress)
{
    auto connection = openLibrary(library, OpenMode::ReadOnly);
    if (!connection) {
        return tl::unexpected<Error>(connection.error());
    }
    const auto all = loadRunPredictions(*connection, {});
    if (!all) {
        return tl::unexpected<Error>(all.error());
    }
    const auto chosen = fullestSet(*all, baseline, compressed);
    if (!chosen) {
        return StoredExemplarsPointer();
    }
    const auto examples = loadExampleSet(*connection, chosen->first);
    if (!examples) {
        return tl::unexpected<Error>(examples.error());
    }
    if (!hasClassLabels(**examples)) {
        return StoredExemplarsPointer();
    }
    VoteCounter counter(**examples);
    for (const bool isBaseline : {true, false}) {
        const auto& models = isBaseline ? chosen->second.baseline : chosen->second.compressed;
        for (std::size_t i = 0; i < std::min(models.size(), mostModels); ++i) {
            if (progress.stopRequested()) {
                return fail(Errc::Cancelled, {});
            }
            auto predictions = loadPredictions(*connection, models[i], *examples);
            if (!predictions) {
                return tl::unexpected<Error>(predictions.error());
            }
            if (threshold && (*examples)->classes.empty()) {
                if (predictions->scores.empty()) {
                    continue; // what it answers at that threshold is not known
                }
                cutScores(*predictions, *threshold);
            }
            if ((predictions->classes.size() + (*examples)->classes.size()) * (*examples)->size() * 2
                > mostVoteBytes) {
                return fail(Errc::SpecInvalid, {"there are too many classes for so many examples"});
            }
            isBaseline ? counter.addBaseline(*predictions) : counter.addCompressed(*predictions);
        }
    }
    auto exemplars = std::make_shared<StoredExemplars>();
    exemplars->votes = counter.take();
    if (exemplars->votes.baselineModels == 0 || exemplars->votes.compressedModels == 0) {
        return StoredExemplarsPointer();
    }
    exemplars->report = findExemplars(exemplars->votes);
    return exemplars;
}

} // namespace trefoil
