// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/mlperf_inference/loadgen_summary.h"

#include "core/base/finite_number.h"
#include "core/base/utf8_text.h"
#include "core/ingest/benchmark_quantities.h"
#include "core/ingest/text_lines.h"

#include <array>

namespace trefoil {

namespace {

/// A line of the summary and the quantity that it states.
struct StatedValue {
    std::string_view key;
    std::string_view id;
    std::string_view name;
};

constexpr std::array throughputs = {
    StatedValue{"Samples per second", "samples_per_s", "Throughput in samples/s"},
    StatedValue{"Scheduled samples per second", "scheduled_samples_per_s", "Scheduled samples/s"},
    StatedValue{"Completed samples per second", "completed_samples_per_s", "Completed samples/s"},
    StatedValue{"Tokens per second", "tokens_per_s", "Throughput in tokens/s"},
    StatedValue{"Completed tokens per second", "completed_tokens_per_s", "Completed tokens/s"},
    StatedValue{
        "QPS w/ loadgen overhead", "queries_per_s_with_overhead", "Queries/s with LoadGen's overhead"},
};

constexpr std::array latencies = {
    StatedValue{"Min latency (ns)", "latency_min_s", "Latency, shortest"},
    StatedValue{"Max latency (ns)", "latency_max_s", "Latency, longest"},
    StatedValue{"Mean latency (ns)", "latency_mean_s", "Latency, mean"},
    StatedValue{"50.00 percentile latency (ns)", "latency_p50_s", "Latency, 50th percentile"},
    StatedValue{"90.00 percentile latency (ns)", "latency_p90_s", "Latency, 90th percentile"},
    StatedValue{"95.00 percentile latency (ns)", "latency_p95_s", "Latency, 95th percentile"},
    StatedValue{"97.00 percentile latency (ns)", "latency_p97_s", "Latency, 97th percentile"},
    StatedValue{"99.00 percentile latency (ns)", "latency_p99_s", "Latency, 99th percentile"},
    StatedValue{"99.90 percentile latency (ns)", "latency_p99_9_s", "Latency, 99.9th percentile"},
};

} // namespace

LoadgenSummary::LoadgenSummary(std::string_view text)
{
    constexpr std::size_t mostLines = 10'000;
    TextLines lines(text);
    while (lines.next() && m_lines.size() < mostLines) {
        const std::string_view line = lines.line().text;
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos) {
            m_lines.push_back({trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1))});
        }
    }
}

std::string_view LoadgenSummary::value(std::string_view key) const
{
    for (const Line& line : m_lines) {
        if (line.key == key) {
            return line.value;
        }
    }
    return {};
}

void LoadgenSummary::putThroughput(RecordBuilder& builder) const
{
    for (const StatedValue& each : throughputs) {
        if (const auto number = parseFiniteNumber(value(each.key))) {
            builder.addExtra(throughputQuantity(std::string(each.id), std::string(each.name)), *number,
                {std::string(each.key), "", Grade::Measured});
        }
    }
}

void LoadgenSummary::putLatencies(RecordBuilder& builder) const
{
    constexpr double secondsPerNanosecond = 1e-9;
    for (const StatedValue& each : latencies) {
        if (const auto number = parseFiniteNumber(value(each.key))) {
            builder.addExtra(effortQuantity(std::string(each.id), std::string(each.name), Dimension::Time),
                *number * secondsPerNanosecond, {std::string(each.key), "ns", Grade::Measured});
        }
    }
    // In other scenarios a query waits for others, so its latency says nothing about one example.
    const auto mean = parseFiniteNumber(value("Mean latency (ns)"));
    if (mean && value("Scenario") == "SingleStream") {
        builder.setStandard(Standard::LatencyPerExample, *mean, {"Mean latency (ns)", "ns", Grade::Measured});
    }
}

void LoadgenSummary::put(RecordBuilder& builder) const
{
    putThroughput(builder);
    putLatencies(builder);
    if (const auto samples = parseFiniteNumber(value("samples_per_query"));
        samples && value("Scenario") == "Offline") {
        builder.addExtra(settingQuantity("samples_per_query", "Samples per query", Dimension::Count),
            *samples, {"samples_per_query", "count", Grade::Declared});
    }
    const std::string_view result = value("Result is");
    if (result != "VALID") {
        builder.diagnose(Severity::Warning, "invalid_result",
            "LoadGen says that the result is " + toValidUtf8(result)
                + ": the run did not meet the rules of its scenario; its values are kept",
            {});
    }
}

} // namespace trefoil
