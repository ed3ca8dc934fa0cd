// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/series_figure.h"

#include "core/report/text_table.h"
#include "ui/charts/series/series_plot.h"
#include "ui/figures/prepared_figure.h"

#include <QCoreApplication>
#include <QDateTime>

#include <array>
#include <charconv>
#include <cmath>

namespace trefoil {

namespace {

struct SeriesFigureText {
    Q_DECLARE_TR_FUNCTIONS(SeriesFigureText)
};

class SeriesDrawing final : public FigureDrawing {
public:
    explicit SeriesDrawing(PreparedSeriesPointer series)
        : m_series(std::move(series))
    {
    }
    int heightFor(const BoardLook& look, int width) const override
    {
        QCustomPlot plot;
        SeriesPlot drawn(plot);
        drawn.show(m_series, look, false);
        return drawn.heightFor(width, look);
    }
    std::shared_ptr<void> drawInto(QCustomPlot& plot, const BoardLook& look) const override
    {
        auto drawn = std::make_shared<SeriesPlot>(plot);
        drawn->show(m_series, look, false);
        return drawn;
    }

private:
    PreparedSeriesPointer m_series;
};

/// Writes the points straight into bytes: a table of cells of ten million points would not fit in memory.
class SeriesCsv {
public:
    SeriesCsv(const PreparedSeries& series, const Progress& progress)
        : m_series(series)
        , m_progress(progress)
    {
    }

    [[nodiscard]] Result<QByteArray> take()
    {
        writeHeader();
        for (const PreparedCurve& curve : m_series.curves) {
            writeCurve(curve);
        }
        if (m_progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        return std::move(m_csv);
    }

private:
    [[nodiscard]] SeriesAlignment alignment() const { return m_series.options.alignment; }

    void writeHeader()
    {
        TextTable table;
        table.header = {"run", "series", placeName()};
        if (alignment() == SeriesAlignment::Energy) {
            table.header.emplace_back("energy_from");
        }
        table.header.push_back(m_series.options.quantityId);
        if (m_series.options.smoothing > 0) {
            table.header.push_back(m_series.options.quantityId + "_smoothed");
        }
        if (!m_series.conditions.empty()) {
            table.header.emplace_back("conditions");
        }
        m_csv = QByteArray::fromStdString(toCsv(table));
    }

    [[nodiscard]] std::string placeName() const
    {
        switch (alignment()) {
        case SeriesAlignment::Step:
            return "step";
        case SeriesAlignment::Elapsed:
            return "elapsed_s";
        case SeriesAlignment::Clock:
            return "time";
        case SeriesAlignment::Energy:
            break;
        }
        return "energy_kwh";
    }

    void writeCurve(const PreparedCurve& curve)
    {
        TextTable names;
        names.header = {curve.run.toStdString(), curve.series.toStdString()};
        QByteArray begin = QByteArray::fromStdString(toCsv(names));
        begin.back() = ','; // instead of the end of the line
        const QByteArray end = endOfRow(curve);
        const std::vector<double>& places = curve.raw.x();
        for (std::size_t i = 0; i < places.size() && !m_progress.stopRequested(); ++i) {
            const bool isOutside = places[i] < m_series.x.lower || places[i] > m_series.x.upper;
            if (isOutside) {
                continue;
            }
            m_csv += begin;
            writePlace(curve, places[i]);
            m_csv += ',';
            writeNumber(curve.points->values[i]);
            if (curve.smooth) {
                m_csv += ',';
                writeNumber(curve.smooth->y()[i]);
            }
            m_csv += end;
        }
    }

    /// Conditions are those of an estimate; what was measured was measured under its own.
    [[nodiscard]] QByteArray endOfRow(const PreparedCurve& curve) const
    {
        if (m_series.conditions.empty()) {
            return QByteArrayLiteral("\n");
        }
        TextTable text;
        text.header = {"", curve.isEnergyEstimated ? m_series.conditions : std::string()};
        return QByteArray::fromStdString(toCsv(text)); // with the comma before it
    }

    void writePlace(const PreparedCurve& curve, double place)
    {
        if (alignment() != SeriesAlignment::Clock) {
            writeNumber(place);
        } else if (std::isfinite(place)) {
            constexpr double msPerSecond = 1000;
            m_csv += QDateTime::fromMSecsSinceEpoch(std::llround(place * msPerSecond), Qt::UTC)
                         .toString(m_series.zoneUnknown ? QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")
                                                        : QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzzZ"))
                         .toLatin1();
        }
        if (alignment() == SeriesAlignment::Energy) {
            m_csv += curve.isEnergyEstimated ? ",estimated" : ",measured";
        }
    }

    void writeNumber(double value)
    {
        if (std::isnan(value)) {
            return;
        }
        std::array<char, 32> text{}; // the shortest exact text of a double has at most 24 characters
        const auto written = std::to_chars(text.begin(), text.end(), value);
        m_csv.append(text.data(), static_cast<qsizetype>(written.ptr - text.data()));
    }

    const PreparedSeries& m_series;
    const Progress& m_progress;
    QByteArray m_csv;
};

} // namespace

Result<PreparedFigurePointer> prepareFigure(const PreparedSeriesPointer& series, const FigureSize& size)
{
    if (series->curves.empty()) {
        return fail(Errc::SpecInvalid, {"no curve of a shown run can be drawn"});
    }
    if (const auto checked = checkFigureSize(size); !checked) {
        return tl::unexpected<Error>(checked.error());
    }
    auto figure = std::make_shared<PreparedFigure>();
    figure->size = size;
    figure->title = SeriesFigureText::tr("Series");
    figure->description = seriesSummary(*series);
    figure->note = seriesCaption(*series);
    if (!series->conditions.empty()) {
        figure->note += QStringLiteral(" ") % conditionNote(series->conditions) % QStringLiteral(".");
    }
    figure->drawing = std::make_unique<SeriesDrawing>(series);
    return figure;
}

Result<QByteArray> figureData(const PreparedSeries& series, const Progress& progress)
{
    return SeriesCsv(series, progress).take();
}

} // namespace trefoil
