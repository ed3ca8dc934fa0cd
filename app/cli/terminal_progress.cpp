// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal_progress.h"

#include <atomic>
#include <csignal>
#include <cstdio>

#include <unistd.h>

namespace trefoil {

namespace {

constexpr auto updateInterval = std::chrono::milliseconds(100);

std::atomic<bool> stopFlag{false};
static_assert(std::atomic<bool>::is_always_lock_free, "set in a signal handler");

void requestStop(int signal)
{
    stopFlag = true;
    std::signal(signal, SIG_DFL); // a second Ctrl+C ends the program at once
}

} // namespace

TerminalProgress::TerminalProgress()
    : m_isTerminal(isatty(STDERR_FILENO) != 0)
    , m_nextUpdate(std::chrono::steady_clock::now() + updateInterval)
{
    std::signal(SIGINT, requestStop);
    std::signal(SIGTERM, requestStop);
}

TerminalProgress::~TerminalProgress()
{
    if (m_isShown) {
        std::fputs("\r\033[K", stderr);
    }
}

void TerminalProgress::report(std::string_view stage, std::int64_t done, std::int64_t total)
{
    if (!m_isTerminal) {
        return;
    }
    const auto now = std::chrono::steady_clock::now();
    if (now < m_nextUpdate) {
        return;
    }
    m_nextUpdate = now + updateInterval;
    m_isShown = true;
    std::string line = "\r\033[K";
    line += stage;
    if (total > 0) {
        line += ' ';
        line += std::to_string(done * 100 / total);
        line += " %";
    }
    std::fputs(line.c_str(), stderr);
    std::fflush(stderr);
}

bool TerminalProgress::stopRequested() const
{
    return stopFlag;
}

} // namespace trefoil
