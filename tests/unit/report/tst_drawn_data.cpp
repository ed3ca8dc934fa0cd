// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/compare_board.h"
#include "core/report/drawn_data.h"
#include "support/hand_built_frame.h"

#include <QTest>

using namespace trefoil;
using testing::HandBuiltFrame;

class TestDrawnData : public QObject {
    Q_OBJECT

private slots:
    void holdsWhatIsDrawnAndTheFront();
    void hiddenAndExcludedRunsAreNotDrawn();
};

void TestDrawnData::holdsWhatIsDrawnAndTheFront()
{
    const auto frame = HandBuiltFrame({"a", "b", "c"})
                           .with(Standard::Accuracy, {0.5, 0.4, 0.9})
                           .with(Standard::Energy, {1, 2, absent})
                           .frame();
    FigureSpec spec;
    spec.colourBy.clear();
    spec.panels.push_back(
        {"scatter", {"energy_kwh", AxisScale::Linear}, {"accuracy", AxisScale::Linear}, {}, true});
    QCOMPARE(toCsv(drawnData(spec, *frame)),
        std::string("run,name,accuracy,energy_kwh,front_energy_kwh\n"
                    "1,a,0.5,1,member\n2,b,0.4,2,dominated\n3,c,0.9,,incomplete\n"));
}

void TestDrawnData::hiddenAndExcludedRunsAreNotDrawn()
{
    const auto frame = HandBuiltFrame({"a", "b", "c"})
                           .with(Standard::Accuracy, {0.5, 0.4, 0.9})
                           .withText("excluded", {"", "excluded", ""})
                           .frame();
    FigureSpec spec;
    spec.hiddenRuns = {"3"};
    QCOMPARE(shownRows(spec, *frame), std::vector<std::uint32_t>({0}));
}

QTEST_APPLESS_MAIN(TestDrawnData)
#include "tst_drawn_data.moc"
