// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axis/axis_ticks.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace trefoil {
namespace {

constexpr int largestPlainExponent = 4;
constexpr int smallestPlainExponent = -3;
constexpr double largestPlainOfAxis = 1e7; ///< "8 000 000" is as wide as a label may be

double niceStep(double span, int wanted)
{
    const double rough = span / std::max(1, wanted);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (rough <= factor * power * 1.0001)
            return factor * power;
    }
    return 10 * power;
}

int exponentOf(double number)
{
    return static_cast<int>(std::floor(std::log10(std::abs(number)) + 1e-9));
}

/// Digits after the point that tell multiples of the step apart.
int decimalsOf(double step)
{
    return std::max(0, -exponentOf(step));
}

QString superscript(int number)
{
    static const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text;
    for (const QChar digit : QString::number(number))
        text += digit == u'-' ? QChar(u'⁻') : digits.at(digit.digitValue());
    return text;
}

QString plain(double number, int decimals)
{
    QString text = QString::number(std::abs(number), 'f', decimals);
    const qsizetype point = text.indexOf(u'.');
    for (qsizetype place = (point < 0 ? text.size() : point) - 3; place > 0; place -= 3)
        text.insert(place, QChar(u'\u2009'));
    return number < 0 ? QString(QChar(u'−') % text) : text;
}

QString powerOfTen(double number)
{
    const int exponent = exponentOf(number);
    double mantissa = number / std::pow(10.0, exponent);
    mantissa = std::round(mantissa * 1e4) / 1e4;
    const QString power = QStringLiteral("10") % superscript(exponent);
    if (mantissa == 1)
        return power;
    QString text = QString::number(std::abs(mantissa), 'g', 4);
    if (number < 0)
        text.prepend(QChar(u'−'));
    return text % QChar(u'×') % power;
}

AxisTicks linearTicks(double lower, double upper, double factor, double step)
{
    AxisTicks ticks;
    const double first = std::ceil(lower / factor / step - 1e-9);
    const double last = std::floor(upper / factor / step + 1e-9);
    const double largest = std::max(std::abs(first), std::abs(last)) * step;
    // One notation along an axis: 80 000 and 10⁵ side by side are hard to compare.
    const bool isPlain = largest < largestPlainOfAxis && exponentOf(largest) >= smallestPlainExponent;
    for (double index = first; index <= last; ++index) {
        const double shown = index == 0 ? 0 : index * step;
        const QString text = shown == 0 ? QStringLiteral("0")
            : isPlain                   ? plain(shown, decimalsOf(step))
                                        : powerOfTen(shown);
        ticks.labelled.push_back({shown * factor, text});
    }
    return ticks;
}

/// 1, 2 and 5 times each decade.
AxisTicks shortLogTicks(double lower, double upper, double factor)
{
    AxisTicks ticks;
    const int first = static_cast<int>(std::floor(std::log10(lower / factor)));
    const int last = static_cast<int>(std::ceil(std::log10(upper / factor)));
    for (int decade = first; decade <= last; ++decade) {
        for (const double multiple : {1.0, 2.0, 5.0}) {
            const double shown = multiple * std::pow(10.0, decade);
            if (shown * factor >= lower * (1 - 1e-9) && shown * factor <= upper * (1 + 1e-9))
                ticks.labelled.push_back({shown * factor, tickText(shown, shown)});
        }
    }
    return ticks;
}

AxisTicks logTicks(double lower, double upper, double factor, int wanted)
{
    const int first = static_cast<int>(std::ceil(std::log10(lower / factor) - 1e-9));
    const int last = static_cast<int>(std::floor(std::log10(upper / factor) + 1e-9));
    const int decades = last - first + 1;
    if (decades < 2) {
        AxisTicks ticks = shortLogTicks(lower, upper, factor);
        return ticks.labelled.size() >= 2
            ? ticks
            : linearTicks(lower, upper, factor, niceStep((upper - lower) / factor, wanted));
    }
    const int stride = std::max(1, (decades + wanted - 1) / std::max(1, wanted));
    // Strides are counted from 10⁰, so that 1 is labelled and panning does not make labels jump.
    AxisTicks ticks;
    for (int decade = first - 1; decade <= last; ++decade) {
        const double shown = std::pow(10.0, decade);
        if (decade >= first && (decade % stride) == 0)
            ticks.labelled.push_back({shown * factor, tickText(shown, shown)});
        else if (decade >= first)
            ticks.between.push_back(shown * factor);
        for (int multiple = 2; stride == 1 && multiple < 10; ++multiple) {
            const double value = shown * factor * multiple;
            if (value >= lower && value <= upper)
                ticks.between.push_back(value);
        }
    }
    return ticks;
}

} // namespace

QString tickText(double shown, double step)
{
    if (shown == 0)
        return QStringLiteral("0");
    const int exponent = exponentOf(shown);
    return exponent > largestPlainExponent || exponent < smallestPlainExponent
        ? powerOfTen(shown)
        : plain(shown, decimalsOf(step));
}

AxisTicks axisTicks(double lower, double upper, AxisScale scale, double factor, int wanted)
{
    if (!(upper > lower) || !std::isfinite(upper - lower))
        return {};
    if (scale == AxisScale::Logarithmic)
        return lower > 0 ? logTicks(lower, upper, factor, wanted) : AxisTicks{};
    return linearTicks(lower, upper, factor, niceStep((upper - lower) / factor, wanted));
}

AxisTicks wholeNumberTicks(double lower, double upper, double factor, int wanted)
{
    if (!(upper > lower) || !std::isfinite(upper - lower))
        return {};
    const double step = std::max(1.0, niceStep((upper - lower) / factor, wanted));
    return linearTicks(lower, upper, factor, step);
}

} // namespace trefoil
