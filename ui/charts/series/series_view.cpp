// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/series/series_view.h"

#include "ui/charts/panels/plot_events.h"
#include "ui/charts/series/series_plot.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QRubberBand>
#include <QTimer>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace trefoil {

namespace {

constexpr double pointTolerance = 16;
constexpr double wheelStep = 0.85;
constexpr double smallestZoomPixels = 8;

} // namespace

class SeriesView::Private : public QObject {
public:
    explicit Private(SeriesView& view)
        : q(view)
        , plot(new QCustomPlot(&view))
        , drawn(*plot)
        , empty(new QLabel(plot))
        , rubberBand(new QRubberBand(QRubberBand::Rectangle, plot))
    {
        plot->setFocusPolicy(Qt::StrongFocus);
        plot->setMinimumSize(0, 0);
        plot->setAccessibleName(SeriesView::tr("Curves of the runs"));
        plot->setContextMenuPolicy(Qt::CustomContextMenu);
        plot->installEventFilter(this);
        empty->setAlignment(Qt::AlignCenter);
        empty->setWordWrap(true);
        empty->setAttribute(Qt::WA_TransparentForMouseEvents);
        connect(plot, &QWidget::customContextMenuRequested, this, [this](QPoint at) { openMenu(at); });
        connect(plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) { press(*event); });
        connect(plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) { move(*event); });
        connect(plot, &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) { release(*event); });
        connect(plot, &QCustomPlot::mouseWheel, this, [this](QWheelEvent* event) { wheel(*event); });
        connect(plot, &QCustomPlot::mouseDoubleClick, this, [this] { activate(); });
    }

    void redraw(bool keepsRange)
    {
        drawn.show(series, screenLook(q.palette(), q.font(), q.logicalDpiX()), keepsRange);
        highlightRow(hoveredRow);
        const QString summary = seriesSummary(*series);
        q.setAccessibleDescription(summary);
        plot->setAccessibleDescription(summary);
        plot->replot(QCustomPlot::rpQueuedReplot);
    }

    void highlightRow(qint64 row)
    {
        hoveredRow = row;
        std::vector<std::size_t> lines;
        for (std::size_t i = 0; row >= 0 && i < series->curves.size(); ++i) {
            if (static_cast<qint64>(series->curves[i].row) == row) {
                lines.push_back(i);
            }
        }
        drawn.lines().setHighlightedLines(std::move(lines));
        showOverlaySoon();
    }

    void showOverlaySoon()
    {
        if (!isOverlayScheduled) {
            isOverlayScheduled = true;
            QTimer::singleShot(0, this, [this] {
                isOverlayScheduled = false;
                replotOverlay(*plot);
            });
        }
    }

    void setPlace(std::optional<SeriesLines::Place> now)
    {
        if (now == place) {
            return;
        }
        place = now;
        drawn.lines().setHighlight(place);
        const qint64 row = place ? qint64(series->curves[place->line].row) : -1;
        const bool isNewRow = row != hoveredRow;
        highlightRow(row);
        if (isNewRow) {
            Q_EMIT q.hoveredRowChanged(row);
        }
    }

    void showCard(QPoint globalPosition)
    {
        if (place) {
            QToolTip::showText(globalPosition, seriesCard(*series, place->line, place->point), plot);
        } else {
            QToolTip::hideText();
        }
    }

    void press(const QMouseEvent& event)
    {
        if (event.button() == Qt::LeftButton) {
            isPressed = drawn.inner().contains(event.pos());
            pressedAt = event.position();
        }
    }

    void move(const QMouseEvent& event)
    {
        const bool isFar =
            (event.position() - pressedAt).manhattanLength() >= QApplication::startDragDistance();
        if (isPressed && isFar) {
            QToolTip::hideText();
            rubberBand->setGeometry(
                QRectF(pressedAt, event.position()).normalized().toAlignedRect() & drawn.inner());
            rubberBand->show();
            return;
        }
        setPlace(drawn.inner().contains(event.pos()) ? drawn.lines().placeAt(event.position(), pointTolerance)
                                                     : std::nullopt);
        showCard(event.globalPosition().toPoint());
    }

    void release(const QMouseEvent& event)
    {
        if (event.button() != Qt::LeftButton) {
            return;
        }
        isPressed = false;
        if (rubberBand->isVisible()) {
            rubberBand->hide();
            const QRectF band = rubberBand->geometry();
            if (band.width() >= smallestZoomPixels && band.height() >= smallestZoomPixels) {
                drawn.zoomTo(band);
                plot->replot(QCustomPlot::rpQueuedReplot);
            }
        }
    }

    void wheel(const QWheelEvent& event)
    {
        if (drawn.inner().contains(event.position().toPoint()) && event.angleDelta().y() != 0) {
            drawn.zoom(event.position(), std::pow(wheelStep, event.angleDelta().y() / 120.0));
            plot->replot(QCustomPlot::rpQueuedReplot);
        }
    }

    void resetRange()
    {
        drawn.resetRange();
        plot->replot(QCustomPlot::rpQueuedReplot);
    }

    void openMenu(QPoint position)
    {
        auto* menu = new QMenu(&q);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(SeriesView::tr("Reset the view (R)"), this, [this] { resetRange(); });
        menu->addSeparator();
        menu->addAction(SeriesView::tr("Export figure…"), &q, &SeriesView::exportRequested);
        menu->popup(plot->mapToGlobal(position));
    }

    void activate()
    {
        if (place) {
            Q_EMIT q.rowActivated(qint64(series->curves[place->line].row));
        }
    }

    /// Left and right: the drawn points of the curve. Up and down: the curve above or below at that place.
    void walk(int key)
    {
        if (series->curves.empty()) {
            return;
        }
        const bool isAlong = key == Qt::Key_Left || key == Qt::Key_Right;
        setPlace(!place   ? firstPlace()
                : isAlong ? nextPoint(key == Qt::Key_Right)
                          : nextCurve(key == Qt::Key_Up));
        if (place) {
            showCard(plot->mapToGlobal(drawn.pixel(place->point).toPoint() + QPoint(6, 0)));
        }
    }

    [[nodiscard]] std::optional<SeriesLines::Place> firstPlace()
    {
        for (std::size_t line = 0; line < series->curves.size(); ++line) {
            const auto points = insidePoints(line);
            if (!points.empty()) {
                return SeriesLines::Place{line, points.front()};
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::vector<CurvePoint> insidePoints(std::size_t line)
    {
        std::vector<CurvePoint> points = drawn.lines().drawnPoints(line);
        const QRectF inner = QRectF(drawn.inner()).adjusted(-1, -1, 1, 1);
        std::erase_if(points, [&](const CurvePoint& point) { return !inner.contains(drawn.pixel(point)); });
        return points;
    }

    [[nodiscard]] std::optional<SeriesLines::Place> nextPoint(bool forwards)
    {
        const auto points = insidePoints(place->line);
        const auto same = std::ranges::find_if(
            points, [this](const CurvePoint& p) { return p.x == place->point.x && p.y == place->point.y; });
        if (same == points.end()) {
            return firstPlace();
        }
        const auto index = same - points.begin() + (forwards ? 1 : -1);
        const bool isInside = index >= 0 && index < static_cast<std::ptrdiff_t>(points.size());
        return isInside ? SeriesLines::Place{place->line, points[static_cast<std::size_t>(index)]} : *place;
    }

    [[nodiscard]] std::optional<SeriesLines::Place> nextCurve(bool upwards)
    {
        const QPointF from = drawn.pixel(place->point);
        std::optional<SeriesLines::Place> found = place;
        double best = std::numeric_limits<double>::infinity();
        for (std::size_t line = 0; line < series->curves.size(); ++line) {
            if (line == place->line) {
                continue;
            }
            for (const CurvePoint& point : insidePoints(line)) {
                const QPointF way = drawn.pixel(point) - from;
                const double along = upwards ? -way.y() : way.y();
                // Sideways counts more: the curve next to this one at this place is meant.
                const double far = along + 4 * std::abs(way.x());
                if (along >= 0 && far < best && (along > 0 || line > place->line)) {
                    best = far;
                    found = SeriesLines::Place{line, point};
                }
            }
        }
        return found;
    }

    bool key(const QKeyEvent& event)
    {
        switch (event.key()) {
        case Qt::Key_L:
            Q_EMIT q.scaleToggled();
            return true;
        case Qt::Key_X:
            Q_EMIT q.alignmentRequested();
            return true;
        case Qt::Key_Y:
            Q_EMIT q.quantityRequested();
            return true;
        case Qt::Key_BracketLeft:
        case Qt::Key_BracketRight:
            Q_EMIT q.smoothingStepped(event.key() == Qt::Key_BracketRight ? 1 : -1);
            return true;
        case Qt::Key_R:
            resetRange();
            return true;
        case Qt::Key_Plus:
        case Qt::Key_Minus:
            drawn.zoom(
                QRectF(drawn.inner()).center(), event.key() == Qt::Key_Plus ? wheelStep : 1 / wheelStep);
            plot->replot(QCustomPlot::rpQueuedReplot);
            return true;
        case Qt::Key_Escape:
            setPlace(std::nullopt);
            QToolTip::hideText();
            return true;
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
            walk(event.key());
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            activate();
            return place.has_value();
        default:
            return false;
        }
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Show || event->type() == QEvent::Resize) {
            empty->setGeometry(plot->rect().adjusted(40, 0, -40, 0));
        }
        const PlotEventActions actions{[this](const QKeyEvent& pressed) { return key(pressed); },
            [this] { setPlace(std::nullopt); }, [this] { redraw(true); }};
        return handlePlotEvent(*plot, *event, actions) || QObject::eventFilter(watched, event);
    }

    SeriesView& q;
    QCustomPlot* plot; ///< child of the view
    SeriesPlot drawn;
    QLabel* empty;
    QRubberBand* rubberBand;
    PreparedSeriesPointer series = std::make_shared<const PreparedSeries>();
    std::optional<SeriesLines::Place> place;
    qint64 hoveredRow = -1;
    bool isOverlayScheduled = false;
    bool isPressed = false;
    QPointF pressedAt;
};

SeriesView::SeriesView(QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(d->plot);
    setFocusProxy(d->plot);
    setMinimumSize(320, 240);
    d->redraw(false);
}

SeriesView::~SeriesView() = default;

void SeriesView::setSeries(PreparedSeriesPointer series)
{
    const bool isSameAxes = series->options.alignment == d->series->options.alignment
        && series->options.quantityId == d->series->options.quantityId
        && series->options.scale == d->series->options.scale && series->x.lower == d->series->x.lower
        && series->x.upper == d->series->x.upper && series->y.lower == d->series->y.lower
        && series->y.upper == d->series->y.upper;
    d->setPlace(std::nullopt);
    d->series = std::move(series);
    d->redraw(isSameAxes);
}

void SeriesView::setHoveredRow(qint64 row)
{
    if (row != d->hoveredRow) {
        d->highlightRow(row);
    }
}

void SeriesView::setEmptyText(const QString& text)
{
    d->empty->setText(text);
    d->empty->setVisible(!text.isEmpty());
}

PreparedSeriesPointer SeriesView::seriesInSight() const
{
    return d->drawn.seriesInSight();
}

QString SeriesView::summary() const
{
    return seriesSummary(*d->series);
}

} // namespace trefoil
