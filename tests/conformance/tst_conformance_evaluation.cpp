// SPDX-License-Identifier: GPL-3.0-or-later
// Real results of evaluations and benchmarks, read from ../shared/samples beside the repository. Without them
// the tests are skipped.

#include "core/ingest/builtin_importers.h"
#include "tests/support/collecting_sink.h"

#include <cmath>
#include <filesystem>

#include <QtTest/QTest>

using namespace trefoil;
namespace fs = std::filesystem;

namespace {

const fs::path samplesFolder = fs::path(TREFOIL_SOURCE_DIR) / ".." / "shared" / "samples" / "compression";

double valueOf(const Record& record, const std::string& id)
{
    if (const auto standard = findStandard(id)) {
        return record.values[*standard];
    }
    for (const ExtraValue& extra : record.extras) {
        if (extra.quantity->id == id) {
            return extra.value;
        }
    }
    return absent;
}

} // namespace

class TestConformanceEvaluation : public QObject {
    Q_OBJECT

private slots:
    void readsTheGoldenNumbers_data();
    void readsTheGoldenNumbers();
    void readsFurtherRecords_data();
    void readsFurtherRecords();
};

void TestConformanceEvaluation::readsTheGoldenNumbers_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("records");
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("value"); // of the first record, to a relative 1e-6
    const auto row = [](const char* path, const char* format, int records, const char* id, double value) {
        QTest::newRow(path) << QString::fromLatin1(format) << records << QString::fromLatin1(id) << value;
    };
    row("optimum-benchmark-json/energystar-llama3-8b/benchmark.json", "optimum_benchmark", 1, "energy_kwh",
        0.14152102857830748);
    row("optimum-benchmark-json/llama3.1-llama_awq/benchmark.json", "optimum_benchmark", 1,
        "decode_tokens_per_s", 43.089241533217766);
    row("optimum-benchmark-json/llama70b-int8wo-failed/benchmark_config.json", "optimum_benchmark", 0, "", 0);
    row("optimum-benchmark-csv/llama-7b-gptq/full_report.csv", "optimum_benchmark", 35, "decode_tokens_per_s",
        38.7);
    row("llama-bench/docs-build1275/llama-bench.json", "llama_bench", 2, "prompt_tokens_per_s", 2410.974041);
    row("llama-bench/docs-build1275/llama-bench.csv", "llama_bench", 0, "", 0);
    row("llama-bench/strix-halo-2026/bench_raw.md", "llama_bench", 8, "size_bytes", 16931716216.0);
    row("llama-perplexity/qwen3-30b-quants/run7.log", "llama_perplexity", 1, "perplexity", 8.9344);
    row("llama-perplexity/gemma3-27b-qat-compare/summary.txt", "llama_perplexity", 12, "perplexity", 8.4276);
    row("llama-perplexity/deepseek-r1-nan/perplexity-all-nan.log", "llama_perplexity", 0, "", 0);
    row("lighteval-json/llama3.1-70b-bf16/results_2025-03-17T10-35-36.613387_bf16.json", "lighteval", 1,
        "arc_challenge_acc", 0.6732081911262798);
    // 472 of 700 people; fairlearn itself gives 0.6742857142857143 as overall.
    row("fairlearn-metricframe/compas-single/by_group.csv", "fairlearn", 1, "accuracy", 472.0 / 700);
    row("fairlearn-metricframe/compas-single/by_group_reset_index.csv", "fairlearn", 1, "accuracy",
        472.0 / 700);
    row("fairlearn-metricframe/compas-two-features/by_group.csv", "fairlearn", 1, "accuracy", 472.0 / 700);
    // to_json() writes ten decimals.
    for (const char* name : {"by_group.json", "by_group_records.json", "by_group_split.json"}) {
        row((std::string("fairlearn-metricframe/compas-single/") + name).c_str(), "fairlearn", 1, "accuracy",
            472.0 / 700);
    }
    row("fairlearn-metricframe/baseline-vs-compressed/predictions.csv", "predictions", 2, "accuracy",
        472.0 / 700);
    row("group-metrics/fairlearn-student/fairness_metrics.json", "fairlearn", 2, "accuracy",
        (4614 * 0.6938 + 1866 * 0.7079 + 39 * 0.5128) / 6519);
    row("aequitas-csv/tests/test_1_aequitas_20180501-114554.csv", "aequitas", 1, "accuracy", 0.5);
    row("aequitas-csv/tests/expected_output_test_10.csv", "aequitas", 1, "accuracy", 7.0 / 14);
    row("predictions-csv/aequitas-compas/compas_for_aequitas.csv", "predictions", 1, "accuracy",
        4716.0 / 7214);
    row("aif360-json/compas/disparate_impact.json", "aif360", 1, "disparate_impact", 0.6167846309403437);
    row("aif360-json/compas/explanations.jsonl", "aif360", 1, "disparate_impact", 0.6167846309403437);
    row("aif360-json/compas/metrics.json", "aif360", 1, "accuracy", 0.6598639455782312);
    row("aif360-json/compas/performance_measures.json", "aif360", 1, "accuracy", 0.6598639455782312);
    row("ml-energy/qwen3-235b-fp8/Qwen__Qwen3-235B-A22B-Instruct-2507-FP8__lm-arena-chat.json", "ml_energy",
        23, "energy_j_per_token", 8.421096003608643);
    row("ml-energy/flux-t2i/black-forest-labs__FLUX.1-dev__text-to-image.json", "ml_energy", 104,
        "energy_j_per_image", 6678.806750014424);
    row("ml-energy/wan-t2v/Wan-AI__Wan2.1-T2V-1.3B-Diffusers__text-to-video.json", "ml_energy", 102,
        "energy_j_per_video", 61491.41150003672);
    row("ml-energy/task-gpqa/gpqa.json", "ml_energy", 187, "energy_j_per_token", 1.3662634337367148);
    row("ml-energy/v3-index/index.json", "ml_energy", 0, "", 0);
    row("open-llm-leaderboard/v2-contents/open_llm_leaderboard.csv", "open_llm_leaderboard", 4, "ifeval_raw",
        0.3302792147058693);
    row("open-llm-leaderboard/v1-2023-06/20230610.csv", "open_llm_leaderboard", 13, "parameters", 40e9);
    row("helm/mmlu-philosophy-gpt2-2023/stats.json", "helm", 1, "exact_match", 0.1111111111111111);
    row("helm/mmlu-philosophy-gpt2-2023/per_instance_stats.json", "helm", 0, "", 0);
    row("helm/mmlu-philosophy-gpt2-2023/run_spec.json", "helm", 0, "", 0);
    row("helm/mmlu-philosophy-gpt2-2023/scenario.json", "helm", 0, "", 0);
    row("helm/mmlu-philosophy-gpt2-2023/instances.json", "helm", 0, "", 0);
    row("helm/v1-groups/runs.json", "helm", 1, "exact_match", 0.1111111111111111);
    row("helm/v1-groups/mmlu.json", "helm", 1, "mmlu_em", 0.1111111111111111);
    row("helm/v1-groups/core_scenarios_efficiency.json", "helm", 0, "", 0);
    row("lm-eval-md/arc-10/"
        "ai2_arc_10_hf_pretrained-EleutherAI-pythia-14m-deduped-dtype-float32-device-cpu.txt",
        "lm_eval", 1, "arc_easy_acc", 0.3);
    row("lm-eval-md/mmlu-stem-10/"
        "mmlu_stem_10_hf_pretrained-EleutherAI-pythia-14m-deduped-dtype-float32-device-cpu.txt",
        "lm_eval", 1, "accuracy", 0.2474);
    row("lm-eval-md/wikitext-10/"
        "wikitext_10_hf_pretrained-EleutherAI-pythia-14m-deduped-dtype-float32-device-cpu.txt",
        "lm_eval", 1, "wikitext_word_perplexity", 130.4801);
    row("lm-eval-md/awq-mmlu/awq_modified_mmlu_output_table.md", "lm_eval", 1, "accuracy", 0.5178);
    row("lm-eval-md/qwen1.5-moe-svd/Qwen1.5-MoE-A2.7B.md", "lm_eval", 1, "mmlu_acc", 0.6153);
    row("lm-eval-md/qwen1.5-moe-svd/qwen1.5_moe_merged_svd_cluster_45.md", "lm_eval", 1,
        "arc_challenge_acc_norm", 0.385);
    // 29 and 42 of 80, 31 and 41 of 50 are right; the harness's own numbers of these excerpts.
    row("lm-eval-samples/qwen3-1.7b-gptq-4bit-mbpp_instruct/"
        "samples_mbpp_instruct_2025-12-03T23-12-49.247496.jsonl",
        "lm_eval_samples", 1, "mbpp_instruct_pass_at_1", 29.0 / 80);
    row("lm-eval-samples/qwen3-1.7b-gptq-bf16-base-mbpp_instruct/"
        "samples_mbpp_instruct_2025-12-03T23-32-40.358457.jsonl",
        "lm_eval_samples", 1, "mbpp_instruct_pass_at_1", 42.0 / 80);
    row("lm-eval-samples/qwen3-1.7b-gptq-4bit-humaneval_instruct/"
        "samples_humaneval_instruct_2025-12-03T22-52-13.250687.jsonl",
        "lm_eval_samples", 1, "humaneval_instruct_pass_1_create_test", 31.0 / 50);
    row("lm-eval-samples/qwen3-1.7b-gptq-bf16-base-humaneval_instruct/"
        "samples_humaneval_instruct_2025-12-03T23-19-32.518097.jsonl",
        "lm_eval_samples", 1, "humaneval_instruct_pass_1_create_test", 41.0 / 50);
    row("lm-eval-samples/llama3-8b-asdiv/samples_asdiv_2024-08-21T03-44-09.494230.jsonl", "lm_eval_samples",
        1, "examples", 50);
    row("lm-eval-samples/gpt35-wmdp-bio-NOT-jsonl/model__gpt-3.5-turbo-0125_wmdp_bio.jsonl",
        "lm_eval_samples", 1, "examples", 100);
    row("../carbontracker/redone-events-jsonl/run_1779884224_events.jsonl", "carbontracker_events", 1,
        "energy_kwh", 5.868938068333334e-06);
    row("mlperf-inference/oracle-v3.1/summary.csv", "mlperf_inference", 8, "gptj_99_accuracy", 43.0286);
    row("mlperf-inference/fujitsu-v3.1-header-only/summary.csv", "mlperf_inference", 0, "", 0);
    row("../mlperf/inference-qualcomm-bert/mlperf_log_summary.txt", "mlperf_inference", 1, "samples_per_s",
        5716.41);
    row("../mlperf/inference-qualcomm-bert/accuracy.txt", "mlperf_inference", 0, "", 0);
    row("../mlperf/inference-qualcomm-bert/spl.txt", "mlperf_power", 1, "duration_s", 9);
    row("../mlperf/tiny-cmsis_nn-ic-accuracy/results.txt", "mlperf_tiny", 1, "accuracy", 0.875);
    row("../mlperf/tiny-cmsis_nn-ic-energy/results.txt", "mlperf_tiny", 1, "energy_j_per_inference",
        20236.298e-6);
    row("../mlperf/tiny-cmsis_nn-ic-performance/results.txt", "mlperf_tiny", 1, "inferences_per_s", 2.567);
    row("../mlperf/tiny-cmsis_nn-kws-accuracy/results.txt", "mlperf_tiny", 1, "accuracy", 0.901);
    row("../mlperf/tiny-cmsis_nn-kws-energy/results.txt", "mlperf_tiny", 1, "energy_j_per_inference",
        5230.273e-6);
    row("../mlperf/tiny-cmsis_nn-kws-performance/results.txt", "mlperf_tiny", 1, "inferences_per_s", 10.019);
    row("../mlperf/tiny-native-ic-energy/results.txt", "mlperf_tiny", 1, "energy_j_per_inference",
        21342.301e-6);
    row("../mlperf/tiny-cmsis_nn-ic-energy/log.txt", "mlperf_tiny", 0, "", 0);
}

void TestConformanceEvaluation::readsTheGoldenNumbers()
{
    if (!fs::is_directory(samplesFolder)) {
        QSKIP("the real samples are not beside the repository");
    }
    QFETCH(QString, format);
    QFETCH(int, records);
    QFETCH(QString, id);
    QFETCH(double, value);
    const auto source = Source::open(samplesFolder / QTest::currentDataTag());
    QVERIFY(source);
    const auto candidates = detectFormat(*source);
    QVERIFY(!candidates.empty());
    QCOMPARE(std::string(candidates.front().importer->id), format.toStdString());
    test::CollectingSink sink;
    NoProgress progress;
    QVERIFY(candidates.front().importer->read(*source, {}, sink, progress));
    QCOMPARE(sink.records.size(), static_cast<std::size_t>(records));
    if (records > 0) {
        const double found = valueOf(sink.records.front(), id.toStdString());
        QVERIFY2(std::abs(found - value) <= std::abs(value) * 1e-6, QByteArray::number(found, 'g', 17));
    }
}

void TestConformanceEvaluation::readsFurtherRecords_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("record");
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("value"); // to a relative 1e-6
    const auto row = [](const char* path, int record, const char* id, double value) {
        QTest::addRow("%s %d %s", path, record, id)
            << QString::fromLatin1(path) << record << QString::fromLatin1(id) << value;
    };
    row("llama-perplexity/gemma3-27b-qat-compare/summary.txt", 1, "perplexity", 8.2021);
    row("llama-perplexity/gemma3-27b-qat-compare/summary.txt", 2, "bits_per_weight", 5.101);
    row("llama-perplexity/gemma3-27b-qat-compare/summary.txt", 3, "perplexity", 8.189);
    row("llama-perplexity/gemma3-27b-qat-compare/summary.txt", 4, "perplexity", 8.2264);
    row("llama-bench/strix-halo-2026/bench_raw.md", 2, "prompt_tokens_per_s", 1257.192821);
    row("llama-bench/strix-halo-2026/bench_raw.md", 2, "size_bytes", 17450039296);
    row("llama-bench/strix-halo-2026/bench_raw.md", 2, "bits_per_weight", 8.0 * 17450039296 / 30532122624);
    row("optimum-benchmark-json/llama3.1-cuda_pytorch_llama/benchmark.json", 0, "decode_tokens_per_s",
        38.821440532429996);
    row("optimum-benchmark-json/llama3.1-cuda_pytorch_llama/benchmark.json", 0, "peak_memory_bytes",
        16089674240);
    row("optimum-benchmark-json/llama3.1-llama8b_fpgemm/benchmark.json", 0, "decode_tokens_per_s",
        33.8323553744588);
    row("optimum-benchmark-json/llama3.1-llama_awq/benchmark.json", 0, "peak_memory_bytes", 6813987840);
    row("optimum-benchmark-json/llama3.1-llama_gptq/benchmark_report.json", 0, "decode_tokens_per_s",
        43.70531169225314);
    row("optimum-benchmark-json/llama3.1-llama_gptq_2bit/benchmark.json", 0, "load_model_latency_s",
        2201.57775);
    row("optimum-benchmark-json/llama3.1-llama_torchao_int4wo/benchmark.json", 0, "decode_tokens_per_s",
        24.977184730531548);
    row("optimum-benchmark-json/energystar-llama3-8b/benchmark.json", 0, "decode_energy_j_per_token",
        0.5099856885704773);
    row("optimum-benchmark-json/energystar-llama3-8b/benchmark.json", 0, "prefill_energy_kwh",
        0.08172944713225458);
    row("mlperf-inference/oracle-v3.1/summary.csv", 3, "retinanet_accuracy", 37.364);
    row("mlperf-inference/oracle-v3.1/summary.csv", 4, "3d_unet_99_accuracy", 0.86236);
    row("mlperf-inference/oracle-v3.1/summary.csv", 5, "resnet_accuracy", 76.078);
    row("../mlperf/tiny-native-ic-accuracy/results.txt", 0, "accuracy", 0.875);
    row("../mlperf/tiny-native-ic-performance/results.txt", 0, "inferences_per_s", 2.569);
    row("ml-energy/qwen3-235b-fp8/Qwen__Qwen3-235B-A22B-Instruct-2507-FP8__lm-arena-chat.json", 1,
        "energy_j_per_token", 4.669943195513622);
    row("ml-energy/qwen3-235b-fp8/Qwen__Qwen3-235B-A22B-Instruct-2507-FP8__lm-arena-chat.json", 2,
        "energy_j_per_token", 2.6271712915194674);
    row("ml-energy/qwen3-235b-fp8/Qwen__Qwen3-235B-A22B-Instruct-2507-FP8__lm-arena-chat.json", 3,
        "energy_j_per_token", 1.4719871138494172);
    row("ml-energy/qwen3-235b-fp8/Qwen__Qwen3-235B-A22B-Instruct-2507-FP8__lm-arena-chat.json", 4,
        "energy_j_per_token", 0.8217263225202562);
    row("ml-energy/qwen3-235b-fp8/Qwen__Qwen3-235B-A22B-Instruct-2507-FP8__lm-arena-chat.json", 5,
        "energy_j_per_token", 0.5006937029286922);
    row("lm-eval-json/qwen3-1.7b-gptq-2bit-humaneval_instruct/results_2025-12-03T21-36-07.938481.json", 0,
        "humaneval_instruct_pass_1_create_test", 0);
    row("lm-eval-json/qwen3-1.7b-gptq-2bit-mbpp_instruct/results_2025-12-03T21-57-42.124303.json", 0,
        "mbpp_instruct_pass_at_1", 0);
    row("lm-eval-json/qwen3-1.7b-gptq-3bit-humaneval_instruct/results_2025-12-03T22-38-37.054515.json", 0,
        "humaneval_instruct_pass_1_create_test", 0);
    row("lm-eval-json/qwen3-1.7b-gptq-3bit-mbpp_instruct/results_2025-12-03T23-04-45.490340.json", 0,
        "mbpp_instruct_pass_at_1", 0.002);
    row("lm-eval-json/qwen3-1.7b-gptq-4bit-humaneval_instruct/results_2025-12-03T22-52-13.250687.json", 0,
        "humaneval_instruct_pass_1_create_test", 72.0 / 164);
    row("lm-eval-json/qwen3-1.7b-gptq-4bit-mbpp_instruct/results_2025-12-03T23-12-49.247496.json", 0,
        "mbpp_instruct_pass_at_1", 0.358);
    row("lm-eval-json/qwen3-1.7b-gptq-8bit-humaneval_instruct/results_2025-12-03T23-10-24.160461.json", 0,
        "humaneval_instruct_pass_1_create_test", 109.0 / 164);
    row("lm-eval-json/qwen3-1.7b-gptq-8bit-mbpp_instruct/results_2025-12-03T23-27-59.075537.json", 0,
        "mbpp_instruct_pass_at_1", 0.49);
    row("lm-eval-json/qwen3-1.7b-gptq-bf16-base-humaneval_instruct/results_2025-12-03T23-19-32.518097.json",
        0, "humaneval_instruct_pass_1_create_test", 110.0 / 164);
    row("lm-eval-json/qwen3-1.7b-gptq-bf16-base-mbpp_instruct/results_2025-12-03T23-32-40.358457.json", 0,
        "mbpp_instruct_pass_at_1", 0.478);
}

void TestConformanceEvaluation::readsFurtherRecords()
{
    if (!fs::is_directory(samplesFolder)) {
        QSKIP("the real samples are not beside the repository");
    }
    QFETCH(QString, path);
    QFETCH(int, record);
    QFETCH(QString, id);
    QFETCH(double, value);
    const auto source = Source::open(samplesFolder / path.toStdString());
    QVERIFY(source);
    const auto candidates = detectFormat(*source);
    QVERIFY(!candidates.empty());
    test::CollectingSink sink;
    NoProgress progress;
    QVERIFY(candidates.front().importer->read(*source, {}, sink, progress));
    QVERIFY(sink.records.size() > static_cast<std::size_t>(record));
    const double found = valueOf(sink.records[static_cast<std::size_t>(record)], id.toStdString());
    QVERIFY2(std::abs(found - value) <= std::abs(value) * 1e-6, QByteArray::number(found, 'g', 17));
}

QTEST_APPLESS_MAIN(TestConformanceEvaluation)
#include "tst_conformance_evaluation.moc"
