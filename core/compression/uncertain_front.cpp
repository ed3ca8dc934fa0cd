// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/uncertain_front.h"

#include "core/compression/example_resampling.h"
#include "core/derive/repeated_front.h"
#include "core/derive/unresolved_zero.h"
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
    std::vector<std::uint32_t> rows; ///< of the frame
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

/// The complete runs of a group, by seed. None where one of them reads a 0 that tells nothing: the mean of
/// the others would be too high.
std::vector<std::uint32_t> completeRows(
    const Frame& frame, const ReplicateGroup& group, std::span<const Objective> objectives)
{
    std::vector<std::pair<std::string, std::uint32_t>> bySeed;
    for (const std::uint32_t row : group.rows) {
        const bool isComplete = std::all_of(objectives.begin(), objectives.end(),
            [&](const Objective& objective) { return std::isfinite(objective.column->values[row]); });
        if (isComplete && resolvedRows(frame, objectives, {&row, 1}).empty()) {
            return {};
        }
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

/// Sums of so many objectives side by side: one alone would wait for every addition before the next.
template <std::size_t count>
void addSums(double* sums, const double* values, std::size_t dimension, std::span<const std::uint32_t> rows)
{
    double own[count] = {};
    for (const std::uint32_t row : rows) {
        for (std::size_t k = 0; k < count; ++k) {
            own[k] += values[row * dimension + k];
        }
    }
    std::copy_n(own, count, sums);
}

/// The mean of every objective over those of the samples. examples: null where the values stand as they are.
void meansOf(std::span<double> means, const Samples& samples, std::span<const std::uint32_t> rows,
    const ExampleResampling* examples)
{
    const std::size_t dimension = means.size();
    for (std::size_t k = 0; k < dimension;) {
        const double* values = samples.values.data() + k;
        const std::size_t count = std::min<std::size_t>(dimension - k, 4);
        const auto add = count == 4 ? addSums<4>
            : count == 3            ? addSums<3>
            : count == 2            ? addSums<2>
                                    : addSums<1>;
        add(&means[k], values, dimension, rows);
        k += count;
    }
    for (std::size_t k = 0; k < dimension; ++k) {
        for (std::size_t i = 0; examples && i < rows.size(); ++i) {
            means[k] += examples->shift(samples.rows[rows[i]], k);
        }
        means[k] /= static_cast<double>(rows.size());
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
        own.rows = rows;
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

std::vector<std::uint32_t> rowsOf(const std::vector<Samples>& samples)
{
    std::vector<std::uint32_t> rows;
    for (const Samples& own : samples) {
        rows.insert(rows.end(), own.rows.begin(), own.rows.end());
    }
    return rows;
}

/// 12,000
std::string grouped(std::size_t number)
{
    std::string text = std::to_string(number);
    for (std::size_t place = text.size(); place > 3; place -= 3) {
        text.insert(place - 3, 1, ',');
    }
    return text;
}

std::string counted(std::size_t number, const std::string& what)
{
    return grouped(number) + ' ' + what + (number == 1 ? "" : "s");
}

/// How often every point is a member, over all resamples. Errors: Cancelled.
Result<std::vector<std::uint32_t>> countMemberships(std::span<const Objective> objectives,
    const std::vector<Samples>& samples, Draws& draws, ExampleResampling& examples,
    const FrontOptions& options, const Progress& progress)
{
    // Two streams: the replicates are drawn alike with and without examples.
    constexpr std::uint64_t exampleStream = 0x9E3779B97F4A7C15U;
    RandomStream ofReplicates(options.seed);
    RandomStream ofExamples(options.seed ^ exampleStream);
    RepeatedFront front(samples.size(), objectives.size());
    std::vector<std::uint32_t> counts(samples.size());
    for (std::uint32_t resample = 0; resample < options.resamples; ++resample) {
        if (progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        draws.next(ofReplicates);
        if (!examples.isEmpty()) {
            examples.next(ofExamples);
        }
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const std::span<double> means = front.at(i);
            meansOf(means, samples[i], draws.rows(samples[i].draw), examples.isEmpty() ? nullptr : &examples);
            for (std::size_t k = 0; k < means.size(); ++k) {
                means[k] = objectives[k].direction == Direction::HigherIsBetter ? -means[k] : means[k];
            }
        }
        for (const std::uint32_t member : front.find()) {
            ++counts[member];
        }
    }
    return counts;
}

} // namespace

std::vector<FrontPoint> uncertainFront(const Frame& frame, const Replicates& replicates,
    std::span<const Objective> objectives, const FrontOptions& options, const Progress& progress)
{
    auto front = uncertainFront(frame, replicates, objectives, options, {}, progress);
    return front ? std::move(front->points) : std::vector<FrontPoint>(replicates.groups.size());
}

Result<UncertainFront> uncertainFront(const Frame& frame, const Replicates& replicates,
    std::span<const Objective> objectives, const FrontOptions& options, const Evaluations& evaluations,
    const Progress& progress)
{
    UncertainFront result;
    std::vector<FrontPoint>& points = result.points;
    points.resize(replicates.groups.size());
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
        std::vector<std::uint32_t> all(samples[i].rows.size());
        std::iota(all.begin(), all.end(), 0U);
        meansOf(complete[i]->means, samples[i], all, nullptr);
        for (std::size_t k = 0; k < objectives.size(); ++k) {
            means.columns[k].values[i] = complete[i]->means[k];
        }
    }
    const ParetoFront front = paretoFront(means.objectives, means.rows, progress);
    const auto keeping = objectivesKeeping(means.objectives, means.rows, front, progress);
    for (std::size_t i = 0; i < front.members.size(); ++i) {
        complete[front.members[i]]->isMember = true;
        complete[front.members[i]]->keptBy = keeping[i];
    }
    if (progress.stopRequested()) {
        return fail(Errc::Cancelled, {});
    }
    static const Evaluations none;
    const Evaluations& drawn = options.resamples > 0 ? evaluations : none;
    ExampleResampling examples(frame, rowsOf(samples), objectives, drawn);
    const auto counts = countMemberships(objectives, samples, draws, examples, options, progress);
    if (!counts) {
        return tl::unexpected(counts.error());
    }
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double member = complete[i]->isMember ? 1 : 0;
        complete[i]->frequency = options.resamples > 0 ? (*counts)[i] / double(options.resamples) : member;
        complete[i]->state = stateOf(complete[i]->frequency, options.certainty);
        complete[i]->hasExamples =
            std::ranges::any_of(samples[i].rows, [&](std::uint32_t row) { return examples.isDrawn(row); });
        result.resampling.seeds = std::max(result.resampling.seeds, samples[i].rows.size());
    }
    result.resampling.examples = examples.exampleCount();
    result.resampling.quantities = examples.quantities();
    return result;
}

std::string describeResampling(const FrontResampling& resampling, const FrontOptions& options)
{
    std::string text = counted(options.resamples, "resample") + " over ";
    const bool hasSeeds = resampling.seeds > 1 || resampling.examples == 0;
    text += hasSeeds ? counted(resampling.seeds, "seed") : "";
    text += hasSeeds && resampling.examples > 0 ? " and " : "";
    text += resampling.examples > 0 ? counted(resampling.examples, "example") : "";
    return text + ", seed " + std::to_string(options.seed);
}

std::string describeStates(const UncertainFront& front, const FrontOptions& options)
{
    const auto are = [&](FrontState state) {
        return grouped(static_cast<std::size_t>(std::ranges::count(front.points, state, &FrontPoint::state)));
    };
    return are(FrontState::OnFront) + " on the front, " + are(FrontState::Undecided) + " undecided, "
        + are(FrontState::Dominated) + " dominated, " + are(FrontState::Incomplete) + " not compared; "
        + describeResampling(front.resampling, options);
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
