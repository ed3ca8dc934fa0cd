// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/diagnostics_model.h"

#include <algorithm>
#include <map>

#include <QFileInfo>
#include <QRegularExpression>

#include "ui/bridge/error_text.h"
#include "ui/bridge/text.h"
#include "ui/bridge/word_text.h"

namespace trefoil {

namespace {

constexpr std::size_t mostListedPlaces = 20;

QString tipText(const Problem& problem)
{
    QStringList lines{problem.what, toText(describe(problem.where))};
    for (std::size_t i = 0; i < std::min(problem.more.size(), mostListedPlaces); ++i) {
        lines << toText(describe(problem.more[i]));
    }
    if (problem.more.size() > mostListedPlaces) {
        lines << DiagnosticsModel::tr("and %1 more").arg(problem.more.size() - mostListedPlaces);
    }
    return lines.join(u'\n');
}

QString placeText(const Problem& problem)
{
    const SourceRef& where = problem.where;
    const bool isFolder = where.path.ends_with('/');
    const std::string_view path =
        std::string_view(where.path).substr(0, where.path.size() - (isFolder ? 1 : 0));
    const QString name = QString(QFileInfo(toText(path)).fileName() % (isFolder ? u"/" : u""));
    const QString place = where.line > 0 ? QString(name % u':' % QString::number(where.line)) : name;
    return problem.more.empty()
        ? place
        : DiagnosticsModel::tr("%1 and %n more places", nullptr, static_cast<int>(problem.more.size()))
              .arg(place);
}

QString kindText(const Problem& problem)
{
    return problem.isUnitQuestion ? DiagnosticsModel::tr("question") : severityText(problem.severity);
}

/// What waits for a person's answer comes after what is missing, and before what was decided without them.
int gravity(const Problem& problem)
{
    return problem.severity == Severity::SetAside ? 3
        : problem.isUnitQuestion                  ? 2
        : problem.severity == Severity::Warning   ? 1
                                                  : 0;
}

} // namespace

std::vector<Problem> problemsOf(
    const std::vector<FileOutcome>& files, const std::vector<AmbiguityOutcome>& ambiguities)
{
    std::vector<Problem> problems;
    for (const FileOutcome& file : files) {
        if (file.error) {
            const SourceRef where{file.path, file.error->where.line, file.error->where.pointer};
            Error error = *file.error;
            error.where = {};
            // The place is shown beside it: files with the same fault shall read the same.
            const QString it = file.path.ends_with('/') ? DiagnosticsModel::tr("the folder")
                                                        : DiagnosticsModel::tr("the file");
            const QString text = errorText(error).replace(toText(file.path), it);
            problems.push_back({Severity::SetAside, text.left(1).toUpper() % text.mid(1), where, {}});
        }
        for (const Diagnostic& diagnostic : file.diagnostics) {
            SourceRef where = diagnostic.where;
            if (where.path.empty()) {
                where.path = file.path;
            }
            problems.push_back({diagnostic.severity, toText(diagnostic.reason), std::move(where), {}});
            problems.back().isUnitQuestion =
                diagnostic.code == "unit_doubt" || diagnostic.code == "unit_question";
        }
    }
    for (const AmbiguityOutcome& ambiguity : ambiguities) {
        const QString why = toText(ambiguity.explanation);
        const auto count = static_cast<int>(ambiguity.candidates.size());
        const QString text = count == 1
            ? DiagnosticsModel::tr("Might belong to another run, and was not joined: %1").arg(why)
            : DiagnosticsModel::tr("Fits %n runs equally well, so it was joined to none: %1", nullptr, count)
                  .arg(why);
        problems.push_back({Severity::Warning, text, ambiguity.record, {}});
    }
    std::stable_sort(problems.begin(), problems.end(),
        [](const Problem& a, const Problem& b) { return gravity(a) > gravity(b); });
    return problems;
}

std::vector<Problem> groupedProblems(const std::vector<Problem>& problems)
{
    // What is said of run 3 is often said of run 4 as well, and what is not a number may be any word.
    static const QRegularExpression varying(QStringLiteral("\\d+|“[^”]*”"));
    std::vector<Problem> grouped;
    std::map<std::pair<int, QString>, std::size_t> known;
    for (const Problem& problem : problems) {
        const QString words = QString(problem.what).replace(varying, QStringLiteral("#"));
        const auto [place, isNew] = known.try_emplace({gravity(problem), words}, grouped.size());
        if (isNew) {
            grouped.push_back(problem);
        } else {
            grouped[place->second].more.push_back(problem.where);
        }
    }
    return grouped;
}

TextTable problemTable(const std::vector<Problem>& problems)
{
    TextTable table;
    table.header = {"kind", "what", "file", "line", "place"};
    for (const Problem& problem : problems) {
        const SourceRef& where = problem.where;
        table.rows.push_back({toUtf8(kindText(problem)), toUtf8(problem.what), where.path,
            where.line > 0 ? Cell(static_cast<double>(where.line)) : Cell(),
            where.pointer.empty() ? Cell() : Cell(where.pointer)});
    }
    return table;
}

QStringList filesToReadAgain(const std::vector<Problem>& problems)
{
    QStringList files;
    for (const Problem& problem : problems) {
        const QString path = toText(problem.where.path);
        if ((problem.severity == Severity::SetAside || problem.isUnitQuestion) && !files.contains(path)) {
            files << path;
        }
    }
    return files;
}

QStringList DiagnosticsModel::columnNames() const
{
    return {tr("Kind"), tr("What"), tr("Where"), tr("Problem")};
}

QVariant DiagnosticsModel::cell(const Problem& problem, int column, int role) const
{
    if (role == Qt::ToolTipRole) {
        return tipText(problem);
    }
    if (role == SortRole && column == SeverityColumn) {
        return gravity(problem);
    }
    if (role != Qt::DisplayRole && role != SortRole) {
        return {};
    }
    switch (column) {
    case SeverityColumn:
        return kindText(problem);
    case WhatColumn:
        return problem.what;
    case WhereColumn:
        return placeText(problem);
    case BriefColumn: {
        const QString place = placeText(problem);
        return QString(kindText(problem)
            % (place.isEmpty() ? QString() : QString(QStringLiteral(" · ") % place)) % u'\n' % problem.what);
    }
    default:
        return {};
    }
}

} // namespace trefoil
