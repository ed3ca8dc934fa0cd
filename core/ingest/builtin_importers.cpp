// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/builtin_importers.h"

#include "core/ingest/formats/aequitas/aequitas_importer.h"
#include "core/ingest/formats/aif360/aif360_importer.h"
#include "core/ingest/formats/boamps/boamps_importer.h"
#include "core/ingest/formats/carbontracker/carbontracker_importer.h"
#include "core/ingest/formats/carbontracker_events/carbontracker_events_importer.h"
#include "core/ingest/formats/codecarbon/codecarbon_importer.h"
#include "core/ingest/formats/eco2ai/eco2ai_importer.h"
#include "core/ingest/formats/experiment_impact_tracker/experiment_impact_tracker_importer.h"
#include "core/ingest/formats/fairlearn/fairlearn_importer.h"
#include "core/ingest/formats/green_algorithms/green_algorithms_importer.h"
#include "core/ingest/formats/helm/helm_importer.h"
#include "core/ingest/formats/huggingface_model_card/huggingface_model_card_importer.h"
#include "core/ingest/formats/huggingface_results/huggingface_results_importer.h"
#include "core/ingest/formats/huggingface_trainer_state/huggingface_trainer_state_importer.h"
#include "core/ingest/formats/intel_power_gadget/intel_power_gadget_importer.h"
#include "core/ingest/formats/jetson/jetson_importer.h"
#include "core/ingest/formats/keras_csv/keras_csv_importer.h"
#include "core/ingest/formats/lighteval/lighteval_importer.h"
#include "core/ingest/formats/lightning_csv/lightning_csv_importer.h"
#include "core/ingest/formats/llama_bench/llama_bench_importer.h"
#include "core/ingest/formats/llama_perplexity/llama_perplexity_importer.h"
#include "core/ingest/formats/lm_eval/lm_eval_importer.h"
#include "core/ingest/formats/lm_eval_samples/lm_eval_samples_importer.h"
#include "core/ingest/formats/ml_energy/ml_energy_importer.h"
#include "core/ingest/formats/mlflow_database/mlflow_database_importer.h"
#include "core/ingest/formats/mlflow_file_store/mlflow_file_store_importer.h"
#include "core/ingest/formats/mlperf_inference/mlperf_inference_importer.h"
#include "core/ingest/formats/mlperf_power/mlperf_power_importer.h"
#include "core/ingest/formats/mlperf_tiny/mlperf_tiny_importer.h"
#include "core/ingest/formats/mlperf_training/mlperf_training_importer.h"
#include "core/ingest/formats/nvidia_smi/nvidia_smi_importer.h"
#include "core/ingest/formats/open_llm_leaderboard/open_llm_leaderboard_importer.h"
#include "core/ingest/formats/optimum_benchmark/optimum_benchmark_importer.h"
#include "core/ingest/formats/powerjoular/powerjoular_importer.h"
#include "core/ingest/formats/powermetrics/powermetrics_importer.h"
#include "core/ingest/formats/predictions/predictions_importer.h"
#include "core/ingest/formats/pyjoules/pyjoules_importer.h"
#include "core/ingest/formats/table/table_importer.h"
#include "core/ingest/formats/tensorboard/tensorboard_importer.h"
#include "core/ingest/formats/ultralytics/ultralytics_importer.h"
#include "core/ingest/formats/wandb/wandb_importer.h"
#include "core/ingest/formats/wandb_csv/wandb_csv_importer.h"
#include "core/ingest/formats/zeus/zeus_importer.h"

#include <algorithm>

namespace trefoil {

std::span<const Importer> builtinImporters()
{
    static const std::vector<Importer> importers = {
        boampsImporter(),
        aequitasImporter(),
        aif360Importer(),
        carbontrackerImporter(),
        carbontrackerEventsImporter(),
        codecarbonImporter(),
        experimentImpactTrackerImporter(),
        fairlearnImporter(),
        eco2aiImporter(),
        greenAlgorithmsImporter(),
        helmImporter(),
        huggingfaceModelCardImporter(),
        huggingfaceResultsImporter(),
        huggingfaceTrainerStateImporter(),
        intelPowerGadgetImporter(),
        jetsonImporter(),
        kerasCsvImporter(),
        lightevalImporter(),
        lightningCsvImporter(),
        llamaBenchImporter(),
        llamaPerplexityImporter(),
        lmEvalImporter(),
        lmEvalSamplesImporter(),
        mlEnergyImporter(),
        mlflowDatabaseImporter(),
        mlflowFileStoreImporter(),
        mlperfInferenceImporter(),
        mlperfPowerImporter(),
        mlperfTinyImporter(),
        mlperfTrainingImporter(),
        nvidiaSmiImporter(),
        openLlmLeaderboardImporter(),
        optimumBenchmarkImporter(),
        powerjoularImporter(),
        powermetricsImporter(),
        predictionsImporter(),
        pyjoulesImporter(),
        tableImporter(),
        tensorboardImporter(),
        ultralyticsImporter(),
        wandbImporter(),
        wandbCsvImporter(),
        zeusImporter(),
    };
    return importers;
}

const Importer* findImporter(std::string_view id)
{
    for (const Importer& importer : builtinImporters()) {
        if (importer.id == id) {
            return &importer;
        }
    }
    return nullptr;
}

std::vector<Candidate> detectFormat(const Source& source)
{
    std::vector<Candidate> candidates;
    for (const Importer& importer : builtinImporters()) {
        if (Recognition recognition = importer.recognise(source); recognition.confidence > 0) {
            candidates.push_back({&importer, std::move(recognition)});
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.recognition.confidence > b.recognition.confidence;
    });
    return candidates;
}

} // namespace trefoil
