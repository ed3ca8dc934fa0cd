// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>

namespace trefoil::bench {

/// Sampled every 20 ms, since the system keeps no maximum of the parts, and none of a stretch of the work.
class PeakMemory {
public:
    struct Peak {
        double resident = 0; ///< MB of all that the process had in memory
        double own = 0; ///< MB without mapped files (RssAnon), not of the same moment
    };

    PeakMemory()
        : m_thread([this] { sample(); })
    {
    }
    PeakMemory(const PeakMemory&) = delete;
    PeakMemory& operator=(const PeakMemory&) = delete;
    ~PeakMemory() { static_cast<void>(stop()); }

    Peak stop()
    {
        m_stop = true;
        if (m_thread.joinable()) {
            m_thread.join();
        }
        return {static_cast<double>(m_resident) / 1024, static_cast<double>(m_own) / 1024};
    }

private:
    void sample()
    {
        while (!m_stop) {
            std::ifstream status("/proc/self/status");
            for (std::string line; std::getline(status, line);) {
                raise(m_resident, line, "VmRSS:");
                raise(m_own, line, "RssAnon:");
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }

    static void raise(long& peak, const std::string& line, std::string_view name)
    {
        if (line.starts_with(name)) {
            peak = std::max(peak, std::atol(line.c_str() + name.size()));
        }
    }

    std::atomic<bool> m_stop = false;
    long m_resident = 0; // KiB
    long m_own = 0; // KiB
    std::thread m_thread;
};

} // namespace trefoil::bench
