// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>

#include <optional>

namespace trefoil {

/// A calm slider: a filled line, a round handle, and a tick where the recorded value lies. The handle is
/// hollow while nothing is set. A double click resets.
class TickSlider final : public QSlider {
    Q_OBJECT

public:
    explicit TickSlider(QWidget* parent);

    void setTick(std::optional<int> position);
    void setSet(bool isSet);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void resetRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] double xOf(int position) const;
    [[nodiscard]] int positionOf(double x) const;

    std::optional<int> m_tick;
    bool m_isSet = false;
};

} // namespace trefoil
