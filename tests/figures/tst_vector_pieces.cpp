// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/later_painter.h"
#include "ui/figures/vector/marker_positions.h"
#include "ui/figures/vector/pdf_objects.h"
#include "ui/figures/vector/pdf_writer.h"
#include "ui/figures/vector/raster_writer.h"
#include "ui/figures/vector/shaped_text.h"
#include "ui/figures/vector/svg_writer.h"
#include "ui/figures/vector/vector_clip.h"
#include "ui/figures/vector/vector_numbers.h"
#include "ui/figures/vector/vector_paint_device.h"
#include "ui/figures/vector/vector_recording.h"

#include "figures/vector_samples.h"

#include <QPainter>
#include <QTest>

#include <limits>
#include <thread>

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
    void recordingGivesTheSameFile_data();
    void recordingGivesTheSameFile();
    void recordingIsPaintedInAnotherThread();
    void stoppedRecordingWritesNothingMore();
};

namespace {

void paintEverything(QPaintDevice& device)
{
    paintPlot(device);
    paintTexts(device);
    paintMarkers(device, scatteredPoints(500));
    QPainter painter(&device);
    painter.setClipRect(QRect(100, 100, 900, 700));
    painter.translate(20, 30);
    paintLater(
        painter,
        [](QPainter& later) {
            later.setPen(QPen(QColor(0, 80, 160, 120), 12));
            for (int i = 0; i < 40; ++i)
                later.drawLine(0, 40 * i, 2000, 30 * i);
        },
        40);
    painter.setPen(QPen(Qt::black, 5));
    painter.drawLine(0, 0, 2000, 1000);
}

VectorRecording recorded()
{
    const VectorPage page = columnPage();
    RecordingWriter writer;
    VectorPaintDevice device(QSizeF(page.widthPoints, page.heightPoints), TextForm::Text, writer);
    paintEverything(device);
    return writer.take();
}

/// Asks to stop after so many reports.
class StoppingProgress final : public Progress {
public:
    explicit StoppingProgress(int reports)
        : m_left(reports)
    {
    }
    void report(std::string_view, std::int64_t done, std::int64_t total) override
    {
        --m_left;
        isWithin = isWithin && done <= total;
    }
    bool stopRequested() const override { return m_left <= 0; }
    bool isWithin = true;

private:
    int m_left;
};

} // namespace

void TestVectorPieces::recordingGivesTheSameFile_data()
{
    QTest::addColumn<bool>("isPdf");
    QTest::newRow("pdf") << true;
    QTest::newRow("svg") << false;
}

void TestVectorPieces::recordingGivesTheSameFile()
{
    QFETCH(bool, isPdf);
    NoProgress progress;
    if (isPdf) {
        PdfWriter writer(columnPage());
        recorded().writeTo(writer, progress);
        QVERIFY(writer.finish() == renderPdf(columnPage(), paintEverything)->bytes);
    } else {
        SvgWriter writer(columnPage());
        recorded().writeTo(writer, progress);
        QVERIFY(writer.finish() == renderSvg(columnPage(), paintEverything)->bytes);
    }
}

void TestVectorPieces::recordingIsPaintedInAnotherThread()
{
    const VectorRecording recording = recorded();
    const auto paint = [&recording] {
        QImage image(975, 600, QImage::Format_RGB32);
        image.fill(Qt::white);
        {
            RasterWriter writer(image, 975 / 2340.0);
            NoProgress progress;
            recording.writeTo(writer, progress);
        }
        return image;
    };
    QImage fromThread;
    std::thread other([&] { fromThread = paint(); });
    other.join();
    QVERIFY(fromThread == paint());
    QImage blank = fromThread;
    blank.fill(Qt::white);
    QVERIFY(fromThread != blank);
}

void TestVectorPieces::stoppedRecordingWritesNothingMore()
{
    const VectorRecording recording = recorded();
    StoppingProgress stopping(3);
    SvgWriter stopped(columnPage());
    recording.writeTo(stopped, stopping);
    StoppingProgress never(1000000);
    SvgWriter whole(columnPage());
    recording.writeTo(whole, never);
    QVERIFY(stopped.finish().size() < whole.finish().size() / 4);
    QVERIFY(never.isWithin);
}

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

QTEST_MAIN(TestVectorPieces)
#include "tst_vector_pieces.moc"
