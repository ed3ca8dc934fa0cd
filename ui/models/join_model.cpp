// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/join_model.h"

#include <algorithm>

#include <QFileInfo>

#include "ui/bridge/text.h"

namespace trefoil {

namespace {

QString placesText(const std::vector<SourceRef>& places)
{
    QStringList texts;
    for (const SourceRef& place : places) {
        const QString name = QFileInfo(toText(place.path)).fileName();
        texts << (place.line > 0 ? QString(name % u':' % QString::number(place.line)) : name);
    }
    return texts.join(QStringLiteral(" + "));
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

std::vector<JoinRow> joinRows(
    const std::vector<JoinOutcome>& joins, const std::vector<AmbiguityOutcome>& ambiguities)
{
    std::vector<JoinRow> rows;
    for (const AmbiguityOutcome& ambiguity : ambiguities) {
        rows.push_back({placesText({ambiguity.record}), JoinModel::tr("ambiguous"), -1,
            placesText(ambiguity.candidates), toText(ambiguity.explanation)});
    }
    for (const JoinOutcome& join : joins) {
        rows.push_back({toText(join.runName), joinReasonText(join.reason), join.confidence,
            placesText(join.sources), toText(join.explanation)});
    }
    std::stable_sort(rows.begin(), rows.end(),
        [](const JoinRow& a, const JoinRow& b) { return a.confidence < b.confidence; });
    return rows;
}

QStringList JoinModel::columnNames() const
{
    return {tr("Run"), tr("Joined by"), tr("Confidence"), tr("Sources"), tr("Why")};
}

QVariant JoinModel::cell(const JoinRow& row, int column, int role) const
{
    if (role == Qt::ToolTipRole) {
        return QString(row.sources % u'\n' % row.explanation);
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
        return row.reason;
    case ConfidenceColumn:
        return row.confidence < 0 ? tr("left alone") : tr("%1 %").arg(qRound(row.confidence * 100));
    case SourcesColumn:
        return row.sources;
    case ExplanationColumn:
        return row.explanation;
    default:
        return {};
    }
}

} // namespace trefoil
