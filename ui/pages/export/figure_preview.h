// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>

namespace trefoil {

/// The figure as a page with its true proportions, as large as there is room, on a quiet ground.
class FigurePreview final : public QWidget {
    Q_OBJECT

public:
    explicit FigurePreview(QWidget* parent);

    void setFigure(const QPixmap& figure); ///< null: nothing to show
    void setMessage(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QPixmap m_figure;
    QString m_message;
};

} // namespace trefoil
