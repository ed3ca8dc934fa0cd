// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/join/file_pair.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace trefoil {

namespace {

constexpr double quarterHour = 900;
constexpr int mostQuarters = 56; ///< ±14 h
constexpr std::size_t sampleSize = 256;
constexpr std::size_t mostInWindow = 64;
constexpr std::size_t enoughToLearn = 4;
constexpr std::size_t enoughForWindow = 8;
constexpr std::size_t enoughForOrder = 10;

double tolerance(double duration)
{
    return 1 + 0.001 * duration;
}

struct Pairing {
    double time = 0;
    double duration = 0;
};

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void learnDurations(FilePair& pair, const std::vector<Pairing>& pairings)
{
    std::vector<double> values;
    for (const Pairing& pairing : pairings)
        values.push_back(pairing.duration);
    pair.durationCentre = median(values);
    for (double& value : values)
        value = std::abs(value - pair.durationCentre);
    pair.durationScale = std::max(1.4826 * median(values), 0.001);
    pair.learned = true;
}

void learnWindow(FilePair& pair, const std::vector<Pairing>& pairings)
{
    const auto [low, high] = std::minmax_element(
        pairings.begin(), pairings.end(), [](const Pairing& a, const Pairing& b) { return a.time < b.time; });
    const double range = high->time - low->time;
    const double margin = std::max(0.1, 2 * range / static_cast<double>(pairings.size())) + 0.05;
    pair.timeLow = std::max(pair.timeLow, low->time - margin);
    pair.timeHigh = std::min(pair.timeHigh, high->time + margin);
}

/// Of the sampled items, how many have a partner at that offset of the clocks.
int votes(const FilePair& pair, std::span<const TimedItem> sample, double offset)
{
    int count = 0;
    for (const TimedItem& item : sample) {
        const double end = item.end + offset;
        std::span<const TimedItem> near = pair.second->endingWithin(end + pair.timeLow, end + pair.timeHigh);
        near = near.first(std::min(near.size(), mostInWindow));
        count += std::any_of(near.begin(), near.end(),
            [&](const TimedItem& other) { return std::isfinite(pair.score(item, other)); });
    }
    return count;
}

std::vector<TimedItem> sampleOf(const TimedFile& file, const TimedFile& other)
{
    const double reach = mostQuarters * quarterHour;
    const std::span<const TimedItem> near =
        file.endingWithin(other.items.front().end - reach, other.items.back().end + reach);
    const std::size_t step = std::max<std::size_t>(1, near.size() / sampleSize);
    std::vector<TimedItem> sample;
    for (std::size_t i = 0; i < near.size(); i += step)
        sample.push_back(near[i]);
    return sample;
}

/// The partner of each sampled item whose duration is the nearest.
std::vector<Pairing> nearestPairings(const FilePair& pair, std::span<const TimedItem> sample)
{
    std::vector<Pairing> pairings;
    for (const TimedItem& item : sample) {
        const double end = item.end + pair.shift;
        std::span<const TimedItem> near = pair.second->endingWithin(end + pair.timeLow, end + pair.timeHigh);
        near = near.first(std::min(near.size(), mostInWindow));
        const auto best =
            std::min_element(near.begin(), near.end(), [&](const TimedItem& a, const TimedItem& b) {
                return std::abs(a.duration - item.duration) < std::abs(b.duration - item.duration);
            });
        if (best != near.end() && std::isfinite(pair.score(item, *best)))
            pairings.push_back({best->end - end, best->duration - item.duration});
    }
    return pairings;
}

/// Joins made by id or value between the two files teach the shift, the window and the noise.
bool learnFromCertain(JoinGroups& groups, FilePair& pair)
{
    std::unordered_map<ItemIndex, const TimedItem*> byRun;
    for (const TimedItem& item : pair.first->items)
        byRun.emplace(groups.find(item.item), &item);
    std::vector<Pairing> all;
    std::map<int, int> shifts;
    for (const TimedItem& item : pair.second->items) {
        const auto found = byRun.find(groups.find(item.item));
        if (found == byRun.end())
            continue;
        const TimedItem& partner = *found->second;
        pair.certain[partner.item] = item.item;
        all.push_back({item.end - partner.end, item.duration - partner.duration});
        ++shifts[static_cast<int>(std::lround(all.back().time / quarterHour))];
    }
    if (all.size() < enoughToLearn)
        return false;
    const auto most = std::max_element(
        shifts.begin(), shifts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    pair.shift = quarterHour * most->first;
    std::erase_if(all, [&](Pairing& pairing) {
        pairing.time -= pair.shift;
        return pairing.time < pair.timeLow || pairing.time > pair.timeHigh;
    });
    if (all.size() < enoughToLearn || std::abs(most->first) > mostQuarters)
        return false;
    learnDurations(pair, all);
    if (all.size() >= enoughForWindow)
        learnWindow(pair, all);
    return true;
}

/// Whether the votes stand out of what chance gives, measured at offsets that no clock can have.
bool standsOut(FilePair& pair, std::span<const TimedItem> sample, int found)
{
    constexpr std::array decoys{53.0, -71.0, 107.0, -139.0, 211.0, -241.0, 307.0, -347.0};
    double chance = 0;
    for (const double decoy : decoys)
        chance += votes(pair, sample, pair.shift + decoy);
    chance /= static_cast<double>(decoys.size());
    const auto overlapping = std::count_if(sample.begin(), sample.end(), [&](const TimedItem& item) {
        return item.end + pair.shift >= pair.second->items.front().end - 2
            && item.end + pair.shift <= pair.second->items.back().end + 2;
    });
    return found >= 3 * chance + 3 * std::sqrt(chance) && 10 * found >= 3 * overlapping;
}

/// Whether both files begin and end together, have about as many rows, and nearly every row has a partner.
/// Runs so alike that their times prove nothing still look like this when they are the same ones.
bool runInStep(const FilePair& pair, std::size_t sampled, int found)
{
    const std::vector<TimedItem>& first = pair.first->items;
    const std::vector<TimedItem>& second = pair.second->items;
    const auto agree = [&](double a, double b) {
        return b - a - pair.shift >= pair.timeLow && b - a - pair.shift <= pair.timeHigh;
    };
    const std::size_t fewer = std::min(first.size(), second.size());
    const std::size_t more = std::max(first.size(), second.size());
    return found >= 2 && 10 * fewer >= 9 * more && 10 * static_cast<std::size_t>(found) >= 9 * sampled
        && agree(first.front().end, second.front().end) && agree(first.back().end, second.back().end);
}

/// Without certain joins the files must show by themselves that they belong together.
bool learnFromVotes(FilePair& pair)
{
    const std::vector<TimedItem> sample = sampleOf(*pair.first, *pair.second);
    const bool shiftKnown = pair.first->zoneKnown && pair.second->zoneKnown;
    const int quarters = shiftKnown ? 0 : mostQuarters;
    std::vector<std::pair<int, int>> ranking; // votes, quarters; the smallest shift first among equals
    for (int q = -quarters; q <= quarters; ++q)
        ranking.emplace_back(votes(pair, sample, q * quarterHour), q);
    std::sort(ranking.begin(), ranking.end(), [](const auto& a, const auto& b) {
        return a.first != b.first
            ? a.first > b.first
            : std::pair(std::abs(a.second), a.second) < std::pair(std::abs(b.second), b.second);
    });
    if (ranking.front().first == 0)
        return false;
    pair.shift = quarterHour * ranking.front().second;
    const std::vector<Pairing> pairings = nearestPairings(pair, sample);
    if (pairings.size() >= enoughToLearn)
        learnDurations(pair, pairings);
    const int found = votes(pair, sample, pair.shift);
    if (found == 0)
        return false;
    if (!standsOut(pair, sample, found)) {
        pair.doubtful = runInStep(pair, sample.size(), found);
        return pair.doubtful;
    }
    int second = 0;
    for (std::size_t i = 1; i < std::min<std::size_t>(ranking.size(), 4); ++i)
        second = std::max(second, votes(pair, sample, quarterHour * ranking[i].second));
    pair.doubtful = 2 * found < 3 * second + 2;
    if (found == 1) {
        // One coincidence is evidence only if chance could hardly make it.
        const bool isLong = pairings.front().duration == 0 || std::abs(pairings.front().duration) <= 0.2;
        const double shortest = sample.front().duration;
        pair.doubtful = pair.doubtful || !isLong || shortest < (pair.shift == 0 ? 5 : 60);
    }
    return true;
}

} // namespace

double FilePair::score(const TimedItem& a, const TimedItem& b) const
{
    const double difference = b.duration - a.duration;
    if (std::abs(difference) > tolerance(a.duration))
        return -std::numeric_limits<double>::infinity();
    const double residual = difference - durationCentre;
    const double scale = durationScale + 1e-4 * a.duration;
    if (learned && std::abs(residual) > 20 * durationScale + 0.01 + 0.001 * a.duration)
        return -std::numeric_limits<double>::infinity();
    const double z = residual / scale;
    return -2 * std::log1p(z * z / 3)
        - std::log(scale); // Student's t, 3 degrees of freedom: stalls are common
}

bool FilePair::keepsOrder() const
{
    if (!first->inTimeOrder || !second->inTimeOrder || certain.size() < enoughForOrder)
        return false;
    return std::is_sorted(
        certain.begin(), certain.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
}

bool FilePair::crosses(ItemIndex a, ItemIndex b) const
{
    const auto next = certain.lower_bound(a);
    if (next != certain.end() && next->second <= b)
        return true;
    return next != certain.begin() && std::prev(next)->second >= b;
}

std::optional<FilePair> relate(JoinGroups& groups, const TimedFile& first, const TimedFile& second)
{
    const double reach = mostQuarters * quarterHour;
    if (first.items.back().end + reach < second.items.front().end
        || second.items.back().end + reach < first.items.front().end)
        return std::nullopt;
    FilePair pair;
    pair.first = &first;
    pair.second = &second;
    pair.timeLow = -2 - first.resolution - second.resolution;
    pair.timeHigh = -pair.timeLow;
    if (!learnFromCertain(groups, pair) && !learnFromVotes(pair))
        return std::nullopt;
    pair.ordered = pair.keepsOrder();
    return pair;
}

std::string shiftText(double seconds)
{
    if (seconds == 0)
        return "none";
    const long minutes = std::lround(std::abs(seconds) / 60);
    std::string text(seconds < 0 ? "-" : "+");
    if (minutes >= 60)
        text.append(std::to_string(minutes / 60)).append(" h");
    if (minutes >= 60 && minutes % 60 != 0)
        text.append(" ");
    if (minutes % 60 != 0)
        text.append(std::to_string(minutes % 60)).append(" min");
    return text;
}

} // namespace trefoil
