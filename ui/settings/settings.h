// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace trefoil {

enum class Theme { System, Light, Dark };

[[nodiscard]] Theme themeFromName(const QString& name); ///< "light", "dark"; System for anything else
[[nodiscard]] QString themeName(Theme theme);

/// What the program remembers for a person between two starts. Values: read once, written when they change.
struct Settings {
    Theme theme = Theme::System;
    QStringList recentLibraries; ///< paths, the latest first, at most ten
    QString importFolder;
    QString exportFolder;
    QString mappingFolder;
    QByteArray windowGeometry;
    QByteArray windowState;
    bool singleKeys = true; ///< single-letter shortcuts (WCAG 2.1.4)

    bool operator==(const Settings&) const = default;
};

[[nodiscard]] Settings loadSettings();
void saveSettings(const Settings& settings);

/// With that library first in the list, without files that are gone.
[[nodiscard]] QStringList withRecentLibrary(const QStringList& recent, const QString& path);

} // namespace trefoil
