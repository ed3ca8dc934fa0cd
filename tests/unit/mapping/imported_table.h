// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/table/table_importer.h"
#include "tests/support/collecting_sink.h"

#include <string>

namespace trefoil::test {

/// What the table importer makes of such a file; null: by the mapping that it proposes.
inline CollectingSink imported(const std::string& text, const Mapping* mapping)
{
    CollectingSink sink;
    NoProgress progress;
    const Source source = Source::fromText("table.csv", text);
    static_cast<void>(tableImporter().read(source, ImportOptions{mapping}, sink, progress));
    return sink;
}

} // namespace trefoil::test
