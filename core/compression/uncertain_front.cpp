// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/uncertain_front.h"

#include "core/statistics/random_stream.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>

namespace trefoil {

namespace {

/// The values of one point, run after run, and which draw it takes part in.
struct Samples {
    std::size_t runs = 0;
    std::vector<double> values;
    std::size_t draw = 0;
};

/// Groups with the same seeds share a draw; groups whose seeds are not known have one each.
class Draws {
public:
    std::size_t of(const std::vector<std::string>& seeds, std::uint32_t group)
    {
        std::string key;
        for (const std::string& seed : seeds) {
            key += seed + '\x1f';
        }
        const bool isKnown =
            std::none_of(seeds.begin(), seeds.end(), [](const std::string& seed) { return seed.empty(); });
        key = isKnown ? key : "group " + std::to_string(group);
        const auto [draw, isNew] = m_numbers.try_emplace(key, m_rows.size());
        if (isNew) {
            m_rows.emplace_back(seeds.size());
        }
        return draw->second;
    }

    void next(RandomStream& random)
    {
        for (std::vector<std::uint32_t>& rows : m_rows) {
            for (std::uint32_t& row : rows) {
                row = random.below(static_cast<std::uint32_t>(rows.size()));
            }
        }
    }

    [[nodiscard]] const std::vector<std::uint32_t>& rows(std::size_t draw) const { return m_rows[draw]; }

private:
    std::map<std::string, std::size_t> m_numbers;
    std::vector<std::vector<std::uint32_t>> m_rows;
};

/// The complete runs of a group, by seed.
std::vector<std::uint32_t> completeRows(
    const Frame& frame, const ReplicateGroup& group, std::span<const Objective> objectives)
{
    std::vector<std::pair<std::string, std::uint32_t>> bySeed;
    for (const std::uint32_t row : group.rows) {
        const bool isComplete = std::all_of(objectives.begin(), objectives.end(),
            [&](const Objective& objective) { return std::isfinite(objective.column->values[row]); });
        if (isComplete) {
            bySeed.emplace_back(seedOf(frame, row), row);
        }
    }
    std::sort(bySeed.begin(), bySeed.end());
    std::vector<std::uint32_t> rows;
    for (const auto& [seed, row] : bySeed) {
        rows.push_back(row);
    }
    return rows;
}

/// One column per objective, one row per complete point.
struct Means {
    std::vector<Column> columns;
    std::vector<Objective> objectives;
    std::vector<std::uint32_t> rows;

    Means(std::span<const Objective> like, std::size_t points)
        : columns(like.size())
        , rows(points)
    {
        std::iota(rows.begin(), rows.end(), 0U);
        for (std::size_t k = 0; k < like.size(); ++k) {
            columns[k].values.resize(points);
            objectives.push_back({&columns[k], like[k].direction});
        }
    }
};

void addMeans(Means& means, std::size_t point, const Samples& samples, std::span<const std::uint32_t> rows)
{
    const std::size_t dimension = means.columns.size();
    for (std::size_t k = 0; k < dimension; ++k) {
        double sum = 0;
        for (const std::uint32_t row : rows) {
            sum += samples.values[row * dimension + k];
        }
        means.columns[k].values[point] = sum / static_cast<double>(rows.size());
    }
}

FrontState stateOf(double frequency, double certainty)
{
    if (frequency >= certainty) {
        return FrontState::OnFront;
    }
    return frequency <= 1 - certainty ? FrontState::Dominated : FrontState::Undecided;
}

/// What of the frame the bootstrap needs; points gets those that are complete.
std::vector<Samples> collectSamples(const Frame& frame, const Replicates& replicates,
    std::span<const Objective> objectives, std::vector<FrontPoint>& points, Draws& draws,
    const Progress& progress)
{
    std::vector<Samples> samples;
    for (FrontPoint& point : points) {
        if (progress.stopRequested()) {
            break;
        }
        const auto rows = completeRows(frame, replicates.groups[point.group], objectives);
        point.runs = rows.size();
        point.means.assign(objectives.size(), undefinedNumber);
        if (rows.empty() || objectives.empty()) {
            continue;
        }
        Samples own;
        own.runs = rows.size();
        std::vector<std::string> seeds;
        for (const std::uint32_t row : rows) {
            seeds.push_back(seedOf(frame, row));
            for (const Objective& objective : objectives) {
                own.values.push_back(objective.column->values[row]);
            }
        }
        own.draw = draws.of(seeds, point.group);
        samples.push_back(std::move(own));
    }
    return samples;
}

} // namespace

std::vector<FrontPoint> uncertainFront(const Frame& frame, const Replicates& replicates,
    std::span<const Objective> objectives, const FrontOptions& options, const Progress& progress)
{
    std::vector<FrontPoint> points(replicates.groups.size());
    for (std::uint32_t group = 0; group < points.size(); ++group) {
        points[group].group = group;
    }
    Draws draws;
    const std::vector<Samples> samples =
        collectSamples(frame, replicates, objectives, points, draws, progress);
    std::vector<FrontPoint*> complete;
    for (FrontPoint& point : points) {
        if (point.runs > 0 && !objectives.empty()) {
            complete.push_back(&point);
        }
    }
    Means means(objectives, samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        std::vector<std::uint32_t> all(samples[i].runs);
        std::iota(all.begin(), all.end(), 0U);
        addMeans(means, i, samples[i], all);
        for (std::size_t k = 0; k < objectives.size(); ++k) {
            complete[i]->means[k] = means.columns[k].values[i];
        }
    }
    const ParetoFront front = paretoFront(means.objectives, means.rows, progress);
    const auto keeping = objectivesKeeping(means.objectives, means.rows, front, progress);
    for (std::size_t i = 0; i < front.members.size(); ++i) {
        complete[front.members[i]]->isMember = true;
        complete[front.members[i]]->keptBy = keeping[i];
    }
    RandomStream random(options.seed);
    std::vector<std::uint32_t> counts(samples.size());
    for (std::uint32_t resample = 0; resample < options.resamples && !progress.stopRequested(); ++resample) {
        draws.next(random);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            addMeans(means, i, samples[i], draws.rows(samples[i].draw));
        }
        for (const std::uint32_t member : paretoFront(means.objectives, means.rows).members) {
            ++counts[member];
        }
    }
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double member = complete[i]->isMember ? 1 : 0;
        complete[i]->frequency = options.resamples > 0 ? counts[i] / double(options.resamples) : member;
        complete[i]->state = stateOf(complete[i]->frequency, options.certainty);
    }
    return points;
}

std::string_view stateName(FrontState state)
{
    switch (state) {
    case FrontState::OnFront:
        return "on front";
    case FrontState::Undecided:
        return "undecided";
    case FrontState::Dominated:
        return "dominated";
    case FrontState::Incomplete:
        return "incomplete";
    }
    return {};
}

} // namespace trefoil
