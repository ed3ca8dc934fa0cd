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

QString placeText(const SourceRef& where)
{
    const QString name = QFileInfo(toText(where.path)).fileName();
    return where.line > 0 ? QString(name % u':' % QString::number(where.line)) : name;
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
            const QString text =
                errorText(error).replace(toText(file.path), DiagnosticsModel::tr("the file"));
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
        [](const Problem& a, const Problem& b) { return a.severity > b.severity; });
    return problems;
}

std::vector<Problem> groupedProblems(const std::vector<Problem>& problems)
{
    // Names and numbers of runs: what is said of run 3 is often said of run 4 as well.
    static const QRegularExpression wordWithDigit(QStringLiteral("[\\w./-]*\\d[\\w./-]*"));
    std::vector<Problem> grouped;
    std::map<std::pair<Severity, QString>, std::size_t> known;
    for (const Problem& problem : problems) {
        const QString words = QString(problem.what).replace(wordWithDigit, QStringLiteral("#"));
        const auto [place, isNew] = known.try_emplace({problem.severity, words}, grouped.size());
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
        table.rows.push_back({toUtf8(severityText(problem.severity)), toUtf8(problem.what), where.path,
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
        return static_cast<int>(problem.severity);
    }
    if (role != Qt::DisplayRole && role != SortRole) {
        return {};
    }
    switch (column) {
    case SeverityColumn:
        return severityText(problem.severity);
    case WhatColumn:
        return problem.what;
    case WhereColumn:
        return placeText(problem.where);
    case BriefColumn: {
        QString place = placeText(problem.where);
        if (!problem.more.empty()) {
            place = tr("%1 and %2 more places").arg(place).arg(problem.more.size());
        }
        return QString(severityText(problem.severity)
            % (place.isEmpty() ? QString() : QString(QStringLiteral(" · ") % place)) % u'\n' % problem.what);
    }
    default:
        return {};
    }
}

} // namespace trefoil
