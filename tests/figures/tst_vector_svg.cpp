// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/vector_samples.h"
#include "ui/figures/vector/vector_paint_engine.h"

#include <QMap>
#include <QPainter>
#include <QTest>
#include <QXmlStreamReader>

using namespace trefoil;

namespace {

struct Element {
    QString name;
    QMap<QString, QString> attributes;
    QString text;
};

/// Every element in document order, or none where the file is not well-formed.
QList<Element> elementsOf(const QByteArray& svg)
{
    QXmlStreamReader reader(svg);
    QList<Element> elements;
    QList<qsizetype> open;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            Element element{reader.name().toString(), {}, {}};
            for (const QXmlStreamAttribute& attribute : reader.attributes())
                element.attributes[attribute.qualifiedName().toString()] = attribute.value().toString();
            open << elements.size();
            elements << element;
        } else if (reader.isCharacters() && !open.isEmpty()) {
            elements[open.constLast()].text += reader.text();
        } else if (reader.isEndElement()) {
            open.removeLast();
        }
    }
    return reader.hasError() ? QList<Element>() : elements;
}

QList<Element> named(const QList<Element>& elements, const QString& name)
{
    QList<Element> found;
    for (const Element& element : elements) {
        if (element.name == name)
            found << element;
    }
    return found;
}

QByteArray svgOf(const PaintFigure& paint, const VectorPage& page)
{
    const auto file = renderSvg(page, paint);
    return file ? file->bytes : QByteArray();
}

QByteArray svgOf(const PaintFigure& paint)
{
    return svgOf(paint, columnPage());
}

} // namespace

class TestVectorSvg : public QObject {
    Q_OBJECT

private slots:
    void pageHasItsExactSize();
    void textIsText();
    void onlyTextNamesAFont();
    void textAsOutlinesNamesNoFont();
    void plotIsClipped();
    void nestedClipsIntersect();
    void markersAreDefinedOnce();
    void markersFollowThePainter();
    void polylinesBreakAtMissingPoints();
    void hairlineHasAWidth_data();
    void hairlineHasAWidth();
    void imageIsEmbedded();
    void metadataIsEscaped();
    void sameFigureGivesSameBytes();
};

void TestVectorSvg::pageHasItsExactSize()
{
    const Element root = elementsOf(svgOf(paintPlot)).value(0);
    QCOMPARE(root.attributes[QStringLiteral("width")], QStringLiteral("82.55mm"));
    QCOMPARE(root.attributes[QStringLiteral("height")], QStringLiteral("50.8mm"));
    QCOMPARE(root.attributes[QStringLiteral("viewBox")], QStringLiteral("0 0 234 144"));
}

void TestVectorSvg::textIsText()
{
    const auto texts = named(elementsOf(svgOf(paintTexts)), QStringLiteral("text"));
    QCOMPARE(texts.size(), 3);
    QCOMPARE(texts[0].text, QStringLiteral("CO₂e −4 µg ▲ (a) fi"));
    QCOMPARE(texts[0].attributes[QStringLiteral("font-size")], QStringLiteral("8"));
    QCOMPARE(texts[0].attributes[QStringLiteral("x")], QStringLiteral("20"));
    QCOMPARE(texts[1].attributes[QStringLiteral("font-weight")], QStringLiteral("bold"));
    QCOMPARE(texts[2].attributes[QStringLiteral("transform")], QStringLiteral("matrix(0 -1 1 0 150 100)"));
}

void TestVectorSvg::onlyTextNamesAFont()
{
    const auto elements = elementsOf(svgOf(paintPlot));
    QVERIFY(named(elements, QStringLiteral("text")).size() > 5);
    for (const Element& element : elements) {
        const QString family = element.attributes.value(QStringLiteral("font-family"));
        QCOMPARE(family,
            element.name == u"text" ? QStringLiteral("DejaVu Sans, Arial, Helvetica, sans-serif")
                                    : QString());
    }
}

void TestVectorSvg::textAsOutlinesNamesNoFont()
{
    VectorPage page = columnPage();
    page.textForm = TextForm::Outlines;
    const QByteArray svg = svgOf(paintTexts, page);
    QVERIFY(!svg.contains("font"));
    QCOMPARE(named(elementsOf(svg), QStringLiteral("path")).size(), 3);
}

void TestVectorSvg::plotIsClipped()
{
    const auto elements = elementsOf(svgOf(paintPlot));
    const auto clips = named(elements, QStringLiteral("clipPath"));
    QVERIFY(!clips.isEmpty());
    for (const Element& clip : clips) {
        const QString reference = u"url(#" + clip.attributes[QStringLiteral("id")] + u")";
        bool used = false;
        for (const Element& element : elements)
            used = used || element.attributes.value(QStringLiteral("clip-path")) == reference;
        QVERIFY2(used, qPrintable(reference));
    }
}

void TestVectorSvg::nestedClipsIntersect()
{
    const QByteArray svg = svgOf([](QPaintDevice& device) {
        QPainter painter(&device);
        painter.setClipRect(QRectF(100, 100, 500, 500));
        painter.setClipRect(QRectF(300, 300, 500, 500), Qt::IntersectClip);
        painter.fillRect(QRectF(0, 0, 2000, 1400), Qt::blue);
        QPainterPath disc;
        disc.addEllipse(QPointF(400, 400), 100, 100);
        painter.setClipPath(disc, Qt::IntersectClip);
        painter.fillRect(QRectF(0, 0, 2000, 1400), Qt::red);
    });
    const auto clips = named(elementsOf(svg), QStringLiteral("clipPath"));
    QCOMPARE(clips.size(), 2); // two rectangles are one; the disc is clipped by it
    QVERIFY2(svg.contains("M30 30 60 30 60 60 30 60Z"), svg.constData());
    QCOMPARE(clips[1].attributes[QStringLiteral("clip-path")],
        QString(u"url(#" + clips[0].attributes[QStringLiteral("id")] + u")"));
}

void TestVectorSvg::markersAreDefinedOnce()
{
    const QByteArray svg = svgOf([](QPaintDevice& device) { paintMarkers(device, scatteredPoints(10000)); });
    const auto elements = elementsOf(svg);
    const auto uses = named(elements, QStringLiteral("use"));
    QCOMPARE(uses.size(), 10000);
    QCOMPARE(uses[0].attributes[QStringLiteral("xlink:href")], QStringLiteral("#m1"));
    QCOMPARE(named(elements, QStringLiteral("path")).size(), 1);
    QVERIFY2(svg.size() < 500000, qPrintable(QString::number(svg.size())));
}

void TestVectorSvg::markersFollowThePainter()
{
    const QByteArray svg = svgOf([](QPaintDevice& device) {
        QPainter painter(&device);
        painter.setClipRect(QRectF(0, 0, 1000, 1000));
        painter.translate(100, 0);
        painter.scale(2, 2);
        painter.setOpacity(0.5);
        MarkerSymbol square;
        square.path.addRect(-5, -5, 10, 10);
        square.brush = QColor(Qt::red);
        square.pen = QPen(Qt::NoPen);
        const std::vector<QPointF> points{{100, 100}, {700, 100}, {100, 100}};
        VectorPaintEngine::from(painter)->placeMarkers(square, points);
    });
    const auto elements = elementsOf(svg);
    const auto uses = named(elements, QStringLiteral("use"));
    QCOMPARE(uses.size(), 2); // translucent: both of the same place; the third is clipped away
    QCOMPARE(uses[0].attributes[QStringLiteral("x")], QStringLiteral("30"));
    QCOMPARE(uses[0].attributes[QStringLiteral("y")], QStringLiteral("20"));
    const Element marker = named(elements, QStringLiteral("path")).value(1); // after the clip
    QCOMPARE(marker.attributes[QStringLiteral("d")], QStringLiteral("M-1 -1 1 -1 1 1 -1 1Z"));
    QVERIFY(!marker.attributes.contains(QStringLiteral("stroke")));
    QCOMPARE(marker.attributes[QStringLiteral("fill-opacity")], QStringLiteral(".502"));
    QVERIFY(svg.contains("<g clip-path"));
}

void TestVectorSvg::polylinesBreakAtMissingPoints()
{
    const QByteArray svg = svgOf([](QPaintDevice& device) {
        QPainter painter(&device);
        const QList<QPolygonF> lines{QPolygonF({{0, 0}, {10, 0}, {qQNaN(), 0}, {20, 5}, {30, 5}})};
        VectorPaintEngine::from(painter)->drawPolylines(QPen(Qt::black, 5), {lines.data(), 1});
    });
    QVERIFY2(svg.contains("<path d=\"M0 0 1 0\"/>\n<path d=\"M2 .5 3 .5\"/>"), svg.constData());
}

void TestVectorSvg::hairlineHasAWidth_data()
{
    QTest::addColumn<QPen>("pen");
    QTest::addColumn<QString>("width");
    QTest::newRow("given width scales") << QPen(Qt::black, 5) << QStringLiteral("1.5");
    QTest::newRow("no width is a quarter point") << QPen(Qt::black, 0) << QStringLiteral(".25");
    QPen cosmetic(Qt::black, 5);
    cosmetic.setCosmetic(true);
    QTest::newRow("cosmetic keeps its width") << cosmetic << QStringLiteral(".5");
}

void TestVectorSvg::hairlineHasAWidth()
{
    QFETCH(QPen, pen);
    QFETCH(QString, width);
    const QByteArray svg = svgOf([&](QPaintDevice& device) {
        QPainter painter(&device);
        painter.scale(3, 3);
        painter.setPen(pen);
        painter.drawLine(QPointF(10, 10), QPointF(50, 20));
    });
    const Element line = named(elementsOf(svg), QStringLiteral("path")).value(0);
    QCOMPARE(line.attributes[QStringLiteral("stroke-width")], width);
    QCOMPARE(line.attributes[QStringLiteral("d")], QStringLiteral("M3 3 15 6"));
}

void TestVectorSvg::imageIsEmbedded()
{
    const QByteArray svg = svgOf([](QPaintDevice& device) {
        QPainter painter(&device);
        QImage image(4, 3, QImage::Format_RGB32);
        image.fill(Qt::red);
        painter.drawImage(QRectF(100, 200, 400, 300), image);
    });
    const auto images = named(elementsOf(svg), QStringLiteral("image"));
    QCOMPARE(images.size(), 1);
    QCOMPARE(images[0].attributes[QStringLiteral("transform")], QStringLiteral("matrix(10 0 0 10 10 20)"));
    const QString data = images[0].attributes[QStringLiteral("xlink:href")];
    QVERIFY(data.startsWith(u"data:image/png;base64,"));
    const QImage decoded = QImage::fromData(QByteArray::fromBase64(data.section(u',', 1).toLatin1()), "PNG");
    QCOMPARE(decoded.size(), QSize(4, 3));
    QCOMPARE(decoded.pixelColor(1, 1), QColor(Qt::red));
}

void TestVectorSvg::metadataIsEscaped()
{
    VectorPage page = columnPage();
    page.title = QStringLiteral("a < b & \"c\"");
    page.description = QStringLiteral("control \x01 gone");
    page.provenance = QStringLiteral("]]> CO₂");
    page.createdAt = QDateTime(QDate(2026, 11, 24), QTime(20, 0), Qt::UTC);
    const auto elements = elementsOf(svgOf(paintTexts, page));
    QCOMPARE(named(elements, QStringLiteral("title")).value(0).text, page.title);
    QCOMPARE(named(elements, QStringLiteral("desc")).value(0).text, QStringLiteral("control  gone"));
    QCOMPARE(named(elements, QStringLiteral("metadata")).value(0).text,
        QStringLiteral("]]> CO₂\nCreated 2026-11-24T20:00:00Z"));
}

void TestVectorSvg::sameFigureGivesSameBytes()
{
    QCOMPARE(svgOf(paintPlot), svgOf(paintPlot));
}

QTEST_MAIN(TestVectorSvg)
#include "tst_vector_svg.moc"
