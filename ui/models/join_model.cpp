// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/join_model.h"

#include <algorithm>
#include <iterator>

#include <QSet>

#include "ui/bridge/text.h"

namespace trefoil {

namespace {

QString placesText(const std::vector<SourceRef>& places)
{
    return distinctPlaces(places).join(QStringLiteral(" + "));
}

/// The file with so many of its folders.
QString endOfPlace(const SourceRef& place, int folders)
{
    const QString path = toText(place.path);
    const QString end = path.section(u'/', -folders - 1);
    return place.line > 0 ? QString(end % u':' % QString::number(place.line)) : end;
}

JoinRow ambiguousRow(const AmbiguityOutcome& ambiguity)
{
    JoinRow row;
    row.kind = JoinKind::Ambiguous;
    row.run = placeText(ambiguity.record);
    row.reason = JoinModel::tr("ambiguous");
    row.records = {ambiguity.record};
    row.candidates = ambiguity.candidates;
    row.sources = placesText(ambiguity.candidates);
    row.explanation = toText(ambiguity.explanation);
    return row;
}

JoinRow joinedRow(const JoinOutcome& join)
{
    return {JoinKind::Joined, toText(join.runName), joinReasonText(join.reason), join.confidence,
        join.sources, {}, placesText(join.sources), toText(join.explanation)};
}

JoinRow unmatchedRow(const UnmatchedOutcome& unmatched)
{
    JoinRow row;
    row.kind = JoinKind::Unmatched;
    const bool isOne = unmatched.records == 1 && !unmatched.runName.empty();
    row.run = isOne ? toText(unmatched.runName)
                    : JoinModel::tr("%n records", nullptr, static_cast<int>(unmatched.records));
    row.reason = JoinModel::tr("nothing");
    row.sources = placeText(unmatched.record);
    row.explanation = toText(unmatched.explanation);
    if (isOne) {
        row.records = {unmatched.record};
    }
    if (unmatched.nearest) {
        row.candidates = {*unmatched.nearest};
        row.explanation += JoinModel::tr(" (%1)").arg(placeText(*unmatched.nearest));
    }
    return row;
}

} // namespace

QString joinReasonText(JoinReason reason)
{
    switch (reason) {
    case JoinReason::SameRunId:
        return JoinModel::tr("same run id");
    case JoinReason::SameFolder:
        return JoinModel::tr("same folder");
    case JoinReason::EqualValues:
        return JoinModel::tr("equal values");
    case JoinReason::DurationAndTime:
        return JoinModel::tr("duration and time");
    case JoinReason::ByHand:
        return JoinModel::tr("by hand");
    case JoinReason::SameNameAndQuality:
        return JoinModel::tr("same name and accuracy");
    }
    return {};
}

QString placeText(const SourceRef& place)
{
    return endOfPlace(place, 0);
}

QStringList distinctPlaces(const std::vector<SourceRef>& places)
{
    constexpr int mostFolders = 12;
    QStringList texts;
    for (int folders = 0; folders <= mostFolders; ++folders) {
        texts.clear();
        for (const SourceRef& place : places) {
            texts << endOfPlace(place, folders);
        }
        if (QSet<QString>(texts.begin(), texts.end()).size() == texts.size()) {
            break;
        }
    }
    return texts;
}

std::vector<JoinRow> joinRows(const JoinReview& review)
{
    std::vector<JoinRow> rows;
    std::ranges::transform(review.ambiguities, std::back_inserter(rows), ambiguousRow);
    std::ranges::transform(review.joins, std::back_inserter(rows), joinedRow);
    std::stable_sort(rows.begin(), rows.end(),
        [](const JoinRow& a, const JoinRow& b) { return a.confidence < b.confidence; });
    std::ranges::transform(review.unmatched, std::back_inserter(rows), unmatchedRow);
    return rows;
}

namespace {

/// With their folders: logs of one tool are all called alike.
QString tipPlaces(const JoinRow& row)
{
    QStringList places;
    for (const SourceRef& place : row.records) {
        places << (place.line > 0 ? QString(toText(place.path) % u':' % QString::number(place.line))
                                  : toText(place.path));
    }
    return places.isEmpty() ? row.sources : places.join(QStringLiteral(" + "));
}

} // namespace

QStringList JoinModel::columnNames() const
{
    return {tr("Run"), tr("Joined by"), tr("Confidence"), tr("Sources"), tr("Why")};
}

QVariant JoinModel::cell(const JoinRow& row, int column, int role) const
{
    if (role == Qt::ToolTipRole) {
        return QString(row.run % u'\n' % tipPlaces(row) % u'\n' % row.explanation);
    }
    if (role == SortRole && column == ConfidenceColumn) {
        return row.confidence;
    }
    if (role != Qt::DisplayRole && role != SortRole) {
        return {};
    }
    switch (column) {
    case RunColumn:
        return row.run;
    case ReasonColumn:
        return row.isDecided ? joinReasonText(JoinReason::ByHand) : row.reason;
    case ConfidenceColumn:
        return row.isDecided                  ? tr("decided")
            : row.confidence >= 0             ? tr("%1 %").arg(qRound(row.confidence * 100))
            : row.kind == JoinKind::Ambiguous ? tr("left alone")
                                              : tr("own run");
    case SourcesColumn:
        return row.sources;
    case ExplanationColumn:
        return row.explanation;
    default:
        return {};
    }
}

} // namespace trefoil
