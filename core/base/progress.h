// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace trefoil {

/// How long work tells how far it is and learns that it should stop. Implementations are called from the
/// working thread, often: report() must be cheap and throttle by itself.
class Progress {
public:
    virtual ~Progress() = default;

    /// done of total bytes (or items) of the stage. total is 0 while it is unknown.
    virtual void report(std::string_view stage, std::int64_t done, std::int64_t total) = 0;
    [[nodiscard]] virtual bool stopRequested() const = 0;
};

/// For callers that need neither.
class NoProgress final : public Progress {
public:
    void report(std::string_view, std::int64_t, std::int64_t) override { }
    [[nodiscard]] bool stopRequested() const override { return false; }
};

/// The default of work that is mostly too short to be stopped.
[[nodiscard]] inline const Progress& noProgress()
{
    static const NoProgress none;
    return none;
}

} // namespace trefoil
