// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/word_text.h"

#include "ui/bridge/text.h"

#include <QCoreApplication>

namespace trefoil {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("trefoil::words", text);
}

} // namespace

QString gradeText(Grade grade)
{
    switch (grade) {
    case Grade::Absent:
        return tr("absent");
    case Grade::Metered:
        return tr("metered");
    case Grade::OnChip:
        return tr("on-chip");
    case Grade::Measured:
        return tr("measured");
    case Grade::Modelled:
        return tr("modelled");
    case Grade::Declared:
        return tr("declared");
    case Grade::Derived:
        return tr("derived");
    }
    return {};
}

QString gradeExplanation(Grade grade)
{
    switch (grade) {
    case Grade::Absent:
        return tr("There is no value.");
    case Grade::Metered:
        return tr("Read from an external power or energy meter.");
    case Grade::OnChip:
        return tr("Read from the device's own counter.");
    case Grade::Measured:
        return tr("Counted or timed by the program itself.");
    case Grade::Modelled:
        return tr("Estimated from a model, such as rated power.");
    case Grade::Declared:
        return tr("Stated by a person or a publication.");
    case Grade::Derived:
        return tr("Computed by Trefoil from other values.");
    }
    return {};
}

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::Note:
        return tr("note");
    case Severity::Warning:
        return tr("warning");
    case Severity::SetAside:
        return tr("set aside");
    }
    return {};
}

QString sphereText(Sphere sphere)
{
    switch (sphere) {
    case Sphere::Quality:
        return tr("Quality");
    case Sphere::Environment:
        return tr("Environment");
    case Sphere::Economy:
        return tr("Economy");
    case Sphere::Society:
        return tr("Society");
    case Sphere::Setting:
        return tr("Settings");
    }
    return {};
}

QString directionText(Direction direction)
{
    switch (direction) {
    case Direction::HigherIsBetter:
        return tr("higher is better");
    case Direction::LowerIsBetter:
        return tr("lower is better");
    case Direction::None:
        return {};
    }
    return {};
}

} // namespace trefoil
