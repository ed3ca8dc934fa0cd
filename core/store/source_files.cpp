// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/source_files.h"

#include "core/ingest/read_again.h"
#include "core/store/companion_rows.h"

#include <algorithm>
#include <cstring>

namespace trefoil {

namespace {

constexpr std::string_view selectFiles =
    "SELECT f.id, f.import_id, f.path, f.folder, f.format, f.precedence, f.sha256, f.first_record,"
    " f.last_record, f.accepted, f.set_aside, f.bytes, ifnull(f.mtime_ms, 0), ifnull(f.mapping, ''),"
    " f.importer_revision FROM source_file f JOIN import i ON i.id = f.import_id"
    " WHERE i.state = 'active'";

StoredFile fileFrom(const sql::Statement& row)
{
    StoredFile file;
    file.id = FileId{row.integer(0)};
    file.import = ImportId{row.integer(1)};
    file.path = row.text(2);
    file.folder = row.text(3);
    file.format = row.text(4);
    file.precedence = static_cast<Precedence>(row.integer(5));
    const std::string_view digest = row.blob(6);
    std::memcpy(file.digest.data(), digest.data(), std::min(digest.size(), file.digest.size()));
    file.firstRecord = row.integer(7);
    file.lastRecord = row.integer(8);
    file.accepted = row.integer(9);
    file.setAside = row.integer(10);
    file.stamp = {row.integer(11), row.integer(12)};
    file.mapping = row.text(13);
    file.importerRevision = static_cast<int>(row.integer(14));
    return file;
}

std::string_view bytesOf(const Sha256Digest& digest)
{
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

} // namespace

std::vector<StoredFile> loadActiveFiles(sql::Connection& connection)
{
    std::vector<StoredFile> files;
    sql::Statement rows = connection.prepare(std::string(selectFiles) + " ORDER BY f.id");
    while (rows.step()) {
        files.push_back(fileFrom(rows));
    }
    return files;
}

KnownBytes findSameBytes(sql::Connection& connection, const NewFile& file)
{
    KnownBytes found;
    CompanionRows companions(connection);
    sql::Statement rows = connection.prepare(std::string(selectFiles)
        + " AND f.bytes = ?1 AND f.format = ?2"
          // What was read of the same place later took the place of these records.
          " AND NOT EXISTS (SELECT 1 FROM source_file later JOIN import k ON k.id = later.import_id"
          " WHERE later.path = f.path AND later.format = f.format AND later.id > f.id"
          " AND later.accepted > 0 AND k.state = 'active')");
    rows.bind(1, file.source->bytes().size()).bind(2, file.importer->id);
    while (rows.step()) {
        StoredFile known = fileFrom(rows);
        // The digest costs a pass over the bytes, so it is computed only when the size agrees.
        if (known.digest != file.source->digest()) {
            continue;
        }
        std::string why = whyReadAgain(
            known.format, known.importerRevision, companions.load(known.id, file.source->folder()));
        const bool meansTheSame = known.mapping == file.mapping;
        if (meansTheSame && why.empty() && known.importerRevision == file.importer->revision) {
            found.same = std::move(known);
            rows.reset();
            return found;
        }
        if (known.path == file.source->path() && (!found.earlier || found.earlier->id < known.id)) {
            found.readAgain = std::move(why);
            found.earlier = std::move(known);
        }
    }
    return found;
}

std::optional<StoredFile> findPart(sql::Connection& connection, const NewFile& file)
{
    std::optional<StoredFile> part;
    sql::Statement rows = connection.prepare(std::string(selectFiles)
        + " AND f.path = ?1 AND f.format = ?2 AND f.accepted = 0 AND f.import_id <> ?3");
    rows.bind(1, std::string_view(file.source->path())).bind(2, file.importer->id);
    rows.bind(3, file.import.value);
    while (rows.step()) {
        part = fileFrom(rows);
    }
    return part;
}

FileId storeFile(sql::Connection& connection, const NewFile& file)
{
    const std::int64_t id = connection.integer("SELECT ifnull(max(id), 0) + 1 FROM source_file");
    const std::string folder = file.source->folder();
    const Sha256Digest digest = file.source->digest();
    sql::Statement insert =
        connection.prepare("INSERT INTO source_file (id, import_id, path, folder, sha256, bytes, mtime_ms, "
                           "format, importer_revision,"
                           " precedence, mapping) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    insert.bind(1, id).bind(2, file.import.value).bind(3, std::string_view(file.source->path()));
    insert.bind(4, std::string_view(folder))
        .bindBlob(5, bytesOf(digest))
        .bind(6, file.source->bytes().size());
    insert.bind(7, file.modifiedMs).bind(8, file.importer->id).bind(9, file.importer->revision);
    insert.bind(10, static_cast<int>(file.importer->precedence));
    if (file.mapping.empty()) {
        insert.bindNull(11);
    } else {
        insert.bind(11, std::string_view(file.mapping));
    }
    insert.run();
    return FileId{id};
}

FileTable fileTable(const std::vector<StoredFile>& files)
{
    FileTable table;
    for (const StoredFile& file : files) {
        table.emplace(file.id.value, file);
    }
    return table;
}

} // namespace trefoil
