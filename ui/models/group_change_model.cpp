// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/group_change_model.h"

#include "core/statistics/multiple_tests.h"
#include "ui/bridge/text.h"
#include "ui/bridge/value_text.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

namespace {

enum GroupChangeColumn {
    ModelColumn,
    GroupColumn,
    SizeColumn,
    ValueColumn,
    ChangeColumn,
    ErrorColumn,
    TestColumn
};

/// Nothing for NaN, which no order knows.
QVariant sortable(double number)
{
    return std::isnan(number) ? QVariant() : QVariant(number);
}

QString probabilityText(double p)
{
    return std::isnan(p) ? QStringLiteral("–")
        : p < 0.001      ? QStringLiteral("< 0.001")
                         : QString::number(p, 'f', 3);
}

QString errorChangeText(double change)
{
    if (std::isnan(change)) {
        return QStringLiteral("–");
    }
    if (std::isinf(change)) {
        return QStringLiteral("+∞");
    }
    const QString digits = QString::number(std::abs(change * 100), 'f', 1);
    return QStringLiteral("%1%2 %").arg(change < 0 ? QStringLiteral("−") : QStringLiteral("+"), digits);
}

GroupChangeRow rowOf(const CompressionReport& report, std::uint32_t model,
    const GroupComparison::Group& group, const MeanDifference& mean, const Quantity& quantity)
{
    GroupChangeRow row;
    row.model = model;
    row.name = toText(report.replicates.groups[model].name);
    row.group = toText(group.name);
    row.support = group.support;
    row.value = mean.mean;
    row.valueText = mean.count > 0 ? valueText(mean.mean, quantity) : QStringLiteral("–");
    row.changeText = QStringLiteral("–");
    return row;
}

/// Over all variants and the groups that are large enough, as the heat table's frames.
std::vector<double> adjustedTests(const GroupComparison& comparison)
{
    std::vector<double> p;
    for (const GroupComparison::Variant& variant : comparison.variants) {
        for (std::size_t i = 0; i < comparison.groups.size(); ++i) {
            p.push_back(isTooSmallToCompare(comparison.groups[i].support) ? undefinedNumber
                                                                          : variant.changes[i].change.test.p);
        }
    }
    return holm(p);
}

} // namespace

void GroupChangeModel::show(
    const CompressionReport& report, const FamilyReport& family, const GroupComparison& comparison)
{
    std::vector<GroupChangeRow> rows;
    if (comparison.quantity != nullptr) {
        const Quantity& quantity = *comparison.quantity;
        m_quantity = toText(quantity.name);
        const std::vector<double> p = adjustedTests(comparison);
        for (std::size_t i = 0; i < comparison.groups.size(); ++i) {
            rows.push_back(rowOf(
                report, family.family.baseline, comparison.groups[i], comparison.baseline[i], quantity));
        }
        std::size_t cell = 0;
        for (const GroupComparison::Variant& variant : comparison.variants) {
            for (std::size_t i = 0; i < comparison.groups.size(); ++i, ++cell) {
                const QuantityChange& change = variant.changes[i];
                GroupChangeRow row =
                    rowOf(report, variant.group, comparison.groups[i], change.variant, quantity);
                if (change.variant.count > 0 && change.baseline.count > 0) {
                    row.change = change.change.mean;
                    row.changeText =
                        toText(std::string_view(describeChange(change)).substr(quantity.id.size() + 1));
                    row.errorChange = normalisedChange(quantity, change.baseline.mean, change.variant.mean);
                    row.p = p[cell];
                }
                rows.push_back(std::move(row));
            }
        }
    }
    setRows(std::move(rows));
    Q_EMIT headerDataChanged(Qt::Horizontal, ValueColumn, ValueColumn);
}

QString GroupChangeModel::asText() const
{
    QStringList lines{columnNames().join(u'\t')};
    for (const GroupChangeRow& row : rows()) {
        QStringList cells;
        for (int column = 0; column <= TestColumn; ++column) {
            cells << cell(row, column, Qt::DisplayRole).toString();
        }
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n') % u'\n';
}

QStringList GroupChangeModel::columnNames() const
{
    return {tr("Model"), tr("Group"), tr("Examples"), m_quantity.isEmpty() ? tr("Value") : m_quantity,
        tr("Change from the baseline"), tr("Of its error"), tr("p, Holm")};
}

QVariant GroupChangeModel::cell(const GroupChangeRow& row, int column, int role) const
{
    if (role == RowRole) {
        return row.model;
    }
    if (role == SortRole) {
        switch (column) {
        case SizeColumn:
            return row.support ? QVariant(static_cast<qlonglong>(*row.support)) : QVariant();
        case ValueColumn:
            return sortable(row.value);
        case ChangeColumn:
            return sortable(row.change);
        case ErrorColumn:
            return sortable(row.errorChange);
        case TestColumn:
            return sortable(row.p);
        default:
            break;
        }
    } else if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case ModelColumn:
        return row.name;
    case GroupColumn:
        return row.group;
    case SizeColumn:
        return row.support ? QString::number(*row.support) : QStringLiteral("–");
    case ValueColumn:
        return row.valueText;
    case ChangeColumn:
        return row.changeText;
    case ErrorColumn:
        return errorChangeText(row.errorChange);
    default:
        return probabilityText(row.p);
    }
}

} // namespace trefoil
