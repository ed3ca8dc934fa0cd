// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/mlflow_file_store/metric_file.h"

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"

#include <algorithm>
#include <optional>

namespace trefoil {

namespace {

constexpr std::int64_t linesBetweenReports = 8192;

/// Takes the text up to the next blank from the front.
std::string_view takeField(std::string_view& line)
{
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view field = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return field;
}

std::optional<SeriesRecorder::Point> readPoint(std::string_view line)
{
    const auto time = parseInteger(takeField(line));
    const auto value = parseNumber(takeField(line));
    const std::string_view stepText = takeField(line);
    const auto step = stepText.empty() ? std::optional<std::int64_t>(0) : parseInteger(stepText);
    if (!time || !value || !step) {
        return std::nullopt;
    }
    return SeriesRecorder::Point{*value, static_cast<double>(*step), *time};
}

} // namespace

Result<MetricFileCounts> readMetricFile(
    std::string_view text, std::size_t series, SeriesRecorder& recorder, Progress& progress)
{
    MetricFileCounts counts;
    const auto total = static_cast<std::int64_t>(text.size());
    SeriesRecorder::Point last;
    std::string_view before;
    std::int64_t lines = 0;
    while (!text.empty()) {
        if (lines++ % linesBetweenReports == 0) {
            progress.report("reading", total - static_cast<std::int64_t>(text.size()), total);
            if (progress.stopRequested()) {
                return fail(Errc::Cancelled, {});
            }
        }
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) {
            continue;
        }
        if (line == before) {
            ++counts.repeated; // MLflow 3 writes what belongs to a model twice
            continue;
        }
        before = line;
        if (const auto point = readPoint(line)) {
            recorder.add(series, *point);
            ++counts.points;
            const bool isLast = counts.lastLine == 0 || point->step > last.step
                || (point->step == last.step && point->timeMs >= last.timeMs);
            if (isLast) {
                last = *point;
                counts.lastLine = lines;
            }
        } else {
            ++counts.unread;
        }
    }
    return counts;
}

} // namespace trefoil
