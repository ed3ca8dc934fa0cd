// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/carbontracker/carbontracker_importer.h"

#include "core/base/utf8_text.h"
#include "core/ingest/formats/carbontracker/consumption_text.h"
#include "core/ingest/formats/carbontracker/standard_log.h"
#include "core/ingest/record_builder.h"
#include "core/ingest/tracking/companion_files.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

namespace {

using namespace carbontracker;

enum class FileKind { None, Standard, Output, ErrorLog, Console };

constexpr std::string_view standardEnd = "_carbontracker.log";
constexpr std::string_view outputEnd = "_carbontracker_output.log";
constexpr std::string_view errorEnd = "_carbontracker_err.log";

FileKind kindOf(const Source& source)
{
    const std::string_view head = withoutByteOrderMark(source.head());
    const std::string_view first = head.substr(0, head.find('\n'));
    if (lineTime(first) && first.find(" - carbontracker version ") != std::string_view::npos) {
        return FileKind::Standard;
    }
    if (lineTime(first) && first.find(" - CarbonTracker: ") != std::string_view::npos) {
        return FileKind::Output;
    }
    if (source.fileName().ends_with(errorEnd)) {
        return FileKind::ErrorLog;
    }
    const bool hasBlock = head.find("Actual consumption") != std::string_view::npos
        || head.find("Predicted consumption") != std::string_view::npos;
    return hasBlock && head.find("CO2eq:") != std::string_view::npos ? FileKind::Console : FileKind::None;
}

Recognition recognise(const Source& source)
{
    switch (kindOf(source)) {
    case FileKind::Standard:
        return {0.98, "first line names the version of carbontracker: its standard log"};
    case FileKind::Output:
        return {0.98, "first line is of CarbonTracker: its output log"};
    case FileKind::ErrorLog:
        return {0.9, "named like an error log of carbontracker"};
    case FileKind::Console:
        return {0.8, "has the lines 'Actual consumption' and 'CO2eq:': console output of carbontracker"};
    case FileKind::None:
        break;
    }
    return {};
}

/// The path before "_carbontracker…": what the files of one run share.
std::string stemOf(const std::string& path)
{
    for (const std::string_view end : {standardEnd, outputEnd, errorEnd}) {
        if (path.ends_with(end)) {
            return path.substr(0, path.size() - end.size());
        }
    }
    return {};
}

std::optional<Source> neighbour(const Source& source, std::string_view end)
{
    const std::string stem = stemOf(source.path());
    if (stem.empty()) {
        return std::nullopt;
    }
    auto opened = openCompanion(source, stem + std::string(end));
    return opened ? std::optional(std::move(*opened)) : std::nullopt;
}

/// A run that measured nothing has zeros in its output.
std::optional<double> unlessZero(const std::optional<double>& value)
{
    return value && *value > 0 ? value : std::nullopt;
}

void addActual(RecordBuilder& builder, const Consumption& actual, const StandardLog& log)
{
    const Grade grade =
        log.components.find("Unknown CPU") == std::string::npos ? Grade::OnChip : Grade::Modelled;
    if (const auto energy = unlessZero(actual.kilowattHours)) {
        builder.setStandard(Standard::Energy, *energy, {"Actual consumption/Energy", "kWh", grade});
        if (log.pue) {
            builder.setStandard(Standard::Pue, *log.pue, {"PUE coefficient", "1", Grade::Declared});
        }
        if (const auto grams = unlessZero(actual.grams)) {
            builder.setStandard(
                Standard::Emissions, *grams, {"Actual consumption/CO2eq", "g CO2e", Grade::Modelled});
        }
    }
    if (!builder.has("duration_s") && unlessZero(actual.seconds)) {
        builder.setStandard(
            Standard::Duration, *actual.seconds, {"Actual consumption/Time", "s", Grade::Measured});
    }
    if (!builder.has("epochs") && actual.epochs) {
        builder.setStandard(
            Standard::Epochs, *actual.epochs, {"Actual consumption", "count", Grade::Measured});
    }
}

void addPredicted(RecordBuilder& builder, const Consumption& predicted)
{
    const auto add = [&](const char* id, const char* name, Dimension dimension, std::optional<double> value,
                         double factor, const char* unit) {
        if (value) {
            builder.addExtra(
                Quantity{id, name, canonicalUnit(dimension), Direction::LowerIsBetter, Sphere::Environment},
                *value * factor, {"Predicted consumption", unit, Grade::Modelled});
        }
    };
    add("predicted_energy_kwh", "Predicted energy", Dimension::Energy, unlessZero(predicted.kilowattHours), 1,
        "kWh");
    add("predicted_emissions_kg_co2e", "Predicted emissions", Dimension::Mass, unlessZero(predicted.grams),
        1e-3, "g CO2e");
    add("predicted_duration_s", "Predicted duration", Dimension::Time, unlessZero(predicted.seconds), 1, "s");
    if (predicted.epochs) {
        builder.addExtra(
            Quantity{"predicted_epochs", "Epochs of the prediction", canonicalUnit(Dimension::Count)},
            *predicted.epochs, {"Predicted consumption", "count", Grade::Declared});
    }
}

void appendSeries(
    RecordSink& sink, Standard standard, const std::string& name, const std::vector<double>& values)
{
    if (std::all_of(values.begin(), values.end(), isAbsent)) {
        return;
    }
    for (std::size_t from = 0; from < values.size(); from += SeriesChunk::capacity) {
        SeriesChunk chunk;
        chunk.quantity = &quantityOf(standard);
        chunk.name = name;
        const std::size_t end = std::min(values.size(), from + SeriesChunk::capacity);
        for (std::size_t i = from; i < end; ++i) {
            chunk.steps.push_back(static_cast<double>(i) + 1);
            chunk.values.push_back(values[i]);
        }
        sink.append(chunk);
    }
}

/// Σ W × s over the epochs that have a power; nothing where none has.
std::optional<double> joulesOf(const std::vector<double>& watts, const std::vector<double>& seconds)
{
    std::optional<double> joules;
    for (std::size_t i = 0; i < watts.size(); ++i) {
        if (!isAbsent(watts[i]) && seconds[i] > 0) {
            joules = joules.value_or(0) + watts[i] * seconds[i];
        }
    }
    return joules;
}

void addEpochs(RecordBuilder& builder, RecordSink& sink, const StandardLog& log)
{
    double seconds = 0;
    for (const double epoch : log.seconds) {
        seconds += epoch;
    }
    if (!log.seconds.empty()) {
        builder.setStandard(
            Standard::Epochs, static_cast<double>(log.seconds.size()), {"Epoch", "count", Grade::Measured});
    }
    if (seconds > 0) {
        builder.setStandard(Standard::Duration, seconds, {"Duration", "s", Grade::Measured});
    }
    appendSeries(sink, Standard::GpuPower, "gpu", log.gpuWatts);
    appendSeries(sink, Standard::CpuPower, "cpu", log.cpuWatts);
    const auto gpu = joulesOf(log.gpuWatts, log.seconds);
    const auto cpu = joulesOf(log.cpuWatts, log.seconds);
    if (gpu || cpu) {
        builder.addExtra(Quantity{"energy_without_pue_kwh", "Energy without PUE",
                             canonicalUnit(Dimension::Energy), Direction::LowerIsBetter, Sphere::Environment},
            (gpu.value_or(0) + cpu.value_or(0)) / 3.6e6,
            {"Average power usage (W) × Duration", "J", Grade::Derived});
    }
}

void setPlaceAndTool(Context& context, const StandardLog& log)
{
    context.tool = log.version.empty() ? "carbontracker" : "carbontracker " + log.version;
    context.hardware = log.components;
    context.countryIso3 = log.countryIso3;
    context.region = log.region;
}

void acceptRun(RecordBuilder& builder, const ConsumptionOfRun& run, const StandardLog& log)
{
    if (run.actual) {
        addActual(builder, *run.actual, log);
    }
    if (run.predicted) {
        addPredicted(builder, *run.predicted);
    }
    if (!builder.has("energy_kwh")) {
        builder.diagnose(Severity::Warning, "no_measurement",
            "carbontracker measured no energy in this run: it failed, was stopped or was too short; the "
            "energy "
            "is left absent, not zero",
            {});
    }
    Context context;
    setPlaceAndTool(context, log);
    builder.accept(context);
}

void noteDefaultIntensity(const Source& source, RecordBuilder& builder)
{
    const auto errors = neighbour(source, errorEnd);
    if (errors && errors->head().find("Defaulting to global average") != std::string_view::npos) {
        builder.diagnose(Severity::Note, "default_intensity",
            "carbontracker did not know the place and took the world's average carbon intensity", {});
    }
}

Result<void> readStandard(const Source& source, RecordSink& sink, Progress& progress)
{
    StandardLogReader reader;
    auto outcome = forEachLine(source, progress, [&](const TextLine& line) { reader.read(line); });
    ConsumptionReader consumption;
    if (const auto output = outcome ? neighbour(source, outputEnd) : std::nullopt) {
        outcome = forEachLine(*output, progress, [&](const TextLine& line) { consumption.read(line); });
        outcome = outcome ? output->checkWhole() : outcome;
    }
    if (!outcome) {
        return outcome;
    }
    RecordBuilder builder(sink, source.path());
    const StandardLog& log = reader.log();
    const std::string stem = stemOf(source.fileName());
    if (!stem.empty()) {
        builder.record().runIds = {toValidUtf8(stem)};
        builder.record().name = toValidUtf8(stem);
    }
    builder.record().startedAt = log.startedAt;
    builder.record().endedAt = log.endedAt;
    addEpochs(builder, sink, log);
    noteDefaultIntensity(source, builder);
    acceptRun(builder, consumption.runs().empty() ? ConsumptionOfRun{} : consumption.runs().front(), log);
    return {};
}

/// An output log without its standard log, and console captures.
Result<void> readConsole(const Source& source, RecordSink& sink, Progress& progress)
{
    ConsumptionReader reader;
    auto outcome = forEachLine(source, progress, [&](const TextLine& line) { reader.read(line); });
    if (!outcome) {
        return outcome;
    }
    RecordBuilder builder(sink, source.path());
    const std::string stem = stemOf(source.fileName());
    for (const ConsumptionOfRun& run : reader.runs()) {
        builder.record().line = run.actual ? run.actual->line : run.predicted->line;
        builder.record().name = run.name.empty() ? toValidUtf8(stem) : run.name;
        if (!stem.empty()) {
            builder.record().runIds = {toValidUtf8(stem)};
        }
        acceptRun(builder, run, StandardLog{});
    }
    if (reader.runs().empty()) {
        builder.diagnose(Severity::Warning, "no_measurement",
            "carbontracker wrote no consumption into this file; nothing was measured", {});
    }
    return {};
}

Result<void> noteReadTogether(const Source& source, RecordSink& sink)
{
    sink.diagnose({Severity::Note, "read_together",
        "This file is read together with the standard log beside it, which ends in _carbontracker.log",
        {source.path(), 0, {}}});
    return {};
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    switch (kindOf(source)) {
    case FileKind::Standard:
        return readStandard(source, sink, progress);
    case FileKind::Output:
        return neighbour(source, standardEnd) ? noteReadTogether(source, sink)
                                              : readConsole(source, sink, progress);
    case FileKind::ErrorLog:
        return noteReadTogether(source, sink);
    case FileKind::Console:
        return readConsole(source, sink, progress);
    case FileKind::None:
        break;
    }
    return fail(Errc::FormatRefused, {source.path(), "it is no log of carbontracker"});
}

} // namespace

const Importer& carbontrackerImporter()
{
    static const Importer importer{
        "carbontracker", "carbontracker logs", 2, Precedence::Log, recognise, read};
    return importer;
}

} // namespace trefoil
