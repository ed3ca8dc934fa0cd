// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/llama_bench/sweep_run.h"

#include "core/ingest/benchmark_quantities.h"
#include "core/ingest/formats/llama_bench/bench_record.h"

namespace trefoil {

namespace {

Quantity promptSpeed()
{
    return throughputQuantity("prompt_tokens_per_s", "Prompt processing in tokens/s");
}

Quantity generationSpeed()
{
    return throughputQuantity("generation_tokens_per_s", "Generation in tokens/s");
}

Context contextOf(const std::string& heading, std::string task)
{
    const GgufName name = ggufName(heading.substr(0, heading.find(".gguf")), {});
    Context context;
    context.model = name.model;
    context.variant = name.quantization;
    context.task = std::move(task);
    context.tool = "llama.cpp";
    return context;
}

} // namespace

SweepRun::SweepRun(RecordSink& sink, RecordBuilder& builder)
    : m_sink(sink)
    , m_builder(builder)
{
}

void SweepRun::acceptBatched(const BenchRow& row, const std::string& heading)
{
    double prompt = 0;
    double generated = 0;
    double batches = 0;
    if (!row.number("S_PP t/s", prompt) || !row.number("S_TG t/s", generated) || !row.number("B", batches)) {
        return;
    }
    m_builder.record().line = row.line;
    m_builder.addExtra(promptSpeed(), prompt, {"S_PP t/s", "tokens/s", Grade::Measured});
    m_builder.addExtra(generationSpeed(), generated, {"S_TG t/s", "tokens/s", Grade::Measured});
    m_builder.addExtra(settingQuantity("batch_size", "Batch size", Dimension::Count), batches,
        {"B", "count", Grade::Declared});
    const std::string task = "pp" + std::string(row.text("PP")) + "+tg" + std::string(row.text("TG"));
    m_builder.record().name = task + " x " + std::string(row.text("B"));
    m_builder.accept(contextOf(heading, task));
}

void SweepRun::add(const BenchRow& row, const std::string& heading)
{
    if (!row.text("B").empty()) {
        finish();
        acceptBatched(row, heading);
        return;
    }
    Point point;
    double promptTokens = 0;
    double generatedTokens = 0;
    const bool isWhole = row.number("N_KV", point.filled) && row.number("S_PP t/s", point.prompt)
        && row.number("S_TG t/s", point.generated) && row.number("PP", promptTokens)
        && row.number("TG", generatedTokens);
    if (!isWhole) {
        return;
    }
    const bool startsAgain = !m_points.empty() && point.filled <= m_points.back().filled;
    if (startsAgain || heading != m_heading) {
        finish();
    }
    if (m_points.empty()) {
        m_heading = heading;
        m_line = row.line;
        m_promptTokens = promptTokens;
        m_generatedTokens = generatedTokens;
    }
    if (m_points.size() < SeriesChunk::capacity) {
        m_points.push_back(point);
    }
}

void SweepRun::finish()
{
    if (m_points.empty()) {
        return;
    }
    m_builder.record().line = m_line;
    const Point& first = m_points.front();
    m_builder.addExtra(promptSpeed(), first.prompt, {"S_PP t/s", "tokens/s", Grade::Measured});
    m_builder.addExtra(generationSpeed(), first.generated, {"S_TG t/s", "tokens/s", Grade::Measured});
    const RecordBuilder::Place tokens{"PP, TG, N_KV", "count", Grade::Declared};
    m_builder.addExtra(
        settingQuantity("n_prompt", "Prompt tokens", Dimension::Count), m_promptTokens, tokens);
    m_builder.addExtra(
        settingQuantity("n_gen", "Generated tokens", Dimension::Count), m_generatedTokens, tokens);
    m_builder.addExtra(
        settingQuantity("n_depth", "Tokens in the cache before", Dimension::Count), first.filled, tokens);
    SeriesChunk prompt{&m_sink.quantity(promptSpeed()), "S_PP t/s", {}, {}, {}};
    SeriesChunk generated{&m_sink.quantity(generationSpeed()), "S_TG t/s", {}, {}, {}};
    for (const Point& point : m_points) {
        prompt.steps.push_back(point.filled);
        prompt.values.push_back(point.prompt);
        generated.values.push_back(point.generated);
    }
    generated.steps = prompt.steps;
    m_sink.append(prompt);
    m_sink.append(generated);
    const Context context = contextOf(m_heading, "sweep over the cache");
    m_builder.record().name = context.model + (context.variant.empty() ? "" : " " + context.variant);
    m_builder.accept(context);
    m_points.clear();
}

} // namespace trefoil
