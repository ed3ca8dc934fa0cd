// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/read_again_text.h"

#include "ui/bridge/text.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

namespace trefoil {

QString readAgainText(const ImportOutcome& outcome)
{
    constexpr qsizetype mostReasons = 3;
    QStringList reasons;
    for (const FileOutcome& file : outcome.files) {
        const QString why = toText(file.readAgain);
        if (!why.isEmpty() && !file.error && !reasons.contains(why)) {
            reasons << why;
        }
    }
    return reasons.isEmpty()
        ? QString()
        : QCoreApplication::translate("trefoil::ReadAgainText", "Read again: %1.")
              .arg(reasons.first(std::min(reasons.size(), mostReasons)).join(QStringLiteral(", ")));
}

} // namespace trefoil
