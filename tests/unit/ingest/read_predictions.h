// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/predictions/predictions_importer.h"
#include "tests/support/collecting_sink.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace trefoil::test {

/// What the importer makes of a table of predictions in a file.
struct ReadPredictions {
    CollectingSink sink;
    Result<void> outcome;

    explicit ReadPredictions(const std::string& text, const std::string& file = "net.csv")
    {
        NoProgress progress;
        outcome = predictionsImporter().read(Source::fromText(file, std::string(text)), {}, sink, progress);
    }

    /// NaN: there is none.
    [[nodiscard]] double group(
        std::string_view quantity, std::string_view attribute, std::string_view name) const
    {
        for (const GroupValue& value : sink.records.at(0).groups) {
            if (value.quantity->id == quantity && value.attribute == attribute && value.group == name) {
                return value.value;
            }
        }
        return absent;
    }
    [[nodiscard]] double extra(std::string_view id) const
    {
        for (const ExtraValue& value : sink.records.at(0).extras) {
            if (value.quantity->id == id) {
                return value.value;
            }
        }
        return absent;
    }
    [[nodiscard]] bool hasQuantity(std::string_view id) const
    {
        return std::any_of(sink.columns.begin(), sink.columns.end(),
            [&](const SourceColumn& column) { return column.quantity->id == id; });
    }
    [[nodiscard]] std::string refusal() const { return outcome ? std::string() : outcome.error().args.at(1); }
};

inline bool isNear(double one, double other)
{
    return std::abs(one - other) <= 1e-12;
}

} // namespace trefoil::test
