// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/join/timed_file.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace trefoil {

namespace {

constexpr std::size_t mostFilesOfFormat = 64;

double seconds(const Instant& at)
{
    return static_cast<double>(at.milliseconds) / 1000;
}

std::optional<TimedItem> timedItem(const JoinItem& item, ItemIndex index)
{
    if (!item.startedAt && !item.endedAt)
        return std::nullopt;
    double duration = item.durationSeconds;
    if (!std::isfinite(duration) && item.startedAt && item.endedAt)
        duration = seconds(*item.endedAt) - seconds(*item.startedAt);
    if (!std::isfinite(duration) || duration < 0)
        return std::nullopt;
    const double end = item.endedAt ? seconds(*item.endedAt) : seconds(*item.startedAt) + duration;
    const double begin = item.startedAt ? seconds(*item.startedAt) : end - duration;
    return TimedItem{index, begin, end, duration};
}

void finish(TimedFile& file)
{
    const auto byEnd = [](const TimedItem& a, const TimedItem& b) { return a.end < b.end; };
    file.inTimeOrder = std::is_sorted(file.items.begin(), file.items.end(), byEnd);
    std::stable_sort(file.items.begin(), file.items.end(), byEnd);
}

} // namespace

std::span<const TimedItem> TimedFile::endingWithin(double from, double to) const
{
    const auto less = [](const TimedItem& a, double value) { return a.end < value; };
    const auto begin = std::lower_bound(items.begin(), items.end(), from, less);
    const auto greater = [](double value, const TimedItem& a) { return value < a.end; };
    return {begin, std::upper_bound(begin, items.end(), to, greater)};
}

std::vector<TimedFile> timedFiles(const JoinGroups& groups)
{
    std::map<std::string, std::map<FileId, TimedFile>> formats;
    TimedFile* last = nullptr;
    const JoinItem* lastItem = nullptr;
    for (ItemIndex i = 0; i < groups.size(); ++i) {
        const JoinItem& item = groups.item(i);
        const std::optional<TimedItem> timed = timedItem(item, i);
        if (!timed)
            continue;
        if (lastItem == nullptr || lastItem->file != item.file || lastItem->format != item.format) {
            last = &formats[item.format][item.file];
            lastItem = &item;
        }
        const Instant& at = item.endedAt ? *item.endedAt : *item.startedAt;
        if (last->items.empty())
            *last = {item.format, {}, true, 1, false};
        last->zoneKnown = last->zoneKnown && at.zoneKnown;
        if (at.milliseconds % 1000 != 0)
            last->resolution = 0.001;
        last->items.push_back(*timed);
    }
    std::vector<TimedFile> result;
    for (auto& [format, files] : formats) {
        const bool pooled = files.size() > mostFilesOfFormat;
        TimedFile pool{format, {}, true, 0.001, false};
        for (auto& [id, file] : files) {
            if (pooled) {
                pool.items.insert(pool.items.end(), file.items.begin(), file.items.end());
                pool.zoneKnown = pool.zoneKnown && file.zoneKnown;
                pool.resolution = std::max(pool.resolution, file.resolution);
            } else {
                finish(file);
                result.push_back(std::move(file));
            }
        }
        if (pooled) {
            finish(pool);
            pool.inTimeOrder = false; // several writers
            result.push_back(std::move(pool));
        }
    }
    return result;
}

} // namespace trefoil
