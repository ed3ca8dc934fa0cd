// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/scenario/condition_slider.h"

#include <algorithm>
#include <cmath>

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QToolButton>

#include "ui/pages/scenario/tick_slider.h"

namespace trefoil {

namespace {

constexpr int steps = 1000;
constexpr int fieldWidth = 104;

QLabel* quiet(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setObjectName(QStringLiteral("quiet"));
    return label;
}

/// With the decimals that dragging gives, and one more where the value was set finer: "31", but "30.7".
QString conditionText(double value, int decimals)
{
    const double unit = std::pow(10.0, decimals);
    const bool isFiner = std::abs(value * unit - std::round(value * unit)) >= 0.05;
    return QLocale().toString(value, 'f', isFiner ? decimals + 1 : decimals);
}

} // namespace

ConditionSlider::ConditionSlider(Condition condition, QWidget* parent)
    : QWidget(parent)
    , m_condition(std::move(condition))
    , m_slider(new TickSlider(this))
    , m_field(new QLineEdit(this))
    , m_reset(new QToolButton(this))
    , m_recordedText(quiet({}, this))
{
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(1);
    auto* name = new QLabel(m_condition.name, this);
    name->setBuddy(m_field);
    name->setToolTip(m_condition.source);
    layout->addWidget(name, 0, 0);
    layout->addWidget(m_field, 0, 1, Qt::AlignRight);
    layout->addWidget(m_reset, 0, 2);
    layout->addWidget(m_slider, 1, 0, 1, 3);
    layout->addWidget(quiet(m_condition.lowWords, this), 2, 0);
    layout->addWidget(quiet(m_condition.highWords, this), 2, 1, 1, 2, Qt::AlignRight);
    layout->addWidget(m_recordedText, 3, 0, 1, 3);
    layout->setColumnStretch(0, 1);
    m_recordedText->setWordWrap(true); // ranges of recorded values are long, the panel is narrow
    m_slider->setRange(0, steps);
    m_slider->setAccessibleName(m_condition.name);
    m_slider->setAccessibleDescription(
        tr("%1, double click to use the recorded value").arg(m_condition.unit));
    m_slider->setToolTip(m_condition.source);
    m_field->setFixedWidth(fieldWidth);
    m_field->setAlignment(Qt::AlignRight);
    m_field->setPlaceholderText(tr("as recorded"));
    m_field->setAccessibleName(tr("%1 in %2").arg(m_condition.name, m_condition.unit));
    m_reset->setText(QStringLiteral("↺"));
    m_reset->setAutoRaise(true);
    m_reset->setToolTip(tr("Use the recorded values"));
    m_reset->setAccessibleName(tr("%1: use the recorded values").arg(m_condition.name));
    connect(m_slider, &QSlider::valueChanged, this, [this](int position) { choose(valueAt(position)); });
    connect(m_slider, &TickSlider::resetRequested, this, [this] { choose(std::nullopt); });
    connect(m_reset, &QToolButton::clicked, this, [this] { choose(std::nullopt); });
    connect(m_field, &QLineEdit::editingFinished, this, &ConditionSlider::typed);
    setRecorded(std::nullopt, {});
    showValue();
}

void ConditionSlider::setValue(std::optional<double> value)
{
    if (value != m_value || m_field->isModified()) {
        m_value = value;
        showValue();
    }
}

void ConditionSlider::setRecorded(std::optional<double> value, const QString& words)
{
    m_recorded = value;
    m_slider->setTick(value ? std::optional(positionOf(*value)) : std::nullopt);
    m_recordedText->setText(
        words.isEmpty() ? m_condition.unit : QString(m_condition.unit % QStringLiteral(" · ") % words));
    showValue();
}

void ConditionSlider::choose(std::optional<double> value)
{
    m_value = value;
    showValue();
    Q_EMIT valueChanged(m_value);
}

void ConditionSlider::typed()
{
    if (!m_field->isModified()) {
        return;
    }
    m_field->setModified(false);
    const QString text = m_field->text().trimmed();
    bool isNumber = false;
    double number = QLocale().toDouble(text, &isNumber); // with thousands marks, as the field shows them
    if (!isNumber) {
        number = text.toDouble(&isNumber);
    }
    if (!isNumber) { // a decimal comma where the person's locale has a point: 1,4
        number = QString(text).replace(u',', u'.').toDouble(&isNumber);
    }
    if (text.isEmpty()) {
        choose(std::nullopt);
    } else if (isNumber) {
        choose(std::clamp(number, m_condition.lowest, m_condition.highest));
    } else {
        showValue();
        m_recordedText->setText(tr("\"%1\" is no number").arg(text));
    }
}

void ConditionSlider::showValue()
{
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(positionOf(m_value.value_or(m_recorded.value_or(m_condition.lowest))));
    m_slider->setSet(m_value.has_value());
    m_field->setText(m_value ? conditionText(*m_value, m_condition.decimals) : QString());
    m_field->setModified(false);
    m_reset->setEnabled(m_value.has_value());
}

int ConditionSlider::positionOf(double value) const
{
    const double v = std::clamp(value, m_condition.lowest, m_condition.highest);
    const double share = m_condition.isLogarithmic
        ? std::log(v / m_condition.lowest) / std::log(m_condition.highest / m_condition.lowest)
        : (v - m_condition.lowest) / (m_condition.highest - m_condition.lowest);
    return static_cast<int>(std::lround(share * steps));
}

double ConditionSlider::valueAt(int position) const
{
    const double share = static_cast<double>(position) / steps;
    const double value = m_condition.isLogarithmic
        ? m_condition.lowest * std::pow(m_condition.highest / m_condition.lowest, share)
        : m_condition.lowest + share * (m_condition.highest - m_condition.lowest);
    const double unit = std::pow(10.0, m_condition.decimals);
    return std::round(value * unit) / unit;
}

} // namespace trefoil
