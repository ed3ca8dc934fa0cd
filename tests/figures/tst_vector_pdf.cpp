// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/external_tool.h"
#include "figures/vector_samples.h"
#include "ui/figures/vector/vector_paint_engine.h"

#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>

using namespace trefoil;

namespace {

QByteArray pdfOf(const PaintFigure& paint, const VectorPage& page)
{
    const auto file = renderPdf(page, paint);
    return file ? file->bytes : QByteArray();
}

QByteArray pdfOf(const PaintFigure& paint)
{
    return pdfOf(paint, columnPage());
}

/// The file with its streams readable.
QString readable(const QByteArray& pdf)
{
    return runOnBytes(
        QStringLiteral("qpdf"), {QStringLiteral("--qdf"), QStringLiteral("{}"), QStringLiteral("-")}, pdf)
        .text;
}

QStringList fontLines(const QByteArray& pdf)
{
    return runOnBytes(QStringLiteral("pdffonts"), {QStringLiteral("{}")}, pdf)
        .text.split(u'\n', Qt::SkipEmptyParts)
        .mid(2);
}

QImage picture(const QByteArray& pdf, int dotsPerInch)
{
    QTemporaryDir folder;
    const QString base = folder.filePath(QStringLiteral("page"));
    const ToolOutput run = runOnBytes(QStringLiteral("pdftoppm"),
        {QStringLiteral("-png"), QStringLiteral("-singlefile"), QStringLiteral("-r"),
            QString::number(dotsPerInch), QStringLiteral("{}"), base},
        pdf);
    return run.exitCode == 0 ? QImage(base + u".png") : QImage();
}

} // namespace

class TestVectorPdf : public QObject {
    Q_OBJECT

private slots:
    void isValid_data();
    void isValid();
    void pageHasItsExactSize();
    void textIsInItsExactSize();
    void fontIsOneEmbeddedTrueTypeFamily();
    void textCanBeReadBack();
    void textAsOutlinesNeedsNoFont();
    void markersAreDefinedOnce();
    void sameFigureGivesSameBytes();
    void metadataIsWritten();
    void clipsNestAndEnd();
    void colorsComeOutAsPainted();
    void unknownGlyphIsReported();
    void foreignFontIsReplacedAndReported();
    void pageSizeOutOfRangeIsRefused_data();
    void pageSizeOutOfRangeIsRefused();
};

static void paintEverything(QPaintDevice& device)
{
    QPainter painter(&device);
    QImage image(4, 3, QImage::Format_ARGB32);
    image.fill(QColor(255, 0, 0, 128));
    painter.drawImage(QRectF(100, 100, 400, 300), image);
    QLinearGradient gradient(600, 0, 1000, 0);
    gradient.setColorAt(0, Qt::red);
    gradient.setColorAt(1, Qt::blue);
    painter.fillRect(QRectF(600, 100, 400, 300), gradient);
    painter.fillRect(QRectF(1100, 100, 400, 300), QBrush(Qt::darkGreen, Qt::BDiagPattern));
    painter.setOpacity(0.5);
    painter.setPen(QPen(Qt::black, 20, Qt::DashDotLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::yellow);
    painter.drawEllipse(QRectF(100, 600, 400, 300));
    painter.scale(2, 1);
    painter.drawRoundedRect(QRectF(400, 600, 300, 300), 50, 50);
}

void TestVectorPdf::isValid_data()
{
    QTest::addColumn<PaintFigure>("paint");
    QTest::newRow("plot") << PaintFigure(paintPlot);
    QTest::newRow("texts") << PaintFigure(paintTexts);
    QTest::newRow("everything else") << PaintFigure(paintEverything);
    QTest::newRow("nothing") << PaintFigure([](QPaintDevice&) {});
    QTest::newRow("markers") << PaintFigure(
        [](QPaintDevice& device) { paintMarkers(device, scatteredPoints(100)); });
}

void TestVectorPdf::isValid()
{
    QFETCH(PaintFigure, paint);
    VectorPage page = columnPage();
    page.title = QStringLiteral("A title (with parentheses)");
    page.description = QStringLiteral("Energy in kWh against CO₂e");
    const QByteArray pdf = pdfOf(paint, page);
    const ToolOutput checked =
        runOnBytes(QStringLiteral("qpdf"), {QStringLiteral("--check"), QStringLiteral("{}")}, pdf);
    QVERIFY2(checked.exitCode == 0, qPrintable(checked.text));
    const QString rendered = runOnBytes(QStringLiteral("pdftoppm"),
        {QStringLiteral("-r"), QStringLiteral("20"), QStringLiteral("{}"), QStringLiteral("/dev/null")}, pdf)
                                 .text;
    QCOMPARE(rendered, QString()); // poppler complains about whatever it cannot read
}

void TestVectorPdf::pageHasItsExactSize()
{
    VectorPage page = columnPage();
    page.widthPoints = 89 * 72 / 25.4; // 252.2835 pt, no whole number of canvas units
    const QString text =
        runOnBytes(QStringLiteral("pdfinfo"), {QStringLiteral("{}")}, pdfOf(paintPlot, page)).text;
    QVERIFY2(text.contains(u"252.283 x 144 pts"), qPrintable(text));
}

void TestVectorPdf::textIsInItsExactSize()
{
    const QString content = readable(pdfOf(paintTexts));
    QCOMPARE(content.count(QRegularExpression(QStringLiteral("/F[12] 8 Tf 100 0 0 -100 "))), 2);
    QCOMPARE(content.count(QStringLiteral("/F1 8 Tf 0 -100 -100 0 15000 10000 Tm")), 1); // turned
    QVERIFY(content.contains(u"\n.01 0 0 -.01 0 144 cm\n"));
}

void TestVectorPdf::fontIsOneEmbeddedTrueTypeFamily()
{
    const QStringList lines = fontLines(pdfOf(paintPlot));
    QCOMPARE(lines.size(), 2);
    for (const QString& line : lines) {
        static const QRegularExpression expected(
            QStringLiteral("^[A-Z]{6}\\+DejaVuSans(-Bold)? +CID TrueType +Identity-H +yes yes yes "));
        QVERIFY2(expected.match(line).hasMatch(), qPrintable(line));
    }
}

void TestVectorPdf::textCanBeReadBack()
{
    const QString text = runOnBytes(
        QStringLiteral("pdftotext"), {QStringLiteral("{}"), QStringLiteral("-")}, pdfOf(paintTexts))
                             .text;
    for (const auto& expected : {u"CO₂e −4 µg ▲ (a) fi", u"Bold AVATAR", u"Rotated"})
        QVERIFY2(text.contains(QStringView(expected)), qPrintable(text));
}

void TestVectorPdf::textAsOutlinesNeedsNoFont()
{
    VectorPage page = columnPage();
    page.textForm = TextForm::Outlines;
    const QByteArray outlines = pdfOf(paintTexts, page);
    QCOMPARE(fontLines(outlines), QStringList());
    // Where the ink is must be the same, whichever way the letters are drawn; edges are smoothed differently.
    const QImage asText = picture(pdfOf(paintTexts), 600).convertToFormat(QImage::Format_Grayscale8);
    const QImage asPaths = picture(outlines, 600).convertToFormat(QImage::Format_Grayscale8);
    QCOMPARE(asPaths.size(), asText.size());
    qint64 difference = 0;
    qint64 ink = 0;
    for (int y = 0; y < asText.height(); ++y) {
        for (int x = 0; x < asText.width(); ++x) {
            ink += 255 - qGray(asText.pixel(x, y));
            difference += std::abs(qGray(asText.pixel(x, y)) - qGray(asPaths.pixel(x, y)));
        }
    }
    QVERIFY(ink > 100000);
    QVERIFY2(difference < ink / 6, qPrintable(QString::number(difference) + u" of " + QString::number(ink)));
}

void TestVectorPdf::markersAreDefinedOnce()
{
    auto points = scatteredPoints(10000);
    points.push_back(points.front()); // covered exactly
    points.emplace_back(-1000, 50); // off the page
    points.emplace_back(qQNaN(), 50);
    const QByteArray pdf = pdfOf([&](QPaintDevice& device) { paintMarkers(device, points); });
    QVERIFY2(pdf.size() < 150000, qPrintable(QString::number(pdf.size())));
    const QString content = readable(pdf);
    QCOMPARE(content.count(QStringLiteral("/M1 Do")), 10000);
    QCOMPARE(content.count(QStringLiteral("/Subtype /Form")), 1);
}

void TestVectorPdf::sameFigureGivesSameBytes()
{
    QCOMPARE(pdfOf(paintPlot), pdfOf(paintPlot));
    VectorPage dated = columnPage();
    dated.createdAt = QDateTime(QDate(2026, 11, 24), QTime(20, 0), Qt::UTC);
    QVERIFY(pdfOf(paintPlot, dated) != pdfOf(paintPlot));
    QVERIFY(!pdfOf(paintPlot).contains("CreationDate"));
}

void TestVectorPdf::metadataIsWritten()
{
    VectorPage page = columnPage();
    page.title = QStringLiteral("Energy (a)");
    page.description = QStringLiteral("CO₂e falls");
    page.provenance = QStringLiteral("library x, scenario y");
    page.createdAt = QDateTime(QDate(2026, 11, 24), QTime(20, 0), Qt::UTC);
    const QByteArray pdf = pdfOf(paintPlot, page);
    const QString text = runOnBytes(QStringLiteral("pdfinfo"), {QStringLiteral("{}")}, pdf).text;
    for (const auto& expected :
        {u"Energy (a)", u"CO₂e falls", u"Creator:         Trefoil", u"Nov 24 20:00:00 2026"})
        QVERIFY2(text.contains(QStringView(expected)), qPrintable(text));
    const QString custom =
        runOnBytes(QStringLiteral("pdfinfo"), {QStringLiteral("-custom"), QStringLiteral("{}")}, pdf).text;
    QVERIFY2(custom.contains(u"library x, scenario y"), qPrintable(custom));
    const QString structure =
        runOnBytes(QStringLiteral("pdfinfo"), {QStringLiteral("-struct"), QStringLiteral("{}")}, pdf).text;
    QVERIFY2(structure.contains(u"Figure"), qPrintable(structure));
}

static void paintClipped(QPaintDevice& device)
{
    QPainter painter(&device);
    painter.save();
    painter.setClipRect(QRectF(100, 100, 500, 500));
    painter.fillRect(QRectF(0, 0, 2000, 1400), Qt::red); // shows in 100…600
    painter.save();
    painter.setClipRect(QRectF(300, 300, 500, 500), Qt::IntersectClip);
    painter.fillRect(QRectF(0, 0, 2000, 1400), Qt::blue); // shows in 300…600
    painter.restore();
    painter.fillRect(QRectF(550, 0, 2000, 150), Qt::green); // shows in 550…600, 100…150
    painter.restore();
    QPainterPath disc;
    disc.addEllipse(QPointF(1200, 400), 200, 200);
    painter.setClipPath(disc);
    painter.fillRect(QRectF(0, 0, 2000, 1400), Qt::magenta);
    painter.setClipping(false);
    painter.fillRect(QRectF(1000, 1000, 100, 100), Qt::black);
}

void TestVectorPdf::clipsNestAndEnd()
{
    const QImage image = picture(pdfOf(paintClipped), 72); // one pixel is ten units
    QCOMPARE(image.size(), QSize(234, 144));
    QCOMPARE(image.pixelColor(20, 20), QColor(Qt::red));
    QCOMPARE(image.pixelColor(5, 20), QColor(Qt::white));
    QCOMPARE(image.pixelColor(45, 45), QColor(Qt::blue));
    QCOMPARE(image.pixelColor(45, 25), QColor(Qt::red)); // outside of the inner clip
    QCOMPARE(image.pixelColor(70, 45), QColor(Qt::white)); // inside of the inner clip alone
    QCOMPARE(image.pixelColor(57, 12), QColor(Qt::green)); // the outer clip is back
    QCOMPARE(image.pixelColor(70, 12), QColor(Qt::white));
    QCOMPARE(image.pixelColor(120, 40), QColor(Qt::magenta));
    QCOMPARE(image.pixelColor(137, 57), QColor(Qt::white)); // in the disc's box, not in the disc
    QCOMPARE(image.pixelColor(105, 105), QColor(Qt::black)); // no clip
}

void TestVectorPdf::colorsComeOutAsPainted()
{
    const QImage image = picture(pdfOf(paintEverything), 72);
    const auto near = [](QColor found, QColor expected) {
        return std::abs(found.red() - expected.red()) < 12 && std::abs(found.green() - expected.green()) < 12
            && std::abs(found.blue() - expected.blue()) < 12;
    };
    QVERIFY(near(image.pixelColor(30, 25), QColor(255, 127, 127))); // half-transparent image
    QVERIFY(near(image.pixelColor(62, 25), QColor(242, 0, 13))); // the gradient's ends
    QVERIFY(near(image.pixelColor(97, 25), QColor(13, 0, 242)));
    QVERIFY(near(image.pixelColor(30, 75), QColor(255, 255, 127))); // painter's opacity
    QVERIFY(near(image.pixelColor(120, 75), QColor(255, 255, 127)));
    QVERIFY(near(image.pixelColor(55, 75), Qt::white));
}

void TestVectorPdf::unknownGlyphIsReported()
{
    const auto file = renderPdf(columnPage(), [](QPaintDevice& device) {
        QPainter painter(&device);
        painter.setFont(figureFont(8, FigureFace::Regular));
        painter.drawText(QPointF(100, 200), QStringLiteral("能 a 能"));
    });
    QCOMPARE(file->missingGlyphs, QStringList{QStringLiteral("能")});
    QCOMPARE(fontLines(file->bytes).size(), 1);
}

void TestVectorPdf::foreignFontIsReplacedAndReported()
{
    const auto file = renderPdf(columnPage(), [](QPaintDevice& device) {
        QPainter painter(&device);
        painter.setFont(QFont(QStringLiteral("Nobody Has This")));
        painter.drawText(QPointF(100, 200), QStringLiteral("text"));
    });
    QCOMPARE(file->replacedFamilies, QStringList{QStringLiteral("Nobody Has This")});
    QVERIFY(fontLines(file->bytes).constFirst().contains(u"DejaVuSans"));
}

void TestVectorPdf::pageSizeOutOfRangeIsRefused_data()
{
    QTest::addColumn<double>("width");
    QTest::newRow("zero") << 0.0;
    QTest::newRow("negative") << -5.0;
    QTest::newRow("not a number") << qQNaN();
    QTest::newRow("more than readers show") << 14401.0;
}

void TestVectorPdf::pageSizeOutOfRangeIsRefused()
{
    QFETCH(double, width);
    VectorPage page = columnPage();
    page.widthPoints = width;
    const auto file = renderPdf(page, paintPlot);
    QVERIFY(!file);
    QCOMPARE(file.error().code, Errc::SpecInvalid);
}

QTEST_MAIN(TestVectorPdf)
#include "tst_vector_pdf.moc"
