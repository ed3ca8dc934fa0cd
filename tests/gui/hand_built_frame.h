// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/frame/frame.h"
#include "core/units/standard_quantities.h"

#include <cmath>

/// Frames for tests, from plain numbers: NaN is absent.
inline std::shared_ptr<const trefoil::Column> handBuiltColumn(
    trefoil::Standard quantity, std::vector<double> values)
{
    auto column = std::make_shared<trefoil::Column>();
    column->quantity = &trefoil::quantityOf(quantity);
    for (const double value : values) {
        column->grades.push_back(std::isnan(value) ? trefoil::Grade::Absent : trefoil::Grade::Measured);
        column->presentCount += std::isnan(value) ? 0U : 1U;
    }
    column->values = std::move(values);
    return column;
}

inline trefoil::FramePointer handBuiltFrame()
{
    const double none = std::nan("");
    auto frame = std::make_shared<trefoil::Frame>();
    frame->names = {"Linear Embedding", "XGBoost", "Llama 70B", "DeepSeek"};
    frame->runs = {{11}, {12}, {13}, {14}};
    frame->columns = {handBuiltColumn(trefoil::Standard::Energy, {0.00012, none, 0.7, 0.009}),
        handBuiltColumn(trefoil::Standard::Accuracy, {0.57, 0.47, 0.48, none})};
    auto kind = std::make_shared<trefoil::TextColumn>();
    kind->id = "kind";
    kind->name = "Kind";
    kind->labels = {"", "traditional", "LLM"};
    kind->codes = {1, 1, 2, 2};
    frame->texts = {kind};
    return frame;
}
