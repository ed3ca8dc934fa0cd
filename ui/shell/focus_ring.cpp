// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/focus_ring.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>

namespace trefoil {

namespace {

constexpr int ringWidth = 2;

} // namespace

FocusRing::FocusRing(QWidget* window)
    : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    connect(qApp, &QApplication::focusChanged, this,
        [this](const QWidget*, QWidget* focused) { follow(focused); });
    qApp->installEventFilter(this);
}

void FocusRing::surround(QWidget* region)
{
    m_region = region;
    follow(QApplication::focusWidget());
}

void FocusRing::follow(QWidget* focused)
{
    const bool isInside = m_region != nullptr && m_region->isVisible() && focused != nullptr
        && (m_region == focused || m_region->isAncestorOf(focused));
    if (!isInside) {
        hide();
        return;
    }
    setGeometry(QRect(m_region->mapTo(parentWidget(), QPoint()), m_region->size()));
    raise();
    show();
}

void FocusRing::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(QPen(palette().color(QPalette::Highlight), ringWidth));
    painter.drawRect(rect().adjusted(ringWidth / 2, ringWidth / 2, -ringWidth / 2, -ringWidth / 2));
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        m_region = nullptr;
        hide();
    } else if (watched == m_region && (event->type() == QEvent::Resize || event->type() == QEvent::Move)) {
        follow(QApplication::focusWidget());
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace trefoil
