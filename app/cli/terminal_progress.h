// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <chrono>
#include <string>

namespace trefoil {

/// Shows a line on the standard error output while it is a terminal, and stops the work on Ctrl+C.
class TerminalProgress final : public Progress {
public:
    TerminalProgress();
    ~TerminalProgress() override; ///< wipes the line
    TerminalProgress(const TerminalProgress&) = delete;
    TerminalProgress& operator=(const TerminalProgress&) = delete;

    void report(std::string_view stage, std::int64_t done, std::int64_t total) override;
    [[nodiscard]] bool stopRequested() const override;

private:
    bool m_isShown = false;
    bool m_isTerminal = false;
    std::chrono::steady_clock::time_point m_nextUpdate;
};

} // namespace trefoil
