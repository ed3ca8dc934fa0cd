// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/figure_renderer.h"

#include "core/report/drawn_data.h"
#include "ui/charts/board/board_plot.h"
#include "ui/charts/board/board_summary.h"
#include "ui/charts/builtin_charts.h"
#include "ui/figures/vector/figure_font.h"
#include "ui/figures/vector/vector_export.h"

#include <QBuffer>
#include <QImage>

#include <algorithm>
#include <cctype>
#include <cmath>

namespace trefoil {
namespace {

constexpr double millimetresPerInch = 25.4;
constexpr double pointsPerInch = 72;
constexpr double pngDotsPerInch = 600;
constexpr double previewDotsPerInch = 150;
constexpr double smallestWidth = 20;
constexpr double largestSide = 2000; ///< millimetres

/// A plot laid out for print, in units of 1/10 pt.
struct PrintedBoard {
    QCustomPlot plot;
    BoardPlot board{plot};
    QSizeF points; ///< exact size of the page
    QString description;

    [[nodiscard]] QSize canvas() const
    {
        return {static_cast<int>(std::lround(points.width() * canvasUnitsPerPoint)),
            static_cast<int>(std::lround(points.height() * canvasUnitsPerPoint))};
    }
    void paint(QPaintDevice& device, double scale)
    {
        QCPPainter painter;
        painter.begin(&device);
        painter.setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching | QCPPainter::pmNonCosmetic);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(scale, scale);
        painter.setFont(figureFont(1, FigureFace::Regular));
        plot.toPainter(&painter, canvas().width(), canvas().height());
    }
};

Result<void> checkSize(const FigureSize& size)
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

void layOut(PrintedBoard& printed, const FigureSpec& spec, const Frame& frame)
{
    const std::vector<std::uint32_t> rows = shownRows(spec, frame);
    PreparedBoard board = prepareBoard(spec, frame, rows);
    const BoardLook look = printLook(spec.size, figureFontFamily());
    printed.description = boardSummary(board, frame);
    const double width = spec.size.widthMillimetres / millimetresPerInch * pointsPerInch;
    const int canvasWidth = static_cast<int>(std::lround(width * canvasUnitsPerPoint));
    const double height = spec.size.heightMillimetres > 0
        ? spec.size.heightMillimetres / millimetresPerInch * pointsPerInch
        : suitableHeight(board, look, canvasWidth) / canvasUnitsPerPoint;
    printed.points = QSizeF(width, height);
    printed.plot.setBufferDevicePixelRatio(1);
    printed.board.show(std::move(board), look);
}

QString provenanceText(const FigureProvenance& provenance)
{
    QStringList parts;
    for (const std::string& part : {provenance.libraryName, provenance.conditions}) {
        if (!part.empty())
            parts << QString::fromStdString(part);
    }
    return parts.join(QStringLiteral(" · "));
}

VectorPage pageOf(const PrintedBoard& printed, const FigureSpec& spec, const FigureProvenance& provenance)
{
    VectorPage page;
    page.widthPoints = printed.points.width();
    page.heightPoints = printed.points.height();
    page.title = QString::fromStdString(spec.title);
    page.description = printed.description;
    page.provenance = provenanceText(provenance);
    if (provenance.createdAtMilliseconds)
        page.createdAt = QDateTime::fromMSecsSinceEpoch(*provenance.createdAtMilliseconds, Qt::UTC);
    return page;
}

Result<QByteArray> renderPng(
    PrintedBoard& printed, const FigureSpec& spec, double dotsPerInch, const FigureProvenance& provenance)
{
    const auto pixels = [dotsPerInch](double points) {
        return static_cast<int>(std::lround(points / pointsPerInch * dotsPerInch));
    };
    QImage image(pixels(printed.points.width()), pixels(printed.points.height()), QImage::Format_RGB32);
    if (image.isNull())
        return fail(Errc::SpecInvalid, {"the figure is too large for an image"});
    image.fill(Qt::white);
    const int dotsPerMetre = static_cast<int>(std::lround(dotsPerInch / millimetresPerInch * 1000));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    image.setText(QStringLiteral("Title"), QString::fromStdString(spec.title));
    image.setText(QStringLiteral("Description"), printed.description);
    image.setText(QStringLiteral("Source"), provenanceText(provenance));
    printed.paint(image, dotsPerInch / (pointsPerInch * canvasUnitsPerPoint));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        return fail(Errc::Internal, {"the PNG could not be encoded"});
    return bytes;
}

Result<QByteArray> renderVector(
    PrintedBoard& printed, const FigureSpec& spec, FigureFormat format, const FigureProvenance& provenance)
{
    const VectorPage page = pageOf(printed, spec, provenance);
    const PaintFigure paint = [&printed](QPaintDevice& device) { printed.paint(device, 1); };
    const auto file = format == FigureFormat::Pdf ? renderPdf(page, paint) : renderSvg(page, paint);
    if (!file)
        return tl::unexpected<Error>(file.error());
    return file->bytes;
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

Result<QByteArray> renderFigure(const FigureSpec& spec, const FramePointer& frame, FigureFormat format,
    const FigureProvenance& provenance)
{
    if (const auto checked = checkPanels(spec, *frame); !checked)
        return tl::unexpected<Error>(checked.error());
    if (format == FigureFormat::Csv)
        return QByteArray::fromStdString(toCsv(drawnData(spec, *frame)));
    if (const auto checked = checkSize(spec.size); !checked)
        return tl::unexpected<Error>(checked.error());
    PrintedBoard printed;
    layOut(printed, spec, *frame);
    if (format == FigureFormat::Png)
        return renderPng(printed, spec, pngDotsPerInch, provenance);
    return renderVector(printed, spec, format, provenance);
}

Result<QByteArray> renderPreview(const FigureSpec& spec, const FramePointer& frame)
{
    if (const auto checked = checkPanels(spec, *frame); !checked)
        return tl::unexpected<Error>(checked.error());
    if (const auto checked = checkSize(spec.size); !checked)
        return tl::unexpected<Error>(checked.error());
    PrintedBoard printed;
    layOut(printed, spec, *frame);
    return renderPng(printed, spec, previewDotsPerInch, FigureProvenance{});
}

} // namespace trefoil
