// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/migrations.h"

#include "core/store/sql/transaction.h"

#include "migration_0001.h"
#include "migration_0002.h"
#include "migration_0003.h"
#include "migration_0004.h"
#include "migration_0005.h"
#include "migration_0006.h"
#include "migration_0007.h"
#include "migration_0008.h"
#include "migration_0009.h"
#include "migration_0010.h"

#include <array>

namespace trefoil::sql {

namespace {

constexpr std::array migrations{migration0001, migration0002, migration0003, migration0004, migration0005,
    migration0006, migration0007, migration0008, migration0009, migration0010};
static_assert(migrations.size() == newestSchema);

} // namespace

Result<void> migrate(Connection& connection)
{
    while (connection.integer("PRAGMA user_version") < newestSchema) {
        auto transaction = Transaction::beginWriting(connection);
        if (!transaction) {
            return tl::unexpected<Error>(transaction.error());
        }
        // Another instance may have done it while we waited.
        const std::int64_t version = connection.integer("PRAGMA user_version");
        if (version >= newestSchema) {
            break;
        }
        connection.run(std::string(migrations[static_cast<std::size_t>(version)]));
        connection.run("PRAGMA application_id = " + std::to_string(applicationId));
        connection.run("PRAGMA user_version = " + std::to_string(version + 1));
        if (auto committed = transaction->commit(); !committed) {
            return committed;
        }
    }
    return connection.takeResult();
}

void configure(Connection& connection)
{
    // The size of pages counts for new files only. Twice the usual one: records and chunks come in bulk.
    connection.run("PRAGMA page_size = 8192; PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA "
                   "synchronous = NORMAL;"
                   "PRAGMA temp_store = MEMORY");
    connection.setCacheSize(std::int64_t{32} * 1024 * 1024);
}

} // namespace trefoil::sql
