// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/watch_memory.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/bridge/text.h"

namespace trefoil {

std::string watchToJson(const WatchMemory& watch)
{
    QJsonArray files;
    for (const auto& [path, stamp] : watch.seen) {
        files.append(QJsonArray{
            pathText(path), static_cast<qint64>(stamp.bytes), static_cast<qint64>(stamp.modifiedMs)});
    }
    const QJsonObject object{{QStringLiteral("folder"), watch.folder}, {QStringLiteral("files"), files}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

WatchMemory watchFromJson(const std::string& json)
{
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
    WatchMemory watch{object.value(QLatin1String("folder")).toString(), {}};
    for (const QJsonValue& value : object.value(QLatin1String("files")).toArray()) {
        const QJsonArray file = value.toArray();
        watch.seen[toPath(file.at(0).toString())] = {file.at(1).toInteger(), file.at(2).toInteger()};
    }
    return watch;
}

} // namespace trefoil
