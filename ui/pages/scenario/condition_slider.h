// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QToolButton;

namespace trefoil {

class TickSlider;

/// What one slider of the scenario is about.
struct Condition {
    QString name; ///< "Grid intensity"
    QString unit; ///< "g CO₂e/kWh"
    QString lowWords, highWords; ///< under the ends of the scale
    double lowest = 0;
    double highest = 1;
    bool isLogarithmic = false;
    int decimals = 2;
    QString source; ///< where typical values come from
};

/// A slider with a number field, words under its scale, a tick at the recorded value, and "as recorded" as a
/// state of its own. Values in the unit that is shown.
class ConditionSlider final : public QWidget {
    Q_OBJECT

public:
    ConditionSlider(Condition condition, QWidget* parent);

    void setValue(std::optional<double> value); ///< does not signal
    [[nodiscard]] std::optional<double> value() const { return m_value; }
    void setRecorded(std::optional<double> value, const QString& words);

Q_SIGNALS:
    void valueChanged(std::optional<double> value); ///< with every move, and on reset

private:
    void choose(std::optional<double> value);
    void typed();
    void showValue();
    [[nodiscard]] int positionOf(double value) const;
    [[nodiscard]] double valueAt(int position) const;

    Condition m_condition;
    std::optional<double> m_value;
    std::optional<double> m_recorded;
    TickSlider* m_slider = nullptr;
    QLineEdit* m_field = nullptr;
    QToolButton* m_reset = nullptr;
    QLabel* m_recordedText = nullptr;
};

} // namespace trefoil
