// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/delta_table.h"

#include "ui/bridge/text.h"
#include "ui/bridge/word_text.h"

#include <QColor>
#include <QGuiApplication>
#include <QPalette>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace trefoil {

namespace {

/// What making a model takes, its baseline's making included.
constexpr std::string_view sharedConsumption = "energy_kwh";
constexpr QRgb betterOnLight = 0x00664B;
constexpr QRgb worseOnLight = 0xA84300;
constexpr QRgb betterOnDark = 0x4FD0A8;
constexpr QRgb worseOnDark = 0xFF9A5C;

QVariant effectColour(Effect effect)
{
    const bool isDark = QGuiApplication::palette().color(QPalette::Base).lightness() < 128;
    switch (effect) {
    case Effect::Better:
        return QColor(isDark ? betterOnDark : betterOnLight);
    case Effect::Worse:
        return QColor(isDark ? worseOnDark : worseOnLight);
    case Effect::Undecided:
    case Effect::Equal:
    case Effect::TooFewRuns:
    case Effect::Unresolved:
        break;
    }
    return {};
}

/// The core's sentences name quantities by id; a person reads their names.
QString inWords(const std::string& text, const VariantComparison& variant)
{
    QString words = toText(text);
    for (const QuantityChange& change : variant.changes) {
        const QRegularExpression id(QStringLiteral("\\b%1\\b").arg(toText(change.quantity->id)));
        words.replace(id, toText(change.quantity->name));
    }
    return words;
}

QString namesOf(
    const VariantComparison& variant, const std::vector<const Quantity*>& quantities, Effect effect)
{
    QStringList names;
    for (const Quantity* quantity : quantities) {
        const QuantityChange* change = variant.find(quantity->id);
        if (change != nullptr && change->effect == effect) {
            names << toText(quantity->name);
        }
    }
    return names.join(QStringLiteral(", "));
}

QString shortVerdict(const VariantComparison& variant, const std::vector<const Quantity*>& quantities)
{
    QStringList parts;
    if (const QString gain = namesOf(variant, quantities, Effect::Better); !gain.isEmpty()) {
        parts << DeltaTable::tr("gain: %1").arg(gain);
    }
    if (const QString harm = namesOf(variant, quantities, Effect::Worse); !harm.isEmpty()) {
        parts << DeltaTable::tr("harm: %1").arg(harm);
    }
    const QString zeros = namesOf(variant, quantities, Effect::Unresolved);
    if (!zeros.isEmpty()) {
        parts << DeltaTable::tr("cannot be told: %1").arg(zeros);
    }
    const bool tells = std::ranges::any_of(variant.changes,
        [](const QuantityChange& change) { return change.evidence != Evidence::TooFewRuns; });
    if (!tells && zeros.isEmpty()) {
        return DeltaTable::tr("not enough runs to tell");
    }
    return parts.isEmpty() ? DeltaTable::tr("no difference shown") : parts.join(QStringLiteral(" · "));
}

/// The seeds that most of a row rests on: its pairs, or its runs where nothing pairs.
std::size_t mostSeeds(const VariantComparison& variant, std::size_t runs)
{
    std::size_t pairs = 0;
    for (const QuantityChange& change : variant.changes) {
        pairs = std::max(pairs, change.evidence == Evidence::PairedSeeds ? change.pairs : 0);
    }
    return pairs > 0 ? pairs : runs;
}

/// seeds: what the row says; a cell that rests on others says so.
DeltaCell cellFor(const VariantComparison& variant, const Quantity& quantity, std::size_t seeds)
{
    const QuantityChange* change = variant.find(quantity.id);
    if (change == nullptr) {
        return {QStringLiteral("–"), undefinedNumber, Effect::TooFewRuns};
    }
    QString text = toText(std::string_view(describeChange(*change)).substr(quantity.id.size() + 1));
    if (runsBehind(*change) != seeds) {
        text += DeltaTable::tr(" (n = %1)").arg(runsBehind(*change));
    }
    const double size = change->zeros.isAny() ? undefinedNumber
        : std::isnan(change->relative.value)  ? change->change.mean
                                              : change->relative.value;
    return {text, size, change->effect};
}

QString runsText(const VariantComparison& variant, std::size_t runs)
{
    const bool isPaired = std::ranges::any_of(variant.changes,
        [](const QuantityChange& change) { return change.evidence == Evidence::PairedSeeds; });
    return isPaired ? DeltaTable::tr("%1 pairs").arg(mostSeeds(variant, runs))
                    : DeltaTable::tr("%1, not paired").arg(runs);
}

/// What must not be overlooked first, the long list of changes after it.
QString evidenceOf(const VariantComparison& variant, const GroupSizes& sizes, const ComparedFamily& family)
{
    QString text;
    for (const WarningText& warning : warningsOf(variant, sizes, family)) {
        text += QStringLiteral("⚠ ") % inWords(warning.text, variant) % QStringLiteral("\n\n");
    }
    return text % inWords(verdictOf(variant), variant).replace(QStringLiteral("; "), QStringLiteral("\n\n"));
}

} // namespace

std::vector<const Quantity*> deltaQuantities(const CompressionReport& report, const CompressBoard& board)
{
    const std::vector<const Quantity*> compared = comparedQuantities(report);
    std::vector<const Quantity*> quantities;
    for (const std::string& id : {board.x, board.y, "worst_group_" + board.y, "largest_gap_" + board.y,
             std::string("energy_kwh"), std::string("size_bytes"), std::string("latency_s")}) {
        const auto found =
            std::ranges::find_if(compared, [&](const Quantity* quantity) { return quantity->id == id; });
        if (found != compared.end() && std::ranges::find(quantities, *found) == quantities.end()) {
            quantities.push_back(*found);
        }
    }
    return quantities;
}

void DeltaTable::show(const CompressionReport& report, const CompressBoard& board, const GroupSizes& sizes)
{
    std::vector<DeltaRow> rows;
    std::vector<const Quantity*> quantities = deltaQuantities(report, board);
    const bool isMixed = board.showsAllFamilies && report.families.size() > 1;
    const std::size_t only = familyOf(report, board.baseline);
    const bool tellsBaselines = std::ranges::any_of(report.families, [](const FamilyReport& family) {
        return std::ranges::any_of(family.variants, [](const VariantComparison& variant) {
            return !describeWithBaseline(variant, sharedConsumption).empty();
        });
    });
    if (quantities != m_quantities || tellsBaselines != m_tellsBaselines) {
        setRows({}); // cells belong to the columns that go
        beginResetModel();
        m_quantities = std::move(quantities);
        m_tellsBaselines = tellsBaselines;
        endResetModel();
    }
    for (std::size_t k = 0; k < report.families.size(); ++k) {
        for (std::size_t i = 0; (isMixed || k == only) && i < report.families[k].variants.size(); ++i) {
            rows.push_back(rowFor(report, report.families[k], i, isMixed, sizes));
        }
    }
    setRows(std::move(rows));
}

DeltaRow DeltaTable::rowFor(const CompressionReport& report, const FamilyReport& family, std::size_t i,
    bool isMixed, const GroupSizes& sizes) const
{
    const VariantComparison& variant = family.variants[i];
    const ReplicateGroup& runs = report.replicates.groups[variant.group];
    const TextColumn* names = report.frame->findText("variant");
    const bool hasVariant = names != nullptr && !names->at(runs.rows.front()).empty();
    DeltaRow row;
    row.group = variant.group;
    row.variant = toText(hasVariant && !isMixed ? names->at(runs.rows.front()) : runs.name);
    row.method = toText(methodName(variant.compression.method));
    row.why = toText(family.family.variants[i].reason);
    row.count = runs.rows.size();
    row.runs = runsText(variant, row.count);
    for (const Quantity* quantity : m_quantities) {
        row.cells.push_back(cellFor(variant, *quantity, mostSeeds(variant, row.count)));
    }
    row.withBaseline = toText(describeWithBaseline(variant, sharedConsumption));
    row.verdict = shortVerdict(variant, m_quantities);
    row.evidence = evidenceOf(variant, sizes, {family.variants, &report.replicates});
    return row;
}

int DeltaTable::rowOf(std::uint32_t group) const
{
    const auto found = std::ranges::find(rows(), group, &DeltaRow::group);
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

int DeltaTable::verdictColumn() const
{
    return firstQuantity + static_cast<int>(m_quantities.size() + details().size()) - 1;
}

std::vector<DeltaTable::Detail> DeltaTable::details() const
{
    std::vector<Detail> details{Detail::Runs, Detail::Method, Detail::Verdict};
    if (m_tellsBaselines) {
        details.insert(details.begin(), Detail::WithBaseline);
    }
    return details;
}

QString DeltaTable::detailName(Detail detail)
{
    switch (detail) {
    case Detail::WithBaseline:
        return tr("Energy in all");
    case Detail::Runs:
        return tr("n");
    case Detail::Method:
        return tr("Method");
    case Detail::Verdict:
        return tr("Verdict");
    }
    return {};
}

QString DeltaTable::detailText(const DeltaRow& row, Detail detail)
{
    switch (detail) {
    case Detail::WithBaseline:
        return row.withBaseline;
    case Detail::Runs:
        return row.runs;
    case Detail::Method:
        return row.method;
    case Detail::Verdict:
        return row.verdict;
    }
    return {};
}

QString DeltaTable::asText() const
{
    QStringList lines{columnNames().join(u'\t')};
    for (const DeltaRow& row : rows()) {
        QStringList cells{row.variant};
        for (const DeltaCell& each : row.cells) {
            cells << each.text;
        }
        for (const Detail detail : details()) {
            cells << detailText(row, detail);
        }
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n') % u'\n';
}

QStringList DeltaTable::columnNames() const
{
    QStringList names{tr("Variant")};
    for (const Quantity* quantity : m_quantities) {
        const QString arrow =
            quantity->direction == Direction::HigherIsBetter ? QStringLiteral(" ↑") : QStringLiteral(" ↓");
        names << QString(toText(quantity->name) % arrow);
    }
    for (const Detail detail : details()) {
        names << detailName(detail);
    }
    return names;
}

QVariant DeltaTable::cell(const DeltaRow& row, int column, int role) const
{
    if (role == RowRole) {
        return row.group;
    }
    const std::vector<Detail> after = details();
    const auto quantity = static_cast<std::size_t>(std::max(column - firstQuantity, 0));
    const bool isQuantity = column >= firstQuantity && quantity < m_quantities.size();
    if (role == Qt::ToolTipRole) {
        const bool isMethod =
            column >= firstQuantity && !isQuantity && after[quantity - m_quantities.size()] == Detail::Method;
        return isMethod ? row.why : row.evidence;
    }
    if (isQuantity) {
        const DeltaCell& own = row.cells[quantity];
        switch (role) {
        case Qt::DisplayRole:
            return own.effect == Effect::Worse ? QString(own.text % QStringLiteral(" ⚠")) : own.text;
        case Qt::ForegroundRole:
            return effectColour(own.effect);
        case Qt::AccessibleTextRole:
            return QString(own.text % QStringLiteral(", ") % toText(effectName(own.effect)));
        case SortRole:
            return own.change;
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole && role != SortRole) {
        return {};
    }
    if (column < firstQuantity) {
        return row.variant;
    }
    const Detail detail = after[quantity - m_quantities.size()];
    return role == SortRole && detail == Detail::Runs ? QVariant(static_cast<qulonglong>(row.count))
                                                      : QVariant(detailText(row, detail));
}

} // namespace trefoil
