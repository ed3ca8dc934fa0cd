// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/builtin_importers.h"
#include "tests/support/collecting_sink.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>

namespace trefoil::test {

/// A file read by the importer that recognises it best.
struct ImportedFile {
    std::string format; ///< empty: not recognised
    Result<void> outcome;
    CollectingSink sink;

    explicit ImportedFile(const std::filesystem::path& path)
    {
        const auto source = Source::open(path);
        if (!source) {
            outcome = tl::unexpected<Error>(source.error());
            return;
        }
        const auto candidates = detectFormat(*source);
        if (candidates.empty()) {
            return;
        }
        format = candidates.front().importer->id;
        NoProgress progress;
        outcome = candidates.front().importer->read(*source, {}, sink, progress);
    }

    /// Over all records that have the quantity, in its canonical unit.
    [[nodiscard]] double sum(Standard standard) const
    {
        double total = 0;
        for (const Record& record : sink.records) {
            total += record.values.has(standard) ? record.values[standard] : 0;
        }
        return total;
    }

    /// The same for energies, in J.
    [[nodiscard]] double joules(Standard standard) const
    {
        constexpr double joulesPerKilowattHour = 3.6e6;
        return sum(standard) * joulesPerKilowattHour;
    }

    /// Of all series together.
    [[nodiscard]] std::size_t points() const
    {
        std::size_t count = 0;
        for (const RecordSeries& part : sink.series) {
            count += part.chunk.values.size();
        }
        return count;
    }

    /// The first chunk of the series; null when there is none of that name.
    [[nodiscard]] const SeriesChunk* series(std::string_view name) const
    {
        const auto found = std::find_if(sink.series.begin(), sink.series.end(),
            [&](const RecordSeries& part) { return part.chunk.name == name; });
        return found == sink.series.end() ? nullptr : &found->chunk;
    }
};

} // namespace trefoil::test
