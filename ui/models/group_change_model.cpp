// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/group_change_model.h"

#include "core/compression/group_gap.h"
#include "core/statistics/multiple_tests.h"
#include "core/units/share.h"
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
    RunsColumn,
    ValueColumn,
    IntervalColumn,
    ChangeColumn,
    GapColumn,
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

/// A model's values of all groups.
struct ModelValues {
    std::uint32_t model = 0; ///< of the report's replicates
    std::vector<double> values; ///< NaN: none
    std::optional<std::size_t> best; ///< group that the others are measured against
};

QString pointsText(double difference, const Quantity& quantity)
{
    const bool isPoints = isFraction(quantity);
    const double shown = std::abs(difference) * (isPoints ? 100 : 1);
    const QString digits = isPoints ? QString::number(shown, 'f', 1) : numberText(shown);
    const bool isZero = digits.toDouble() == 0;
    return (isZero ? QString() : QString(QChar(difference < 0 ? u'−' : u'+'))) % digits
        % (isPoints ? GroupChangeModel::tr(" pt") : QString());
}

/// "[61.6, 76.0] %": the unit once.
QString shortInterval(const Interval& interval, const Quantity& quantity)
{
    if (!isFraction(quantity)) {
        return QStringLiteral("[%1, %2]")
            .arg(valueText(interval.low, quantity), valueText(interval.high, quantity));
    }
    const auto percent = [](double share) { return QString::number(100 * share, 'f', 1); };
    return QStringLiteral("[%1, %2] %").arg(percent(interval.low), percent(interval.high));
}

GroupChangeRow rowOf(const CompressionReport& report, const GroupComparison& comparison,
    const ModelValues& model, std::size_t i, const MeanDifference& mean, const GroupComparison::Basis& basis)
{
    const Quantity& quantity = *comparison.quantity;
    GroupChangeRow row;
    row.model = model.model;
    row.name = toText(report.replicates.groups[model.model].name);
    row.group = toText(comparison.groups[i].name);
    row.support = comparison.groups[i].support;
    row.runs = mean.count;
    row.runsOfModel = report.replicates.groups[model.model].rows.size();
    row.value = mean.mean;
    row.valueText = row.intervalText = row.gapText = row.changeText = QStringLiteral("–");
    if (mean.count == 0) {
        return row;
    }
    row.valueText = valueText(mean.mean, quantity);
    row.isDerived = basis.derivedRuns > 0;
    const Interval interval = intervalOf(mean, basis);
    if (std::isfinite(interval.high - interval.low)) {
        row.intervalText = shortInterval(interval, quantity);
    }
    if (model.best) {
        row.gap = model.values[i] - model.values[*model.best];
        row.gapText = pointsText(row.gap, quantity);
    }
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
        m_isBest = quantity.direction != Direction::None;
        const std::vector<double> p = adjustedTests(comparison);
        const bool hasBaseline = family.family.baseline != Replicates::none;
        if (hasBaseline) {
            ModelValues own{family.family.baseline, valuesOfBaseline(comparison), {}};
            own.best = bestGroup(comparison, own.values);
            for (std::size_t i = 0; i < comparison.groups.size(); ++i) {
                rows.push_back(
                    rowOf(report, comparison, own, i, comparison.baseline[i], comparison.baselineBases[i]));
            }
        }
        std::size_t cell = 0;
        for (const GroupComparison::Variant& variant : comparison.variants) {
            ModelValues own{variant.group, valuesOf(variant), {}};
            own.best = bestGroup(comparison, own.values);
            for (std::size_t i = 0; i < comparison.groups.size(); ++i, ++cell) {
                const QuantityChange& change = variant.changes[i];
                GroupChangeRow row = rowOf(report, comparison, own, i, change.variant, variant.bases[i]);
                if (!hasBaseline) {
                    row.changeText = tr("no baseline");
                }
                if (change.variant.count > 0 && change.baseline.count > 0) {
                    row.change = change.change.mean;
                    row.changeText =
                        toText(std::string_view(describeChange(change)).substr(quantity.id.size() + 1));
                    if (runsBehind(change) != row.runs) {
                        row.changeText += tr(" (n = %1)").arg(runsBehind(change));
                    }
                    row.errorChange = normalisedChange(quantity, change.baseline.mean, change.variant.mean);
                    row.p = p[cell];
                }
                rows.push_back(std::move(row));
            }
        }
    }
    setRows(std::move(rows));
    Q_EMIT headerDataChanged(Qt::Horizontal, ValueColumn, GapColumn);
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
    return {tr("Model"), tr("Group"), tr("n"), tr("Runs"), m_quantity.isEmpty() ? tr("Value") : m_quantity,
        tr("95 % interval"), tr("Change from the baseline"),
        m_isBest ? tr("From the best group") : tr("From the highest group"), tr("Of its error"),
        tr("p, Holm")};
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
        case RunsColumn:
            return static_cast<qulonglong>(row.runs);
        case ValueColumn:
            return sortable(row.value);
        case GapColumn:
            return sortable(row.gap);
        case ChangeColumn:
            return sortable(row.change);
        case ErrorColumn:
            return sortable(row.errorChange);
        case TestColumn:
            return sortable(row.p);
        default:
            break;
        }
    } else if (role == Qt::ToolTipRole && column == ValueColumn && row.isDerived) {
        return tr("Derived: computed from counts or from answers to single examples");
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
    case RunsColumn:
        return row.runs == row.runsOfModel ? QString::number(row.runs)
                                           : tr("%1 of %2").arg(row.runs).arg(row.runsOfModel);
    case ValueColumn:
        return row.valueText;
    case IntervalColumn:
        return row.intervalText;
    case GapColumn:
        return row.gapText;
    case ChangeColumn:
        return row.changeText;
    case ErrorColumn:
        return errorChangeText(row.errorChange);
    default:
        return probabilityText(row.p);
    }
}

} // namespace trefoil
