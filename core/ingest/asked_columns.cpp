// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/asked_columns.h"

#include "core/ingest/formats/huggingface_model_card/card_emissions.h"
#include "core/ingest/mapping_proposal.h"

namespace trefoil {

namespace {

constexpr std::string_view tableId = "table";
constexpr std::string_view modelCardId = "huggingface_model_card";

} // namespace

bool asksForColumns(const Importer& importer)
{
    return importer.id == tableId || importer.id == modelCardId;
}

Result<Mapping> proposeColumns(const Importer& importer, const Source& source)
{
    if (importer.id == modelCardId) {
        return proposeCardMapping(source);
    }
    if (importer.id == tableId) {
        return proposeMapping(source);
    }
    return fail(Errc::FormatRefused, {source.path(), "its format says what its columns mean"});
}

Result<TablePreview> previewColumns(
    const Importer& importer, const Source& source, const Mapping& mapping, std::size_t maxRows)
{
    return importer.id == modelCardId ? previewCard(source, mapping) : previewTable(source, mapping, maxRows);
}

} // namespace trefoil
