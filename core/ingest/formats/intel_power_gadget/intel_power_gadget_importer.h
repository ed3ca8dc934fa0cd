// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Logs of Intel Power Gadget; see README.md beside this file.
[[nodiscard]] const Importer& intelPowerGadgetImporter();

} // namespace trefoil
