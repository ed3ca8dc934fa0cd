// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/library_settings.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace trefoil {

namespace {

std::string stored(Library& library, const char* key)
{
    const Result<std::optional<std::string>> value = library.setting(key);
    return value && *value ? **value : std::string();
}

} // namespace

std::string hiddenRunsToJson(const HiddenRuns& hidden)
{
    std::vector<std::int64_t> ids;
    for (const RunId run : hidden) {
        ids.push_back(run.value);
    }
    std::sort(ids.begin(), ids.end());
    QJsonArray array;
    for (const std::int64_t id : ids) {
        array.append(static_cast<qint64>(id));
    }
    return QJsonDocument(array).toJson(QJsonDocument::Compact).toStdString();
}

HiddenRuns hiddenRunsFromJson(const std::string& json)
{
    HiddenRuns hidden;
    const QJsonArray ids = QJsonDocument::fromJson(QByteArray::fromStdString(json)).array();
    for (const QJsonValue& id : ids) {
        hidden.insert(RunId{id.toInteger()});
    }
    return hidden;
}

std::string textToJson(const std::string& text)
{
    return QJsonDocument(QJsonArray{QString::fromStdString(text)})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

std::string textFromJson(const std::string& json)
{
    const QJsonArray array = QJsonDocument::fromJson(QByteArray::fromStdString(json)).array();
    return array.isEmpty() ? std::string() : array.first().toString().toStdString();
}

LibrarySettings readSettings(Library& library)
{
    LibrarySettings settings;
    if (Result<Scenario> scenario = scenarioFromJson(stored(library, "scenario"))) {
        settings.scenario = std::move(*scenario);
    }
    if (Result<Scenario> conditions = scenarioFromJson(stored(library, "last_conditions"))) {
        settings.lastConditions = std::move(*conditions);
    }
    if (Result<FigureSpec> spec = figureSpecFromJson(stored(library, "figure_spec"))) {
        settings.spec = std::move(*spec);
    }
    if (Result<BoardChoice> board = boardChoiceFromJson(stored(library, "board"))) {
        settings.board = std::move(*board);
    }
    for (const BoardKind kind : {BoardKind::Compress, BoardKind::Groups}) {
        if (Result<BoardChoice> choice =
                boardChoiceFromJson(stored(library, boardSettingKey(kind).c_str()))) {
            settings.choices[kind] = std::move(*choice);
        }
    }
    for (const BoardKind kind : {BoardKind::Compress, BoardKind::Groups, BoardKind::Series}) {
        if (const Result<FigureSize> size =
                figureSizeFromJson(stored(library, figureSizeSettingKey(kind).c_str()))) {
            settings.figureSizes[kind] = *size;
        }
    }
    settings.hidden = hiddenRunsFromJson(stored(library, "hidden_runs"));
    settings.watched = watchFromJson(stored(library, "watched_folder"));
    settings.title = textFromJson(stored(library, "example_title"));
    settings.citation = textFromJson(stored(library, "example_citation"));
    settings.claim = textFromJson(stored(library, "example_claim"));
    return settings;
}

} // namespace trefoil
