// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/marker_positions.h"
#include "ui/figures/vector/pdf_objects.h"
#include "ui/figures/vector/shaped_text.h"
#include "ui/figures/vector/vector_clip.h"
#include "ui/figures/vector/vector_numbers.h"

#include <QTest>

#include <limits>

using namespace trefoil;

class TestVectorPieces : public QObject {
    Q_OBJECT

private slots:
    void numbersHaveTheFewestDigits_data();
    void numbersHaveTheFewestDigits();
    void coveredMarkersKeepTheLast();
    void translucentMarkersAllStay();
    void shapingKeepsWidthsAndText();
    void textStringsAreEscaped_data();
    void textStringsAreEscaped();
    void clipOfRectanglesIsOneRectangle();
};

void TestVectorPieces::numbersHaveTheFewestDigits_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("zero") << 0.0 << 2 << QByteArray("0");
    QTest::newRow("whole") << 12.0 << 2 << QByteArray("12");
    QTest::newRow("tens") << 120.0 << 2 << QByteArray("120");
    QTest::newRow("half") << 0.5 << 2 << QByteArray(".5");
    QTest::newRow("negative") << -0.05 << 2 << QByteArray("-.05");
    QTest::newRow("rounded") << 1.005001 << 2 << QByteArray("1.01");
    QTest::newRow("rounded to nothing") << -0.001 << 2 << QByteArray("0");
    QTest::newRow("no exponent") << 1e11 << 2 << QByteArray("100000000000");
    QTest::newRow("not a number") << qQNaN() << 2 << QByteArray("0");
    QTest::newRow("infinite") << qInf() << 2 << QByteArray("0");
}

void TestVectorPieces::numbersHaveTheFewestDigits()
{
    QFETCH(double, value);
    QFETCH(int, decimals);
    QFETCH(QByteArray, expected);
    std::string out;
    appendDecimal(out, value, decimals);
    QCOMPARE(QByteArray::fromStdString(out), expected);
}

void TestVectorPieces::coveredMarkersKeepTheLast()
{
    const std::vector<QPointF> points{{1, 1}, {2, 2}, {1.04, 1}, {3, 3}, {1, 1}, {qInf(), 0}, {99, 0}};
    const auto kept = markerPositions(points, {}, QRectF(0, 0, 50, 50), CoveredMarkers::DrawOnce);
    // 1.04 units are 0.104 pt, the same hundredth as 0.1 pt.
    const std::vector<CentiPoint> expected{{20, 20}, {30, 30}, {10, 10}};
    QVERIFY(kept == expected);
}

void TestVectorPieces::translucentMarkersAllStay()
{
    const std::vector<QPointF> points{{1, 1}, {1, 1}};
    QCOMPARE(markerPositions(points, {}, QRectF(0, 0, 50, 50), CoveredMarkers::Keep).size(), 2U);
}

void TestVectorPieces::shapingKeepsWidthsAndText()
{
    const ShapedText shaped = shapeText(FigureFace::Regular, QStringLiteral("AV 能"));
    QCOMPARE(shaped.missing, QStringList{QStringLiteral("能")});
    QCOMPARE(shaped.glyphs.size(), 4U);
    QCOMPARE(shaped.glyphs[0].text, QStringLiteral("A"));
    QVERIFY(shaped.glyphs[0].advance < shaped.glyphs[0].naturalAdvance); // A and V are kerned
    QCOMPARE(shaped.glyphs[1].naturalAdvance, 1401 / 2048.0); // DejaVu Sans, hmtx of V
    QCOMPARE(shaped.glyphs[3].id, 0U);
}

void TestVectorPieces::textStringsAreEscaped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("plain") << QStringLiteral("ab") << QByteArray("(ab)");
    QTest::newRow("empty") << QString() << QByteArray("()");
    QTest::newRow("parentheses") << QStringLiteral("a)(\\") << QByteArray("(a\\)\\(\\\\)");
    QTest::newRow("beyond ASCII") << QStringLiteral("µ") << QByteArray("<FEFF00B5>");
    QTest::newRow("beyond 16 bits") << QStringLiteral("\U0001F600") << QByteArray("<FEFFD83DDE00>");
    QTest::newRow("new line") << QStringLiteral("\n") << QByteArray("<FEFF000A>");
}

void TestVectorPieces::textStringsAreEscaped()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(pdfTextString(text)), expected);
}

void TestVectorPieces::clipOfRectanglesIsOneRectangle()
{
    const auto rectangle = [](double x, double y, double size) {
        QPainterPath path;
        path.addRect(x, y, size, size);
        return path;
    };
    VectorClip clip;
    clip.apply(Qt::ReplaceClip, rectangle(0, 0, 10));
    clip.apply(Qt::IntersectClip, rectangle(5, 5, 10));
    QCOMPARE(clip.paths().size(), 1U);
    QCOMPARE(clip.bounds(QRectF(0, 0, 100, 100)), QRectF(5, 5, 5, 5));
    clip.apply(Qt::NoClip, {});
    QVERIFY(clip.paths().empty());
}

QTEST_GUILESS_MAIN(TestVectorPieces)
#include "tst_vector_pieces.moc"
