// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/export/figure_preview.h"

#include <QPainter>

namespace trefoil {

FigurePreview::FigurePreview(QWidget* parent)
    : QWidget(parent)
{
    setMinimumSize(420, 320);
    setAccessibleName(tr("Preview of the figure"));
}

void FigurePreview::setFigure(const QPixmap& figure)
{
    m_figure = figure;
    m_message.clear();
    update();
}

void FigurePreview::setMessage(const QString& text)
{
    m_message = text;
    m_figure = {};
    update();
}

void FigurePreview::paintEvent(QPaintEvent*)
{
    constexpr int margin = 16;
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.fillRect(rect(), palette().color(QPalette::Mid));
    const QRect room = rect().adjusted(margin, margin, -margin, -margin);
    if (m_figure.isNull()) {
        painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, m_message);
        return;
    }
    QRect page(QPoint(), m_figure.size().scaled(room.size(), Qt::KeepAspectRatio));
    page.moveCenter(room.center());
    painter.fillRect(page, Qt::white);
    const QSize pixels = page.size() * devicePixelRatioF();
    // In two steps: smooth scaling of a 600 dpi picture in one aliases thin lines away.
    painter.drawPixmap(page, m_figure.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
}

} // namespace trefoil
