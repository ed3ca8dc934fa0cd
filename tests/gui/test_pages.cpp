// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/sha256.h"
#include "core/derive/scenario.h"
#include "gui/hand_built_frame.h"
#include "ui/pages/export/venue_presets.h"
#include "ui/pages/import/mapping_editor.h"
#include "ui/pages/scenario/condition_slider.h"
#include "ui/pages/scenario/grid_reference.h"
#include "ui/pages/scenario/recorded_conditions.h"
#include "ui/pages/source/source_excerpt.h"

using namespace trefoil;

namespace {

QString written(const QTemporaryDir& folder, const QByteArray& bytes)
{
    const QString path = folder.filePath(QStringLiteral("file"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        return {};
    }
    return path;
}

Condition pue()
{
    return {"PUE", "", "ideal", "old", 1, 2, false, 2, ""};
}

} // namespace

class TestPages : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void sliderFollowsKeysAndSaysEveryMove()
    {
        ConditionSlider slider(pue(), nullptr);
        QSignalSpy spy(&slider, &ConditionSlider::valueChanged);
        auto* handle = slider.findChild<QSlider*>();
        QTest::keyClick(handle, Qt::Key_End);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(slider.value(), std::optional(2.0));
        QTest::keyClick(handle, Qt::Key_Home);
        QCOMPARE(slider.value(), std::optional(1.0));
    }

    void typedNumberIsTakenAndClamped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value");
        QTest::newRow("inside") << "1.25" << 1.25;
        QTest::newRow("too large") << "7" << 2.0;
        QTest::newRow("with a decimal comma") << "1,4" << 1.4;
    }
    void typedNumberIsTakenAndClamped()
    {
        QFETCH(QString, text);
        QFETCH(double, value);
        ConditionSlider slider(pue(), nullptr);
        auto* field = slider.findChild<QLineEdit*>();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(slider.value(), std::optional(value));
    }

    void thousandsMarksOfTheFieldAreReadBack_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value");
        QTest::newRow("English") << QLocale(QLocale::English) << "1,250" << 1250.0;
        QTest::newRow("German") << QLocale(QLocale::German) << "1.250" << 1250.0;
        QTest::newRow("German decimal") << QLocale(QLocale::German) << "12,5" << 12.5;
        QTest::newRow("comma in English") << QLocale(QLocale::English) << "12,5" << 12.5;
    }
    void thousandsMarksOfTheFieldAreReadBack()
    {
        QFETCH(QLocale, locale);
        QFETCH(QString, text);
        QFETCH(double, value);
        QLocale::setDefault(locale);
        ConditionSlider slider({"Grid", "g/kWh", "low", "high", 10, 1500, false, 1, {}}, nullptr);
        auto* field = slider.findChild<QLineEdit*>();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
        QLocale::setDefault(QLocale::c());
        QCOMPARE(slider.value(), std::optional(value));
    }

    void doubleClickGoesBackToTheRecordedValue()
    {
        ConditionSlider slider(pue(), nullptr);
        slider.setRecorded(1.5, {});
        slider.setValue(1.1);
        QTest::mouseDClick(slider.findChild<QSlider*>(), Qt::LeftButton);
        QCOMPARE(slider.value(), std::optional<double>());
        QCOMPARE(slider.findChild<QSlider*>()->value(), 500);
    }

    void theFieldReadsAsTheConditionsAreTold()
    {
        Condition grid;
        grid.lowest = 10;
        grid.highest = 1500;
        grid.decimals = 0;
        ConditionSlider slider(grid, nullptr);
        const auto shown = [&](double grams) {
            slider.setValue(grams);
            return slider.findChild<QLineEdit*>()->text();
        };
        for (const double grams : {30.7, 151.65, 344.0}) {
            Scenario scenario;
            scenario.gridIntensityKgPerKwh = grams / 1000;
            const QString told = QString::fromStdString(describe(scenario));
            QVERIFY2(told.contains(shown(grams) + QStringLiteral(" g CO₂e/kWh")), qPrintable(told));
        }
        QCOMPARE(shown(30.7), QLocale().toString(30.7, 'f', 1));
        QCOMPARE(shown(31), QStringLiteral("31"));
    }

    void recordedGridIsEmissionsOverEnergy()
    {
        Frame frame;
        frame.runs = {{1}, {2}};
        frame.columns = {
            handBuiltColumn(Standard::Energy, {2, 0}), handBuiltColumn(Standard::Emissions, {0.8, 1})};
        const std::optional<RecordedCondition> grid = recordedGridIntensity(frame);
        QVERIFY(grid.has_value());
        QCOMPARE(grid->median, 400.0);
        QCOMPARE(grid->runs, std::size_t(1)); // no energy, no intensity
        QVERIFY(!recordedGridIntensity(Frame()).has_value());
    }

    void gridTableIsReadWithQuotedNames()
    {
        const QTemporaryDir folder;
        const QString path = written(folder,
            "iso3,name,g_co2e_per_kwh,year,source_id\nDEU,Germany,344,2024,ember\nCOD,\"Congo, "
            "DR\",25,2023,ember\nX,Y,,2023,e\n");
        const std::vector<GridIntensity> countries = readGridIntensities(path);
        QCOMPARE(countries.size(), std::size_t(2));
        QCOMPARE(countries[0].name, QStringLiteral("Congo, DR"));
        QCOMPARE(countries[1].gramsPerKwh, 344.0);
        QVERIFY(readGridIntensities(QStringLiteral("/none")).empty());
    }

    void bundledVenuesHavePlausibleWidths()
    {
        const std::vector<VenuePreset> presets =
            readVenuePresets(QStringLiteral(TREFOIL_SOURCE_DIR "/resources/styles/venues.json"));
        QVERIFY(presets.size() >= 15);
        for (const VenuePreset& preset : presets) {
            QVERIFY2(preset.widthMillimetres > 50 && preset.widthMillimetres < 200, qPrintable(preset.name));
            QVERIFY2(preset.textPoints >= 5 && !preset.source.isEmpty(), qPrintable(preset.name));
        }
    }

    void excerptHasTheLineItsNeighboursAndTheHeader()
    {
        const QTemporaryDir folder;
        const QByteArray bytes = "head\n2\r\n3\n4\n5\n6\n7\n";
        const std::string path = written(folder, bytes).toStdString();
        const std::string digest = toHex(sha256(bytes.toStdString()));
        const SourceExcerpt excerpt = readExcerpt({path, 5, ""}, digest, 1);
        QCOMPARE(excerpt.state, SourceState::Unchanged);
        QCOMPARE(excerpt.firstLine, std::int64_t(4));
        QCOMPARE(excerpt.lines, std::vector<std::string>({"4", "5", "6"}));
        QCOMPARE(excerpt.header, std::string("head"));
    }

    void valueIsFoundInItsLine_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("cell") << QByteArray("run,energy,acc") << QByteArray("a,1.5,0.9")
                              << QByteArray("energy") << QByteArray("1.5");
        QTest::newRow("last cell") << QByteArray("run;acc") << QByteArray("a;0,9") << QByteArray("acc")
                                   << QByteArray("0,9");
        QTest::newRow("cell in quotes")
            << QByteArray("run,acc") << QByteArray("\"a,b\",0.9") << QByteArray("run") << QByteArray("a,b");
        QTest::newRow("key") << QByteArray("{") << QByteArray("  \"loss\": 0.5, \"step\": 3")
                             << QByteArray("/log/0/loss") << QByteArray("\"loss\"");
        QTest::newRow("short row") << QByteArray("run,acc") << QByteArray("a") << QByteArray("acc")
                                   << QByteArray();
        QTest::newRow("no such column")
            << QByteArray("run,acc") << QByteArray("a,1") << QByteArray("energy") << QByteArray();
        QTest::newRow("key that is there twice")
            << QByteArray("{") << QByteArray("\"a\": {\"a\": 1}") << QByteArray("/a/a") << QByteArray();
        QTest::newRow("no pointer") << QByteArray("run") << QByteArray("a") << QByteArray() << QByteArray();
    }
    void valueIsFoundInItsLine()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, pointer);
        QFETCH(QByteArray, value);
        const std::string text = line.toStdString();
        const std::optional<LinePart> part = valueInLine(header.toStdString(), text, pointer.toStdString());
        QCOMPARE(part.has_value(), !value.isEmpty());
        if (part) {
            QCOMPARE(text.substr(part->begin, part->length), value.toStdString());
        }
    }

    void excerptSaysWhenTheFileIsAnotherOneOrGone()
    {
        const QTemporaryDir folder;
        const std::string path = written(folder, "a\nb\n").toStdString();
        const std::optional<LinePart> value = readExcerpt({path, 2, "a"}, "", 2).value;
        QVERIFY(value == LinePart({0, 1}));
        QCOMPARE(readExcerpt({path, 1, ""}, std::string(64, '0'), 2).state, SourceState::Changed);
        QCOMPARE(readExcerpt({path + "x", 1, ""}, "", 2).state, SourceState::Missing);
        QVERIFY(readExcerpt({path, 99, ""}, "", 2).lines.empty());
    }

    /// The group was proposed with the quantity, so another quantity is that of the run.
    void anotherQuantityIsNoLongerOfTheGroup()
    {
        Mapping mapping;
        mapping.columns.resize(1);
        ColumnMapping& column = mapping.columns[0];
        column.column = "accuracy (f)";
        column.role = Role::Quantity;
        column.quantityId = "accuracy";
        column.group = "f";
        column.attribute = "sex";
        MappingEditor editor(nullptr);
        editor.setMapping(mapping);
        QCOMPARE(editor.mapping().columns[0].group, std::string("f"));
        for (QComboBox* box : editor.findChildren<QComboBox*>()) {
            if (box->accessibleName() == QStringLiteral("Quantity of accuracy (f)")) {
                box->setEditText(QStringLiteral("accuracy_f"));
            }
        }
        QCOMPARE(editor.mapping().columns[0].quantityId, std::string("accuracy_f"));
        QVERIFY(editor.mapping().columns[0].group.empty());
        QVERIFY(editor.mapping().columns[0].attribute.empty());
    }
};

QTEST_MAIN(TestPages)
#include "test_pages.moc"
