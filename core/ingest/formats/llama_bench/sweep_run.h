// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/llama_bench/bench_rows.h"
#include "core/ingest/record_builder.h"
#include "core/ingest/record_sink.h"

#include <string>
#include <vector>

namespace trefoil {

/// A sweep over the filling of the cache: one run, whose speeds are series over N_KV. Rows of batched-bench,
/// which have a number of batches B, are runs of their own.
class SweepRun {
public:
    SweepRun(RecordSink& sink, RecordBuilder& builder);

    void add(const BenchRow& row, const std::string& heading);
    void finish(); ///< hands over what was gathered

private:
    struct Point {
        double filled = 0;
        double prompt = 0;
        double generated = 0;
    };
    void acceptBatched(const BenchRow& row, const std::string& heading);

    RecordSink& m_sink;
    RecordBuilder& m_builder;
    std::string m_heading;
    std::int64_t m_line = 0;
    double m_promptTokens = 0;
    double m_generatedTokens = 0;
    std::vector<Point> m_points;
};

} // namespace trefoil
