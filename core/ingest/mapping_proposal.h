// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/mapping.h"
#include "core/ingest/source.h"

namespace trefoil {

/// What the columns of a table probably mean, from their names and from the cells of the head of the file,
/// with a reason per column. A reason that starts with "?" is a question for a person: two readings were
/// possible and the likelier one is proposed.
/// Errors: FormatRefused when the file is no table: prose, a list, binary data, predictions of single
/// examples.
[[nodiscard]] Result<Mapping> proposeMapping(const Source& source);

/// What the name of a saved mapping has behind that of its table.
inline constexpr std::string_view mappingEnding = ".mapping.json";

/// "results.csv" → "results.csv.mapping.json".
[[nodiscard]] std::string mappingPathBeside(std::string_view tablePath);

/// The mapping saved beside the file as "<file>.mapping.json", if there is one that can be used. The source
/// remembers it, or that there was none, as a companion.
/// Errors: FileNotReadable when there is none, MappingInvalid.
[[nodiscard]] Result<Mapping> mappingBeside(const Source& source);

} // namespace trefoil
