// SPDX-License-Identifier: GPL-3.0-or-later
// Where the magnitude of numbers makes their unit doubtful, a person is asked, and the answer counts.
#include "core/ingest/asked_columns.h"
#include "core/ingest/builtin_importers.h"
#include "tests/unit/mapping/imported_table.h"

#include <QtTest/QTest>

using namespace trefoil;
using test::CollectingSink;
using test::imported;

namespace {

const std::string cardId = "huggingface_model_card";

std::string card(const std::string& emissions)
{
    return "---\nco2_eq_emissions:\n  emissions: " + emissions + "\n---\n# A model\n";
}

const ColumnMapping& only(const Mapping& mapping)
{
    return mapping.columns.front();
}

CollectingSink read(const std::string& text, const Mapping* mapping)
{
    CollectingSink sink;
    NoProgress progress;
    const Source source = Source::fromText("model/README.md", text);
    static_cast<void>(findImporter(cardId)->read(source, ImportOptions{mapping}, sink, progress));
    return sink;
}

Result<Mapping> proposed(const std::string& text)
{
    return proposeColumns(*findImporter(cardId), Source::fromText("model/README.md", text));
}

double emissionsOf(const CollectingSink& sink)
{
    return sink.records.empty() ? absent : sink.records.front().values[Standard::Emissions];
}

} // namespace

class TestAskedUnits : public QObject {
    Q_OBJECT

private slots:
    void asksWhereTheMagnitudeIsOdd_data();
    void asksWhereTheMagnitudeIsOdd();
    void aQuestionOfATableThatNobodyAnsweredIsNoted();
    void asksGramsOrKilograms_data();
    void asksGramsOrKilograms();
    void theAnswerOfAPersonCounts();
    void badUnitsOfACardAreRefused();
    void otherFormatsAskNothing();
};

void TestAskedUnits::asksWhereTheMagnitudeIsOdd_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("cells");
    QTest::addColumn<QString>("question"); // empty: none about the magnitude
    const auto row = [](const char* name, const char* column, const char* cells, const char* question) {
        QTest::newRow(name) << column << cells << question;
    };
    row("joules", "energy", "83500,91000", "? 83500 to 91000: kWh or J?");
    row("one value", "energy", "83500,83500", "? 83500: kWh or J?");
    row("kilowatt hours", "energy", "0.5,20", "");
    row("nothing measured", "energy", "0,0", "");
    row("stated in the name", "energy_kwh", "83500,91000", "");
    row("grams", "emissions", "25000,90000", "? 25000 to 90000: kg CO2e or g CO2e?");
    row("kilograms", "emissions", "0.004,12", "");
    row("milliseconds", "duration", "50000000,90000000", "? 50000000 to 90000000: s or ms?");
}

void TestAskedUnits::asksWhereTheMagnitudeIsOdd()
{
    QFETCH(QString, column);
    QFETCH(QString, cells);
    QFETCH(QString, question);
    std::string text = "run_name," + column.toStdString() + "\n";
    int run = 0;
    for (const QString& cell : cells.split(u',')) {
        text += "r" + std::to_string(++run) + "," + cell.toStdString() + "\n";
    }
    const auto mapping = proposeColumns(*findImporter("table"), Source::fromText("t.csv", text));
    QVERIFY(mapping.has_value());
    const ColumnMapping& asked = mapping->columns.at(1);
    QCOMPARE(asked.role, Role::Quantity);
    const QString reason = QString::fromStdString(asked.reason);
    QVERIFY2(question.isEmpty() ? !reason.contains(QStringLiteral(" or ")) : reason.startsWith(question),
        qPrintable(reason));
    if (!question.isEmpty()) {
        QVERIFY(!asked.unit.empty()); // what is read is said
    }
}

void TestAskedUnits::aQuestionOfATableThatNobodyAnsweredIsNoted()
{
    const std::string text = "run_name,energy\na,83500\nb,91000\n";
    auto mapping = proposeColumns(*findImporter("table"), Source::fromText("t.csv", text));
    QVERIFY(mapping.has_value());
    QCOMPARE(imported(text, nullptr).count("unit_question"), std::size_t{1});
    QCOMPARE(imported(text, &*mapping).count("unit_question"), std::size_t{1});
    mapping->columns[1].unit = "J";
    mapping->columns[1].reason.clear();
    const CollectingSink answered = imported(text, &*mapping);
    QCOMPARE(answered.count("unit_question"), std::size_t{0});
    QCOMPARE(answered.records.at(0).values[Standard::Energy], 83500 / 3.6e6);
}

void TestAskedUnits::asksGramsOrKilograms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason"); // begins so
    QTest::addColumn<QString>("code"); // of what is noted when nobody is asked; empty: nothing
    QTest::newRow("nothing tells") << QString::fromStdString(card("83.5"))
                                   << "? 83.5 in co2_eq_emissions: grams or kilograms? The Hub asks for grams"
                                   << "unit_question";
    QTest::newRow("the energy fits grams")
        << QString::fromStdString(card("0.178\n  power_consumption: 0.001022"))
        << "grams: with the energy of the card that is 174 g/kWh" << QString();
    QTest::newRow("the energy fits kilograms") << QString::fromStdString(card("83.5\n  energy_consumed: 200"))
                                               << "? 83.5 in co2_eq_emissions: grams or kilograms? With the "
                                                  "energy of the card, grams are 0.417 g/kWh"
                                               << "unit_doubt";
    QTest::newRow("the energy fits neither")
        << QString::fromStdString(card("83.5\n  energy_consumed: 0.000001"))
        << "? 83.5 in co2_eq_emissions: grams or kilograms? With the energy of the card, grams are 8.35e+07"
        << "unit_question";
    QTest::newRow("the text says grams")
        << "---\nco2_eq_emissions: 0.25\n---\n# AutoTrain\n\n- Problem type: Binary Classification\n"
           "- CO2 Emissions (in grams): 0.25\n"
        << "the text of the card says grams" << QString();
}

void TestAskedUnits::asksGramsOrKilograms()
{
    QFETCH(QString, text);
    QFETCH(QString, reason);
    QFETCH(QString, code);
    const auto mapping = proposed(text.toStdString());
    QVERIFY(mapping.has_value());
    const QString said = QString::fromStdString(only(*mapping).reason);
    QVERIFY2(said.startsWith(reason), qPrintable(said));
    QCOMPARE(only(*mapping).unit, std::string("g CO2e"));
    const CollectingSink sink = read(text.toStdString(), nullptr);
    QCOMPARE(sink.count("unit_question"), std::size_t(code == u"unit_question" ? 1 : 0));
    QCOMPARE(sink.count("unit_doubt"), std::size_t(code == u"unit_doubt" ? 1 : 0));
}

void TestAskedUnits::theAnswerOfAPersonCounts()
{
    const std::string text = card("83.5");
    auto mapping = proposed(text);
    QVERIFY(mapping.has_value());
    QCOMPARE(emissionsOf(read(text, nullptr)), 0.0835);
    QCOMPARE(emissionsOf(read(text, &*mapping)), 0.0835);
    ColumnMapping& column = mapping->columns.front();
    column.unit = "kg CO2e";
    column.reason.clear();
    const auto saved = mappingFromJson(mappingToJson(*mapping)); // as a library remembers it
    QVERIFY(saved.has_value());
    const CollectingSink answered = read(text, &*saved);
    QCOMPARE(emissionsOf(answered), 83.5);
    QCOMPARE(answered.count("unit_question"), std::size_t{0});
    const auto preview =
        previewColumns(*findImporter(cardId), Source::fromText("model/README.md", text), *saved, 4);
    QVERIFY(preview.has_value());
    QCOMPARE(preview->columns.at(0).cells.at(0).written, std::string("83.5"));
    QCOMPARE(preview->columns.at(0).cells.at(0).converted, std::string("83.5 kg CO2e"));
    column.role = Role::Ignore;
    QVERIFY(isAbsent(emissionsOf(read(text + "- Accuracy: 0.9\n", &*mapping))));
}

void TestAskedUnits::badUnitsOfACardAreRefused()
{
    auto mapping = proposed(card("83.5"));
    QVERIFY(mapping.has_value());
    mapping->columns.front().unit = "kWh";
    CollectingSink sink;
    NoProgress progress;
    const auto refused = findImporter(cardId)->read(
        Source::fromText("model/README.md", card("83.5")), ImportOptions{&*mapping}, sink, progress);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, Errc::MappingInvalid);
    QVERIFY(sink.records.empty());
}

void TestAskedUnits::otherFormatsAskNothing()
{
    const Importer& other = *findImporter("codecarbon");
    QVERIFY(!asksForColumns(other));
    QVERIFY(!proposeColumns(other, Source::fromText("emissions.csv", "a,b\n1,2\n")).has_value());
    QVERIFY(!proposed("---\nlicense: mit\n---\n").has_value());
}

QTEST_APPLESS_MAIN(TestAskedUnits)
#include "tst_asked_units.moc"
