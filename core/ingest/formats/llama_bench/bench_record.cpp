// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/llama_bench/bench_record.h"

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/benchmark_quantities.h"
#include "core/ingest/compression_settings.h"
#include "core/ingest/model_name.h"

#include <array>
#include <cmath>

namespace trefoil {

namespace {

using Place = RecordBuilder::Place;

/// "512" with n_gen "0" is "pp512"; "pp 512 @ d60" of Markdown is "pp512 @ d60".
std::string testName(const BenchRow& row)
{
    std::string test(row.text("test"));
    if (!test.empty()) {
        for (std::size_t i = 1; i + 1 < test.size(); ++i) {
            const bool isLetter = test[i - 1] == 'p' || test[i - 1] == 'g';
            if (test[i] == ' ' && isLetter && test[i + 1] >= '0' && test[i + 1] <= '9') {
                test.erase(i, 1);
            }
        }
        return test;
    }
    double prompt = 0;
    double generated = 0;
    double depth = 0;
    static_cast<void>(row.number("n_prompt", prompt));
    static_cast<void>(row.number("n_gen", generated));
    static_cast<void>(row.number("n_depth", depth));
    test = prompt > 0 ? "pp" + formatNumber(prompt) : "";
    if (generated > 0) {
        test += (test.empty() ? "tg" : "+tg") + formatNumber(generated);
    }
    return depth > 0 ? test + " @ d" + formatNumber(depth) : test;
}

Quantity throughputOf(std::string_view test)
{
    const bool hasPrompt = test.find("pp") != std::string_view::npos;
    const bool hasGenerated = test.find("tg") != std::string_view::npos;
    if (hasPrompt == hasGenerated) {
        return throughputQuantity("prompt_and_generation_tokens_per_s", "Prompt and generation in tokens/s");
    }
    return hasPrompt ? throughputQuantity("prompt_tokens_per_s", "Prompt processing in tokens/s")
                     : throughputQuantity("generation_tokens_per_s", "Generation in tokens/s");
}

struct Spread {
    double mean = 0;
    std::optional<double> deviation;
};

/// "132.19 ± 0.55"
std::optional<Spread> spreadOf(std::string_view cell)
{
    constexpr std::string_view sign = "±";
    const std::size_t at = cell.find(sign);
    const auto mean = parseNumber(cell.substr(0, at));
    if (!mean || !std::isfinite(*mean)) {
        return std::nullopt;
    }
    return Spread{
        *mean, at == std::string_view::npos ? std::nullopt : parseNumber(cell.substr(at + sign.size()))};
}

void addThroughput(const BenchRow& row, const std::string& test, RecordBuilder& builder)
{
    std::optional<Spread> spread;
    Place place{"avg_ts", "tokens/s", Grade::Measured};
    if (double mean = 0; row.number("avg_ts", mean)) {
        spread = Spread{mean, {}};
        if (double deviation = 0; row.number("stddev_ts", deviation)) {
            spread->deviation = deviation;
        }
    } else {
        spread = spreadOf(row.text("t/s"));
        place.column = "t/s";
    }
    if (!spread) {
        return;
    }
    const Quantity quantity = throughputOf(test);
    if (spread->deviation) {
        builder.addExtra(
            settingQuantity(quantity.id + "_stdev", quantity.name + ", standard deviation", Dimension::None),
            *spread->deviation,
            {place.column == "avg_ts" ? "stddev_ts" : place.column, place.unit, place.grade});
    }
    builder.addExtra(quantity, spread->mean, place);
}

/// "3.56 GiB" and "6.74 B" (10⁹) of Markdown.
void addRoundedSizes(const BenchRow& row, RecordBuilder& builder)
{
    const auto split = [](std::string_view cell) {
        const std::size_t blank = cell.find(' ');
        return std::pair{parseNumber(cell.substr(0, blank)),
            blank == std::string_view::npos ? std::string() : std::string(trimmed(cell.substr(blank)))};
    };
    const auto [size, sizeUnit] = split(row.text("size"));
    if (size && findUnit(sizeUnit) && findUnit(sizeUnit)->dimension == Dimension::Information) {
        builder.setStandard(Standard::Size, *size, {"size", sizeUnit, Grade::Measured});
    }
    const auto [parameters, parameterUnit] = split(row.text("params"));
    if (parameters && (parameterUnit == "B" || parameterUnit == "M")) {
        builder.setStandard(Standard::Parameters, *parameters,
            {"params", parameterUnit == "B" ? "billion" : "million", Grade::Measured});
    }
}

void addSizes(const BenchRow& row, RecordBuilder& builder)
{
    double size = 0;
    double parameters = 0;
    const bool hasSize = row.number("model_size", size) && size > 0;
    const bool hasParameters = row.number("model_n_params", parameters) && parameters > 0;
    if (hasSize) {
        builder.setStandard(Standard::Size, size, {"model_size", "bytes", Grade::Measured});
    }
    if (hasParameters) {
        builder.setStandard(Standard::Parameters, parameters, {"model_n_params", "count", Grade::Measured});
    }
    if (!hasSize && !hasParameters) {
        addRoundedSizes(row, builder);
    }
    const StandardValues& values = builder.record().values;
    if (values.has(Standard::Size) && values[Standard::Parameters] > 0) {
        builder.addExtra(bitsPerWeightQuantity(), 8 * values[Standard::Size] / values[Standard::Parameters],
            {"model_size, model_n_params", "", Grade::Derived});
    }
}

void addConditions(const BenchRow& row, RecordBuilder& builder)
{
    constexpr std::array settings = {
        std::pair{std::string_view{"n_prompt"}, std::string_view{"Prompt tokens"}},
        std::pair{std::string_view{"n_gen"}, std::string_view{"Generated tokens"}},
        std::pair{std::string_view{"n_depth"}, std::string_view{"Tokens in the cache before"}},
        std::pair{std::string_view{"n_batch"}, std::string_view{"Logical batch in tokens"}},
        std::pair{std::string_view{"n_threads"}, std::string_view{"Threads"}},
        std::pair{std::string_view{"n_gpu_layers"}, std::string_view{"Layers on the GPU"}}};
    for (const auto& [id, name] : settings) {
        if (double value = 0; row.number(id, value)) {
            builder.addExtra(settingQuantity(std::string(id), std::string(name), Dimension::Count), value,
                {std::string(id), "count", Grade::Declared});
        }
    }
    if (double nanoseconds = 0; row.number("avg_ns", nanoseconds) && nanoseconds > 0) {
        builder.addExtra(effortQuantity("test_latency_s", "Time of one test, mean", Dimension::Time),
            nanoseconds * 1e-9, {"avg_ns", "ns", Grade::Measured});
    }
    // A fork adds these; it writes 0 where it did not measure.
    constexpr std::array forkTimes = {std::pair{std::string_view{"avg_ttft_ms"}, std::string_view{"ttft_s"}},
        std::pair{std::string_view{"avg_itl_ms"}, std::string_view{"inter_token_latency_s"}},
        std::pair{std::string_view{"avg_e2e_ms"}, std::string_view{"request_latency_s"}}};
    for (const auto& [column, id] : forkTimes) {
        if (double value = 0; row.number(column, value) && value > 0) {
            builder.addExtra(effortQuantity(std::string(id), std::string(column), Dimension::Time),
                value * 1e-3, {std::string(column), "ms", Grade::Measured});
        }
    }
}

std::string hardwareOf(const BenchRow& row)
{
    double layers = -1;
    static_cast<void>(row.number("n_gpu_layers", layers));
    const std::string gpu(row.text("gpu_info"));
    return gpu.empty() || layers == 0 ? std::string(row.text("cpu_info")) : gpu;
}

} // namespace

GgufName ggufName(std::string_view fileName, std::string_view type)
{
    const auto split = [](std::string_view text) {
        GgufName name{std::string(text), compressionOfName(text).method};
        if (const std::size_t at = text.rfind(name.quantization); !name.quantization.empty() && at > 0) {
            name.model = std::string(text.substr(0, at));
            while (!name.model.empty()
                && std::string_view("-_. @").find(name.model.back()) != std::string_view::npos) {
                name.model.pop_back();
            }
        }
        return name;
    };
    GgufName described = split(type);
    if (described.model.ends_with(" mostly")) {
        described.model.resize(described.model.size() - 7);
    }
    std::string stem = lastPathPart(fileName);
    if (stem.ends_with(".gguf")) {
        stem.resize(stem.size() - 5);
    }
    GgufName named = split(stem);
    if (named.quantization.empty()) {
        named.quantization = described.quantization;
    }
    const std::string lower = toLowerAscii(named.model);
    const bool saysNothing = lower.empty() || lower == "ggml-model" || lower == "model" || lower == "ggml";
    return saysNothing && !described.model.empty() ? GgufName{described.model, named.quantization} : named;
}

bool acceptBenchRow(const BenchRow& row, RecordBuilder& builder)
{
    const std::string test = testName(row);
    builder.record().line = row.line;
    addThroughput(row, test, builder);
    if (builder.valueCount() == 0) {
        builder.discard();
        return false;
    }
    addSizes(row, builder);
    addConditions(row, builder);
    const std::string_view type = row.text("model_type").empty() ? row.text("model") : row.text("model_type");
    const GgufName name = ggufName(row.text("model_filename"), type);
    Context context;
    context.model = name.model;
    context.variant = name.quantization;
    context.task = test;
    context.hardware = hardwareOf(row);
    const std::string build(row.text("build_number"));
    context.tool = build.empty() ? "llama-bench" : "llama-bench build " + build;
    if (const auto instant = parseInstant(row.text("test_time"))) {
        builder.record().startedAt = instant;
    }
    builder.record().name = name.model + (name.quantization.empty() ? "" : " " + name.quantization)
        + (test.empty() ? "" : " " + test);
    builder.accept(context);
    return true;
}

} // namespace trefoil
