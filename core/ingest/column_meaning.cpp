// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/column_meaning.h"

#include "core/ingest/metric_names.h"

#include <algorithm>
#include <array>

namespace trefoil {

namespace {

struct RoleEntry {
    std::string_view key;
    Role role;
    int score;
};

constexpr std::array roleEntries = {
    RoleEntry{"run", Role::RunName, 100},
    RoleEntry{"runname", Role::RunName, 100},
    RoleEntry{"name", Role::RunName, 80},
    RoleEntry{"experimentname", Role::RunName, 70},
    RoleEntry{"evalname", Role::RunName, 70},
    RoleEntry{"experiment", Role::RunName, 60},
    RoleEntry{"trialname", Role::RunName, 60},
    RoleEntry{"runlabel", Role::RunName, 60},
    RoleEntry{"trial", Role::RunName, 55},
    RoleEntry{"key", Role::RunName, 50},
    RoleEntry{"runid", Role::RunId, 100},
    RoleEntry{"codecarbonrunid", Role::RunId, 100},
    RoleEntry{"mlflowrunid", Role::RunId, 100},
    RoleEntry{"runuuid", Role::RunId, 90},
    RoleEntry{"parentrunid", Role::ParentRunId, 100},
    RoleEntry{"mlflowparentrunid", Role::ParentRunId, 100},
    RoleEntry{"tagsmlflowparentrunid", Role::ParentRunId, 100},
    RoleEntry{"model", Role::Model, 100},
    RoleEntry{"modelname", Role::Model, 90},
    RoleEntry{"modelid", Role::Model, 80},
    RoleEntry{"network", Role::Model, 60},
    RoleEntry{"architecture", Role::Model, 40},
    RoleEntry{"basemodel", Role::Model, 30},
    RoleEntry{"variant", Role::Variant, 100},
    RoleEntry{"method", Role::Variant, 80},
    RoleEntry{"compressionmethod", Role::Variant, 80},
    RoleEntry{"technique", Role::Variant, 75},
    RoleEntry{"precision", Role::Variant, 60},
    RoleEntry{"quantization", Role::Variant, 60},
    RoleEntry{"quantizationscheme", Role::Variant, 60},
    RoleEntry{"optimizer", Role::Variant, 50},
    RoleEntry{"configuration", Role::Variant, 45},
    RoleEntry{"compression", Role::Variant, 45},
    RoleEntry{"version", Role::Variant, 20},
    RoleEntry{"dataset", Role::Dataset, 100},
    RoleEntry{"datasetname", Role::Dataset, 90},
    RoleEntry{"data", Role::Dataset, 60},
    RoleEntry{"benchmark", Role::Dataset, 50},
    RoleEntry{"task", Role::Task, 100},
    RoleEntry{"taskname", Role::Task, 90},
    RoleEntry{"kind", Role::Kind, 100},
    RoleEntry{"type", Role::Kind, 60},
    RoleEntry{"family", Role::Kind, 50},
    RoleEntry{"generation", Role::Kind, 30},
    RoleEntry{"project", Role::Project, 100},
    RoleEntry{"projectname", Role::Project, 90},
    RoleEntry{"split", Role::Split, 100},
    RoleEntry{"subset", Role::Split, 60},
    RoleEntry{"seed", Role::Seed, 100},
    RoleEntry{"randomseed", Role::Seed, 90},
    RoleEntry{"randomstate", Role::Seed, 80},
    RoleEntry{"attribute", Role::GroupAttribute, 100},
    RoleEntry{"attributename", Role::GroupAttribute, 100},
    RoleEntry{"protectedattribute", Role::GroupAttribute, 90},
    RoleEntry{"groupattribute", Role::GroupAttribute, 100},
    RoleEntry{"group", Role::Group, 100},
    RoleEntry{"groupname", Role::Group, 95},
    RoleEntry{"attributevalue", Role::Group, 90},
    RoleEntry{"subgroup", Role::Group, 90},
    RoleEntry{"groupsize", Role::GroupSupport, 100},
    RoleEntry{"support", Role::GroupSupport, 90},
    RoleEntry{"n", Role::GroupSupport, 80},
    RoleEntry{"count", Role::GroupSupport, 80},
    RoleEntry{"startedat", Role::StartedAt, 100},
    RoleEntry{"starttime", Role::StartedAt, 90},
    RoleEntry{"start", Role::StartedAt, 60},
    RoleEntry{"finishedat", Role::EndedAt, 100},
    RoleEntry{"endedat", Role::EndedAt, 100},
    RoleEntry{"endtime", Role::EndedAt, 90},
    RoleEntry{"end", Role::EndedAt, 60},
    RoleEntry{"timestamp", Role::Timestamp, 100},
    RoleEntry{"datetime", Role::Timestamp, 90},
    RoleEntry{"date", Role::Timestamp, 60},
    RoleEntry{"time", Role::Timestamp, 50},
    RoleEntry{"countryisocode", Role::Country, 100},
    RoleEntry{"countrycode", Role::Country, 90},
    RoleEntry{"country", Role::Country, 80},
    RoleEntry{"hardware", Role::Hardware, 100},
    RoleEntry{"gpumodel", Role::Hardware, 90},
    RoleEntry{"gpuname", Role::Hardware, 90},
    RoleEntry{"device", Role::Hardware, 70},
    RoleEntry{"gpu", Role::Hardware, 65},
    RoleEntry{"accelerator", Role::Hardware, 65},
    RoleEntry{"processor", Role::Hardware, 60},
    RoleEntry{"cpumodel", Role::Hardware, 30},
    RoleEntry{"citation", Role::Citation, 100},
    RoleEntry{"reference", Role::Citation, 80},
    RoleEntry{"doi", Role::Citation, 80},
    RoleEntry{"paper", Role::Citation, 70},
    RoleEntry{"source", Role::Citation, 60},
};

struct QuantityEntry {
    std::string_view key;
    NamedQuantity meaning;
};

constexpr QuantityEntry entry(
    std::string_view key, std::string_view id, int score, std::string_view assumed = {}, bool needs = false)
{
    return {key, {id, assumed, score, needs}};
}

/// Hours of accelerators: the time of a run times the number of its accelerators.
constexpr std::string_view acceleratorTime = "accelerator_time_s";

constexpr std::array quantityEntries = {
    entry("duration", "duration_s", 95, "s"),
    entry("run", "duration_s", 100, "s", true),
    entry("runtime", "duration_s", 90, "s"),
    entry("trainingtime", "duration_s", 85, "s"),
    entry("traintime", "duration_s", 85, "s"),
    entry("trainruntime", "duration_s", 85, "s"),
    entry("trainingduration", "duration_s", 85, "s"),
    entry("elapsed", "duration_s", 80, "s"),
    entry("elapsedtime", "duration_s", 80, "s"),
    entry("walltime", "duration_s", 80, "s"),
    entry("totaltime", "duration_s", 80, "s"),
    entry("train", "duration_s", 70, "s", true),
    entry("training", "duration_s", 70, "s", true),
    entry("time", "duration_s", 60, "s", true),
    entry("inferenceduration", "duration_s", 40, "s"),
    entry("inference", "duration_s", 40, "s", true),
    entry("energy", "energy_kwh", 95, "kWh"),
    entry("energyconsumed", "energy_kwh", 100, "kWh"),
    entry("totalenergy", "energy_kwh", 90, "kWh"),
    entry("energyconsumption", "energy_kwh", 90, "kWh"),
    entry("energyused", "energy_kwh", 90, "kWh"),
    entry("energyusage", "energy_kwh", 90, "kWh"),
    entry("trainingenergy", "energy_kwh", 70, "kWh"),
    entry("trainenergy", "energy_kwh", 70, "kWh"),
    entry("inferenceenergy", "energy_kwh", 40, "kWh"),
    entry("cpuenergy", "cpu_energy_kwh", 100, "kWh"),
    entry("gpuenergy", "gpu_energy_kwh", 100, "kWh"),
    entry("ramenergy", "ram_energy_kwh", 100, "kWh"),
    entry("co2eqcodecarbon", "emissions_kg_co2e", 100, "kg CO2e"),
    entry("emissionscodecarbon", "emissions_kg_co2e", 100, "kg CO2e"),
    entry("emissions", "emissions_kg_co2e", 95, "kg CO2e"),
    entry("emission", "emissions_kg_co2e", 90, "kg CO2e"),
    entry("co2emissions", "emissions_kg_co2e", 90, "kg CO2e"),
    entry("carbonemissions", "emissions_kg_co2e", 90, "kg CO2e"),
    entry("co2eq", "emissions_kg_co2e", 85, "kg CO2e"),
    entry("co2e", "emissions_kg_co2e", 85, "kg CO2e"),
    entry("co2", "emissions_kg_co2e", 80, "kg CO2e"),
    entry("co2cost", "emissions_kg_co2e", 70, "kg CO2e"),
    entry("carbon", "emissions_kg_co2e", 60, "kg CO2e"),
    entry("inferenceemissions", "emissions_kg_co2e", 40, "kg CO2e"),
    entry("water", "water_l", 90, "L", true),
    entry("waterconsumed", "water_l", 100, "L"),
    entry("cpupower", "cpu_power_w", 100, "W"),
    entry("gpupower", "gpu_power_w", 100, "W"),
    entry("rampower", "ram_power_w", 100, "W"),
    entry("acceleratorcount", "accelerator_count", 100),
    entry("gpucount", "accelerator_count", 95),
    entry("gpus", "accelerator_count", 90),
    entry("numgpus", "accelerator_count", 90),
    entry("ngpus", "accelerator_count", 90),
    entry("accelerators", "accelerator_count", 90),
    entry("chips", "accelerator_count", 80),
    entry("testaccuracy", "accuracy", 98),
    entry("testacc", "accuracy", 98),
    entry("accuracy", "accuracy", 100),
    entry("acc", "accuracy", 95),
    entry("accuracyscore", "accuracy", 95),
    entry("evalaccuracy", "accuracy", 90),
    entry("top1", "accuracy", 90),
    entry("top1accuracy", "accuracy", 90),
    entry("accuracytop1", "accuracy", 90),
    entry("acc1", "accuracy", 85),
    entry("valaccuracy", "accuracy", 80),
    entry("valacc", "accuracy", 80),
    entry("valacc1", "accuracy", 80),
    entry("balancedaccuracy", "balanced_accuracy", 100),
    entry("balancedacc", "balanced_accuracy", 95),
    entry("bacc", "balanced_accuracy", 80),
    entry("f1", "f1", 100),
    entry("f1score", "f1", 95),
    entry("testf1", "f1", 95),
    entry("evalf1", "f1", 90),
    entry("f1macro", "f1", 80),
    entry("macrof1", "f1", 80),
    entry("f1weighted", "f1", 75),
    entry("weightedf1", "f1", 75),
    entry("bestf1", "f1", 60),
    entry("auc", "auc", 100),
    entry("rocauc", "auc", 100),
    entry("aucroc", "auc", 95),
    entry("auroc", "auc", 95),
    entry("testauc", "auc", 90),
    entry("loss", "loss", 95),
    entry("testloss", "loss", 100),
    entry("evalloss", "loss", 90),
    entry("valloss", "loss", 80),
    entry("trainloss", "training_loss", 100),
    entry("trainingloss", "training_loss", 100),
    entry("perplexity", "perplexity", 100),
    entry("ppl", "perplexity", 90),
    entry("wordperplexity", "perplexity", 80),
    entry("parameters", "parameters", 100),
    entry("params", "parameters", 95),
    entry("paramstotal", "parameters", 100),
    entry("totalparams", "parameters", 95),
    entry("numparams", "parameters", 95),
    entry("numparam", "parameters", 90),
    entry("nparams", "parameters", 95),
    entry("nparameters", "parameters", 95),
    entry("paramcount", "parameters", 90),
    entry("parametercount", "parameters", 90),
    entry("modelnparams", "parameters", 90),
    entry("mparams", "parameters", 85, "million"),
    entry("paramsnonzero", "nonzero_parameters", 100),
    entry("nonzeroparams", "nonzero_parameters", 95),
    entry("nonzeroparameters", "nonzero_parameters", 100),
    entry("nnz", "nonzero_parameters", 80),
    entry("sizenz", "nonzero_parameters", 70),
    entry("size", "size_bytes", 100, {}, true),
    entry("modelsize", "size_bytes", 95, {}, true),
    entry("disksize", "size_bytes", 80, {}, true),
    entry("disk", "size_bytes", 80, {}, true),
    entry("filesize", "size_bytes", 80, {}, true),
    entry("peakmemory", "peak_memory_bytes", 100, {}, true),
    entry("peakram", "peak_memory_bytes", 90, {}, true),
    entry("peakrss", "peak_memory_bytes", 90, {}, true),
    entry("peakgpumemory", "peak_memory_bytes", 90, {}, true),
    entry("maxmemory", "peak_memory_bytes", 90, {}, true),
    entry("memory", "peak_memory_bytes", 60, {}, true),
    entry("totalmemory", "peak_memory_bytes", 60, {}, true),
    entry("latency", "latency_s", 100, "s"),
    entry("latencymsper1000", "latency_s", 100, "µs"),
    entry("meanlatency", "latency_s", 90, "s"),
    entry("latencymean", "latency_s", 90, "s"),
    entry("latencymedian", "latency_s", 85, "s"),
    entry("inferencetime", "latency_s", 80, "s"),
    entry("inferencemean", "latency_s", 70, "s", true),
    entry("gpu", acceleratorTime, 90, {}, true),
    entry("accelerator", acceleratorTime, 100, {}, true),
    entry("device", acceleratorTime, 70, {}, true),
    entry("tpu", acceleratorTime, 90, {}, true),
    entry("cost", "cost_usd", 100, "USD", true),
    entry("totalcost", "cost_usd", 90, "USD", true),
    entry("price", "cost_usd", 70, "USD", true),
    entry("epochs", "epochs", 100),
    entry("numepochs", "epochs", 90),
    entry("nepochs", "epochs", 90),
    entry("steps", "steps", 100),
    entry("trainingsteps", "steps", 95),
    entry("globalstep", "steps", 80),
    entry("examples", "examples", 100),
    entry("numexamples", "examples", 90),
    entry("nsamples", "examples", 80),
    entry("numsamples", "examples", 80),
    entry("nrows", "examples", 70),
    entry("compressionratio", "compression_ratio", 100),
    entry("compressionratiototal", "measured_compression_ratio", 95),
    entry("totalcompressionratio", "measured_compression_ratio", 95),
    entry("realcompressionratio", "measured_compression_ratio", 98),
    entry("realcompression", "measured_compression_ratio", 90),
    entry("actualcompressionratio", "measured_compression_ratio", 90),
    entry("compressionratiobytes", "compression_ratio_bytes", 100),
    entry("compressionratioparameters", "compression_ratio_parameters", 100),
    entry("compressionratioparams", "compression_ratio_parameters", 95),
    entry("requestedcompressionratio", "requested_compression_ratio", 100),
    entry("targetcompressionratio", "requested_compression_ratio", 90),
    entry("requestedcompression", "requested_compression_ratio", 80),
    entry("targetcompression", "requested_compression_ratio", 80),
    entry("blockcompressionratio", "block_compression_ratio", 100),
    entry("compressionratioblock", "block_compression_ratio", 95),
    entry("layercompressionratio", "block_compression_ratio", 80),
    entry("requestedsparsity", "requested_sparsity", 100),
    entry("targetsparsity", "requested_sparsity", 90),
    entry("tp", "true_positives", 100),
    entry("fp", "false_positives", 100),
    entry("tn", "true_negatives", 100),
    entry("fn", "false_negatives", 100),
    entry("truepositives", "true_positives", 95),
    entry("falsepositives", "false_positives", 95),
    entry("truenegatives", "true_negatives", 95),
    entry("falsenegatives", "false_negatives", 95),
};

constexpr std::array<std::string_view, 14> peopleAttributes = {"race", "sex", "gender", "ethnicity", "age",
    "agecat", "agegroup", "religion", "nationality", "disability", "skintone", "education", "dialect",
    "language"};

} // namespace

std::optional<NamedRole> roleOfName(const ColumnName& name)
{
    if (!name.unit.empty()) {
        return std::nullopt;
    }
    for (const RoleEntry& known : roleEntries) {
        if (known.key == name.key) {
            return NamedRole{known.role, known.score};
        }
    }
    return std::nullopt;
}

std::optional<NamedQuantity> quantityOfName(const ColumnName& name)
{
    for (const QuantityEntry& known : quantityEntries) {
        if (known.key == name.key && !(known.meaning.needsUnit && name.unit.empty())) {
            const bool isHours = name.unit == "h" || name.unit == "d";
            if (known.meaning.quantityId == acceleratorTime && !isHours) {
                continue; // "gpu_w" and "gpu_ms" say something else
            }
            return known.meaning;
        }
    }
    // Prefixes and spellings of metrics; only those without a dimension, so no unit is guessed.
    const auto metric = metricMeaning(name.base).standard;
    if (metric && quantityOf(*metric).unit.dimension == Dimension::None) {
        return NamedQuantity{quantityOf(*metric).id, {}, 50, false};
    }
    return std::nullopt;
}

bool isPeopleAttribute(const ColumnName& name)
{
    return std::find(peopleAttributes.begin(), peopleAttributes.end(), name.key) != peopleAttributes.end();
}

} // namespace trefoil
