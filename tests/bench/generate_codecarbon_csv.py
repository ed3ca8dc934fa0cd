#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a CodeCarbon file of 31 columns to stdout: generate_codecarbon_csv.py [rows]. Always the same."""
import random
import sys

HEADER = ("timestamp,project_name,run_id,duration,emissions,emissions_rate,cpu_power,gpu_power,ram_power,cpu_energy,"
          "gpu_energy,ram_energy,energy_consumed,country_name,country_iso_code,region,cloud_provider,cloud_region,os,"
          "python_version,codecarbon_version,cpu_count,cpu_model,gpu_count,gpu_model,longitude,latitude,"
          "ram_total_size,tracking_mode,on_cloud,pue")
REST = ("Denmark,DNK,,,,Linux-6.1.0-x86_64-with-glibc2.36,3.11.2,2.4.2,16,AMD EPYC 7543 32-Core Processor,1,"
        "1 x NVIDIA A100-SXM4-80GB,12.5,55.7,503.7,machine,N,1.0")

rng = random.Random(1)
print(HEADER)
for i in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000):
    s = rng.uniform(1, 36000)
    cpu, gpu, ram = (rng.uniform(5, 400) for _ in range(3))
    parts = [p * s / 3.6e6 for p in (cpu, gpu, ram)]
    energy = sum(parts)
    kg = energy * 0.18
    run = "%08x-0000-4000-8000-%012x" % (rng.getrandbits(32), i)
    values = [s, kg, kg / s, cpu, gpu, ram, *parts, energy]
    print(f"2024-{i % 12 + 1:02}-{i % 28 + 1:02}T{i % 24:02}:{i % 60:02}:{i % 59:02},project_{i % 20},{run},"
          + ",".join(map(repr, values)) + "," + REST)
