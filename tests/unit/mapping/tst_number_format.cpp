// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/number_format.h"
#include "core/ingest/formats/table/table_preview.h"
#include "core/ingest/formats/table/unit_doubt.h"
#include "core/ingest/mapping_proposal.h"
#include "tests/unit/mapping/imported_table.h"

#include <algorithm>

#include <QtTest/QTest>

using namespace trefoil;
using test::imported;
using Kind = NumberFormatFinding::Kind;

namespace {

ColumnMapping proposedColumn(const std::string& text, const std::string& column)
{
    const auto mapping = proposeMapping(Source::fromText("t.csv", text));
    if (!mapping) {
        return {};
    }
    const auto found = std::ranges::find(mapping->columns, column, &ColumnMapping::column);
    return found == mapping->columns.end() ? ColumnMapping() : *found;
}

const Diagnostic* diagnosed(const test::CollectingSink& sink, const std::string& code)
{
    const auto found = std::ranges::find(sink.diagnostics, code, &Diagnostic::code);
    return found == sink.diagnostics.end() ? nullptr : &*found;
}

} // namespace

Q_DECLARE_METATYPE(Kind)

/// Columns whose numbers or units are written in another way than the rest of the file.
class TestNumberFormat : public QObject {
    Q_OBJECT

private slots:
    void cellsAreReadInTheirFormat_data()
    {
        QTest::addColumn<QByteArray>("cell");
        QTest::addColumn<char>("decimal");
        QTest::addColumn<char>("group");
        QTest::addColumn<double>("value"); // NaN: no number
        const double none = std::nan("");
        const auto row = [](const char* cell, char decimal, char group, double value) {
            QTest::addRow("%s %c %c", cell, decimal, group == 0 ? '0' : group)
                << QByteArray(cell) << decimal << group << value;
        };
        row("1.234,5", ',', '.', 1234.5);
        row("-1.234.567", ',', '.', -1234567);
        row("1,234.5", '.', ',', 1234.5);
        row("12 345", '.', ' ', 12345);
        row("12\u00a0345,5", ',', ' ', 12345.5);
        row("12\u202f345", '.', ' ', 12345);
        row("1'234", '.', '\'', 1234);
        row("1\u2019234.5", '.', '\'', 1234.5);
        row("950", ',', '.', 950);
        row("0,5", ',', '.', 0.5);
        row("1e5", '.', ' ', 1e5);
        row("12,5%", ',', '.', 12.5);
        row("1.23", ',', '.', none);
        row("1.2345", ',', '.', none);
        row("1234.567", ',', '.', none);
        row("0.123", ',', '.', none);
        row(".123", ',', '.', none);
        row("1..234", ',', '.', none);
        row("1.234.", ',', '.', none);
        row("1.234", '.', ',', 1.234);
        row("12 34", '.', ' ', none);
        row("1 23a", '.', ' ', none);
        row("1 234", '.', 0, none);
    }
    void cellsAreReadInTheirFormat()
    {
        QFETCH(const QByteArray, cell);
        QFETCH(const char, decimal);
        QFETCH(const char, group);
        QFETCH(const double, value);
        const NumberFormat format{decimal == ',' ? DecimalMark::Comma : DecimalMark::Point, group};
        const NumberCell read = readNumberCell(cell.toStdString(), format);
        QCOMPARE(read.kind == NumberCell::Kind::Number, !std::isnan(value));
        if (!std::isnan(value)) {
            QCOMPARE(read.value, value);
        }
    }

    void theCellsOfAColumnTellItsFormat_data()
    {
        QTest::addColumn<std::vector<std::string>>("cells");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<double>("first");
        using Cells = std::vector<std::string>;
        QTest::newRow("plain") << Cells{"1.5", "1.234", ""} << Kind::AsTheFile << 1.5;
        QTest::newRow("points and a comma") << Cells{"1.234,5", "950", "NA"} << Kind::Other << 1234.5;
        QTest::newRow("a decimal comma") << Cells{"1,234", "12,5"} << Kind::Other << 1.234;
        QTest::newRow("commas and a point") << Cells{"1,234", "12.5"} << Kind::Other << 1234.0;
        QTest::newRow("blanks") << Cells{"1 234", "12 345"} << Kind::Other << 1234.0;
        QTest::newRow("several groups") << Cells{"1,234,567", "1,234"} << Kind::Other << 1234567.0;
        QTest::newRow("either") << Cells{"1,234", "2,500"} << Kind::Ambiguous << 0.0;
        QTest::newRow("mixed") << Cells{"1.234,5", "1,234.5", "3"} << Kind::Mixed << 0.0;
        QTest::newRow("words") << Cells{"one", "two", "3"} << Kind::AsTheFile << 0.0;
        QTest::newRow("dates") << Cells{"2026-01-02", "2026-01-03"} << Kind::AsTheFile << 0.0;
        QTest::newRow("nothing") << Cells{"", "NA"} << Kind::AsTheFile << 0.0;
    }
    void theCellsOfAColumnTellItsFormat()
    {
        QFETCH(const std::vector<std::string>, cells);
        QFETCH(const Kind, kind);
        QFETCH(const double, first);
        const NumberFormatFinding finding = findNumberFormat(cells, DecimalMark::Point);
        QCOMPARE(finding.kind, kind);
        if (first != 0) {
            QCOMPARE(readNumberCell(cells.front(), finding.format).value, first);
        }
        QCOMPARE(describe(finding, cells).empty(), kind != Kind::Ambiguous && kind != Kind::Mixed);
    }

    void aColumnInAnotherFormatIsImported()
    {
        const std::string text = "run,energy_wh,accuracy\na,\"1.234,5\",0.9\nb,950,0.8\n";
        const ColumnMapping energy = proposedColumn(text, "energy_wh");
        QCOMPARE(energy.role, Role::Quantity);
        QCOMPARE(energy.quantityId, std::string("energy_kwh"));
        const auto sink = imported(text, nullptr);
        QCOMPARE(sink.records.size(), std::size_t(2));
        QCOMPARE(sink.records[0].values[Standard::Energy], 1.2345);
        QCOMPARE(sink.records[1].values[Standard::Energy], 0.95);
        QCOMPARE(sink.records[0].values[Standard::Accuracy], 0.9);
        QVERIFY(sink.diagnostics.empty());
        const auto mapping = proposeMapping(Source::fromText("t.csv", text));
        const auto preview = previewTable(Source::fromText("t.csv", text), *mapping, 5);
        QCOMPARE(preview->columns[1].cells[0].converted, std::string("1.2345 kWh"));
    }

    void aColumnThatReadsTwoWaysIsLeftOutAndSaysWhy()
    {
        const std::string text = "run,energy_wh,accuracy\na,,0.9\nb,\"1,234\",0.8\nc,\"2,500\",0.7\n";
        const ColumnMapping energy = proposedColumn(text, "energy_wh");
        QCOMPARE(energy.role, Role::Ignore);
        QCOMPARE(energy.reason, std::string("? line 3: \"1,234\" may be 1234 or 1.234; so it is left out"));
        const auto sink = imported(text, nullptr);
        const Diagnostic* note = diagnosed(sink, "unread_numbers");
        QVERIFY(note != nullptr);
        QCOMPARE(note->where.line, 3);
        QVERIFY2(note->reason.find("\"energy_wh\" is left out: \"1,234\" may be") != std::string::npos,
            note->reason.c_str());
        QVERIFY(std::isnan(sink.records[1].values[Standard::Energy]));
    }

    void fewNumbersThatReadTwoWaysAmongManyPlainOnesAreLeftOutToo()
    {
        // Else exactly the values of 1000 and more would be missing.
        std::string text = "run,energy_wh,accuracy\n";
        for (int i = 0; i < 40; ++i) {
            text += "r" + std::to_string(i) + "," + (i % 10 == 0 ? "\"1," : "") + std::to_string(500 + i)
                + (i % 10 == 0 ? "\"" : "") + ",0.5\n";
        }
        QCOMPARE(proposedColumn(text, "energy_wh").role, Role::Ignore);
        QVERIFY(diagnosed(imported(text, nullptr), "unread_numbers") != nullptr);
    }

    void anUnknownUnitIsMarked_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("unit");
        QTest::newRow("furlongs") << QByteArray("energy (furlongs)") << QByteArray("furlongs");
        QTest::newRow("brackets") << QByteArray("Emissions [stones]") << QByteArray("stones");
        QTest::newRow("needs a unit") << QByteArray("size (elephants)") << QByteArray("elephants");
        QTest::newRow("known") << QByteArray("energy (Wh)") << QByteArray();
        QTest::newRow("no unit expected") << QByteArray("accuracy (test)") << QByteArray();
        QTest::newRow("a word that is no quantity") << QByteArray("score (mean)") << QByteArray();
        QTest::newRow("no bracket") << QByteArray("energy furlongs") << QByteArray();
        QTest::newRow("empty") << QByteArray("energy ()") << QByteArray();
        QTest::newRow("only a bracket") << QByteArray("(furlongs)") << QByteArray();
        QTest::newRow("nothing") << QByteArray() << QByteArray();
    }
    void anUnknownUnitIsMarked()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const QByteArray, unit);
        QCOMPARE(QByteArray::fromStdString(unknownUnit(name.toStdString())), unit);
    }

    void aColumnOfAnUnknownUnitIsAQuantityOfItsOwn()
    {
        const std::string text = "run,energy (furlongs),accuracy\na,5,0.9\nb,6,0.8\n";
        const ColumnMapping energy = proposedColumn(text, "energy (furlongs)");
        QCOMPARE(energy.role, Role::Quantity);
        QCOMPARE(energy.quantityId, std::string("energy_furlongs"));
        QVERIFY(energy.unit.empty());
        QVERIFY2(energy.reason.starts_with("? \"furlongs\" in its name is no unit"), energy.reason.c_str());
        const auto sink = imported(text, nullptr);
        QVERIFY(std::isnan(sink.records[0].values[Standard::Energy]));
        const Diagnostic* warning = diagnosed(sink, "unknown_unit");
        QVERIFY(warning != nullptr);
        QCOMPARE(warning->severity, Severity::Warning);
        ColumnMapping corrected = energy;
        corrected.quantityId = "energy_kwh";
        corrected.unit = "kWh";
        QVERIFY(unknownUnitDoubt(corrected).empty());
    }

    void consumptionInATableIsDeclared()
    {
        const std::string text =
            "run,energy_wh,gpu_power_w,co2eq_kg,accuracy,duration_s\na,5,100,0.1,0.9,10\n";
        for (const char* column : {"energy_wh", "gpu_power_w", "co2eq_kg"}) {
            QCOMPARE(proposedColumn(text, column).grade, Grade::Declared);
        }
        for (const char* column : {"accuracy", "duration_s"}) {
            QCOMPARE(proposedColumn(text, column).grade, Grade::Measured);
        }
        auto mapping = proposeMapping(Source::fromText("t.csv", text));
        QVERIFY(mappingFromJson(mappingToJson(*mapping))->columns[1].grade == Grade::Declared);
        mapping->columns[1].grade = Grade::Metered;
        const auto sink = imported(text, &*mapping);
        const auto energy = std::ranges::find_if(
            sink.columns, [](const SourceColumn& column) { return column.quantity->id == "energy_kwh"; });
        QVERIFY(energy != sink.columns.end());
        QCOMPARE(energy->grade, Grade::Metered);
    }
};

QTEST_APPLESS_MAIN(TestNumberFormat)
#include "tst_number_format.moc"
