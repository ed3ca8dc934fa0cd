// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/hand_built_frame.h"

#include "core/units/standard_quantities.h"

namespace trefoil::testing {

/// 17 models on one task with 100 test items, from Zschache and Hartwig 2025, table B1: four runs used less
/// energy than the meter shows and have no value. The price is 2.50 USD per accelerator and hour.
inline FramePointer textClassificationFrame()
{
    const std::vector<std::string> names{"Linear BoW", "Linear Tf-idf", "Linear Embedding", "XGBoost BoW",
        "XGBoost Tf-idf", "XGBoost Embedding", "Llama 3.1 8B", "Llama 3.1 70B", "Qwen 2.5 7B", "Qwen 2.5 72B",
        "Phi 3.5 Mini", "Phi 3.5 MoE", "Jamba Mini 1.5", "DeepSeek Llama 8B", "DeepSeek Llama 70B",
        "DeepSeek Qwen 14B", "DeepSeek Qwen 32B"};
    std::vector<std::string> kinds(6, "traditional");
    kinds.insert(kinds.end(), 7, "LLM");
    kinds.insert(kinds.end(), 4, "reasoning LLM");
    std::vector<double> energy{absent, absent, 0.12, absent, absent, 0.21, 5.86, 48.6, 5.58, 48.66, 5.74, 11,
        17.42, 79.64, 702.06, 155.2, 373.56};
    for (double& value : energy)
        value /= 1000;
    const std::vector<double> accuracy{
        0.43, 0.41, 0.57, 0.35, 0.47, 0.47, 0.35, 0.48, 0.45, 0.51, 0.3, 0.4, 0.34, 0.37, 0.46, 0.39, 0.45};
    const std::vector<double> duration{0.01, 0.01, 1.64, 0.01, 0.01, 2.87, 36.88, 161.59, 36.28, 164.44,
        41.45, 55.51, 78.61, 517.83, 2543.47, 981.35, 2255.99};
    const std::vector<double> accelerators{1, 1, 1, 1, 1, 1, 1, 2, 1, 2, 1, 2, 2, 1, 2, 1, 1};
    std::vector<double> cost;
    for (std::size_t i = 0; i < duration.size(); ++i)
        cost.push_back(duration[i] / 3600 * 2.5 * accelerators[i]);
    HandBuiltFrame frame(names);
    frame.withText("kind", kinds)
        .with(Standard::Duration, duration)
        .with(quantityOf(Standard::Energy), energy, Grade::Metered)
        .with(Standard::AcceleratorCount, accelerators)
        .with(Standard::Accuracy, accuracy)
        .with(quantityOf(Standard::Cost), cost, Grade::Modelled);
    return frame.frame();
}

} // namespace trefoil::testing
