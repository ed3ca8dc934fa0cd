// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/derive.h"

#include "core/derive/derivation.h"
#include "core/domain/record.h"

#include <algorithm>

namespace trefoil {

namespace {

void replaceColumn(Frame& frame, std::shared_ptr<const Column> column)
{
    const auto sameId = [&](const auto& other) { return other->quantity->id == column->quantity->id; };
    const auto place = std::find_if(frame.columns.begin(), frame.columns.end(), sameId);
    if (column->presentCount == 0) {
        if (place != frame.columns.end()) {
            frame.columns.erase(place);
        }
    } else if (place == frame.columns.end()) {
        frame.columns.push_back(std::move(column));
    } else {
        *place = std::move(column);
    }
}

} // namespace

std::shared_ptr<Column> makeColumn(const Quantity& quantity, std::size_t rowCount)
{
    auto column = std::make_shared<Column>();
    column->quantity = &quantity;
    column->values.assign(rowCount, absent);
    column->grades.assign(rowCount, Grade::Absent);
    return column;
}

void setValue(Column& column, std::size_t row, double value, Grade grade)
{
    if (isAbsent(value)) {
        return;
    }
    column.values[row] = value;
    column.grades[row] = grade;
    ++column.presentCount;
}

namespace {

/// Its name alone changes no number.
bool isAsRecorded(Scenario scenario)
{
    scenario.name.clear();
    return scenario == Scenario();
}

} // namespace

FramePointer derive(const FramePointer& recorded, const Scenario& scenario)
{
    auto frame = std::make_shared<Frame>(*recorded);
    for (const Derivation& derivation : builtinDerivations()) {
        if (auto column = derivation.compute(*recorded, *frame, scenario)) {
            replaceColumn(*frame, std::move(column));
        }
    }
    frame->conditions = isAsRecorded(scenario) ? std::string() : describe(scenario);
    return frame;
}

} // namespace trefoil
