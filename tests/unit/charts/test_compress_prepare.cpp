// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/hand_built_frame.h"
#include "ui/charts/compress/prepare.h"
#include "ui/charts/panels/panel_geometry.h"
#include "ui/charts/retention/retention_lines.h"

#include <QPalette>
#include <QtTest>

#include <cmath>

using namespace trefoil;

namespace {

Quantity worstGroup()
{
    Quantity quantity = quantityOf(Standard::Accuracy);
    quantity.id = "worst_group_accuracy";
    quantity.name = "Accuracy, worst group";
    quantity.sphere = Sphere::Society;
    return quantity;
}

/// Two seeds each of dense, 50 and 90 % pruned, 8 and 4 bits; one small model that was never compressed.
FramePointer study()
{
    static const Quantity worst = worstGroup();
    return testing::HandBuiltFrame({"d-s0", "d-s1", "p50-s0", "p50-s1", "p90-s0", "p90-s1", "q8-s0", "q8-s1",
                                       "q4-s0", "q4-s1", "small-s0"})
        .withText("model", std::vector<std::string>(11, "CNN"))
        .withText("variant",
            {"dense", "dense", "prune50", "prune50", "prune90", "prune90", "int8", "int8", "int4", "int4",
                "small"})
        .withText("seed", {"0", "1", "0", "1", "0", "1", "0", "1", "0", "1", "0"})
        .with(Standard::Accuracy, {0.90, 0.92, 0.91, 0.93, 0.80, 0.84, 0.90, 0.92, 0.85, 0.89, 0.9})
        .with(Standard::Energy, {10, 12, 5, 6, 20, 24, 10, 12, 0, 0, 3})
        .with(Standard::Size, {400, 400, 200, 200, 100, 100, 100, 100, 50, 50, 40})
        .with(worst, {0.8, 0.8, 0.8, 0.8, 0.4, 0.4, 0.8, 0.8, 0.7, 0.7, 0.8}, Grade::Derived)
        .frame();
}

CompressionReportPointer reportOf(const FramePointer& frame)
{
    NoProgress progress;
    return *reportCompression(frame, {}, progress);
}

const ArrowHead* headNamed(const PreparedArrows& arrows, const QString& label)
{
    const auto found = std::ranges::find(arrows.heads, label, &ArrowHead::label);
    return found == arrows.heads.end() ? nullptr : &*found;
}

} // namespace

/// The charts of the Compress board, without a plot.
class TestCompressPrepare : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void arrowsAreRatiosToTheBaseline()
    {
        const auto report = reportOf(study());
        const PreparedArrows arrows = prepareArrows(*report, 0, "energy_kwh", "accuracy", nullptr);
        QCOMPARE(arrows.variants, std::size_t(5));
        QCOMPARE(arrows.notDrawn, std::size_t(1)); // int4 reads 0: no ratio is known
        QCOMPARE(arrows.heads.size(), std::size_t(4));
        const ArrowHead* half = headNamed(arrows, QStringLiteral("prune50"));
        QVERIFY(half != nullptr);
        QCOMPARE(half->x.value, 0.5);
        QCOMPARE(half->quadrant, Quadrant::BetterOnBoth);
        QVERIFY(half->y.interval.low < half->y.value && half->y.interval.high > half->y.value);
        QCOMPARE(headNamed(arrows, QStringLiteral("prune90"))->quadrant, Quadrant::WorseOnBoth);
        QCOMPARE(headNamed(arrows, QStringLiteral("int8"))->quadrant, Quadrant::Trade); // nothing changed
        QVERIFY(!std::isfinite(
            headNamed(arrows, QStringLiteral("small"))->x.interval.low)); // one run has no interval
        QVERIFY(arrows.x.lower < 0.3 && arrows.x.upper > 2); // small and prune90 lie inside
        QVERIFY(arrows.methods[headNamed(arrows, QStringLiteral("small"))->method].isControl);
        QVERIFY(arrows.methods[half->method].style
            != arrows.methods[headNamed(arrows, QStringLiteral("int8"))->method].style);
    }

    void hidingAVariantMovesNoOther()
    {
        const auto report = reportOf(study());
        RowSet visible = RowSet::all(11);
        visible.erase(4);
        visible.erase(5);
        const PreparedArrows all = prepareArrows(*report, 0, "energy_kwh", "accuracy", nullptr);
        const PreparedArrows some = prepareArrows(*report, 0, "energy_kwh", "accuracy", &visible);
        QVERIFY(headNamed(some, QStringLiteral("prune90")) == nullptr);
        QCOMPARE(headNamed(some, QStringLiteral("prune50"))->y.interval,
            headNamed(all, QStringLiteral("prune50"))->y.interval);
        QCOMPARE(
            headNamed(some, QStringLiteral("int8"))->method, headNamed(all, QStringLiteral("int8"))->method);
    }

    void ratioTicksArePercentOrFactors()
    {
        RatioAxis near;
        near.lower = 0.9;
        near.upper = 1.1;
        bool hasZero = false;
        for (const AxisTick& tick : near.ticks(5).labelled) {
            QVERIFY(tick.label.endsWith(QStringLiteral(" %")));
            hasZero = hasZero || (tick.label == QStringLiteral("0 %") && std::abs(tick.value - 1) < 1e-12);
        }
        QVERIFY(hasZero);
        RatioAxis far;
        far.lower = 0.05;
        far.upper = 3;
        bool hasOne = false;
        for (const AxisTick& tick : far.ticks(5).labelled)
            hasOne = hasOne || tick.label == QStringLiteral("×1");
        QVERIFY(hasOne);
    }

    void retentionStartsAtTheBaselineAndShowsTheWorstGroup()
    {
        const FramePointer frame = study();
        const auto report = reportOf(frame);
        const FamilyReport& family = report->families.front();
        const std::vector<Ladder> ladders = laddersOf(*report, family);
        QCOMPARE(ladders.size(), std::size_t(3));
        QCOMPARE(ladders.back(), Ladder::Ratio);
        const auto ids = retentionQuantities(family, "energy_kwh", "accuracy");
        QCOMPARE(
            ids, (std::vector<std::string>{"accuracy", "worst_group_accuracy", "energy_kwh", "size_bytes"}));
        const PreparedRetention retention = prepareRetention(*report, family, Ladder::Sparsity, ids, nullptr);
        QCOMPARE(retention.lines.size(), std::size_t(4));
        const RetentionLine& worst = retention.lines[1];
        QVERIFY(worst.isWorstGroup);
        QCOMPARE(worst.points.size(), std::size_t(3));
        QCOMPARE(worst.points[0].x, 0.0);
        QCOMPARE(worst.points[0].share.value, 1.0);
        QCOMPARE(worst.points[2].x, 0.9);
        QCOMPARE(worst.points[2].share.value, 0.5);
        QVERIFY(retention.top >= 2); // energy went up
        const PreparedRetention bits = prepareRetention(*report, family, Ladder::Bits, ids, nullptr);
        QCOMPARE(bits.lines[0].points.size(), std::size_t(2)); // nobody says how many bits dense has
        QCOMPARE(retention.unresolved, std::size_t(0));
        QCOMPARE(bits.unresolved, std::size_t(1)); // the energy of int4 reads 0
        QVERIFY(retentionPanel(bits).note.contains(QStringLiteral("1 left out: a reading of 0")));
    }

    void theBoardFillsInWhatNobodyChose()
    {
        const auto report = reportOf(study());
        const PreparedCompressBoard board = prepareCompressBoard(report, {}, nullptr);
        QCOMPARE(board.board.x, std::string("energy_kwh"));
        QCOMPARE(board.board.y, std::string("accuracy"));
        QCOMPARE(board.board.ladder, std::string("sparsity"));
        const QString summary = compressSummary(board);
        QVERIFY2(summary.contains(QStringLiteral("1 worse on both, by own energy (prune90)")),
            qPrintable(summary));
        QVERIFY2(summary.contains(QStringLiteral("1 without a ratio")), qPrintable(summary)); // int4 reads 0
        // Pruned at 50 % took half as much again as the baseline, at 90 % twice as much.
        QVERIFY2(summary.contains(QStringLiteral("with the baseline's energy +50.0 % to +200.0 %")),
            qPrintable(summary));
        QCOMPARE(board.arrows.x.title, QStringLiteral("Own energy, against the baseline"));
        QCOMPARE(board.arrows.y.title, QStringLiteral("Accuracy, against the baseline"));
        QVERIFY(variantCard(board, 1).contains(QStringLiteral("+50.0 % with the baseline's")));
        QVERIFY(variantCard(board, 1).contains(QStringLiteral("n = 2")));
        const PreparedCompressBoard chosen =
            prepareCompressBoard(report, {"size_bytes", "", {}, false, "bits"}, nullptr);
        QCOMPARE(chosen.arrows.notDrawn, std::size_t(0));
        QVERIFY(!compressSummary(chosen).contains(QStringLiteral("own"))); // a size has no share of another
        QCOMPARE(chosen.retention.ladder, Ladder::Bits);
        const auto nothing = reportOf(testing::HandBuiltFrame({"a"}).frame());
        QVERIFY(prepareCompressBoard(nothing, {}, nullptr).arrows.heads.empty());
    }

    void withoutALadderNoAxisIsNamed()
    {
        const BoardLook look = screenLook(QPalette(Qt::white), QFont(), 96);
        PreparedCompressBoard board = prepareCompressBoard(reportOf(study()), {}, nullptr);
        QVERIFY(compressPanels(board, look).panels[1].emptyReason.isEmpty());
        board.retention = {};
        const PanelContent panel = compressPanels(board, look).panels[1];
        QVERIFY(panel.emptyReason.contains(QStringLiteral("No two variants")));
        QVERIFY(panel.x.title.isEmpty() && panel.y.title.isEmpty());
    }

    void panelsFitSideBySideOrBelowEachOther()
    {
        const auto report = reportOf(study());
        const BoardLook look = screenLook(QPalette(Qt::white), QFont(), 96);
        const PanelBoard panels = compressPanels(prepareCompressBoard(report, {}, nullptr), look);
        QCOMPARE(panels.panels.size(), std::size_t(2));
        const PanelGeometry wide = layOutPanels(panels, look, QSize(840, 400));
        QVERIFY(wide.panels[0].card.right() < wide.panels[1].card.left());
        const PanelGeometry narrow = layOutPanels(panels, look, QSize(400, 700));
        QVERIFY(narrow.panels[0].card.bottom() < narrow.panels[1].card.top());
        for (const PanelGeometry& geometry : {wide, narrow}) {
            for (const PanelPlace& place : geometry.panels) {
                QVERIFY(place.inner.width() > 100 && place.inner.height() > 100);
                QVERIFY(place.card.contains(place.inner));
            }
        }
    }
};

QTEST_MAIN(TestCompressPrepare)
#include "test_compress_prepare.moc"
