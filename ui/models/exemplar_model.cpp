// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/exemplar_model.h"

#include "core/compression/group_labels.h"
#include "core/frame/group_table.h"
#include "ui/bridge/text.h"
#include "ui/bridge/value_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace trefoil {

namespace {

QString codeText(const std::vector<std::string>& texts, std::uint32_t code)
{
    return code == noCode ? QStringLiteral("–") : toText(texts[code]);
}

QString percentText(double share)
{
    return QStringLiteral("%1 %").arg(numberText(std::round(share * 1000) / 10));
}

} // namespace

void ExemplarModel::show(const StoredExemplarsPointer& exemplars, const QString& variant)
{
    setRows({}); // cells belong to the columns that go
    beginResetModel();
    m_exemplars = exemplars;
    m_variant = variant;
    endResetModel();
    if (exemplars != nullptr) {
        setRows(exemplars->report.exemplars);
    }
}

QStringList ExemplarModel::columnNames() const
{
    QStringList names{tr("Example")};
    if (m_exemplars != nullptr) {
        for (const CodedColumn& group : m_exemplars->votes.groups) {
            names << toText(group.name);
        }
    }
    return names << tr("Label") << tr("Baseline") << (m_variant.isEmpty() ? tr("Variant") : m_variant)
                 << tr("Distance");
}

QVariant ExemplarModel::cell(const Exemplar& row, int column, int role) const
{
    const ExemplarVotes& votes = m_exemplars->votes;
    const auto groups = static_cast<int>(votes.groups.size());
    if (role == Qt::ToolTipRole && column == groups + 4) {
        return tr("Taxicab distance of the two populations' answers: 0, the same shares, to 2, no answer in "
                  "common");
    }
    if (role == SortRole && column == groups + 4) {
        return row.change.taxicab;
    }
    if (role == Qt::ToolTipRole && column > groups + 1) {
        return tr("The most frequent answer over the seeds; of equally frequent ones the last in order");
    }
    if (role != Qt::DisplayRole && role != SortRole) {
        return {};
    }
    if (column == 0) {
        return toText(votes.ids[row.example]);
    }
    if (column <= groups) {
        const CodedColumn& group = votes.groups[static_cast<std::size_t>(column - 1)];
        return codeText(group.values, group.codes[row.example]);
    }
    switch (column - groups) {
    case 1:
        return codeText(votes.classes, votes.labels[row.example]);
    case 2:
        return toText(votes.classes[row.change.modalBaseline]);
    case 3:
        return toText(votes.classes[row.change.modalCompressed]);
    default:
        return numberText(std::round(row.change.taxicab * 100) / 100);
    }
}

QString exemplarSummary(const StoredExemplars& exemplars, const QString& variant)
{
    const ExemplarReport& report = exemplars.report;
    const auto models = [](std::size_t count) {
        return count == 1 ? ExemplarModel::tr("1 model") : ExemplarModel::tr("%1 models").arg(count);
    };
    QString text =
        ExemplarModel::tr("%1 of %2 examples get another answer from %3 (%4 against %5)")
            .arg(report.exemplars.size())
            .arg(report.examples)
            .arg(variant, models(exemplars.votes.compressedModels), models(exemplars.votes.baselineModels));
    text +=
        ExemplarModel::tr(": %1 were right before, %2 are right now.").arg(report.lost).arg(report.gained);
    if (exemplars.votes.incomplete > 0) {
        text += ExemplarModel::tr(" %1 left out, which some model did not answer.")
                    .arg(exemplars.votes.incomplete);
    }
    return text;
}

QStringList exemplarShares(const StoredExemplars& exemplars)
{
    std::vector<ExemplarShare> shares = exemplars.report.shares;
    std::erase_if(shares, [](const ExemplarShare& share) {
        return !std::isfinite(share.overrepresentation) || share.exemplars == 0
            || isTooSmallToCompare(static_cast<std::int64_t>(share.examples));
    });
    std::ranges::stable_sort(shares, std::ranges::greater(), &ExemplarShare::overrepresentation);
    QStringList lines;
    for (const ExemplarShare& share : shares) {
        lines << ExemplarModel::tr("×%1 %2: %3 of them, %4 of all")
                     .arg(numberText(std::round(share.overrepresentation * 100) / 100), toText(share.group),
                         percentText(share.shareOfExemplars), percentText(share.shareOfExamples));
    }
    return lines;
}

} // namespace trefoil
