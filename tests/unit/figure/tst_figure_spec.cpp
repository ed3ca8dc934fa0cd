// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/figure_spec.h"

#include <QTest>

using namespace trefoil;

class TestFigureSpec : public QObject {
    Q_OBJECT

private slots:
    void writtenSpecsReadBack();
    void aSizeAloneReadsBack();
    void aShortSpecGetsDefaults();
    void refusesMistakesByName_data();
    void refusesMistakesByName();
};

void TestFigureSpec::writtenSpecsReadBack()
{
    FigureSpec spec;
    spec.title = "Accuracy \"against\" energy";
    spec.panels.push_back(
        {"scatter", {"energy_kwh", AxisScale::Logarithmic}, {"accuracy", AxisScale::Linear}, {}, false});
    spec.panels.push_back(
        {"parallel", {}, {}, {{"accuracy", AxisScale::Linear}, {"cost_usd", AxisScale::Logarithmic}}, true});
    spec.colourBy = "model";
    spec.hiddenRuns = {"3", "17"};
    spec.scenario.pue = 1.2;
    spec.size.widthMillimetres = 82.55;
    QCOMPARE(figureSpecFromJson(figureSpecToJson(spec)).value(), spec);
}

void TestFigureSpec::aSizeAloneReadsBack()
{
    FigureSize size;
    size.widthMillimetres = 82.55;
    size.tickPoints = 6.5;
    QCOMPARE(figureSizeFromJson(figureSizeToJson(size)).value(), size);
    QVERIFY(!figureSizeFromJson(""));
    QVERIFY(!figureSizeFromJson(R"({"width_mm": -1})"));
}

void TestFigureSpec::aShortSpecGetsDefaults()
{
    const auto spec = figureSpecFromJson(
        R"({"trefoil_figure": 1, "panels": [{"chart": "scatter", "x": {"quantity": "energy_kwh", "scale": "log"}, "y": {"quantity": "accuracy"}}]})");
    QVERIFY(spec);
    QCOMPARE(spec->size, FigureSize{});
    QCOMPARE(spec->panels[0].x.scale, AxisScale::Logarithmic);
    QVERIFY(spec->panels[0].showFront);
}

void TestFigureSpec::refusesMistakesByName_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("not JSON") << QByteArray("{") << QByteArray("JSON");
    QTest::newRow("no revision") << QByteArray("{}") << QByteArray("trefoil_figure");
    QTest::newRow("newer revision") << QByteArray(R"({"trefoil_figure": 2})") << QByteArray("trefoil_figure");
    QTest::newRow("misspelt member") << QByteArray(R"({"trefoil_figure": 1, "panel": []})")
                                     << QByteArray("\"panel\"");
    QTest::newRow("unknown chart") << QByteArray(R"({"trefoil_figure": 1, "panels": [{"chart": "pie"}]})")
                                   << QByteArray("pie");
    QTest::newRow("axis without quantity")
        << QByteArray(R"({"trefoil_figure": 1, "panels": [{"chart": "scatter", "x": {}, "y": {}}]})")
        << QByteArray("quantity");
    QTest::newRow("unknown scale") << QByteArray(
        R"({"trefoil_figure": 1, "panels": [{"chart": "parallel", "axes": [{"quantity": "a", "scale": "cubic"}]}]})")
                                   << QByteArray("cubic");
    QTest::newRow("width out of range")
        << QByteArray(R"({"trefoil_figure": 1, "size": {"width_mm": 1e9}})") << QByteArray("width_mm");
    QTest::newRow("bad scenario") << QByteArray(R"({"trefoil_figure": 1, "scenario": {"pue": 0}})")
                                  << QByteArray("pue");
}

void TestFigureSpec::refusesMistakesByName()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, named);
    const auto spec = figureSpecFromJson(json.toStdString());
    QVERIFY(!spec);
    QVERIFY2(
        QByteArray::fromStdString(describe(spec.error())).contains(named), describe(spec.error()).c_str());
}

QTEST_APPLESS_MAIN(TestFigureSpec)
#include "tst_figure_spec.moc"
