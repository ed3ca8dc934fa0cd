// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace trefoil {

/// What the lines of one results file of MLPerf Tiny say.
struct TinyResults {
    std::optional<double> top1Percent;
    std::optional<double> auc; ///< fraction
    std::optional<double> microjoulesPerInference; ///< median over the windows, as the file states it
    std::optional<double> inferencesPerSecond; ///< median over the windows, as the file states it
    std::vector<double> microwatts; ///< one per window
    std::vector<double> secondsPerInference; ///< one per window

    /// One line without its line end; other lines are left out.
    void read(std::string_view line);

    [[nodiscard]] bool isEnergyRun() const
    {
        return microjoulesPerInference.has_value() || !microwatts.empty();
    }
    [[nodiscard]] bool hasResult() const;

private:
    std::optional<double> m_inferences; ///< of the window that is being read
};

/// "00729.930 ulp-ml: Median …" → "Median …"; empty for lines of another kind.
[[nodiscard]] std::string_view tinyStatement(std::string_view line);

/// The middle value, of an even number the mean of both; nothing for none.
[[nodiscard]] std::optional<double> medianOf(std::vector<double> values);

} // namespace trefoil
