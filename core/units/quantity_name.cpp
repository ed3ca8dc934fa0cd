// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/units/quantity_name.h"

#include "core/base/utf8_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace trefoil {

namespace {

/// Words of column names, in lower case, that the field writes otherwise.
constexpr std::array<std::pair<std::string_view, std::string_view>, 22> abbreviations = {
    {{"auc", "AUC"}, {"bleu", "BLEU"}, {"co2", "CO2"}, {"co2e", "CO2e"}, {"co2eq", "CO2eq"}, {"cpu", "CPU"},
        {"cpus", "CPUs"}, {"dram", "DRAM"}, {"flops", "FLOPs"}, {"gpu", "GPU"}, {"gpus", "GPUs"},
        {"hbm", "HBM"}, {"id", "ID"}, {"llm", "LLM"}, {"mae", "MAE"}, {"mse", "MSE"}, {"npu", "NPU"},
        {"pue", "PUE"}, {"ram", "RAM"}, {"rmse", "RMSE"}, {"roc", "ROC"}, {"tpu", "TPU"}}};

} // namespace

std::string quantityNameFromColumnName(std::string_view columnName)
{
    std::string name(trimmed(columnName));
    std::replace(name.begin(), name.end(), '_', ' ');
    for (std::size_t start = 0; start < name.size();) {
        const std::size_t end = std::min(name.find_first_of(" ,()/-:", start), name.size());
        const std::string word = toLowerAscii(std::string_view(name).substr(start, end - start));
        for (const auto& [written, known] : abbreviations) {
            if (word == written) {
                name.replace(start, end - start, known); // as long as what it replaces
            }
        }
        start = end + 1;
    }
    if (!name.empty() && name.front() >= 'a' && name.front() <= 'z') {
        name.front() = static_cast<char>(name.front() - 'a' + 'A');
    }
    return name;
}

} // namespace trefoil
