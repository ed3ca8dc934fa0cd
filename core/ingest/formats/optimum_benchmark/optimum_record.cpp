// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/optimum_benchmark/optimum_record.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/benchmark_quantities.h"
#include "core/ingest/compression_settings.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/model_name.h"

namespace trefoil {

namespace {

using nlohmann::json;
using Place = RecordBuilder::Place;

/// The phases whose numbers are the run's, the first that has one. Loading is never one: a model that is
/// quantized while it loads takes hours for it.
constexpr std::array mainPhases = {std::string_view{"decode"}, std::string_view{"generate"},
    std::string_view{"forward"}, std::string_view{"call"}, std::string_view{"train"}};

std::string titleOf(std::string_view phase, std::string_view what)
{
    std::string title(phase);
    title.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(title.front())));
    std::replace(title.begin(), title.end(), '_', ' ');
    return title + " " + std::string(what);
}

class Reading {
public:
    Reading(const json& document, const OptimumColumns& columns, RecordBuilder& builder)
        : m_config(member(&document, "config"))
        , m_report(member(&document, "report"))
        , m_columns(columns)
        , m_builder(builder)
    {
    }

    void readPhases();
    void readSettings();
    [[nodiscard]] Context context() const;
    [[nodiscard]] std::size_t measured() const { return m_measured; }

private:
    [[nodiscard]] const json* config(std::string_view part, std::string_view key) const
    {
        return member(member(m_config, part), key);
    }
    [[nodiscard]] Place place(
        std::initializer_list<std::string_view> keys, std::string unit, Grade grade) const;
    [[nodiscard]] std::optional<double> batchSize() const;
    void readLatency(const std::string& phase, const json& values, bool isMain);
    void readThroughput(const std::string& phase, const json& values);
    void readMemory(const std::string& phase, const json& values, bool isMain);
    void readEnergy(const std::string& phase, const json& values, bool isMain);
    void readEfficiency(const std::string& phase, const json& values);
    [[nodiscard]] CompressionSettings compression() const;
    [[nodiscard]] std::string hardware() const;

    const json* m_config;
    const json* m_report;
    const OptimumColumns& m_columns;
    RecordBuilder& m_builder;
    std::size_t m_measured = 0;
};

Place Reading::place(std::initializer_list<std::string_view> keys, std::string unit, Grade grade) const
{
    const std::string pointer = jsonPointer(keys);
    const auto column = m_columns.find(pointer);
    return {column == m_columns.end() ? pointer : column->second, std::move(unit), grade};
}

std::optional<double> Reading::batchSize() const
{
    return numberOf(member(config("scenario", "input_shapes"), "batch_size"));
}

void Reading::readLatency(const std::string& phase, const json& values, bool isMain)
{
    const auto mean = numberOf(member(&values, "mean"));
    if (!mean || !std::isfinite(*mean)) {
        return;
    }
    const std::string written = textOf(member(&values, "unit"));
    const auto unit = findUnit(written.empty() ? "s" : written);
    if (!unit || unit->dimension != Dimension::Time) {
        return;
    }
    const Place where =
        place({"report", phase, "latency", "mean"}, std::string(unit->symbol), Grade::Measured);
    ++m_measured;
    m_builder.addExtra(effortQuantity(phase + "_latency_s", titleOf(phase, "latency, mean"), Dimension::Time),
        *mean * unit->toCanonical, where);
    // The latency of one example is known only where a batch holds one.
    if (isMain && batchSize() == 1.0 && !m_builder.has("latency_s")) {
        m_builder.setStandard(Standard::LatencyPerExample, *mean, where);
    }
}

void Reading::readThroughput(const std::string& phase, const json& values)
{
    const auto value = numberOf(member(&values, "value"));
    std::string unit = textOf(member(&values, "unit"));
    if (!value || !std::isfinite(*value) || !unit.ends_with("/s")) {
        return;
    }
    unit.resize(unit.size() - 2);
    ++m_measured;
    m_builder.addExtra(throughputQuantity(quantityIdFromColumnName(phase + "_" + unit + "_per_s"),
                           titleOf(phase, "throughput in " + unit + "/s")),
        *value, place({"report", phase, "throughput", "value"}, unit + "/s", Grade::Measured));
}

void Reading::readMemory(const std::string& phase, const json& values, bool isMain)
{
    const std::string written = textOf(member(&values, "unit"));
    const auto unit = findUnit(written.empty() ? "MB" : written);
    if (!isMain || !unit || unit->dimension != Dimension::Information) {
        return;
    }
    for (const std::string_view key : {"max_allocated", "max_used", "peak"}) {
        const auto value = numberOf(member(&values, key));
        if (value && std::isfinite(*value) && !m_builder.has("peak_memory_bytes")) {
            ++m_measured;
            m_builder.setStandard(Standard::PeakMemory, *value,
                place({"report", phase, "memory", key}, std::string(unit->symbol), Grade::Measured));
        }
    }
    for (const std::string_view key : {"max_ram", "max_global_vram", "max_process_vram", "max_reserved"}) {
        const auto value = numberOf(member(&values, key));
        if (value && std::isfinite(*value)) {
            m_builder.addExtra(effortQuantity(phase + "_" + std::string(key) + "_bytes",
                                   titleOf(phase, "memory, " + std::string(key)), Dimension::Information),
                *value * unit->toCanonical,
                place({"report", phase, "memory", key}, std::string(unit->symbol), Grade::Measured));
        }
    }
}

void Reading::readEnergy(const std::string& phase, const json& values, bool isMain)
{
    const std::string written = textOf(member(&values, "unit"));
    const auto unit = findUnit(written.empty() ? "kWh" : written);
    if (!unit || unit->dimension != Dimension::Energy) {
        return;
    }
    struct EnergyPart {
        std::string_view key;
        Standard standard;
    };
    constexpr std::array parts = {EnergyPart{"total", Standard::Energy},
        EnergyPart{"cpu", Standard::CpuEnergy}, EnergyPart{"gpu", Standard::GpuEnergy},
        EnergyPart{"ram", Standard::RamEnergy}};
    const bool isRun = isMain && !m_builder.has("energy_kwh");
    for (const EnergyPart& part : parts) {
        const auto value = numberOf(member(&values, part.key));
        if (!value || !std::isfinite(*value)) {
            continue;
        }
        const Place where = place({"report", phase, "energy", part.key}, std::string(unit->symbol),
            part.key == "ram" ? Grade::Modelled : Grade::OnChip);
        ++m_measured;
        if (isRun) {
            m_builder.setStandard(part.standard, *value, where);
        } else if (part.key == "total") {
            m_builder.addExtra(
                burdenQuantity(phase + "_energy_kwh", titleOf(phase, "energy"), Dimension::Energy),
                *value * unit->toCanonical, where);
        }
    }
}

/// tokens/kWh or kWh/token, whichever the version writes, as J per token.
void Reading::readEfficiency(const std::string& phase, const json& values)
{
    const auto value = numberOf(member(&values, "value"));
    std::string unit = textOf(member(&values, "unit"));
    if (!value || !std::isfinite(*value) || *value <= 0) {
        return;
    }
    constexpr double joulesPerKwh = 3.6e6;
    double joules = 0;
    std::string thing;
    if (unit.ends_with("s/kWh")) {
        joules = joulesPerKwh / *value;
        thing = unit.substr(0, unit.size() - 5);
    } else if (unit.starts_with("kWh/")) {
        joules = joulesPerKwh * *value;
        thing = unit.substr(4);
    } else {
        return;
    }
    if (phase == "load_dataset" || phase == "preprocess_dataset" || thing.empty()) {
        return;
    }
    ++m_measured;
    const Place where = place({"report", phase, "efficiency", "value"}, unit, Grade::OnChip);
    m_builder.addExtra(burdenQuantity(quantityIdFromColumnName(phase + "_energy_j_per_" + thing),
                           titleOf(phase, "energy in J per " + thing), Dimension::None),
        joules, where);
    const auto minimum = numberOf(member(config("scenario", "generate_kwargs"), "min_new_tokens"));
    const auto maximum = numberOf(member(config("scenario", "generate_kwargs"), "max_new_tokens"));
    if (thing == "token" && minimum && maximum && *minimum < *maximum) {
        m_builder.diagnose(Severity::Warning, "requested_tokens",
            "The energy per token counts the " + formatNumber(*maximum)
                + " tokens that were asked for; fewer may have been generated, so it is a lower bound.",
            where.column);
    }
}

void Reading::readPhases()
{
    if (m_report == nullptr || !m_report->is_object()) {
        return;
    }
    const auto readPhase = [&](const std::string& phase, const json& parts, bool isMain) {
        if (phase.empty() || phase.size() > 60 || !parts.is_object()) {
            return;
        }
        const auto read = [&](std::string_view key, auto&& take) {
            if (const json* values = member(&parts, key); values != nullptr && values->is_object()) {
                take(*values);
            }
        };
        read("latency", [&](const json& values) { readLatency(phase, values, isMain); });
        read("throughput", [&](const json& values) { readThroughput(phase, values); });
        read("memory", [&](const json& values) { readMemory(phase, values, isMain); });
        read("energy", [&](const json& values) { readEnergy(phase, values, isMain); });
        read("efficiency", [&](const json& values) { readEfficiency(phase, values); });
    };
    for (const std::string_view phase : mainPhases) {
        if (const json* parts = member(m_report, phase)) {
            readPhase(std::string(phase), *parts, true);
        }
    }
    for (const auto& [phase, parts] : m_report->items()) {
        if (std::find(mainPhases.begin(), mainPhases.end(), phase) == mainPhases.end()) {
            readPhase(phase, parts, false);
        }
    }
}

CompressionSettings Reading::compression() const
{
    CompressionSettings settings = compressionOfName(textOf(config("backend", "model")));
    std::string scheme = textOf(config("backend", "quantization_scheme"));
    if (scheme.empty()) {
        scheme = textOf(config("backend", "quantize"));
    }
    const json* details = config("backend", "quantization_config");
    const json* isQuantized = config("backend", "quantization");
    const std::string automatic = textOf(config("backend", "auto_quantization"));
    const bool isOnnx = (isQuantized != nullptr && *isQuantized == true) || !automatic.empty();
    if (scheme.empty() && isOnnx) {
        scheme = textOf(member(details, "weights_dtype"));
        if (scheme == "QInt8" || scheme == "QUInt8") {
            settings.weightBits = 8;
        }
    }
    if (!scheme.empty() && scheme != "fp16") {
        settings.method = scheme;
    }
    if (const auto bits = numberOf(member(details, "bits"))) {
        settings.weightBits = bits;
    }
    if (const auto size = numberOf(member(details, "group_size")); size && *size > 0) {
        settings.groupSize = size; // -1: one scale per column
    }
    if (settings.method.empty()) {
        settings.method = textOf(config("backend", "torch_dtype"));
    }
    return settings;
}

void Reading::readSettings()
{
    addCompressionSettings(
        m_builder, compression(), place({"config", "backend", "quantization_config"}, "", Grade::Declared));
    const auto add = [&](std::initializer_list<std::string_view> keys, std::string_view id,
                         std::string_view name) {
        const json* value = m_config;
        for (auto key = keys.begin() + 1; key != keys.end(); ++key) {
            value = member(value, *key);
        }
        if (const auto number = numberOf(value)) {
            m_builder.addExtra(settingQuantity(std::string(id), std::string(name), Dimension::Count), *number,
                place(keys, "count", Grade::Declared));
        }
    };
    add({"config", "scenario", "input_shapes", "batch_size"}, "batch_size", "Batch size");
    add({"config", "scenario", "input_shapes", "sequence_length"}, "sequence_length", "Sequence length");
    add({"config", "scenario", "new_tokens"}, "new_tokens", "New tokens asked for");
    add({"config", "scenario", "generate_kwargs", "max_new_tokens"}, "new_tokens", "New tokens asked for");
    add({"config", "scenario", "num_samples"}, "scenario_samples", "Samples of the scenario");
    if (const auto seed = numberOf(config("backend", "seed")); seed && std::abs(*seed) < 9e15) {
        m_builder.record().seed = std::llround(*seed);
    }
}

std::string Reading::hardware() const
{
    const json* gpus = config("environment", "gpu");
    gpus = gpus == nullptr ? config("environment", "gpus") : gpus;
    const std::string device = textOf(config("backend", "device"));
    if (device == "cpu" || gpus == nullptr || !gpus->is_array() || gpus->empty()) {
        const std::string stated =
            gpus != nullptr && gpus->is_string() && device != "cpu" ? textOf(gpus) : "";
        return stated.empty() ? std::string(trimmed(textOf(config("environment", "cpu")))) : stated;
    }
    // Machines list GPUs that the run did not use; device_ids are the positions of those that it did.
    std::vector<std::string> used;
    std::string ids = textOf(config("backend", "device_ids"));
    while (!ids.empty()) {
        const std::size_t comma = std::min(ids.find(','), ids.size());
        const auto position = parseInteger(trimmed(std::string_view(ids).substr(0, comma)));
        if (position && *position >= 0 && static_cast<std::size_t>(*position) < gpus->size()) {
            used.push_back(textOf(&(*gpus)[static_cast<std::size_t>(*position)]));
        }
        ids.erase(0, comma + 1);
    }
    if (used.empty()) {
        for (const json& gpu : *gpus) {
            used.push_back(textOf(&gpu));
        }
    }
    const bool isOneKind = std::adjacent_find(used.begin(), used.end(), std::not_equal_to<>()) == used.end();
    return std::to_string(used.size()) + " x " + (isOneKind ? used.front() : "GPU of several kinds");
}

Context Reading::context() const
{
    Context context;
    context.model = shortModelName(textOf(config("backend", "model")));
    context.variant = compression().method;
    context.task = textOf(config("backend", "task"));
    context.dataset = textOf(config("scenario", "dataset_name"));
    context.hardware = hardware();
    const std::string version = textOf(config("environment", "optimum_benchmark_version"));
    context.tool = version.empty() ? "optimum-benchmark" : "optimum-benchmark " + version;
    return context;
}

} // namespace

OptimumReading readOptimumDocument(
    const json& document, const OptimumColumns& columns, RecordBuilder& builder)
{
    Reading reading(document, columns, builder);
    reading.readPhases();
    reading.readSettings();
    return {reading.context(), reading.measured()};
}

} // namespace trefoil
