// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/zeus/zeus_importer.h"

#include "core/ingest/formats/zeus/zeus_files.h"
#include "core/ingest/json/json_keys.h"

#include <algorithm>

namespace trefoil {

namespace {

using namespace zeus;

enum class FileKind { None, Windows, Measurements, PowerOverTime, Trace };

bool isMeasurements(std::string_view head)
{
    const std::size_t start = head.find('{');
    if (start == std::string_view::npos) {
        return false;
    }
    // An array of measurements: what is in its first object tells.
    const std::vector<JsonKey> keys = jsonKeys(head.substr(start), 2);
    const auto at = [&](std::string_view name) {
        return std::find_if(keys.begin(), keys.end(), [&](const JsonKey& key) { return key.key == name; });
    };
    const auto time = at("time");
    const auto energy = at("gpu_energy");
    return time != keys.end() && energy != keys.end() && energy->valueStart == '{'
        && time->depth == energy->depth;
}

FileKind kindOf(std::string_view head)
{
    const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first != std::string_view::npos && (head[first] == '{' || head[first] == '[')) {
        return isMeasurements(head) ? FileKind::Measurements : FileKind::None;
    }
    const CsvColumns columns = columnsOf(head, ',');
    if (columns.has("start_time") && columns.has("window_name") && columns.has("elapsed_time")
        && !cardColumns(columns, "gpu", "_energy").empty()) {
        return FileKind::Windows;
    }
    if (columns.has("time") && !cardColumns(columns, "power", "").empty()) {
        return FileKind::PowerOverTime;
    }
    const bool isPowerTrace = columns.has("time_per_epoch") && columns.has("average_power");
    const bool isTrainingTrace = columns.has("target_metric") && columns.has("target_epoch");
    return columns.has("network") && (isPowerTrace || isTrainingTrace) ? FileKind::Trace : FileKind::None;
}

Recognition recognise(const Source& source)
{
    switch (kindOf(source.head())) {
    case FileKind::Windows:
        return {0.97, "header has window_name, elapsed_time and energies of cards: window log of Zeus"};
    case FileKind::Measurements:
        return {0.85, "objects have time and gpu_energy: measurements of Zeus"};
    case FileKind::PowerOverTime:
        return {0.85, "header has time and power0: power over time of Zeus"};
    case FileKind::Trace:
        return {0.9, "header has network and the columns of a trace of Zeus"};
    case FileKind::None:
        break;
    }
    return {};
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    switch (kindOf(source.head())) {
    case FileKind::Windows:
        return readWindowLog(source, sink, progress);
    case FileKind::Measurements:
        return readMeasurements(source, sink);
    case FileKind::PowerOverTime:
        return readPowerOverTime(source, sink, progress);
    case FileKind::Trace:
        return readTrace(source, sink, progress);
    case FileKind::None:
        break;
    }
    return fail(Errc::FormatRefused, {source.path(), "it is no log or trace of Zeus"});
}

} // namespace

const Importer& zeusImporter()
{
    static const Importer importer{"zeus", "Zeus windows and traces", 2, Precedence::Log, recognise, read};
    return importer;
}

} // namespace trefoil
