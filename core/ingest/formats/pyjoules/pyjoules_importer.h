// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// The CSV files of pyJoules; see README.md beside this file.
[[nodiscard]] const Importer& pyjoulesImporter();

} // namespace trefoil
