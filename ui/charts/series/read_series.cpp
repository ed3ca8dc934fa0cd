// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/series/read_series.h"

#include "ui/bridge/category_style.h"
#include "ui/bridge/text.h"

#include "core/units/standard_quantities.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace trefoil {

namespace {

constexpr std::int64_t fewestPoints = 2; ///< a single value has no course

bool tellsEnergy(const Quantity& quantity)
{
    return quantity.unit.dimension == Dimension::Power || quantity.id == quantityOf(Standard::Energy).id;
}

/// "training_loss", "val_box_loss", "balanced_accuracy", "top1_accuracy_percent"
bool isLossOrAccuracy(const Quantity& quantity)
{
    return quantity.sphere == Sphere::Quality
        && (quantity.id.find("loss") != std::string::npos
            || quantity.id.find("accuracy") != std::string::npos);
}

/// The smaller, the more telling.
int rankOf(const SeriesCatalogue::Choice& choice)
{
    const Quantity& quantity = *choice.quantity;
    if (!choice.varies) {
        return 4;
    }
    if (isLossOrAccuracy(quantity)) {
        return 0;
    }
    if (quantity.sphere == Sphere::Quality) {
        return 1;
    }
    return quantity.unit.dimension == Dimension::Energy || quantity.unit.dimension == Dimension::Power ? 2
                                                                                                       : 3;
}

class SeriesGatherer {
public:
    SeriesGatherer(Library& library, const SeriesRequest& request, SeriesCache& cache, Progress& progress)
        : m_library(library)
        , m_request(request)
        , m_cache(cache)
        , m_progress(progress)
        , m_category(categoryColumn(*request.frame, request.colourBy))
    {
        for (const RunSeries& each : request.catalogue->series) {
            m_byRun[each.run].push_back(&each);
        }
    }

    Result<PreparedSeriesPointer> read()
    {
        const Quantity* quantity = quantityById();
        if (quantity == nullptr) {
            return fail(Errc::UnknownQuantity, {m_request.options.quantityId});
        }
        chooseRows();
        std::vector<SeriesRun> runs;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            m_progress.report(
                "series", static_cast<std::int64_t>(i), static_cast<std::int64_t>(m_rows.size()));
            auto run = readRun(m_rows[i]);
            if (!run) {
                return tl::unexpected<Error>(run.error());
            }
            runs.push_back(*std::move(run));
        }
        auto prepared = std::make_shared<PreparedSeries>(prepareSeries(m_request.options, *quantity, runs));
        prepared->runsBeyond = m_beyond;
        if (prepared->estimatedRuns > 0) {
            prepared->conditions = m_request.frame->conditions;
        }
        if (m_progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        return prepared;
    }

private:
    [[nodiscard]] const Quantity* quantityById() const
    {
        for (const RunSeries& each : m_request.catalogue->series) {
            if (each.quantity->id == m_request.options.quantityId) {
                return each.quantity;
            }
        }
        return nullptr;
    }

    [[nodiscard]] bool isDrawn(const RunSeries& series) const
    {
        return series.quantity->id == m_request.options.quantityId && series.summary.points >= fewestPoints;
    }

    [[nodiscard]] const std::vector<const RunSeries*>& seriesOf(std::uint32_t row) const
    {
        static const std::vector<const RunSeries*> none;
        const auto found = m_byRun.find(m_request.frame->runs[row]);
        return found == m_byRun.end() ? none : found->second;
    }

    /// Runs without the series take no room from those that have it.
    void chooseRows()
    {
        const std::size_t most = m_request.isChosen ? mostSeriesRuns : mostUnchosenRuns;
        std::size_t withSeries = 0;
        for (const std::uint32_t row : m_request.rows) {
            const auto& series = seriesOf(row);
            const bool hasIt =
                std::ranges::any_of(series, [this](const RunSeries* each) { return isDrawn(*each); });
            if (!hasIt || withSeries < most) {
                m_rows.push_back(row);
            } else {
                ++m_beyond;
            }
            withSeries += hasIt ? std::size_t{1} : std::size_t{0};
        }
    }

    Result<SeriesRun> readRun(std::uint32_t row)
    {
        SeriesRun run;
        run.row = row;
        run.name = toText(m_request.frame->names[row]);
        run.colourCode = m_category != nullptr ? m_category->codes[row] : 0;
        const bool wantsEnergy = m_request.options.alignment == SeriesAlignment::Energy;
        const auto& series = seriesOf(row);
        const bool hasIt =
            std::ranges::any_of(series, [this](const RunSeries* each) { return isDrawn(*each); });
        run.hasSingleValue = std::ranges::any_of(series,
            [this](const RunSeries* each) { return each->quantity->id == m_request.options.quantityId; });
        for (const RunSeries* each : series) {
            if (isDrawn(*each)) {
                if (auto read = readInto(run.drawn, *each); !read) {
                    return tl::unexpected<Error>(read.error());
                }
            }
            if (hasIt && wantsEnergy && tellsEnergy(*each->quantity)) {
                if (auto read = readInto(run.energy, *each); !read) {
                    return tl::unexpected<Error>(read.error());
                }
            }
        }
        setTime(run, series);
        const Column* energy = m_request.frame->find(quantityOf(Standard::Energy).id);
        if (energy != nullptr && energy->has(row)) {
            run.energyKwh = energy->values[row];
        }
        return run;
    }

    Result<void> readInto(std::vector<ReadSeries>& list, const RunSeries& series)
    {
        if (m_progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        auto points =
            m_cache.points(series.id, [this](SeriesId id) { return m_library.seriesPoints(id, m_progress); });
        if (!points) {
            return tl::unexpected<Error>(points.error());
        }
        list.push_back({series, *std::move(points)});
        return {};
    }

    /// By the clock of the file that is drawn: another file's may be set differently.
    static void setTime(SeriesRun& run, const std::vector<const RunSeries*>& series)
    {
        for (const RunSeries* each : series) {
            const bool isSameFile = !run.drawn.empty() && each->path == run.drawn.front().series.path;
            if (!isSameFile || !each->summary.firstTimeMs || !each->summary.lastTimeMs) {
                continue;
            }
            const TimeSpan own{*each->summary.firstTimeMs, *each->summary.lastTimeMs};
            run.time = run.time
                ? TimeSpan{std::min(run.time->first, own.first), std::max(run.time->second, own.second)}
                : own;
        }
    }

    Library& m_library;
    const SeriesRequest& m_request;
    SeriesCache& m_cache;
    Progress& m_progress;
    const TextColumn* m_category;
    std::unordered_map<RunId, std::vector<const RunSeries*>> m_byRun;
    std::vector<std::uint32_t> m_rows;
    std::size_t m_beyond = 0;
};

} // namespace

std::vector<SeriesCatalogue::Choice> SeriesCatalogue::choices() const
{
    std::map<std::string_view, Choice> byId;
    std::map<std::string_view, RunId> lastRun; // series are ordered by run
    for (const RunSeries& each : series) {
        if (each.summary.points < fewestPoints) {
            continue;
        }
        Choice& choice = byId[each.quantity->id];
        choice.quantity = each.quantity;
        choice.varies = choice.varies || each.summary.smallest < each.summary.largest;
        RunId& last = lastRun[each.quantity->id];
        choice.runs += last == each.run ? std::size_t{0} : std::size_t{1};
        last = each.run;
    }
    std::vector<Choice> choices;
    for (const auto& [id, choice] : byId) {
        choices.push_back(choice);
    }
    std::ranges::stable_sort(choices, [](const Choice& a, const Choice& b) {
        const int ranks[] = {rankOf(a), rankOf(b)};
        return ranks[0] != ranks[1] ? ranks[0] < ranks[1] : a.runs > b.runs;
    });
    return choices;
}

std::optional<SeriesAlignment> otherAlignment(const PreparedSeries& prepared)
{
    if (!prepared.curves.empty() || prepared.undrawn.empty()) {
        return std::nullopt;
    }
    return prepared.options.alignment == SeriesAlignment::Step ? SeriesAlignment::Elapsed
                                                               : SeriesAlignment::Step;
}

Result<PreparedSeriesPointer> readSeries(
    Library& library, const SeriesRequest& request, SeriesCache& cache, Progress& progress)
{
    return SeriesGatherer(library, request, cache, progress).read();
}

} // namespace trefoil
