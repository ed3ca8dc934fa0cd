// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/text_lines.h"

#include <optional>
#include <string>
#include <vector>

namespace trefoil::carbontracker {

/// One block "Actual consumption" or "Predicted consumption".
struct Consumption {
    std::int64_t line = 0;
    std::optional<double> epochs;
    std::optional<double> seconds;
    std::optional<double> kilowattHours; ///< carbontracker has multiplied the PUE into it
    std::optional<double> grams; ///< CO2e, with PUE
};

/// What carbontracker says about one run.
struct ConsumptionOfRun {
    std::string name; ///< "Using config file: f1_pretraining" before it in a console capture
    std::optional<Consumption> actual;
    std::optional<Consumption> predicted;
};

/// Seconds of "0:00:53", "0:00:33.57" and "111:11:54".
[[nodiscard]] std::optional<double> secondsOfTime(std::string_view text);

/// Collects the blocks of an output log or a console capture, line by line. A block of a kind that the run
/// has already begins the next run.
class ConsumptionReader {
public:
    void read(const TextLine& line);
    [[nodiscard]] const std::vector<ConsumptionOfRun>& runs() const { return m_runs; }

private:
    void begin(std::string_view text, std::int64_t line, bool isActual);

    std::vector<ConsumptionOfRun> m_runs;
    Consumption* m_block = nullptr;
    std::string m_name;
};

} // namespace trefoil::carbontracker
