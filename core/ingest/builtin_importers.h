// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

#include <span>
#include <vector>

namespace trefoil {

/// All formats, one line each in builtin_importers.cpp.
[[nodiscard]] std::span<const Importer> builtinImporters();

[[nodiscard]] const Importer* findImporter(std::string_view id);

struct Candidate {
    const Importer* importer = nullptr;
    Recognition recognition;
};

/// Formats that the file may be in, the most likely first; empty when none recognises it.
[[nodiscard]] std::vector<Candidate> detectFormat(const Source& source);

} // namespace trefoil
