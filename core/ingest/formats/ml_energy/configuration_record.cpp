// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/ml_energy/configuration_record.h"

#include "core/base/number_text.h"
#include "core/ingest/benchmark_quantities.h"
#include "core/ingest/compression_settings.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/model_name.h"

#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

using nlohmann::json;

enum class Kind { Energy, Throughput, Latency, Count, Plain };

struct Field {
    std::string_view key;
    std::string_view id;
    std::string_view name;
    Kind kind;
};

constexpr std::array fields = {
    Field{"energy_per_token_joules", "energy_j_per_token", "Energy per token in J", Kind::Energy},
    Field{"energy_per_request_joules", "energy_j_per_request", "Energy per request in J", Kind::Energy},
    Field{"energy_per_image_joules", "energy_j_per_image", "Energy per image in J", Kind::Energy},
    Field{"energy_per_video_joules", "energy_j_per_video", "Energy per video in J", Kind::Energy},
    Field{"output_throughput_tokens_per_sec", "generation_tokens_per_s", "Generation in tokens/s",
        Kind::Throughput},
    Field{"throughput_images_per_sec", "images_per_s", "Throughput in images/s", Kind::Throughput},
    Field{"throughput_videos_per_sec", "videos_per_s", "Throughput in videos/s", Kind::Throughput},
    Field{"median_itl_ms", "inter_token_latency_p50_s", "Latency between tokens, median", Kind::Latency},
    Field{
        "p90_itl_ms", "inter_token_latency_p90_s", "Latency between tokens, 90th percentile", Kind::Latency},
    Field{
        "p95_itl_ms", "inter_token_latency_p95_s", "Latency between tokens, 95th percentile", Kind::Latency},
    Field{
        "p99_itl_ms", "inter_token_latency_p99_s", "Latency between tokens, 99th percentile", Kind::Latency},
    Field{"batch_latency_s", "batch_latency_s", "Latency of a batch", Kind::Latency},
    Field{"max_num_seqs", "max_num_seqs", "Sequences at once, at most", Kind::Count},
    Field{"batch_size", "batch_size", "Batch size", Kind::Count},
    Field{"avg_batch_size", "mean_batch_size", "Batch size, mean", Kind::Plain},
    Field{"avg_output_len", "mean_output_tokens", "Output tokens, mean", Kind::Plain},
    Field{"image_height", "image_height", "Image height in pixels", Kind::Count},
    Field{"image_width", "image_width", "Image width in pixels", Kind::Count},
    Field{"video_height", "image_height", "Image height in pixels", Kind::Count},
    Field{"video_width", "image_width", "Image width in pixels", Kind::Count},
    Field{"num_frames", "frames", "Frames of a video", Kind::Count},
    Field{"fps", "frames_per_s", "Frames per second of a video", Kind::Plain},
    Field{"inference_steps", "inference_steps", "Steps of inference", Kind::Count},
    Field{"tensor_parallel", "tensor_parallel", "Tensor parallelism", Kind::Count},
    Field{"expert_parallel", "expert_parallel", "Expert parallelism", Kind::Count},
    Field{"data_parallel", "data_parallel", "Data parallelism", Kind::Count},
};

Quantity quantityOfField(const Field& field)
{
    std::string id(field.id);
    std::string name(field.name);
    switch (field.kind) {
    case Kind::Energy:
        return burdenQuantity(std::move(id), std::move(name), Dimension::None);
    case Kind::Throughput:
        return throughputQuantity(std::move(id), std::move(name));
    case Kind::Latency:
        return effortQuantity(std::move(id), std::move(name), Dimension::Time);
    case Kind::Count:
        return settingQuantity(std::move(id), std::move(name), Dimension::Count);
    case Kind::Plain:
        break;
    }
    return settingQuantity(std::move(id), std::move(name), Dimension::None);
}

RecordBuilder::Place placeOf(const Field& field)
{
    const std::string column = jsonPointer({field.key});
    switch (field.kind) {
    case Kind::Energy:
        return {column, "J", Grade::OnChip};
    case Kind::Throughput:
        return {column, "", Grade::Measured};
    case Kind::Latency:
        return {column, field.key.ends_with("_ms") ? "ms" : "s", Grade::Measured};
    case Kind::Count:
        return {column, "count", Grade::Declared};
    case Kind::Plain:
        break;
    }
    return {column, "", Grade::Declared};
}

void addFields(const json& configuration, RecordBuilder& builder)
{
    constexpr double secondsPerMillisecond = 1e-3;
    for (const Field& field : fields) {
        const auto number = numberOf(member(&configuration, field.key));
        if (number && std::isfinite(*number)) {
            const bool isInMilliseconds = field.key.ends_with("_ms");
            builder.addExtra(quantityOfField(field),
                isInMilliseconds ? *number * secondsPerMillisecond : *number, placeOf(field));
        }
    }
}

/// The value of the configuration, else that of the document.
const json* either(const json& document, const json& configuration, std::string_view key)
{
    const json* own = member(&configuration, key);
    return own != nullptr ? own : member(&document, key);
}

void addHardware(const json& configuration, Context& context, RecordBuilder& builder)
{
    const auto count = numberOf(member(&configuration, "num_gpus"));
    const std::string gpu = textOf(member(&configuration, "gpu_model"));
    if (count && *count > 0) {
        builder.setStandard(Standard::AcceleratorCount, *count, {"/num_gpus", "count", Grade::Declared});
        context.hardware = formatNumber(*count) + " × " + gpu;
    } else {
        context.hardware = gpu;
    }
    if (const auto watts = numberOf(member(&configuration, "avg_power_watts"))) {
        builder.setStandard(Standard::GpuPower, *watts, {"/avg_power_watts", "W", Grade::OnChip});
    }
}

std::string recordName(const Context& context, const json& configuration)
{
    std::string name = context.model;
    for (const auto& [key, text] :
        {std::pair{"max_num_seqs", " sequences"}, std::pair{"batch_size", " per batch"}}) {
        if (const auto number = numberOf(member(&configuration, key))) {
            name += ", " + formatNumber(*number) + text;
        }
    }
    return name + (context.hardware.empty() ? "" : ", " + context.hardware);
}

} // namespace

bool hasEnergy(const json& configuration)
{
    for (const std::string_view key :
        {"energy_per_token_joules", "energy_per_image_joules", "energy_per_video_joules"}) {
        const auto number = numberOf(member(&configuration, key));
        if (number && std::isfinite(*number)) {
            return true;
        }
    }
    return false;
}

void acceptConfiguration(const json& document, const json& configuration, const std::string& pointer,
    const std::string& fallbackTask, RecordBuilder& builder)
{
    Context context;
    context.model = shortModelName(textOf(either(document, configuration, "model_id")));
    context.variant = textOf(either(document, configuration, "weight_precision"));
    context.task = textOf(either(document, configuration, "task"));
    if (context.task.empty()) {
        context.task = fallbackTask;
    }
    context.tool = "ML.ENERGY benchmark";
    builder.record().pointer = pointer;
    addHardware(configuration, context, builder);
    addFields(configuration, builder);
    if (const auto billions = numberOf(either(document, configuration, "total_params_billions"));
        billions && *billions > 0) {
        builder.setStandard(
            Standard::Parameters, *billions, {"total_params_billions", "billion", Grade::Declared});
    }
    if (const auto billions = numberOf(either(document, configuration, "activated_params_billions"));
        billions && *billions > 0) {
        constexpr double billion = 1e9;
        builder.addExtra(settingQuantity("active_parameters", "Active parameters", Dimension::Count),
            *billions * billion, {"activated_params_billions", "billion", Grade::Declared});
    }
    addCompressionSettings(
        builder, compressionOfName(context.variant), {"weight_precision", "", Grade::Declared});
    builder.record().name = recordName(context, configuration);
    builder.accept(context);
}

} // namespace trefoil
