// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Power of NVIDIA Jetson boards as tegrastats and jtop log it; see README.md beside this file.
[[nodiscard]] const Importer& jetsonImporter();

} // namespace trefoil
