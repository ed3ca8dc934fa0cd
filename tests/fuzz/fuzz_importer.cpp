// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzz_importer.h"

#include "core/ingest/builtin_importers.h"
#include "tests/support/record_dump.h"

#include <cstdlib>

namespace trefoil::test {

namespace {

/// Reads the bytes even where they are not recognised: whoever calls may insist on a format.
void readAnyway(const Importer& importer, const Source& source)
{
    CollectingSink sink;
    NoProgress progress;
    const auto outcome = importer.read(source, ImportOptions{}, sink, progress);
    if (dumpImport(Recognition{}, outcome, sink).empty()) {
        std::abort();
    }
}

} // namespace

void fuzzImporter(std::string_view id, std::string_view bytes)
{
    const Importer* const importer = findImporter(id);
    if (importer == nullptr) {
        std::abort(); // the folder's name and the importer's id differ
    }
    std::string path = "emissions.csv";
    constexpr std::string_view prefix = "name:";
    if (const auto end = bytes.find('\n'); bytes.starts_with(prefix) && end != std::string_view::npos) {
        path = bytes.substr(prefix.size(), end - prefix.size());
        bytes.remove_prefix(end + 1);
    }
    const Source source = Source::fromText(std::move(path), std::string(bytes));
    static_cast<void>(importer->recognise(source));
    readAnyway(*importer, source);
}

} // namespace trefoil::test
