// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seen_again.h"

#include "core/ingest/tracking/companion_files.h"
#include "core/store/companion_rows.h"
#include "core/store/sql/transaction.h"

namespace trefoil {

std::optional<SeenAgain> seenAgain(sql::Connection& connection, const StoredFile& known, const NewFile& file)
{
    SeenAgain seen = readAgain(known, file);
    seen.companions.clear();
    bool isAsRemembered = file.modifiedMs.value_or(known.stamp.modifiedMs) == known.stamp.modifiedMs;
    for (const Companion& companion : CompanionRows(connection).load(known.id, known.folder)) {
        seen.companions.push_back(asItIs(companion));
        isAsRemembered = isAsRemembered && seen.companions.back() == companion;
    }
    return isAsRemembered ? std::nullopt : std::optional(std::move(seen));
}

SeenAgain readAgain(const StoredFile& known, const NewFile& file)
{
    return {known.id, known.folder, file.modifiedMs, file.source->bytes().size(), file.source->digest(),
        file.importer->revision, file.mapping, file.source->companions(), {}};
}

void keepSeenAgain(sql::Connection& connection, const std::vector<SeenAgain>& files)
{
    if (files.empty()) {
        return;
    }
    auto transaction = sql::Transaction::beginWriting(connection);
    if (!transaction) {
        return;
    }
    for (const SeenAgain& seen : files) {
        sql::Statement update = connection.prepare(
            "UPDATE source_file SET mtime_ms = ifnull(?2, mtime_ms), importer_revision = ?3, bytes = ?4,"
            " sha256 = ?5, mapping = nullif(?6, '') WHERE id = ?1");
        update.bind(1, seen.file.value).bind(2, seen.modifiedMs).bind(3, seen.importerRevision);
        update.bind(4, seen.bytes).bind(6, std::string_view(seen.mapping));
        update.bindBlob(5, {reinterpret_cast<const char*>(seen.digest.data()), seen.digest.size()}).run();
        storeCompanions(connection, seen.file, seen.folder, seen.companions);
        sql::Statement place = connection.prepare(
            "UPDATE source_column SET source_column = ?3, companion = ?4, line = ?5 WHERE file_id = ?1"
            " AND quantity_id = ?2");
        for (const auto& [quantity, column] : seen.columns) {
            place.bind(1, seen.file.value).bind(2, std::string_view(quantity));
            place.bind(3, std::string_view(column.column)).bind(4, std::string_view(column.companion));
            place.bind(5, column.line).run();
        }
    }
    static_cast<void>(transaction->commit());
    connection.forgetError();
}

} // namespace trefoil
