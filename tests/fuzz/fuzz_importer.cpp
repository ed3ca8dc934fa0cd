// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes at all: the importer recognises and reads them without crashing, and what it puts into the sink
// can be dumped. The file's name is a hint to some importers, so an input may begin with "name:…\n".

#include "core/ingest/builtin_importers.h"
#include "tests/support/record_dump.h"

#include <cstdint>
#include <cstdlib>

using namespace trefoil;

namespace {

/// Reads the bytes even where they are not recognised: whoever calls may insist on a format.
void readAnyway(const Importer& importer, const Source& source)
{
    test::CollectingSink sink;
    NoProgress progress;
    const auto outcome = importer.read(source, ImportOptions{}, sink, progress);
    if (test::dumpImport(Recognition{}, outcome, sink).empty()) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Importer* const importer = findImporter(TREFOIL_IMPORTER);
    if (importer == nullptr) {
        std::abort(); // the folder's name and the importer's id differ
    }
    std::string_view bytes(reinterpret_cast<const char*>(data), size);
    std::string path = "emissions.csv";
    constexpr std::string_view prefix = "name:";
    if (const auto end = bytes.find('\n'); bytes.starts_with(prefix) && end != std::string_view::npos) {
        path = bytes.substr(prefix.size(), end - prefix.size());
        bytes.remove_prefix(end + 1);
    }
    const Source source = Source::fromText(std::move(path), std::string(bytes));
    static_cast<void>(importer->recognise(source));
    readAnyway(*importer, source);
    return 0;
}
