// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/exemplar_tables.h"

#include <cmath>
#include <string>
#include <utility>

namespace trefoil {

namespace {

void addExemplarText(std::vector<Cell>& row, const std::vector<std::string>& texts, std::uint32_t code)
{
    row.emplace_back();
    if (code != noCode) {
        row.back() = texts[code];
    }
}

} // namespace

TextTable exemplarTable(const ExemplarVotes& votes, const ExemplarReport& report)
{
    TextTable table;
    table.header = {"id"};
    for (const CodedColumn& column : votes.groups) {
        table.header.push_back(column.name);
    }
    table.header.insert(table.header.end(), {"label", "baseline", "compressed", "taxicab"});
    for (const Exemplar& exemplar : report.exemplars) {
        std::vector<Cell> row;
        row.emplace_back(votes.ids[exemplar.example]);
        for (const CodedColumn& column : votes.groups) {
            addExemplarText(row, column.values, column.codes[exemplar.example]);
        }
        addExemplarText(row, votes.classes, votes.labels[exemplar.example]);
        row.emplace_back(votes.classes[exemplar.change.modalBaseline]);
        row.emplace_back(votes.classes[exemplar.change.modalCompressed]);
        row.emplace_back(exemplar.change.taxicab);
        table.rows.push_back(std::move(row));
    }
    return table;
}

TextTable exemplarShareTable(const ExemplarReport& report)
{
    TextTable table;
    table.header = {"attribute", "group", "examples", "exemplars", "share_of_examples", "share_of_exemplars",
        "overrepresentation"};
    for (const ExemplarShare& share : report.shares) {
        std::vector<Cell> row;
        row.emplace_back(share.attribute);
        row.emplace_back(share.group);
        row.emplace_back(static_cast<double>(share.examples));
        row.emplace_back(static_cast<double>(share.exemplars));
        for (const double value : {share.shareOfExamples, share.shareOfExemplars, share.overrepresentation}) {
            row.emplace_back();
            if (!std::isnan(value)) {
                row.back() = value;
            }
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace trefoil
