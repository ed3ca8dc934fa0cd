// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings.h"

#include <QFileInfo>
#include <QSettings>

namespace trefoil {

namespace {

constexpr qsizetype recentCount = 10;

} // namespace

Theme themeFromName(const QString& name)
{
    if (name == u"light") {
        return Theme::Light;
    }
    return name == u"dark" ? Theme::Dark : Theme::System;
}

QString themeName(Theme theme)
{
    switch (theme) {
    case Theme::Light:
        return QStringLiteral("light");
    case Theme::Dark:
        return QStringLiteral("dark");
    case Theme::System:
        break;
    }
    return QStringLiteral("system");
}

Settings loadSettings()
{
    const QSettings stored;
    Settings settings;
    settings.theme = themeFromName(stored.value(QStringLiteral("theme")).toString());
    settings.recentLibraries = stored.value(QStringLiteral("recent_libraries")).toStringList();
    settings.importFolder = stored.value(QStringLiteral("import_folder")).toString();
    settings.exportFolder = stored.value(QStringLiteral("export_folder")).toString();
    settings.mappingFolder = stored.value(QStringLiteral("mapping_folder")).toString();
    settings.windowGeometry = stored.value(QStringLiteral("window_geometry")).toByteArray();
    settings.windowState = stored.value(QStringLiteral("window_state")).toByteArray();
    settings.singleKeys = stored.value(QStringLiteral("single_keys"), true).toBool();
    return settings;
}

void saveSettings(const Settings& settings)
{
    QSettings stored;
    stored.setValue(QStringLiteral("theme"), themeName(settings.theme));
    stored.setValue(QStringLiteral("recent_libraries"), settings.recentLibraries);
    stored.setValue(QStringLiteral("import_folder"), settings.importFolder);
    stored.setValue(QStringLiteral("export_folder"), settings.exportFolder);
    stored.setValue(QStringLiteral("mapping_folder"), settings.mappingFolder);
    stored.setValue(QStringLiteral("window_geometry"), settings.windowGeometry);
    stored.setValue(QStringLiteral("window_state"), settings.windowState);
    stored.setValue(QStringLiteral("single_keys"), settings.singleKeys);
}

QStringList withRecentLibrary(const QStringList& recent, const QString& path)
{
    QStringList list{QFileInfo(path).absoluteFilePath()};
    for (const QString& other : recent) {
        if (!list.contains(other) && QFileInfo::exists(other) && list.size() < recentCount) {
            list.append(other);
        }
    }
    return list;
}

} // namespace trefoil
