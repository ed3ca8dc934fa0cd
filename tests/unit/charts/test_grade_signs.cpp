// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/board/board_geometry.h"
#include "ui/charts/board/group_style.h"
#include "ui/charts/plottables/sprite.h"

#include "tests/support/hand_built_frame.h"

#include <QtTest>

#include <cstdlib>

using namespace trefoil;
using trefoil::testing::HandBuiltFrame;

namespace {

PreparedBoard boardOf(Grade accuracy, Grade energy)
{
    const auto frame = HandBuiltFrame({"a", "b"})
                           .with(quantityOf(Standard::Accuracy), {0.5, 0.6}, accuracy)
                           .with(quantityOf(Standard::Energy), {2, 3}, energy)
                           .frame();
    FigureSpec spec;
    PanelSpec panel;
    panel.chart = "scatter";
    panel.x = {"energy_kwh", AxisScale::Linear};
    panel.y = {"accuracy", AxisScale::Linear};
    panel.showFront = false;
    spec.panels = {panel};
    return prepareBoard(spec, *frame, std::vector<std::uint32_t>{0, 1});
}

QStringList gradesInLegend(const PreparedBoard& board)
{
    const BoardLook look = screenLook(QPalette(), QFont(), 96);
    QStringList texts;
    for (const LegendEntry& entry : layOutBoard(board, look, QSize(800, 400)).legend) {
        if (entry.kind == LegendEntry::Kind::Graded)
            texts << entry.text;
    }
    return texts;
}

/// x and y count from the centre.
int alphaAt(const Sprite& sprite, int x, int y)
{
    if (std::abs(x) > sprite.reach || std::abs(y) > sprite.reach)
        return 0;
    const int index = (y + sprite.reach) * sprite.width() + x + sprite.reach;
    return qAlpha(sprite.pixels[static_cast<std::size_t>(index)]);
}

} // namespace

class TestGradeSigns : public QObject {
    Q_OBJECT

private slots:
    /// Every pair of grades must differ by a good part of the marker, solid and hollow, in every shape.
    void signsAreSeenOnEveryMarker_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("hollow");
        for (int code = 0; code < 8; ++code) {
            QTest::addRow("shape %d solid", code) << code << false;
            QTest::addRow("shape %d hollow", code) << code << true;
        }
    }
    void signsAreSeenOnEveryMarker()
    {
        QFETCH(int, code);
        QFETCH(bool, hollow);
        const BoardLook look = screenLook(QPalette(), QFont(), 96);
        std::vector<PointStyle> styles;
        for (const Grade grade : shownGrades) {
            styles.push_back(groupStyle(static_cast<std::uint32_t>(code), hollow, look));
            styles.back().sign = gradeSign(grade);
        }
        const std::vector<Sprite> sprites = makeSprites(styles, look.pixelsPerPoint, 1);
        for (std::size_t i = 0; i < sprites.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const int reach = std::max(sprites[i].reach, sprites[j].reach);
                int changed = 0;
                for (int y = -reach; y <= reach; ++y) {
                    for (int x = -reach; x <= reach; ++x)
                        changed += std::abs(alphaAt(sprites[i], x, y) - alphaAt(sprites[j], x, y)) > 80;
                }
                QVERIFY2(changed >= 3, qPrintable(QStringLiteral("%1 and %2").arg(i).arg(j)));
            }
        }
    }
    void legendNamesTheGradesThatAreDrawn()
    {
        QCOMPARE(gradesInLegend(boardOf(Grade::Measured, Grade::Metered)), QStringList());
        QCOMPARE(gradesInLegend(boardOf(Grade::Measured, Grade::Modelled)),
            QStringList{QStringLiteral("modelled")});
    }
};

QTEST_MAIN(TestGradeSigns)
#include "test_grade_signs.moc"
