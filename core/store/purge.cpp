// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/purge.h"

#include <utility>
#include <vector>

namespace trefoil {

void purgeDiscardedImports(sql::Connection& connection)
{
    if (connection.integer("SELECT count(*) FROM import WHERE state = 'discarded'") == 0) {
        return;
    }
    std::vector<std::pair<std::int64_t, std::int64_t>> ranges;
    {
        sql::Statement rows =
            connection.prepare("SELECT f.first_record, f.last_record FROM source_file f"
                               " JOIN import i ON i.id = f.import_id WHERE i.state = 'discarded'");
        while (rows.step()) {
            ranges.emplace_back(rows.integer(0), rows.integer(1));
        }
    }
    for (const auto& [first, last] : ranges) {
        sql::Statement chunks =
            connection.prepare("DELETE FROM series_chunk WHERE series_id IN"
                               " (SELECT id FROM series WHERE record_id BETWEEN ?1 AND ?2)");
        chunks.bind(1, first).bind(2, last).run();
        for (const char* table :
            {"record_run_id", "record_parent", "measurement", "group_value", "series", "prediction"}) {
            sql::Statement remove = connection.prepare(
                std::string("DELETE FROM ") + table + " WHERE record_id BETWEEN ?1 AND ?2");
            remove.bind(1, first).bind(2, last).run();
        }
        sql::Statement remove = connection.prepare("DELETE FROM record WHERE id BETWEEN ?1 AND ?2");
        remove.bind(1, first).bind(2, last).run();
    }
    connection.run("DELETE FROM example_set WHERE id NOT IN (SELECT example_set_id FROM prediction)");
    constexpr const char* files =
        " WHERE file_id IN (SELECT f.id FROM source_file f JOIN import i ON i.id = f.import_id"
        " WHERE i.state = 'discarded');";
    connection.run(std::string("DELETE FROM diagnostic") + files + "DELETE FROM source_column" + files
        + "DELETE FROM source_companion" + files
        + "DELETE FROM source_file WHERE import_id IN (SELECT id FROM import WHERE state = 'discarded');"
          "DELETE FROM import WHERE state = 'discarded'");
}

} // namespace trefoil
