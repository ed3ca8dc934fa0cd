// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>

namespace trefoil::bench {

/// Memory of our own, without the mapped source file: sampled every 20 ms, since the system keeps no maximum
/// of it.
class PeakMemory {
public:
    PeakMemory()
        : m_thread([this] { sample(); })
    {
    }
    PeakMemory(const PeakMemory&) = delete;
    PeakMemory& operator=(const PeakMemory&) = delete;
    ~PeakMemory() { static_cast<void>(stop()); }

    double stop() ///< the peak in MB
    {
        m_stop = true;
        if (m_thread.joinable()) {
            m_thread.join();
        }
        return static_cast<double>(m_peak) / 1024;
    }

private:
    void sample()
    {
        while (!m_stop) {
            std::ifstream status("/proc/self/status");
            for (std::string line; std::getline(status, line);) {
                if (line.starts_with("RssAnon:")) {
                    m_peak = std::max(m_peak, std::atol(line.c_str() + 8));
                }
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }

    std::atomic<bool> m_stop = false;
    long m_peak = 0; // KiB
    std::thread m_thread;
};

} // namespace trefoil::bench
