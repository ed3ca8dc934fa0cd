// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_sink.h"

#include <vector>

namespace trefoil::test {

/// A chunk and the position of its record.
struct RecordSeries {
    std::size_t record = 0;
    SeriesChunk chunk;
};

/// What a model answered, and the position of its record.
struct RecordPredictions {
    std::size_t record = 0;
    Predictions predictions;
};

/// Keeps everything that an importer says.
class CollectingSink final : public RecordSink {
public:
    ContextId intern(const Context& context) override;
    const Quantity& quantity(const Quantity& proposed) override { return m_registry.add(proposed); }
    void declare(const SourceColumn& column) override { columns.push_back(column); }
    void append(const SeriesChunk& chunk) override { series.push_back({records.size(), chunk}); }
    void attach(Predictions answers) override { predictions.push_back({records.size(), std::move(answers)}); }
    void accept(const Record& record) override { records.push_back(record); }
    void diagnose(Diagnostic diagnostic) override { diagnostics.push_back(std::move(diagnostic)); }

    /// An empty context for the id 0.
    [[nodiscard]] const Context& context(ContextId id) const;
    [[nodiscard]] const Context& contextOf(const Record& record) const { return context(record.context); }
    /// The number of diagnostics of that code.
    [[nodiscard]] std::size_t count(std::string_view code) const;

    std::vector<Context> contexts; ///< id n is contexts[n - 1]
    std::vector<SourceColumn> columns;
    std::vector<Record> records;
    std::vector<RecordSeries> series;
    std::vector<RecordPredictions> predictions;
    std::vector<Diagnostic> diagnostics;

private:
    QuantityRegistry m_registry;
};

} // namespace trefoil::test
