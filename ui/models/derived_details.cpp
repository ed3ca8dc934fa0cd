// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/derivation.h"
#include "core/frame/group_table.h"
#include "ui/bridge/text.h"
#include "ui/bridge/value_text.h"
#include "ui/bridge/word_text.h"
#include "ui/models/details_model.h"

namespace trefoil {

namespace {

const Column* valueIn(const Frame& frame, std::string_view quantityId, std::size_t row)
{
    const Column* column = frame.find(quantityId);
    return column != nullptr && row < column->values.size() && column->has(row) ? column : nullptr;
}

void addInputs(QStringList& texts, const Frame& frame, const std::vector<std::string_view>& ids,
    std::size_t row, bool asRecorded)
{
    for (const std::string_view id : ids) {
        const Column* input = valueIn(frame, id, row);
        if (input == nullptr) {
            continue;
        }
        const QString value = valueText(input->values[row], *input->quantity);
        const QString name = toText(input->quantity->name);
        texts << (asRecorded ? DetailsModel::tr("%1 in the log %2").arg(name, value)
                             : QString(name % u' ' % value));
    }
}

/// "= energy / duration, with Energy in the log 1.2 kWh, Duration in the log 3 h"
QString formulaText(const Derivation& derivation, const DetailedRun& run, bool followsScenario)
{
    QStringList inputs;
    addInputs(inputs, run.recorded, derivation.recordedInputs, run.row, true);
    addInputs(inputs, run.frame, derivation.inputs, run.row, false);
    if (followsScenario) {
        inputs << toText(describe(run.scenario));
    }
    const QString formula = QStringLiteral("= ") % toText(derivation.formula);
    return inputs.isEmpty()
        ? formula
        : QString(formula % u'\n' % DetailsModel::tr("with %1").arg(inputs.join(QStringLiteral(", "))));
}

DetailRow computedRow(const Column& column, std::size_t row)
{
    const Quantity& quantity = *column.quantity;
    DetailRow computed;
    computed.name = toText(quantity.name);
    computed.value = valueText(column.values[row], quantity);
    computed.exact = exactText(column.values[row], quantity);
    computed.grade = gradeText(Grade::Derived);
    computed.sphere = quantity.sphere;
    computed.quantityId = quantity.id;
    return computed;
}

} // namespace

std::vector<DetailRow> groupSummaryRows(const DetailedRun& run)
{
    std::vector<DetailRow> rows;
    for (const auto& column : run.frame.columns) {
        const std::string formula = groupFormula(*column->quantity);
        if (!formula.empty() && run.row < column->values.size() && column->has(run.row)
            && column->grades[run.row] == Grade::Derived) {
            rows.push_back(computedRow(*column, run.row));
            rows.back().remark = QStringLiteral("= ") % toText(formula);
        }
    }
    return rows;
}

std::vector<DetailRow> derivedDetailRows(const DetailedRun& run)
{
    std::vector<DetailRow> rows;
    for (const Derivation& derivation : builtinDerivations()) {
        const Column* column = valueIn(run.frame, derivation.quantityId, run.row);
        const Column* before = valueIn(run.recorded, derivation.quantityId, run.row);
        if (column == nullptr || column == before || column->grades[run.row] != Grade::Derived) {
            continue;
        }
        const bool followsScenario = before != nullptr || !derivation.inputs.empty();
        DetailRow& row = rows.emplace_back(computedRow(*column, run.row));
        if (before != nullptr) {
            row.name = DetailsModel::tr("%1 under the scenario").arg(row.name);
        }
        row.remark = formulaText(derivation, run, followsScenario);
    }
    return rows;
}

} // namespace trefoil
