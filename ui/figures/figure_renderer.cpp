// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/figure_renderer.h"

#include "core/report/drawn_data.h"
#include "ui/charts/board/board_plot.h"
#include "ui/charts/board/board_summary.h"
#include "ui/charts/builtin_charts.h"
#include "ui/figures/prepared_figure.h"
#include "ui/figures/vector/figure_font.h"
#include "ui/figures/vector/pdf_writer.h"
#include "ui/figures/vector/raster_writer.h"
#include "ui/figures/vector/svg_writer.h"
#include "ui/figures/vector/vector_paint_device.h"
#include "ui/figures/vector/vector_recording.h"

#include <QBuffer>

#include <algorithm>
#include <cctype>
#include <cmath>

namespace trefoil {

struct RecordedFigure {
    QSizeF points; ///< exact size of the page
    QString title;
    QString description;
    VectorRecording drawing;
};

namespace {

constexpr double millimetresPerInch = 25.4;
constexpr double pointsPerInch = 72;
constexpr double pngDotsPerInch = 600;
constexpr double smallestWidth = 20;
constexpr double largestSide = 2000; ///< millimetres
constexpr double noteGapPoints = 2;
constexpr int noteFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

/// The panels of a figure spec.
class SpecDrawing final : public FigureDrawing {
public:
    SpecDrawing(FramePointer frame, PreparedBoard board)
        : m_frame(std::move(frame))
        , m_board(std::move(board))
    {
    }
    int heightFor(const BoardLook& look, int width) const override
    {
        return suitableHeight(m_board, look, width);
    }
    std::shared_ptr<void> drawInto(QCustomPlot& plot, const BoardLook& look) const override
    {
        auto drawn = std::make_shared<BoardPlot>(plot);
        drawn->show(m_board, look);
        return drawn;
    }

private:
    FramePointer m_frame; ///< the board points into it
    PreparedBoard m_board;
};

} // namespace

QString conditionNote(const std::string& conditions)
{
    const QString text = QString::fromStdString(conditions);
    return text.left(1).toUpper() % text.mid(1);
}

Result<void> checkFigureSize(const FigureSize& size)
{
    const bool isWidthFine = size.widthMillimetres >= smallestWidth && size.widthMillimetres <= largestSide;
    if (!isWidthFine)
        return fail(Errc::SpecInvalid, {"the width must be between 20 and 2000 mm"});
    const double height = size.heightMillimetres;
    if (height != 0 && !(height >= smallestWidth && height <= largestSide))
        return fail(Errc::SpecInvalid, {"the height must be 0 or between 20 and 2000 mm"});
    for (const double points : {size.textPoints, size.tickPoints, size.titlePoints}) {
        if (!(points >= 1 && points <= 72))
            return fail(Errc::SpecInvalid, {"text sizes must be between 1 and 72 pt"});
    }
    for (const double points : {size.linePoints, size.markerPoints}) {
        if (!(points > 0 && points <= 72))
            return fail(Errc::SpecInvalid, {"lines and markers must be between 0 and 72 pt"});
    }
    return {};
}

namespace {

QString provenanceText(const FigureProvenance& provenance)
{
    QStringList parts;
    for (const std::string& part : {provenance.libraryName, provenance.conditions}) {
        if (!part.empty())
            parts << QString::fromStdString(part);
    }
    return parts.join(QStringLiteral(" · "));
}

VectorPage pageOf(const RecordedFigure& figure, const FigureProvenance& provenance)
{
    VectorPage page;
    page.widthPoints = figure.points.width();
    page.heightPoints = figure.points.height();
    page.title = figure.title;
    page.description = figure.description;
    page.provenance = provenanceText(provenance);
    if (provenance.createdAtMilliseconds)
        page.createdAt = QDateTime::fromMSecsSinceEpoch(*provenance.createdAtMilliseconds, Qt::UTC);
    return page;
}

/// In units of the canvas: the panels, and under them the note.
struct CanvasLayout {
    int width = 0;
    int panelHeight = 0;
    int noteHeight = 0;
};

/// Of the page: exactly as asked, not as rounded to the canvas.
QSizeF pagePoints(const FigureSize& size, const CanvasLayout& layout)
{
    const double height = size.heightMillimetres > 0
        ? size.heightMillimetres / millimetresPerInch * pointsPerInch
        : (layout.panelHeight + layout.noteHeight) / canvasUnitsPerPoint;
    return {size.widthMillimetres / millimetresPerInch * pointsPerInch, height};
}

/// A height of 0 follows from the width, the panels and the note.
CanvasLayout layoutOf(const PreparedFigure& figure, const BoardLook& look)
{
    const auto canvasUnits = [](double millimetres) {
        return static_cast<int>(
            std::lround(millimetres / millimetresPerInch * pointsPerInch * canvasUnitsPerPoint));
    };
    CanvasLayout layout;
    layout.width = canvasUnits(figure.size.widthMillimetres);
    if (!figure.note.isEmpty()) {
        const QRectF lines = QFontMetricsF(look.tickFont)
                                 .boundingRect(QRectF(0, 0, layout.width, 1e6), noteFlags, figure.note);
        layout.noteHeight = static_cast<int>(std::ceil(lines.height() + look.pixels(noteGapPoints)));
    }
    layout.panelHeight = figure.size.heightMillimetres > 0
        ? canvasUnits(figure.size.heightMillimetres) - layout.noteHeight
        : figure.drawing->heightFor(look, layout.width);
    return layout;
}

VectorRecording recordingOf(const PreparedFigure& figure, const BoardLook& look, const CanvasLayout& layout)
{
    QCustomPlot plot;
    plot.setBufferDevicePixelRatio(1);
    const std::shared_ptr<void> drawn = figure.drawing->drawInto(plot, look);
    RecordingWriter writer;
    VectorPaintDevice device(pagePoints(figure.size, layout), TextForm::Text, writer);
    QCPPainter painter;
    painter.begin(&device);
    painter.setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching | QCPPainter::pmNonCosmetic);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(figureFont(1, FigureFace::Regular));
    plot.toPainter(&painter, layout.width, layout.panelHeight);
    if (!figure.note.isEmpty()) {
        painter.setFont(look.tickFont);
        painter.setPen(look.quietText);
        painter.drawText(QRectF(0, layout.panelHeight + look.pixels(noteGapPoints), layout.width,
                             layout.noteHeight - look.pixels(noteGapPoints)),
            noteFlags, figure.note);
    }
    painter.end();
    return writer.take();
}

template <class Writer>
Result<QByteArray> fileOf(const RecordedFigure& figure, const VectorPage& page, Progress& progress)
{
    Writer writer(page);
    figure.drawing.writeTo(writer, progress);
    if (progress.stopRequested())
        return fail(Errc::Cancelled, {});
    return writer.finish();
}

Result<QByteArray> pngOf(const RecordedFigure& figure, const FigureProvenance& provenance, Progress& progress)
{
    auto image = pictureOf(figure, pngDotsPerInch, progress);
    if (!image)
        return tl::unexpected<Error>(image.error());
    image->setText(QStringLiteral("Title"), figure.title);
    image->setText(QStringLiteral("Description"), figure.description);
    image->setText(QStringLiteral("Source"), provenanceText(provenance));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image->save(&buffer, "PNG"))
        return fail(Errc::Internal, {"the PNG could not be encoded"});
    return bytes;
}

} // namespace

Result<FigureFormat> figureFormatFromPath(const std::string& path)
{
    const std::size_t dot = path.rfind('.');
    std::string ending = dot == std::string::npos ? std::string() : path.substr(dot + 1);
    std::transform(ending.begin(), ending.end(), ending.begin(),
        [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    if (ending == "pdf")
        return FigureFormat::Pdf;
    if (ending == "svg")
        return FigureFormat::Svg;
    if (ending == "png")
        return FigureFormat::Png;
    if (ending == "csv")
        return FigureFormat::Csv;
    return fail(Errc::SpecInvalid, {"a figure's file name ends in .pdf, .svg, .png or .csv"});
}

Result<PreparedFigurePointer> prepareFigure(const FigureSpec& spec, const FramePointer& frame)
{
    if (const auto checked = checkPanels(spec, *frame); !checked)
        return tl::unexpected<Error>(checked.error());
    if (const auto checked = checkFigureSize(spec.size); !checked)
        return tl::unexpected<Error>(checked.error());
    auto figure = std::make_shared<PreparedFigure>();
    figure->size = spec.size;
    figure->title = QString::fromStdString(spec.title);
    PreparedBoard board = prepareBoard(spec, *frame, shownRows(spec, *frame));
    figure->description = boardSummary(board, *frame);
    figure->note = conditionNote(frame->conditions);
    figure->drawing = std::make_unique<SpecDrawing>(frame, std::move(board));
    return figure;
}

RecordedFigurePointer recordFigure(const PreparedFigurePointer& figure)
{
    const BoardLook look = printLook(figure->size, figureFontFamily());
    auto recorded = std::make_shared<RecordedFigure>();
    const CanvasLayout layout = layoutOf(*figure, look);
    recorded->points = pagePoints(figure->size, layout);
    recorded->title = figure->title;
    recorded->description = figure->description;
    recorded->drawing = recordingOf(*figure, look, layout);
    return recorded;
}

Result<QByteArray> writeFigure(
    const RecordedFigure& figure, FigureFormat format, const FigureProvenance& provenance, Progress& progress)
{
    switch (format) {
    case FigureFormat::Pdf:
        return fileOf<PdfWriter>(figure, pageOf(figure, provenance), progress);
    case FigureFormat::Svg:
        return fileOf<SvgWriter>(figure, pageOf(figure, provenance), progress);
    case FigureFormat::Png:
        return pngOf(figure, provenance, progress);
    case FigureFormat::Csv:
        break;
    }
    return fail(Errc::Internal, {"the data of a figure are not drawn"});
}

Result<QImage> pictureOf(const RecordedFigure& figure, double dotsPerInch, Progress& progress)
{
    const auto pixels = [dotsPerInch](double points) {
        return static_cast<int>(std::lround(points / pointsPerInch * dotsPerInch));
    };
    QImage image(pixels(figure.points.width()), pixels(figure.points.height()), QImage::Format_RGB32);
    if (image.isNull())
        return fail(Errc::SpecInvalid, {"the figure is too large for an image"});
    image.fill(Qt::white);
    const int dotsPerMetre = static_cast<int>(std::lround(dotsPerInch / millimetresPerInch * 1000));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    {
        RasterWriter writer(image, dotsPerInch / (pointsPerInch * canvasUnitsPerPoint));
        figure.drawing.writeTo(writer, progress);
    }
    if (progress.stopRequested())
        return fail(Errc::Cancelled, {});
    return image;
}

Result<QByteArray> writeFigureData(
    const FigureSpec& spec, const FramePointer& frame, const Progress& progress)
{
    if (const auto checked = checkPanels(spec, *frame); !checked)
        return tl::unexpected<Error>(checked.error());
    const std::string csv = toCsv(drawnData(spec, *frame, progress), progress);
    if (progress.stopRequested())
        return fail(Errc::Cancelled, {});
    return QByteArray::fromStdString(csv);
}

Result<QByteArray> renderFigure(const FigureSpec& spec, const FramePointer& frame, FigureFormat format,
    const FigureProvenance& provenance, Progress& progress)
{
    if (format == FigureFormat::Csv)
        return writeFigureData(spec, frame, progress);
    const auto prepared = prepareFigure(spec, frame);
    if (!prepared)
        return tl::unexpected<Error>(prepared.error());
    return writeFigure(*recordFigure(*prepared), format, provenance, progress);
}

Result<QByteArray> renderFigure(const FigureSpec& spec, const FramePointer& frame, FigureFormat format,
    const FigureProvenance& provenance)
{
    NoProgress progress;
    return renderFigure(spec, frame, format, provenance, progress);
}

} // namespace trefoil
