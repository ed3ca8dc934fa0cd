// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/details_model.h"

#include <algorithm>
#include <unordered_set>

#include <QFileInfo>
#include <QFont>
#include <QGuiApplication>
#include <QPalette>
#include <QRegularExpression>

#include "core/base/number_text.h"
#include "ui/bridge/text.h"
#include "ui/bridge/value_text.h"
#include "ui/bridge/word_text.h"

namespace trefoil {

namespace {

QString exactText(double value, const Quantity& quantity)
{
    const QString unit = toText(quantity.unit.symbol);
    return toText(formatNumber(value)) % (unit.isEmpty() || unit == u"1" ? QString() : QString(u' ' % unit));
}

DetailRow recordedRow(const ValueTrace& trace)
{
    DetailRow row{toText(trace.quantity->name), valueText(trace.value, *trace.quantity),
        exactText(trace.value, *trace.quantity), gradeText(trace.grade), toText(trace.reason),
        trace.quantity->sphere, trace.where, trace.sha256, trace.counts};
    if (!trace.counts) {
        row.remark = DetailsModel::tr("Not shown in charts: %1").arg(row.remark);
    }
    return row;
}

/// What the frame has beside the recorded values: other under the scenario, or computed from several.
std::vector<DetailRow> derivedRows(const RunDetails& details, const Frame& frame, std::size_t row)
{
    std::unordered_set<std::string> recorded;
    for (const ValueTrace& trace : details.values) {
        recorded.insert(trace.quantity->id);
    }
    std::vector<DetailRow> rows;
    for (const auto& column : frame.columns) {
        if (!column->has(row) || column->grades[row] != Grade::Derived
            || recorded.contains(column->quantity->id)) {
            continue;
        }
        const Quantity& quantity = *column->quantity;
        rows.push_back({toText(quantity.name), valueText(column->values[row], quantity),
            exactText(column->values[row], quantity), gradeText(Grade::Derived),
            gradeExplanation(Grade::Derived), quantity.sphere, {}, {}, true});
    }
    return rows;
}

QString sourceText(const DetailRow& row)
{
    if (row.where.path.empty()) {
        return {};
    }
    const QString name = QFileInfo(toText(row.where.path)).fileName();
    return row.where.line > 0 ? QString(name % u':' % QString::number(row.where.line)) : name;
}

} // namespace

std::vector<DetailRow> detailRows(const RunDetails& details, const Frame& frame, std::size_t row)
{
    std::vector<DetailRow> rows;
    for (const ValueTrace& trace : details.values) {
        rows.push_back(recordedRow(trace));
    }
    std::vector<DetailRow> derived = derivedRows(details, frame, row);
    rows.insert(rows.end(), derived.begin(), derived.end());
    std::stable_sort(rows.begin(), rows.end(), [](const DetailRow& a, const DetailRow& b) {
        return std::pair(!a.counts, a.sphere) < std::pair(!b.counts, b.sphere);
    });
    for (const GroupTrace& group : details.groups) {
        const GroupValue& value = group.value;
        const QString name =
            toText(value.attribute.empty() ? value.group : value.attribute + " " + value.group);
        QString remark = DetailsModel::tr("%1 of the group %2").arg(toText(value.quantity->name), name);
        if (value.support) {
            remark += DetailsModel::tr(", %1 examples").arg(*value.support);
        }
        rows.push_back({QString(QStringLiteral("· ") % name), valueText(value.value, *value.quantity),
            exactText(value.value, *value.quantity), gradeText(Grade::Measured), remark, Sphere::Society,
            group.where, {}, true});
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
    case Qt::ToolTipRole: {
        const QString source = toText(describe(row.where));
        return QStringList{row.name % QStringLiteral(": ") % row.exact, row.remark, source}
            .filter(QRegularExpression(QStringLiteral(".")))
            .join(u'\n');
    }
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
