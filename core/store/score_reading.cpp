// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/score_reading.h"

#include "core/domain/outcome_kind.h"
#include "core/store/open_library.h"
#include "core/store/prediction_reading.h"

namespace trefoil {

Result<std::vector<RunId>> readRunsWithScores(const std::filesystem::path& library, Progress& progress)
{
    auto connection = openLibrary(library, OpenMode::ReadOnly);
    if (!connection) {
        return tl::unexpected<Error>(connection.error());
    }
    std::vector<RunId> runs;
    const auto done = forEachPredictions(
        *connection, progress,
        [&](const RunPredictions& each, const ExampleSet& examples) {
            const bool isKnown = !runs.empty() && runs.back() == each.run; // they come ordered by run
            return !isKnown && hasBinaryLabels(examples);
        },
        [&](const RunPredictions& each, const Predictions& answers) -> Result<void> {
            if (!answers.scores.empty()) {
                runs.push_back(each.run);
            }
            return {};
        });
    if (!done) {
        return tl::unexpected<Error>(done.error());
    }
    return runs;
}

} // namespace trefoil
