// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/dataset_choice.h"

#include "app/cli/output.h"
#include "core/report/text_table.h"

#include <algorithm>
#include <set>

namespace trefoil {

namespace {

std::string listOf(const std::set<std::string>& datasets)
{
    std::string text;
    for (const std::string& dataset : datasets) {
        text += (text.empty() ? "" : ", ") + dataset;
    }
    return text;
}

} // namespace

Result<std::vector<std::uint32_t>> rowsOfDataset(const Frame& frame, const std::string& dataset)
{
    const TextColumn* column = frame.findText("dataset");
    std::set<std::string> datasets;
    for (std::uint32_t row = 0; column != nullptr && row < frame.rowCount(); ++row) {
        if (!column->at(row).empty()) {
            datasets.insert(column->at(row));
        }
    }
    std::vector<std::uint32_t> rows = allRows(frame);
    if (dataset.empty()) {
        if (datasets.size() > 1) {
            note("runs on " + std::to_string(datasets.size()) + " datasets are compared with each other ("
                + listOf(datasets) + "); --dataset takes one of them");
        }
        return rows;
    }
    if (!datasets.contains(dataset)) {
        return fail(Errc::SpecInvalid,
            {"no run is on the dataset " + dataset
                + (datasets.empty() ? "; no run says its dataset" : "; there are " + listOf(datasets))});
    }
    std::erase_if(rows, [&](std::uint32_t row) { return column->at(row) != dataset; });
    return rows;
}

} // namespace trefoil
