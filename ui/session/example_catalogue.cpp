// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/example_catalogue.h"

#include <algorithm>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/bridge/text.h"

namespace trefoil {

namespace {

ExampleFile readFile(const QJsonValue& value, const QDir& folder)
{
    const QJsonObject object = value.toObject();
    const QString path = value.isString() ? value.toString()
        : object.contains(u"path")        ? object[u"path"].toString()
                                          : object[u"file"].toString();
    const QString mapping = object[u"mapping"].toString();
    return {toPath(folder.filePath(path)),
        mapping.isEmpty() ? std::filesystem::path() : toPath(folder.filePath(mapping))};
}

} // namespace

QString resourcePath(const QString& relative)
{
    const QString beside = QCoreApplication::applicationDirPath();
    for (const QString& root : {QString(beside % QStringLiteral("/../share/trefoil/")),
             QStringLiteral(TREFOIL_RESOURCE_FOLDER "/"), QStringLiteral("/usr/share/trefoil/")}) {
        if (QFile::exists(root + relative)) {
            return QDir::cleanPath(root + relative);
        }
    }
    return QStringLiteral(":/") % relative;
}

std::vector<Example> bundledExamples()
{
    return examplesIn(resourcePath(QStringLiteral("examples")));
}

std::vector<Example> examplesIn(const QString& folder)
{
    std::vector<std::pair<int, Example>> ordered;
    const QStringList names = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString& name : names) {
        const QDir study(folder % u'/' % name);
        QFile file(study.filePath(QStringLiteral("study.json")));
        if (!file.open(QIODevice::ReadOnly)) {
            continue;
        }
        const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
        Example example{toUtf8(name), toUtf8(object[u"title"].toString()),
            toUtf8(object[u"citation"].toString()), toUtf8(object[u"teaches"].toString()),
            toUtf8(object[u"claim"].toString()), {}, {}, {}};
        for (const QJsonValue& value : object[u"files"].toArray()) {
            example.files.push_back(readFile(value, study));
        }
        if (const QString scenario = object[u"scenario"].toString(); !scenario.isEmpty()) {
            example.scenario = toPath(study.filePath(scenario));
        }
        if (const QString board = object[u"board"].toString(); !board.isEmpty()) {
            example.board = toPath(study.filePath(board));
        }
        if (!example.title.empty() && !example.files.empty()) {
            ordered.emplace_back(object[u"order"].toInt(100), std::move(example));
        }
    }
    std::stable_sort(
        ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Example> examples;
    for (auto& [order, example] : ordered) {
        examples.push_back(std::move(example));
    }
    return examples;
}

} // namespace trefoil
