// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/details_model.h"

#include <algorithm>
#include <iterator>

#include <QFileInfo>
#include <QFont>
#include <QGuiApplication>
#include <QPalette>

#include "core/base/number_text.h"
#include "core/frame/group_table.h"
#include "ui/bridge/text.h"
#include "ui/bridge/unit_text.h"
#include "ui/bridge/value_text.h"
#include "ui/bridge/word_text.h"

namespace trefoil {

namespace {

DetailRow recordedRow(const ValueTrace& trace)
{
    DetailRow row{toText(trace.quantity->name), valueText(trace.value, *trace.quantity),
        exactText(trace.value, *trace.quantity), gradeText(trace.grade), toText(trace.reason),
        trace.quantity->sphere, trace.where, trace.sha256, trace.counts, trace.quantity->id};
    if (trace.counts && !trace.choice.empty()) {
        // "last of 120 values" is the core's English, as reasons are.
        row.remark =
            trace.isRuled ? DetailsModel::tr("%1 (rule)").arg(toText(trace.choice)) : toText(trace.choice);
    }
    if (!trace.counts) {
        row.remark = DetailsModel::tr("Not shown in charts: %1").arg(row.remark);
    }
    return row;
}

QString sourceText(const DetailRow& row)
{
    if (row.where.path.empty()) {
        return {};
    }
    const QString name = QFileInfo(toText(row.where.path)).fileName();
    return row.where.line > 0 ? QString(name % u':' % QString::number(row.where.line)) : name;
}

QString sentence(const DetailRow& row, QChar separator)
{
    QStringList parts{
        row.name % QStringLiteral(": ") % row.exact, row.grade, row.remark, toText(describe(row.where))};
    parts.removeAll(QString());
    return parts.join(separator == u'\n' ? QString(separator) : QString(separator % u' '));
}

} // namespace

QString exactText(double value, const Quantity& quantity)
{
    const QString unit = unitText(quantity.unit.symbol);
    return toText(formatNumber(value)) % (unit.isEmpty() ? QString() : QString(u' ' % unit));
}

std::vector<DetailRow> detailRows(const RunDetails& details, const DetailedRun& run)
{
    std::vector<DetailRow> rows;
    for (const ValueTrace& trace : details.values) {
        rows.push_back(recordedRow(trace));
    }
    for (DetailRow& derived : derivedDetailRows(run)) {
        const auto recorded = std::find_if(rows.rbegin(), rows.rend(),
            [&](const DetailRow& row) { return row.counts && row.quantityId == derived.quantityId; });
        rows.insert(recorded == rows.rend() ? rows.end() : recorded.base(), std::move(derived));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const DetailRow& a, const DetailRow& b) {
        return std::pair(!a.counts, a.sphere) < std::pair(!b.counts, b.sphere);
    });
    std::ranges::move(groupSummaryRows(run), std::back_inserter(rows));
    for (const GroupTrace& group : details.groups) {
        const GroupValue& value = group.value;
        const QString name =
            toText(value.attribute.empty() ? value.group : value.attribute + " " + value.group);
        QString remark = DetailsModel::tr("%1 of the group %2").arg(toText(value.quantity->name), name);
        if (value.support) {
            remark += isTooSmallToCompare(value.support)
                ? DetailsModel::tr(", %1 examples, too few to compare").arg(*value.support)
                : DetailsModel::tr(", %1 examples").arg(*value.support);
        }
        rows.push_back({QString(QStringLiteral("· ") % name), valueText(value.value, *value.quantity),
            exactText(value.value, *value.quantity), gradeText(Grade::Measured), remark, Sphere::Society,
            group.where, {}, true, {}});
    }
    return rows;
}

QStringList DetailsModel::columnNames() const
{
    return {tr("Quantity"), tr("Value"), tr("Grade"), tr("Source")};
}

QVariant DetailsModel::cell(const DetailRow& row, int column, int role) const
{
    switch (role) {
    case Qt::ToolTipRole:
        return sentence(row, u'\n');
    case Qt::AccessibleTextRole:
        return column == NameColumn ? QVariant(sentence(row, u',')) : QVariant();
    case Qt::TextAlignmentRole:
        return column == ValueColumn ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ForegroundRole:
        if (column == SourceColumn) {
            return QGuiApplication::palette().link();
        }
        return row.counts && column != GradeColumn ? QVariant()
                                                   : QVariant(QGuiApplication::palette().placeholderText());
    case Qt::FontRole: {
        QFont font = QGuiApplication::font();
        font.setBold(column == ValueColumn && row.counts);
        return font;
    }
    case Qt::DisplayRole:
    case SortRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case NameColumn:
        return row.name;
    case ValueColumn:
        return row.value;
    case GradeColumn:
        return row.grade;
    case SourceColumn:
        return sourceText(row);
    default:
        return {};
    }
}

} // namespace trefoil
