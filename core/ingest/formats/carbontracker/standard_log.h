// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/ingest/text_lines.h"

#include <optional>
#include <string>
#include <vector>

namespace trefoil::carbontracker {

/// What a standard log tells. An epoch has a duration; its powers may be missing (NaN).
struct StandardLog {
    std::string version;
    std::optional<double> pue;
    std::string components; ///< "GPU with device(s) NVIDIA GeForce RTX 3060. CPU with device(s) cpu:0."
    std::optional<Instant> startedAt;
    std::optional<Instant> endedAt;
    std::string countryIso3;
    std::string region;
    std::vector<double> seconds; ///< per epoch
    std::vector<double> gpuWatts; ///< per epoch, summed over devices; NaN: not measured
    std::vector<double> cpuWatts;
};

/// "2026-05-27 17:48:40 - " before a line; nothing where there is none.
[[nodiscard]] std::optional<Instant> lineTime(std::string_view line);

/// Watts of "35.6", "[41.2 40.1]" (their sum); NaN for "None", "[None]" and lists with a nan.
[[nodiscard]] double wattsOf(std::string_view text);

class StandardLogReader {
public:
    void read(const TextLine& line);
    [[nodiscard]] const StandardLog& log() const { return m_log; }

private:
    void readText(std::string_view text);
    void readPower(std::string_view text);
    void readPlace(std::string_view text);

    StandardLog m_log;
    std::string m_openList; ///< a numpy list that goes on in the next line
};

} // namespace trefoil::carbontracker
