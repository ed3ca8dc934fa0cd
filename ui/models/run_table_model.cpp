// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_table_model.h"

#include <QFont>
#include <QGuiApplication>
#include <QPalette>

#include "core/frame/nesting.h"
#include "ui/bridge/text.h"
#include "ui/bridge/unit_text.h"
#include "ui/bridge/value_text.h"
#include "ui/bridge/word_text.h"
#include "ui/models/swatch_painter.h"

namespace trefoil {

namespace {

constexpr int swatchSize = 16;

bool sameShape(const Frame& a, const Frame& b)
{
    if (a.runs.size() != b.runs.size() || a.columns.size() != b.columns.size() || a.texts != b.texts
        || a.runs != b.runs || a.names != b.names) {
        return false;
    }
    for (std::size_t i = 0; i < a.columns.size(); ++i) {
        if (a.columns[i]->quantity != b.columns[i]->quantity) {
            return false;
        }
    }
    return true;
}

/// Styles tint the icons of selected rows; a colour that means something must stay what it is.
QIcon untinted(const QPixmap& pixmap)
{
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected);
    return icon;
}

/// The named quality, else the one that most runs have.
const Column* headlineOf(const Frame& frame, const std::string& id)
{
    const Column* best = frame.find(id);
    if (best != nullptr) {
        return best;
    }
    for (const auto& column : frame.columns) {
        if (column->quantity->sphere == Sphere::Quality
            && (!best || column->presentCount > best->presentCount)) {
            best = column.get();
        }
    }
    return best;
}

} // namespace

RunTableModel::RunTableModel(QObject* parent)
    : QAbstractTableModel(parent)
    , m_frame(std::make_shared<const Frame>())
    , m_visible(std::make_shared<const RowSet>())
{
}

void RunTableModel::setFrame(const FramePointer& frame)
{
    if (sameShape(*m_frame, *frame)) {
        m_frame = frame;
        m_headline = headlineOf(*m_frame, m_headlineId);
        if (frame->rowCount() > 0) {
            Q_EMIT dataChanged(index(0, HeadlineColumn),
                index(static_cast<int>(frame->rowCount()) - 1, columnCount({}) - 1),
                {Qt::DisplayRole, SortRole});
        }
        return;
    }
    beginResetModel();
    m_frame = frame;
    m_excluded = excludedRows(*m_frame);
    m_category = categoryColumn(*m_frame, m_colourBy);
    m_headline = headlineOf(*m_frame, m_headlineId);
    m_swatches.clear();
    endResetModel();
}

void RunTableModel::setVisible(const RowSetPointer& rows)
{
    m_visible = rows;
    if (m_frame->rowCount() > 0) {
        Q_EMIT dataChanged(index(0, EyeColumn),
            index(static_cast<int>(m_frame->rowCount()) - 1, columnCount({}) - 1),
            {Qt::DecorationRole, Qt::CheckStateRole, Qt::ForegroundRole});
    }
}

void RunTableModel::setColourBy(const std::string& textColumn, bool darkBackground)
{
    const TextColumn* before = m_category;
    m_colourBy = textColumn;
    m_dark = darkBackground;
    m_category = categoryColumn(*m_frame, m_colourBy);
    m_swatches.clear();
    if (m_frame->rowCount() > 0) {
        Q_EMIT dataChanged(index(0, EyeColumn), index(static_cast<int>(m_frame->rowCount()) - 1, NameColumn),
            {Qt::DecorationRole});
    }
    if (m_category != before) {
        Q_EMIT arrangementChanged();
    }
}

void RunTableModel::setHeadline(const std::string& quantityId)
{
    const Column* before = m_headline;
    m_headlineId = quantityId;
    m_headline = headlineOf(*m_frame, m_headlineId);
    if (m_frame->rowCount() > 0) {
        Q_EMIT dataChanged(
            index(0, HeadlineColumn), index(static_cast<int>(m_frame->rowCount()) - 1, HeadlineColumn));
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, HeadlineColumn, HeadlineColumn);
    if (m_headline != before) {
        Q_EMIT arrangementChanged();
    }
}

const Column* RunTableModel::quantityAt(int column) const
{
    if (column == HeadlineColumn) {
        return m_headline;
    }
    const int i = column - FirstQuantityColumn;
    return i >= 0 && i < static_cast<int>(m_frame->columns.size())
        ? m_frame->columns[static_cast<std::size_t>(i)].get()
        : nullptr;
}

const TextColumn* RunTableModel::textAt(int column) const
{
    const int i = column - FirstQuantityColumn - static_cast<int>(m_frame->columns.size());
    return i >= 0 && i < static_cast<int>(m_frame->texts.size())
        ? m_frame->texts[static_cast<std::size_t>(i)].get()
        : nullptr;
}

bool RunTableModel::isExcluded(std::size_t row) const
{
    return m_excluded.contains(static_cast<RowSet::Row>(row));
}

bool RunTableModel::isVisible(int row) const
{
    return m_visible->contains(static_cast<RowSet::Row>(row));
}

int RunTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_frame->rowCount());
}

int RunTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid()
        ? 0
        : FirstQuantityColumn + static_cast<int>(m_frame->columns.size() + m_frame->texts.size());
}

QVariant RunTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto row = static_cast<std::size_t>(index.row());
    if (role == RowRole) {
        return index.row();
    }
    if (role == Qt::ForegroundRole) {
        return isVisible(index.row()) ? QVariant() : QVariant(QGuiApplication::palette().placeholderText());
    }
    if (index.column() == EyeColumn) {
        return eyeData(row, role);
    }
    if (index.column() == NameColumn) {
        return nameData(row, role);
    }
    if (const Column* column = quantityAt(index.column())) {
        return quantityData(*column, row, role, index.column() == HeadlineColumn);
    }
    const TextColumn* text = textAt(index.column());
    return text != nullptr && (role == Qt::DisplayRole || role == SortRole || role == Qt::ToolTipRole)
        ? QVariant(toText(text->at(row)))
        : QVariant();
}

QVariant RunTableModel::eyeData(std::size_t row, int role) const
{
    const bool open = isVisible(static_cast<int>(row));
    switch (role) {
    case Qt::DecorationRole:
        return untinted(eye(
            open, QGuiApplication::palette().color(QPalette::Text), swatchSize, qApp->devicePixelRatio()));
    case SortRole:
        return open ? 1 : 0;
    case Qt::ToolTipRole:
        return open ? tr("Shown in the charts. Space hides it.")
                    : tr("Hidden in the charts. Space shows it.");
    case Qt::AccessibleTextRole:
        return open ? tr("shown") : tr("hidden");
    default:
        return {};
    }
}

QVariant RunTableModel::nameData(std::size_t row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case SortRole:
        return toText(m_frame->names[row]);
    case Qt::DecorationRole:
        return swatchIcon(row);
    case Qt::FontRole: {
        QFont font;
        font.setStrikeOut(isExcluded(row));
        return isExcluded(row) ? QVariant(font) : QVariant();
    }
    case Qt::AccessibleTextRole:
        return isExcluded(row) ? QVariant(tr("%1, excluded").arg(toText(m_frame->names[row]))) : QVariant();
    case Qt::ToolTipRole:
        if (isExcluded(row)) {
            return tr("%1\nExcluded from the comparison; Include again is in the Edit menu.")
                .arg(toText(m_frame->names[row]));
        }
        return nameToolTip(row);
    default:
        return {};
    }
}

QString RunTableModel::nameToolTip(std::size_t row) const
{
    QStringList lines{toText(m_frame->names[row])};
    if (m_category != nullptr && !m_category->at(row).empty()) {
        lines << QString(toText(m_category->name) % QStringLiteral(": ") % toText(m_category->at(row)));
    }
    if (const std::string nesting = nestingOf(*m_frame, static_cast<std::uint32_t>(row)); !nesting.empty()) {
        lines << toText(nesting);
    }
    return lines.join(u'\n');
}

QVariant RunTableModel::quantityData(const Column& column, std::size_t row, int role, bool friendly) const
{
    switch (role) {
    case Qt::DisplayRole:
        if (!column.has(row)) {
            return QStringLiteral("–");
        }
        return friendly ? valueText(column.values[row], *column.quantity) : numberText(column.values[row]);
    case SortRole:
        return column.has(row) ? QVariant(column.values[row]) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return column.has(row)
            ? QString(valueText(column.values[row], *column.quantity) % QStringLiteral(", ")
                % gradeText(column.grades[row]) % QStringLiteral(". ") % gradeExplanation(column.grades[row]))
            : tr("This run has no value of %1.").arg(toText(column.quantity->name));
    default:
        return {};
    }
}

QIcon RunTableModel::swatchIcon(std::size_t row) const
{
    const std::uint32_t code = m_category == nullptr ? 0 : m_category->codes[row];
    if (m_swatches.size() <= code) {
        m_swatches.resize(code + 1);
    }
    auto& [open, dimmed] = m_swatches[code];
    if (open.isNull()) {
        const CategoryStyle style = categoryStyle(code, m_dark);
        open = untinted(swatch(style, swatchSize, qApp->devicePixelRatio(), false));
        dimmed = untinted(swatch(style, swatchSize, qApp->devicePixelRatio(), true));
    }
    return isVisible(static_cast<int>(row)) ? open : dimmed;
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    const Column* column = quantityAt(section);
    if (role == Qt::ToolTipRole && column != nullptr) {
        const Quantity& quantity = *column->quantity;
        QStringList parts{toText(quantity.name), sphereText(quantity.sphere),
            directionText(quantity.direction),
            tr("%1 of %2 runs have it").arg(column->presentCount).arg(m_frame->rowCount())};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(" · "));
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            Qt::Alignment(column != nullptr ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    if (section == EyeColumn) {
        return QString();
    }
    if (section == NameColumn) {
        return tr("Run");
    }
    if (column != nullptr) {
        return labelText(*column->quantity);
    }
    const TextColumn* text = textAt(section);
    return text == nullptr ? QString() : toText(text->name);
}

Qt::ItemFlags RunTableModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() == NameColumn) {
        flags |= Qt::ItemIsEditable;
    }
    return index.isValid() ? flags : Qt::NoItemFlags;
}

bool RunTableModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (index.column() == NameColumn && role == Qt::EditRole && !value.toString().trimmed().isEmpty()) {
        if (value.toString() != toText(m_frame->names[static_cast<std::size_t>(index.row())])) {
            Q_EMIT renamed(index.row(), value.toString().trimmed());
        }
        return true; // the name follows when the library has it
    }
    if (index.column() == EyeColumn && role == Qt::CheckStateRole) {
        Q_EMIT eyeToggled(index.row(), value.toBool());
        return true;
    }
    return false;
}

} // namespace trefoil
