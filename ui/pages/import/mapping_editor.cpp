// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/mapping_editor.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QVBoxLayout>

#include "core/units/standard_quantities.h"
#include "ui/bridge/text.h"
#include "ui/bridge/word_text.h"
#include "ui/pages/import/role_text.h"

namespace trefoil {

namespace {

enum MappingColumn {
    NameColumn,
    RoleColumn,
    QuantityColumn,
    UnitColumn,
    GradeColumn,
    PreviewColumnIndex,
    WhyColumn,
    columnCount
};

constexpr int whyPadding = 8;
constexpr int rowPadding = 16;
constexpr QColor problemColour(0xD5, 0x5E, 0x00);

QComboBox* roleBox(Role current, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    for (const Role role : offeredRoles()) {
        box->addItem(roleText(role));
        if (role == current) {
            box->setCurrentIndex(box->count() - 1);
        }
    }
    return box;
}

QComboBox* editableBox(const QStringList& items, const QString& current, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItems(items);
    box->setEditText(current);
    box->lineEdit()->setCursorPosition(0); // the beginning of a long name is what tells it apart
    return box;
}

QStringList quantityIds()
{
    QStringList ids;
    for (const Quantity& quantity : standardQuantities()) {
        ids << toText(quantity.id);
    }
    return ids;
}

QStringList unitSymbols()
{
    QStringList symbols{QString()};
    for (const Unit& unit : units()) {
        symbols << toText(unit.symbol);
    }
    return symbols;
}

QStringList gradeTexts()
{
    QStringList texts;
    for (const Grade grade :
        {Grade::Metered, Grade::OnChip, Grade::Measured, Grade::Modelled, Grade::Declared}) {
        texts << gradeText(grade);
    }
    return texts;
}

class OneLineDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->features &= ~QStyleOptionViewItem::WrapText;
    }
};

} // namespace

MappingEditor::MappingEditor(QWidget* parent)
    : QWidget(parent)
    , m_table(new QTableWidget(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    m_table->setAccessibleName(tr("Columns of the table and what they mean"));
    m_table->setColumnCount(columnCount);
    m_table->setHorizontalHeaderLabels({tr("Column"), tr("Means"), tr("Quantity"), tr("Unit"), tr("Grade"),
        tr("First rows, as read"), tr("Why")});
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setShowGrid(false);
    m_table->setItemDelegateForColumn(PreviewColumnIndex, new OneLineDelegate(m_table)); // only Why wraps
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + rowPadding);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    const int widths[] = {180, 150, 200, 96, 108, 170, 200};
    for (int column = 0; column < columnCount; ++column) {
        m_table->setColumnWidth(column, widths[column]);
    }
    m_table->horizontalHeader()->setStretchLastSection(true);
}

void MappingEditor::setMapping(const Mapping& mapping)
{
    m_mapping = mapping;
    m_table->setRowCount(0);
    m_table->setRowCount(static_cast<int>(mapping.columns.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        addRow(row);
    }
}

void MappingEditor::addRow(int row)
{
    const ColumnMapping& column = m_mapping.columns[static_cast<std::size_t>(row)];
    const QString name = toText(column.column);
    m_table->setItem(row, NameColumn, new QTableWidgetItem(name));
    m_table->item(row, NameColumn)->setToolTip(name);
    m_table->setItem(row, PreviewColumnIndex, new QTableWidgetItem);
    m_table->setItem(row, WhyColumn, new QTableWidgetItem);
    showWhy(row, {});

    QComboBox* role = roleBox(column.role, m_table);
    QComboBox* quantity = editableBox(quantityIds(), toText(column.quantityId), m_table);
    QComboBox* unit = editableBox(unitSymbols(), toText(column.unit), m_table);
    auto* grade = new QComboBox(m_table);
    grade->addItems(gradeTexts());
    grade->setCurrentIndex(static_cast<int>(column.grade) - 1);
    role->setAccessibleName(tr("Meaning of %1").arg(name));
    quantity->setAccessibleName(tr("Quantity of %1").arg(name));
    unit->setAccessibleName(tr("Unit of %1").arg(name));
    grade->setAccessibleName(tr("Grade of %1").arg(name));
    const auto enable = [quantity, unit, grade](Role chosen) {
        for (QComboBox* box : {quantity, unit, grade}) {
            box->setEnabled(chosen == Role::Quantity);
        }
    };
    enable(column.role);
    connect(role, &QComboBox::activated, this, [this, row, enable, quantity, name](int index) {
        const Role chosen = offeredRoles()[static_cast<std::size_t>(index)];
        enable(chosen);
        if (chosen == Role::Quantity && quantity->currentText().isEmpty()) {
            quantity->setEditText(toText(quantityIdFromColumnName(toUtf8(name))));
        }
        edit(row, [&](ColumnMapping& changed) {
            changed.role = chosen;
            changed.quantityId = chosen == Role::Quantity ? toUtf8(quantity->currentText()) : std::string();
            changed.group.clear();
            changed.attribute.clear();
        });
    });
    connect(quantity, &QComboBox::currentTextChanged, this, [this, row](const QString& text) {
        edit(row, [&](ColumnMapping& changed) {
            changed.quantityId = toUtf8(text.trimmed());
            changed.group.clear(); // it was proposed together with the other quantity
            changed.attribute.clear();
        });
    });
    connect(unit, &QComboBox::currentTextChanged, this, [this, row](const QString& text) {
        edit(row, [&](ColumnMapping& changed) { changed.unit = toUtf8(text.trimmed()); });
    });
    connect(grade, &QComboBox::activated, this, [this, row](int index) {
        edit(row, [&](ColumnMapping& changed) { changed.grade = static_cast<Grade>(index + 1); });
    });
    m_table->setCellWidget(row, RoleColumn, role);
    m_table->setCellWidget(row, QuantityColumn, quantity);
    m_table->setCellWidget(row, UnitColumn, unit);
    m_table->setCellWidget(row, GradeColumn, grade);
    showProblem(row);
}

void MappingEditor::showWhy(int row, const QString& doubt)
{
    const std::string& reason = m_mapping.columns[static_cast<std::size_t>(row)].reason;
    const bool isQuestion = reason.starts_with('?');
    QTableWidgetItem* why = m_table->item(row, WhyColumn);
    why->setText(doubt.isEmpty() ? toText(isQuestion ? reason.substr(1) : reason).trimmed() : doubt);
    why->setToolTip(why->text());
    QFont font = m_table->font();
    font.setBold(isQuestion || !doubt.isEmpty());
    why->setFont(font);
    m_table->resizeRowToContents(row);
    m_table->setRowHeight(row, // a reason that wraps needs some air
        std::max(m_table->rowHeight(row) + whyPadding, m_table->verticalHeader()->defaultSectionSize()));
}

void MappingEditor::showProblem(int row)
{
    const QString problem = toText(columnProblem(m_mapping.columns[static_cast<std::size_t>(row)]));
    const bool isOfUnit = !unitProblem(m_mapping.columns[static_cast<std::size_t>(row)]).empty();
    for (const int column : {QuantityColumn, UnitColumn}) {
        auto* box = qobject_cast<QComboBox*>(m_table->cellWidget(row, column));
        const bool isMarked = !problem.isEmpty() && isOfUnit == (column == UnitColumn);
        QPalette palette;
        if (isMarked) {
            palette.setColor(QPalette::Text, problemColour);
        }
        box->setPalette(palette);
        box->setToolTip(isMarked ? problem : box->currentText()); // which may be longer than the box
        box->setAccessibleDescription(isMarked ? problem : QString());
    }
    if (!problem.isEmpty()) {
        QTableWidgetItem* item = m_table->item(row, PreviewColumnIndex);
        item->setText(problem);
        item->setToolTip(problem);
        item->setForeground(problemColour);
    }
}

void MappingEditor::setPreview(const TablePreview& preview)
{
    for (std::size_t row = 0; row < m_mapping.columns.size(); ++row) {
        QTableWidgetItem* item = m_table->item(static_cast<int>(row), PreviewColumnIndex);
        item->setText({});
        for (const PreviewColumn& column : preview.columns) {
            if (column.column != m_mapping.columns[row].column) {
                continue;
            }
            QStringList cells;
            bool isProblem = false;
            for (const PreviewCell& cell : column.cells) {
                isProblem = isProblem || cell.isProblem;
                cells << (cell.isProblem ? tr("“%1”?").arg(toText(cell.written))
                                         : toText(cell.converted.empty() ? cell.written : cell.converted));
            }
            item->setText(cells.join(QStringLiteral(" | ")));
            item->setToolTip(cells.join(u'\n'));
            item->setForeground(isProblem ? QBrush(problemColour) : QBrush());
            showWhy(static_cast<int>(row), toText(column.doubt));
        }
        showProblem(static_cast<int>(row));
    }
}

void MappingEditor::edit(int row, const std::function<void(ColumnMapping&)>& change)
{
    ColumnMapping& column = m_mapping.columns[static_cast<std::size_t>(row)];
    const bool hadGroup = !column.group.empty();
    change(column);
    if (column.reason.starts_with('?') || (hadGroup && column.group.empty())) {
        column.reason = toUtf8(tr("answered by you")); // what was asked is said now
        showWhy(row, {});
    }
    showProblem(row);
    Q_EMIT mappingChanged(m_mapping);
}

} // namespace trefoil
