// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/scenario/tick_slider.h"

#include <algorithm>
#include <cmath>

#include <QMouseEvent>
#include <QPainter>

namespace trefoil {

namespace {

constexpr double handleRadius = 7;
constexpr double lineWidth = 4;

} // namespace

TickSlider::TickSlider(QWidget* parent)
    : QSlider(Qt::Horizontal, parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TickSlider::setTick(std::optional<int> position)
{
    m_tick = position;
    update();
}

void TickSlider::setSet(bool isSet)
{
    m_isSet = isSet;
    update();
}

QSize TickSlider::sizeHint() const
{
    return {160, 24};
}

double TickSlider::xOf(int position) const
{
    const double share = static_cast<double>(position - minimum()) / std::max(1, maximum() - minimum());
    return handleRadius + 1 + share * (width() - 2 * handleRadius - 2);
}

int TickSlider::positionOf(double x) const
{
    const double share = (x - handleRadius - 1) / std::max(1.0, width() - 2 * handleRadius - 2);
    return minimum() + static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * (maximum() - minimum())));
}

void TickSlider::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = height() / 2.0;
    const QColor accent = palette().color(QPalette::Highlight);
    const auto line = [&](double from, double to, const QColor& colour) {
        painter.setPen(QPen(colour, lineWidth, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(from, middle), QPointF(to, middle));
    };
    line(xOf(minimum()), xOf(maximum()), palette().color(QPalette::Mid));
    if (m_isSet) {
        line(xOf(minimum()), xOf(value()), accent);
    }
    if (m_tick) {
        painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 1.5));
        painter.drawLine(QPointF(xOf(*m_tick), middle - 9), QPointF(xOf(*m_tick), middle + 9));
    }
    painter.setPen(QPen(m_isSet ? accent : palette().color(QPalette::PlaceholderText), hasFocus() ? 3 : 2));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawEllipse(QPointF(xOf(value()), middle), handleRadius, handleRadius);
}

void TickSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        setSliderDown(true);
        setSliderPosition(positionOf(event->position().x()));
    }
}

void TickSlider::mouseMoveEvent(QMouseEvent* event)
{
    if ((event->buttons() & Qt::LeftButton) != 0) {
        setSliderPosition(positionOf(event->position().x()));
    }
}

void TickSlider::mouseDoubleClickEvent(QMouseEvent*)
{
    Q_EMIT resetRequested();
}

} // namespace trefoil
