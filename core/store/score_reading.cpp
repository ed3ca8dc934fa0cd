// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/score_reading.h"

#include "core/domain/outcome_kind.h"
#include "core/store/open_library.h"
#include "core/store/prediction_reading.h"

#include <algorithm>
#include <map>

namespace trefoil {

Result<std::vector<RunId>> readRunsWithScores(const std::filesystem::path& library, Progress& progress)
{
    auto connection = openLibrary(library, OpenMode::ReadOnly);
    if (!connection) {
        return tl::unexpected<Error>(connection.error());
    }
    const auto all = loadRunPredictions(*connection, {});
    if (!all) {
        return tl::unexpected<Error>(all.error());
    }
    std::vector<RunId> runs;
    std::map<ExampleSetId, std::shared_ptr<const ExampleSet>> sets;
    for (const RunPredictions& each : *all) { // ordered by run
        if (progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        auto& examples = sets[each.examples];
        if (examples == nullptr) {
            auto loaded = loadExampleSet(*connection, each.examples);
            if (!loaded) {
                return tl::unexpected<Error>(loaded.error());
            }
            examples = std::move(*loaded);
        }
        if (!hasBinaryLabels(*examples) || (!runs.empty() && runs.back() == each.run)) {
            continue;
        }
        const auto answers = loadPredictions(*connection, each.id, examples);
        if (!answers) {
            return tl::unexpected<Error>(answers.error());
        }
        if (!answers->scores.empty()) {
            runs.push_back(each.run);
        }
    }
    return runs;
}

} // namespace trefoil
