// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/jetson/jetson_importer.h"

#include "core/ingest/formats/jetson/jetson_files.h"

namespace trefoil {

namespace {

using namespace jetson;

Recognition recognise(const Source& source)
{
    if (isTegrastats(source.head())) {
        return {0.95, "lines have RAM, CPU and the power of rails: tegrastats"};
    }
    if (isJtopTable(source.head())) {
        return {0.85, "header has a time and the power that jtop reads: Jetson"};
    }
    return {};
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (isTegrastats(source.head())) {
        return readTegrastats(source, sink, progress);
    }
    if (isJtopTable(source.head())) {
        return readJtopTable(source, sink, progress);
    }
    return fail(Errc::FormatRefused, {source.path(), "it is no log of tegrastats or jtop"});
}

} // namespace

const Importer& jetsonImporter()
{
    static const Importer importer{
        "jetson", "Jetson tegrastats and jtop", 2, Precedence::Log, recognise, read};
    return importer;
}

} // namespace trefoil
