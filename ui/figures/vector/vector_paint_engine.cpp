// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/vector_paint_engine.h"

#include "ui/figures/vector/marker_positions.h"
#include "ui/figures/vector/vector_stroke.h"

#include <QPainter>
#include <QPixmap>

#include <cmath>

namespace trefoil {
namespace {

bool isSolid(const QBrush& brush)
{
    return brush.style() == Qt::SolidPattern;
}

bool isOpaque(const VectorPaint& paint)
{
    return (!paint.fill || paint.fill->alpha() == 255)
        && (!paint.stroke || paint.stroke->color.alpha() == 255);
}

double emInPainterUnits(const QFont& font)
{
    return font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF() * canvasUnitsPerPoint;
}

void appendLine(
    std::vector<std::vector<CentiPoint>>& lines, const QPolygonF& points, const QTransform& toCanvas)
{
    std::vector<CentiPoint> line;
    const auto finishLine = [&] {
        if (line.size() > 1)
            lines.push_back(std::move(line));
        line.clear();
    };
    for (const QPointF& point : points) {
        const QPointF place = toCanvas.map(point);
        if (!std::isfinite(place.x()) || !std::isfinite(place.y())) {
            finishLine();
            continue;
        }
        const CentiPoint rounded = toCentiPoint(place);
        if (line.empty() || line.back() != rounded)
            line.push_back(rounded);
    }
    finishLine();
}

} // namespace

VectorPaintEngine::VectorPaintEngine(VectorWriter& writer, const QRectF& page, TextForm textForm)
    : QPaintEngine(PrimitiveTransform | PixmapTransform | AlphaBlend | PainterPaths | Antialiasing
        | ConstantOpacity | PaintOutsidePaintEvent)
    , m_writer(writer)
    , m_page(page)
    , m_textForm(textForm)
{
}

VectorPaintEngine* VectorPaintEngine::from(const QPainter& painter)
{
    return dynamic_cast<VectorPaintEngine*>(painter.paintEngine());
}

bool VectorPaintEngine::begin(QPaintDevice*)
{
    m_clip.apply(Qt::NoClip, {});
    m_clipChanged = true;
    setActive(true);
    return true;
}

bool VectorPaintEngine::end()
{
    setActive(false);
    return true;
}

void VectorPaintEngine::updateState(const QPaintEngineState& newState)
{
    const DirtyFlags flags = newState.state();
    if (flags & DirtyClipRegion) {
        QPainterPath path;
        path.addRegion(newState.clipRegion());
        m_clip.apply(newState.clipOperation(), newState.transform().map(path.simplified()));
    }
    if (flags & DirtyClipPath)
        m_clip.apply(newState.clipOperation(), newState.transform().map(newState.clipPath()));
    if (flags & (DirtyClipRegion | DirtyClipPath | DirtyClipEnabled))
        m_clipChanged = true;
}

void VectorPaintEngine::writeClip()
{
    const bool clipping = painter()->hasClipping();
    if (!m_clipChanged && clipping == m_clipWritten)
        return;
    m_writer.setClip(clipping ? m_clip.paths() : std::vector<QPainterPath>{});
    m_clipWritten = clipping;
    m_clipChanged = false;
}

QColor VectorPaintEngine::withOpacity(QColor color) const
{
    color.setAlphaF(static_cast<float>(static_cast<double>(color.alphaF()) * painter()->opacity()));
    return color;
}

void VectorPaintEngine::paint(const QPainterPath& path, const QPen& pen, const QBrush& brush)
{
    const QTransform toCanvas = painter()->deviceTransform();
    const bool strokes = pen.style() != Qt::NoPen && pen.brush().style() != Qt::NoBrush;
    const bool simpleStroke = pen.isCosmetic() || keepsShape(toCanvas);
    VectorPaint paint;
    if (isSolid(brush))
        paint.fill = withOpacity(brush.color());
    if (strokes && simpleStroke)
        paint.stroke = strokeOf(pen, toCanvas, withOpacity(pen.color()));
    writeClip();
    if (paint.fill || paint.stroke)
        m_writer.drawPath(toCanvas.map(path), paint);
    if (strokes && !simpleStroke)
        m_writer.drawPath(toCanvas.map(strokedArea(path, pen)), {withOpacity(pen.color()), std::nullopt});
}

void VectorPaintEngine::drawPath(const QPainterPath& path)
{
    paint(path, painter()->pen(), painter()->brush());
}

void VectorPaintEngine::drawPolygon(const QPointF* points, int count, PolygonDrawMode mode)
{
    if (count < 1)
        return;
    QPainterPath path(points[0]);
    for (int index = 1; index < count; ++index)
        path.lineTo(points[index]);
    if (mode != PolylineMode)
        path.closeSubpath();
    path.setFillRule(mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
    paint(path, painter()->pen(), mode == PolylineMode ? QBrush() : painter()->brush());
}

void VectorPaintEngine::drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source)
{
    drawImage(target, pixmap.toImage(), source, Qt::AutoColor);
}

void VectorPaintEngine::drawImage(
    const QRectF& target, const QImage& image, const QRectF& source, Qt::ImageConversionFlags)
{
    const QRect part = source.toAlignedRect().intersected(image.rect());
    if (part.isEmpty() || target.isEmpty())
        return;
    VectorImage picture;
    picture.image = part == image.rect() ? image : image.copy(part);
    if (painter()->opacity() < 1) {
        QImage faded(picture.image.size(), QImage::Format_ARGB32_Premultiplied);
        faded.fill(Qt::transparent);
        QPainter fade(&faded);
        fade.setOpacity(painter()->opacity());
        fade.drawImage(0, 0, picture.image);
        fade.end();
        picture.image = faded;
    }
    picture.toCanvas = QTransform(target.width(), 0, 0, target.height(), target.x(), target.y())
        * painter()->deviceTransform();
    picture.smooth = painter()->testRenderHint(QPainter::SmoothPixmapTransform);
    writeClip();
    m_writer.drawImage(picture);
}

void VectorPaintEngine::drawTextItem(const QPointF& position, const QTextItem& item)
{
    const QFont font = item.font();
    if ((font.family() != figureFontFamily() || font.italic()) && !m_replacedFamilies.contains(font.family()))
        m_replacedFamilies << font.family();
    VectorText text;
    text.face = font.weight() >= QFont::DemiBold ? FigureFace::Bold : FigureFace::Regular;
    text.shaped = shapeText(text.face, item.text());
    for (const QString& character : qAsConst(text.shaped.missing)) {
        if (!m_missingGlyphs.contains(character))
            m_missingGlyphs << character;
    }
    if (item.text().trimmed().isEmpty())
        return;
    text.size = emInPainterUnits(font);
    text.color = withOpacity(painter()->pen().color());
    text.toCanvas = QTransform::fromTranslate(position.x(), position.y()) * painter()->deviceTransform();
    writeClip();
    if (m_textForm == TextForm::Text) {
        m_writer.drawText(text);
        return;
    }
    const QPainterPath outline = outlineOf(text.shaped, text.face, text.size);
    m_writer.drawPath(text.toCanvas.map(outline), {text.color, std::nullopt});
}

void VectorPaintEngine::placeMarkers(const MarkerSymbol& symbol, std::span<const QPointF> points)
{
    syncState();
    const QTransform toCanvas = painter()->deviceTransform();
    const QTransform withoutShift(toCanvas.m11(), toCanvas.m12(), toCanvas.m21(), toCanvas.m22(), 0, 0);
    VectorMarker marker{withoutShift.map(symbol.path), {}};
    if (isSolid(symbol.brush))
        marker.paint.fill = withOpacity(symbol.brush.color());
    if (symbol.pen.style() != Qt::NoPen)
        marker.paint.stroke = strokeOf(symbol.pen, toCanvas, withOpacity(symbol.pen.color()));

    writeClip();
    const double margin =
        marker.paint.stroke ? marker.paint.stroke->width * marker.paint.stroke->miterLimit : 0;
    const QRectF extent = marker.path.boundingRect().adjusted(-margin, -margin, margin, margin);
    const QRectF shown = m_clipWritten ? m_clip.bounds(m_page) : m_page;
    const QRectF visible = shown.adjusted(-extent.right(), -extent.bottom(), -extent.left(), -extent.top());
    const auto covered = isOpaque(marker.paint) ? CoveredMarkers::DrawOnce : CoveredMarkers::Keep;
    const auto positions = markerPositions(points, toCanvas, visible, covered);
    if (!positions.empty() && (marker.paint.fill || marker.paint.stroke))
        m_writer.placeMarkers(marker, positions);
}

void VectorPaintEngine::paintLater(std::function<void(QPainter&)> paint, std::int64_t marks)
{
    syncState();
    m_writer.paintLater({std::move(paint), painter()->deviceTransform(), painter()->opacity(),
        painter()->hasClipping() ? m_clip.paths() : std::vector<QPainterPath>{}, m_page, marks});
    m_clipChanged = true;
}

void VectorPaintEngine::drawPolylines(const QPen& pen, std::span<const QPolygonF> lines)
{
    syncState();
    const QTransform toCanvas = painter()->deviceTransform();
    std::vector<std::vector<CentiPoint>> rounded;
    rounded.reserve(lines.size());
    for (const QPolygonF& line : lines)
        appendLine(rounded, line, toCanvas);
    writeClip();
    if (!rounded.empty() && pen.style() != Qt::NoPen)
        m_writer.drawPolylines(rounded, strokeOf(pen, toCanvas, withOpacity(pen.color())));
}

} // namespace trefoil
