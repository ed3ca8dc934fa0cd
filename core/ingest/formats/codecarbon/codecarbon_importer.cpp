// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/codecarbon/codecarbon_importer.h"

namespace trefoil {

namespace {

Recognition recogniseCodecarbon(const Source&)
{
    return {};
}

Result<void> readCodecarbon(const Source& source, const ImportOptions&, RecordSink&, Progress&)
{
    return fail(Errc::FormatRefused, {source.path(), "its header is not one of CodeCarbon's"});
}

} // namespace

const Importer& codecarbonImporter()
{
    static const Importer importer{
        "codecarbon", "CodeCarbon emissions.csv", 1, Precedence::Log, recogniseCodecarbon, readCodecarbon};
    return importer;
}

} // namespace trefoil
