// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <qcustomplot.h>

#include "core/figure/compare_board.h"
#include "ui/charts/axis/axis_chooser.h"
#include "ui/charts/board_view.h"
#include "ui/charts/plottables/parallel_lines.h"
#include "ui/charts/plottables/point_cloud.h"

#include "tests/support/text_classification_frame.h"

#include <QMenu>
#include <QtTest>

using namespace trefoil;
using trefoil::testing::textClassificationFrame;

namespace {

constexpr std::uint32_t linearEmbedding = 2;

/// A view with the compare board, whose owner hands selections back as the window does.
struct ShownBoard {
    FramePointer frame = textClassificationFrame();
    BoardView view;
    RowSetPointer selected;
    std::vector<PointCloud*> clouds;
    ParallelLines* lines = nullptr;
    QCustomPlot* plot = nullptr;

    ShownBoard()
    {
        view.resize(900, 640);
        view.setFrame(frame);
        view.setSpec(compareBoard(*frame));
        QObject::connect(&view, &BoardView::selectionChanged, &view, [this](const RowSetPointer& rows) {
            selected = rows;
            view.setSelection(rows);
        });
        view.show();
        plot = view.findChild<QCustomPlot*>();
        QTest::qWait(50);
        for (int i = 0; i < plot->plottableCount(); ++i) {
            if (auto* cloud = dynamic_cast<PointCloud*>(plot->plottable(i)))
                clouds.push_back(cloud);
            if (auto* parallel = dynamic_cast<ParallelLines*>(plot->plottable(i)))
                lines = parallel;
        }
    }
    [[nodiscard]] QPoint pixelOf(std::size_t panel, std::uint32_t row) const
    {
        const char* ids[]{"energy_kwh", "cost_usd"};
        const double x = frame->find(ids[panel])->values[row];
        const double y = frame->find("accuracy")->values[row];
        return {static_cast<int>(clouds[panel]->keyAxis()->coordToPixel(x)),
            static_cast<int>(clouds[panel]->valueAxis()->coordToPixel(y))};
    }
    void drag(QPoint from, QPoint to) const
    {
        QTest::mousePress(plot, Qt::LeftButton, {}, from);
        QTest::mouseMove(plot, (from + to) / 2);
        QTest::mouseMove(plot, to);
        QTest::mouseRelease(plot, Qt::LeftButton, {}, to);
    }
};

} // namespace

class TestBoardView : public QObject {
    Q_OBJECT

private slots:
    void drawsOnePanelPerSphere()
    {
        const ShownBoard board;
        QCOMPARE(board.clouds.size(), std::size_t(3));
        QVERIFY(board.lines);
        QCOMPARE(board.clouds[0]->pointCount(), std::size_t(13));
        QVERIFY(board.view.summary().startsWith(QStringLiteral("17 runs shown")));
        QVERIFY(board.view.summary().contains(QStringLiteral("4 runs without a value")));
        QCOMPARE(board.view.accessibleDescription(), board.view.summary());
    }
    void clickSelectsTheRun()
    {
        ShownBoard board;
        QTest::mouseClick(board.plot, Qt::LeftButton, {}, board.pixelOf(0, linearEmbedding));
        QVERIFY(board.selected);
        QCOMPARE(board.selected->count(), std::size_t(1));
        QVERIFY(board.selected->contains(linearEmbedding));
    }
    void controlClickToggles()
    {
        ShownBoard board;
        QTest::mouseClick(board.plot, Qt::LeftButton, {}, board.pixelOf(0, linearEmbedding));
        QTest::mouseClick(board.plot, Qt::LeftButton, Qt::ControlModifier, board.pixelOf(0, 14));
        QCOMPARE(board.selected->count(), std::size_t(2));
        QTest::mouseClick(board.plot, Qt::LeftButton, Qt::ControlModifier, board.pixelOf(0, 14));
        QCOMPARE(board.selected->count(), std::size_t(1));
    }
    void rectangleSelects()
    {
        ShownBoard board;
        const QPoint corner = board.pixelOf(0, linearEmbedding);
        board.drag(corner - QPoint(9, 9), corner + QPoint(9, 9));
        QVERIFY(board.selected);
        QCOMPARE(board.selected->count(), std::size_t(1));
        QVERIFY(board.selected->contains(linearEmbedding));
    }
    void axisIntervalSelectsAndEscapeClears()
    {
        ShownBoard board;
        const ParallelGeometry place = board.lines->geometry();
        const auto at = [&](double position) {
            return QPointF(place.axisX(0), place.pixelOf(position)).toPoint();
        };
        board.drag(at(0.6), at(1.0));
        QVERIFY(board.selected);
        QCOMPARE(board.selected->count(), std::size_t(5));
        QVERIFY(board.lines->axes()[0].brush);
        QTest::keyClick(board.plot, Qt::Key_Escape);
        QVERIFY(board.selected->empty());
        QVERIFY(!board.lines->axes()[0].brush);
    }
    void foreignSelectionTakesBrushesAway()
    {
        ShownBoard board;
        const ParallelGeometry place = board.lines->geometry();
        board.drag(QPointF(place.axisX(0), place.pixelOf(0.5)).toPoint(),
            QPointF(place.axisX(0), place.pixelOf(0.9)).toPoint());
        QVERIFY(board.lines->axes()[0].brush);
        auto rows = std::make_shared<RowSet>(17);
        rows->insert(0);
        board.view.setSelection(rows);
        QVERIFY(!board.lines->axes()[0].brush);
    }
    void selectionAndHoverChangeThePictureOfEveryPanel()
    {
        ShownBoard board;
        const QImage before = board.plot->grab().toImage();
        const int drawsBefore = board.clouds[0]->baseDrawCount();
        auto rows = std::make_shared<RowSet>(17);
        rows->insert(7);
        board.view.setSelection(rows);
        QTest::qWait(30);
        const QImage after = board.plot->grab().toImage();
        for (const PointCloud* cloud : board.clouds) {
            const QRect area = cloud->keyAxis()->axisRect()->rect();
            QVERIFY(before.copy(area) != after.copy(area) || cloud->pointCount() == 0);
        }
        QVERIFY(before.copy(board.lines->keyAxis()->axisRect()->rect())
            != after.copy(board.lines->keyAxis()->axisRect()->rect()));
        QCOMPARE(board.clouds[0]->baseDrawCount(), drawsBefore);
    }
    void hoverIsTold()
    {
        ShownBoard board;
        QSignalSpy spy(&board.view, &BoardView::hoveredRowChanged);
        QTest::mouseMove(board.plot, board.pixelOf(0, linearEmbedding));
        QTRY_COMPARE(spy.size(), 1);
        QCOMPARE(spy.first().first().toLongLong(), qint64(linearEmbedding));
    }
    void keysChangeScaleAndWalk()
    {
        ShownBoard board;
        QSignalSpy specs(&board.view, &BoardView::specChanged);
        const AxisScale before = board.view.spec().panels[0].x.scale;
        QTest::keyClick(board.plot, Qt::Key_L);
        QCOMPARE(specs.size(), 1);
        QVERIFY(board.view.spec().panels[0].x.scale != before);
        QTest::keyClick(board.plot, Qt::Key_L);
        QTest::qWait(30);
        board.view.setHoveredRow(linearEmbedding);
        QSignalSpy hovers(&board.view, &BoardView::hoveredRowChanged);
        QTest::keyClick(board.plot, Qt::Key_Right);
        QCOMPARE(hovers.size(), 1);
        QSignalSpy activated(&board.view, &BoardView::rowActivated);
        QTest::keyClick(board.plot, Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.first().first(), hovers.first().first());
    }
    void controlArrowsWalkAlongTheFront()
    {
        ShownBoard board;
        // Accuracy against cost: only two runs are on the front, the cheaper one stands on the left.
        std::vector<std::uint32_t> walked;
        QObject::connect(&board.view, &BoardView::hoveredRowChanged, &board.view,
            [&](qint64 row) { walked.push_back(static_cast<std::uint32_t>(row)); });
        QTest::keyClick(board.plot, Qt::Key_2);
        for (int i = 0; i < 6; ++i)
            QTest::keyClick(board.plot, Qt::Key_Left, Qt::ControlModifier);
        for (int i = 0; i < 6; ++i)
            QTest::keyClick(board.plot, Qt::Key_Right, Qt::ControlModifier);
        const Column& cost = *board.frame->find("cost_usd");
        const Column& accuracy = *board.frame->find("accuracy");
        QVERIFY(walked.size() >= 2);
        std::size_t ways = 0;
        for (std::size_t i = 1; i < walked.size(); ++i) {
            // Along a front, what costs more must be better.
            const bool isDearer = cost.values[walked[i]] > cost.values[walked[i - 1]];
            QCOMPARE(accuracy.values[walked[i]] > accuracy.values[walked[i - 1]], isDearer);
            ways += isDearer;
        }
        QVERIFY(ways >= 1);
        QCOMPARE(walked.back(), linearEmbedding);
    }
    void parallelAxisIsChosenByKeys()
    {
        ShownBoard board;
        QSignalSpy specs(&board.view, &BoardView::specChanged);
        QTest::keyClick(board.plot, Qt::Key_P);
        auto* menu = board.view.findChild<QMenu*>();
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_2);
        auto* chooser = board.view.findChild<AxisChooser*>();
        QVERIFY(chooser);
        QTest::keyClicks(chooser->findChild<QLineEdit*>(), QStringLiteral("accu"));
        QTest::keyClick(chooser->findChild<QLineEdit*>(), Qt::Key_Return);
        QCOMPARE(specs.size(), 1);
        const auto& panels = board.view.spec().panels;
        const auto parallel = std::find_if(
            panels.begin(), panels.end(), [](const PanelSpec& panel) { return panel.chart == "parallel"; });
        QVERIFY(parallel != panels.end());
        QCOMPARE(parallel->axes.at(1).quantityId, std::string("accuracy"));
    }
    void chooserChangesTheSharedAxis()
    {
        ShownBoard board;
        QSignalSpy specs(&board.view, &BoardView::specChanged);
        QTest::keyClick(board.plot, Qt::Key_Y);
        auto* chooser = board.view.findChild<AxisChooser*>();
        QVERIFY(chooser);
        QTest::keyClicks(chooser->findChild<QLineEdit*>(), QStringLiteral("dura"));
        QTest::keyClick(chooser->findChild<QLineEdit*>(), Qt::Key_Return);
        QCOMPARE(specs.size(), 1);
        for (const PanelSpec& panel : board.view.spec().panels) {
            if (panel.chart == "scatter")
                QCOMPARE(panel.y.quantityId, std::string("duration_s"));
        }
    }
    void hiddenRunsAreNotDrawn()
    {
        ShownBoard board;
        auto rows = std::make_shared<RowSet>(RowSet::all(17));
        rows->erase(linearEmbedding);
        board.view.setVisibleRows(rows);
        QVERIFY(board.view.summary().startsWith(QStringLiteral("16 runs shown")));
        QCOMPARE(board.clouds[0]->pointCount(), std::size_t(12));
    }
    void severalDatasetsOnOneFrontAreSaid()
    {
        const auto frame = trefoil::testing::HandBuiltFrame({"a", "b", "c"})
                               .with(Standard::Accuracy, {0.5, 0.6, 0.9})
                               .with(Standard::Energy, {1, 2, 3})
                               .withText("dataset", {"wine", "wine", "higgs"})
                               .frame();
        BoardView view;
        view.setFrame(frame);
        view.setSpec(compareBoard(*frame));
        QVERIFY2(view.summary().contains(QStringLiteral("2 datasets share one front")),
            qPrintable(view.summary()));
        auto rows = std::make_shared<RowSet>(RowSet::all(3));
        rows->erase(2);
        view.setVisibleRows(rows);
        QVERIFY(!view.summary().contains(QStringLiteral("share one front")));
    }
    void survivesNothing()
    {
        BoardView view;
        view.resize(300, 200);
        view.show();
        QTest::keyClick(view.findChild<QCustomPlot*>(), Qt::Key_X);
        QTest::mouseClick(view.findChild<QCustomPlot*>(), Qt::LeftButton, {}, QPoint(50, 50));
        view.setFrame(trefoil::testing::HandBuiltFrame({}).frame());
        view.setSpec(compareBoard(*trefoil::testing::HandBuiltFrame({}).frame()));
        QVERIFY(view.summary().startsWith(QStringLiteral("0 runs shown")));
        QVERIFY(!view.grab().isNull());
    }
};

QTEST_MAIN(TestBoardView)
#include "test_board_view.moc"
