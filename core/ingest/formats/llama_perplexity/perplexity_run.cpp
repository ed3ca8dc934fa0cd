// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/llama_perplexity/perplexity_run.h"

#include "core/base/finite_number.h"
#include "core/base/utf8_text.h"
#include "core/ingest/benchmark_quantities.h"
#include "core/ingest/compression_settings.h"
#include "core/ingest/metric_names.h"
#include "core/ingest/model_name.h"

#include <array>

namespace trefoil {

namespace {

using Place = RecordBuilder::Place;

/// The number that the text starts with, blanks before it allowed.
std::optional<double> leadingNumber(std::string_view text)
{
    text = trimmed(text);
    const std::size_t end = text.find_first_not_of("0123456789.+-eE");
    return parseFiniteNumber(text.substr(0, end));
}

std::optional<double> numberAfter(std::string_view line, std::string_view key)
{
    const std::size_t at = line.find(key);
    return at == std::string_view::npos ? std::nullopt : leadingNumber(line.substr(at + key.size()));
}

/// The number that stands before the text: "16.040 GiB".
std::optional<double> numberBefore(std::string_view line, std::string_view unit)
{
    const std::size_t at = line.find(unit);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view left = trimmed(line.substr(0, at));
    const std::size_t start = left.find_last_not_of("0123456789.");
    return leadingNumber(left.substr(start == std::string_view::npos ? 0 : start + 1));
}

struct Divergence {
    std::string_view label; ///< up to the colon, blanks taken out
    std::string_view id;
};

constexpr std::array divergenceLabels = {Divergence{"MeanPPL(base)", "base_perplexity"},
    Divergence{"Meanln(PPL(Q)/PPL(base))", "ln_perplexity_ratio"}, Divergence{"MeanKLD", "kl_divergence"},
    Divergence{"MaximumKLD", "kl_divergence_maximum"}, Divergence{"MedianKLD", "kl_divergence_median"},
    Divergence{"99.9%KLD", "kl_divergence_p999"}, Divergence{"MeanΔp", "mean_token_probability_change"},
    Divergence{"RMSΔp", "rms_token_probability_change"}, Divergence{"Sametopp", "same_top_token"}};

void readDivergence(std::string_view line, PerplexityRun& run)
{
    const std::size_t colon = line.rfind(':');
    if (colon == std::string_view::npos) {
        return;
    }
    std::string label(line.substr(0, colon));
    std::erase(label, ' ');
    const auto value = leadingNumber(line.substr(colon + 1));
    if (!value) {
        return;
    }
    if (label == "MeanPPL(Q)") {
        run.perplexity = value;
        run.uncertainty = numberAfter(line, "±");
        return;
    }
    for (const Divergence& each : divergenceLabels) {
        if (each.label == label) {
            const double factor = line.ends_with('%') ? 0.01 : 1.0;
            run.divergences[std::string(each.id)] = *value * factor;
        }
    }
}

void readChunks(std::string_view line, PerplexityRun& run)
{
    while (line.starts_with('[')) {
        const std::size_t close = line.find(']');
        const std::size_t comma = std::min(line.find(','), line.size());
        if (close == std::string_view::npos || close > comma) {
            return;
        }
        ++run.chunksSeen;
        if (const auto value = leadingNumber(line.substr(close + 1, comma - close - 1))) {
            run.lastChunk = value;
        }
        line.remove_prefix(std::min(comma + 1, line.size()));
    }
}

void readModelPath(std::string_view line, PerplexityRun& run)
{
    const std::size_t end = line.find(".gguf");
    if (end == std::string_view::npos) {
        return;
    }
    const std::size_t start = line.find_last_of(" \"'=", end);
    run.model = lastPathPart(line.substr(start == std::string_view::npos ? 0 : start + 1, end - start - 1));
}

} // namespace

void PerplexityRun::read(std::string_view text)
{
    if (text.starts_with('[')) {
        readChunks(text, *this);
        return;
    }
    if (text.starts_with("Final estimate: PPL")) {
        const std::size_t equals = text.rfind('=');
        perplexity = equals == std::string_view::npos ? std::nullopt : leadingNumber(text.substr(equals + 1));
        uncertainty = numberAfter(text, "+/-");
        return;
    }
    if (text.find("calculating perplexity over") != std::string_view::npos) {
        chunks = numberAfter(text, "calculating perplexity over");
        contextTokens = numberAfter(text, "n_ctx=");
    } else if (text.find("total time =") != std::string_view::npos) {
        totalMilliseconds = numberAfter(text, "total time =");
    } else if (text.find("model params") != std::string_view::npos) {
        parametersBillion = text.ends_with('B') ? numberAfter(text, "=") : std::nullopt;
    } else if (text.find(" BPW)") != std::string_view::npos
        && text.find("layers") == std::string_view::npos) {
        sizeGib = numberBefore(text, " GiB");
        bitsPerWeight = numberBefore(text, " BPW)");
    } else if (text.find(".gguf") != std::string_view::npos) {
        readModelPath(text, *this);
    } else {
        readDivergence(text, *this);
    }
}

void acceptPerplexityRun(const PerplexityRun& run, RecordBuilder& builder)
{
    builder.record().line = run.line;
    if (run.perplexity) {
        builder.addMetric("perplexity", *run.perplexity, {"Final estimate: PPL", "", Grade::Measured});
    }
    if (run.uncertainty) {
        builder.addExtra(settingQuantity("perplexity_stderr", "Perplexity, standard error", Dimension::None),
            *run.uncertainty, {"Final estimate: PPL", "", Grade::Measured});
    }
    for (const auto& [id, value] : run.divergences) {
        const Direction direction = id == "same_top_token"   ? Direction::HigherIsBetter
            : id.starts_with("kl_") || id.starts_with("ln_") ? Direction::LowerIsBetter
                                                             : Direction::None;
        builder.addExtra(metricQuantity(id, direction), value, {id, "", Grade::Measured});
    }
    if (run.sizeGib) {
        builder.setStandard(Standard::Size, *run.sizeGib, {"model size", "GiB", Grade::Measured});
    }
    if (run.parametersBillion) {
        builder.setStandard(
            Standard::Parameters, *run.parametersBillion, {"model params", "billion", Grade::Measured});
    }
    if (run.totalMilliseconds) {
        builder.setStandard(
            Standard::Duration, *run.totalMilliseconds, {"total time", "ms", Grade::Measured});
    }
    const auto addSetting = [&](const char* id, const char* name, const std::optional<double>& value) {
        if (value) {
            builder.addExtra(
                settingQuantity(id, name, Dimension::Count), *value, {id, "count", Grade::Declared});
        }
    };
    addSetting("n_ctx", "Context in tokens", run.contextTokens);
    addSetting("chunks", "Chunks of the corpus", run.chunks);
    CompressionSettings settings = compressionOfName(run.model);
    settings.bitsPerWeight = run.bitsPerWeight;
    addCompressionSettings(builder, settings, {"model", "", Grade::Declared});
    Context context;
    context.model = run.model;
    context.variant = settings.method;
    context.task = "perplexity";
    context.tool = "llama.cpp perplexity";
    builder.record().name = run.model;
    builder.accept(context);
}

} // namespace trefoil
