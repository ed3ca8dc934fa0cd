// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/bulk_insert.h"

#include <QtTest>

#include <limits>

using namespace trefoil;

namespace {

sql::Connection memory(const std::string& schema)
{
    sql::Connection connection = *sql::Connection::open(":memory:", sql::Access::Create);
    connection.run(schema);
    return connection;
}

} // namespace

class TestBulkInsert : public QObject {
    Q_OBJECT

private slots:
    void writesEveryKindOfValue()
    {
        sql::Connection connection = memory("CREATE TABLE t (a INTEGER, b REAL, c TEXT, d ANY) STRICT");
        sql::BulkInsert rows(connection, "t", {"a", "b", "c", "d"});
        rows.add(std::numeric_limits<std::int64_t>::min()).add(0.1).add(std::string_view("ä\n")).addNull();
        rows.add(std::int64_t{2}).add(std::numeric_limits<double>::quiet_NaN()).add(std::string_view());
        rows.addNull();
        QCOMPARE(rows.rowCount(), std::size_t(2));
        rows.write();
        QCOMPARE(rows.rowCount(), std::size_t(0));
        QVERIFY(connection.takeResult());
        QCOMPARE(
            connection.integer("SELECT a FROM t WHERE rowid = 1"), std::numeric_limits<std::int64_t>::min());
        QCOMPARE(connection.integer("SELECT b = 0.1 AND d IS NULL FROM t WHERE rowid = 1"), 1);
        QCOMPARE(connection.text("SELECT c FROM t WHERE rowid = 1"), std::string("ä\n"));
        // Not a number is no value; an empty text is one.
        QCOMPARE(connection.integer("SELECT b IS NULL AND c = '' FROM t WHERE rowid = 2"), 1);
    }

    void columnsTakeTheOrderOfTheirNames()
    {
        sql::Connection connection = memory("CREATE TABLE t (a INTEGER DEFAULT 7, b TEXT, c INTEGER)");
        sql::BulkInsert rows(connection, "t", {"c", "b"});
        rows.add(std::int64_t{1}).add(std::string_view("x"));
        rows.write();
        QCOMPARE(connection.text("SELECT a || b || c FROM t"), std::string("7x1"));
    }

    void writesAgainAndNothingTwice()
    {
        sql::Connection connection = memory("CREATE TABLE t (a INTEGER)");
        sql::BulkInsert rows(connection, "t", {"a"});
        for (std::int64_t i = 0; i < 1000; ++i) {
            rows.add(i);
            if (i % 128 == 0) {
                rows.write();
            }
        }
        rows.write();
        rows.write();
        QCOMPARE(connection.integer("SELECT count(*) * 1000000 + sum(a) FROM t"), 1'000'499'500);
    }

    void theNextOneOfAConnectionTakesOver()
    {
        sql::Connection connection = memory("CREATE TABLE t (a INTEGER); CREATE TABLE u (b INTEGER)");
        {
            sql::BulkInsert rows(connection, "t", {"a"});
            rows.add(std::int64_t{1}).write();
            rows.add(std::int64_t{2}); // never written
        }
        sql::BulkInsert rows(connection, "u", {"b"});
        rows.add(std::int64_t{3}).write();
        QCOMPARE(connection.text("SELECT (SELECT group_concat(a) FROM t) || ';' || group_concat(b) FROM u"),
            std::string("1;3"));
    }

    void errorsAreKeptByTheConnection_data()
    {
        QTest::addColumn<QString>("table");
        QTest::newRow("no such table") << QStringLiteral("missing");
        QTest::newRow("a constraint") << QStringLiteral("t");
    }
    void errorsAreKeptByTheConnection()
    {
        QFETCH(QString, table);
        sql::Connection connection = memory("CREATE TABLE t (a INTEGER CHECK (a < 10))");
        sql::BulkInsert rows(connection, table.toStdString(), {"a"});
        rows.add(std::int64_t{1}).add(std::int64_t{10});
        rows.write();
        const auto result = connection.takeResult();
        QVERIFY(!result);
        QCOMPARE(result.error().code, Errc::StoreFailed);
        QCOMPARE(connection.integer("SELECT count(*) FROM t"), 0);
    }
};

QTEST_APPLESS_MAIN(TestBulkInsert)
#include "test_bulk_insert.moc"
