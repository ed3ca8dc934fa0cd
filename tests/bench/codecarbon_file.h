// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>

namespace trefoil::bench {

/// Writes a CodeCarbon emissions.csv (31 columns, as version 2.4 does) with made-up but plausible rows, the
/// same for the same number of rows.
inline void writeCodecarbonFile(const std::filesystem::path& path, long rows)
{
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) {
        return;
    }
    std::fputs(
        "timestamp,project_name,run_id,duration,emissions,emissions_rate,cpu_power,gpu_power,ram_power,"
        "cpu_energy,gpu_energy,ram_energy,energy_consumed,country_name,country_iso_code,region,"
        "cloud_provider,cloud_region,os,python_version,codecarbon_version,cpu_count,cpu_model,gpu_count,"
        "gpu_model,longitude,latitude,ram_total_size,tracking_mode,on_cloud,pue\n",
        file);
    std::uint64_t state = 1;
    const auto random = [&state] {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<double>(state >> 11) / 9007199254740992.0;
    };
    for (long i = 0; i < rows; ++i) {
        const double duration = 1 + 5000 * random();
        const double power = 40 + 300 * random();
        const double cpu = duration * 42.5 / 3.6e6;
        const double gpu = duration * power / 3.6e6;
        const double ram = duration * 11.8 / 3.6e6;
        const double energy = cpu + gpu + ram;
        std::fprintf(file,
            "2026-%02ld-%02ldT%02ld:%02ld:%02ld,project_%ld,%08lx-86f1-4c89-b3f7-%012lx,%.16g,%.16g,%.16g,42."
            "5,"
            "%.16g,11.755,%.16g,%.16g,%.16g,%.16g,Germany,DEU,baden-wurttemberg,,,"
            "Linux-6.1.0-18-amd64-x86_64,3.11.2,2.4.2,16,AMD Ryzen 7 5700X 8-Core Processor,1,"
            "1 x NVIDIA GeForce RTX 4070,8.8366,48.9449,31.3,machine,N,1.0\n",
            1 + i / 83000 % 12, 1 + i / 3000 % 28, i / 3600 % 24, i / 60 % 60, i % 60, i % 20,
            static_cast<unsigned long>(i * 2654435761L) & 0xffffffffUL, static_cast<unsigned long>(i),
            duration, energy * 0.344, energy * 0.344 / duration, power, cpu, gpu, ram, energy);
    }
    std::fclose(file);
}

} // namespace trefoil::bench
