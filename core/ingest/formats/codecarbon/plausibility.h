// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_sink.h"

#include <array>
#include <cstdint>
#include <string>

namespace trefoil::codecarbon {

/// Tells about values that cannot be right, without changing them. Of each kind the first hundred are told
/// one by one and the rest as a number, so that a file in another unit does not drown the report.
class PlausibilityCheck {
public:
    PlausibilityCheck(std::string path, RecordSink& sink);

    void check(const Record& record);
    void finish();

private:
    enum class Kind : std::size_t { Duration, Power, Intensity, Components };
    void tell(Kind kind, std::int64_t line, std::string reason);

    std::string m_path;
    RecordSink& m_sink;
    std::array<std::int64_t, 4> m_told{};
};

} // namespace trefoil::codecarbon
