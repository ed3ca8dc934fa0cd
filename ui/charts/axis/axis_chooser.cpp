// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axis/axis_chooser.h"

#include "ui/bridge/text.h"
#include "ui/bridge/unit_text.h"
#include "ui/bridge/word_text.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRadioButton>
#include <QScreen>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace trefoil {
namespace {

constexpr int idRole = Qt::UserRole;
constexpr std::array spheres{
    Sphere::Quality, Sphere::Environment, Sphere::Economy, Sphere::Society, Sphere::Setting};

bool hasPositiveValue(const Column* column)
{
    return column
        && std::any_of(column->values.begin(), column->values.end(), [](double v) { return v > 0; });
}

} // namespace

AxisChooser::AxisChooser(const Frame& frame, const AxisSpec& current, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_search(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
    , m_scales(new QButtonGroup(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Quantity and scale of the axis"));
    m_search->setPlaceholderText(tr("Search quantities…"));
    m_search->setAccessibleName(tr("Search quantities"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setIndentation(12);
    m_list->setAccessibleName(tr("Quantities by sphere"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    fill(frame, current.quantityId);
    addScaleButtons(frame, current);
    connect(m_search, &QLineEdit::textChanged, this, &AxisChooser::filter);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { choose(m_list->currentItem()); });
    connect(m_list, &QTreeWidget::itemClicked, this, &AxisChooser::choose);
    connect(m_list, &QTreeWidget::itemActivated, this, &AxisChooser::choose);
    resize(280, 340);
}

void AxisChooser::fill(const Frame& frame, const std::string& currentId)
{
    for (const Sphere sphere : spheres) {
        auto* header = new QTreeWidgetItem({sphereText(sphere)});
        header->setFlags(Qt::ItemIsEnabled);
        QFont bold = font();
        bold.setBold(true);
        header->setFont(0, bold);
        for (const auto& column : frame.columns) {
            if (column->quantity->sphere != sphere)
                continue;
            auto* item = new QTreeWidgetItem(header, {labelText(*column->quantity)});
            item->setData(0, idRole, toText(column->quantity->id));
            item->setToolTip(0, tr("%1 of %2 runs have it").arg(column->presentCount).arg(frame.rowCount()));
            if (column->quantity->id == currentId)
                m_list->setCurrentItem(item);
        }
        if (header->childCount() == 0) {
            delete header;
            continue;
        }
        m_list->addTopLevelItem(header);
        header->setExpanded(true);
        for (int i = 0; i < header->childCount(); ++i) {
            if (header->child(i)->data(0, idRole).toString() == toText(currentId))
                m_list->setCurrentItem(header->child(i));
        }
    }
}

void AxisChooser::addScaleButtons(const Frame& frame, const AxisSpec& current)
{
    auto* row = new QHBoxLayout;
    auto* linear = new QRadioButton(tr("Linear"), this);
    auto* logarithmic = new QRadioButton(tr("Logarithmic"), this);
    const bool isLog = current.scale == AxisScale::Logarithmic;
    linear->setChecked(!isLog);
    logarithmic->setChecked(isLog);
    if (!isLog && !hasPositiveValue(frame.find(current.quantityId))) {
        logarithmic->setEnabled(false);
        logarithmic->setToolTip(tr("No value is above zero"));
    }
    m_scales->addButton(linear, static_cast<int>(AxisScale::Linear));
    m_scales->addButton(logarithmic, static_cast<int>(AxisScale::Logarithmic));
    row->addWidget(linear);
    row->addWidget(logarithmic);
    row->addStretch();
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    connect(m_scales, &QButtonGroup::idClicked, this, [this](int id) {
        Q_EMIT scaleChosen(static_cast<AxisScale>(id));
        close();
    });
}

void AxisChooser::filter(const QString& text)
{
    QTreeWidgetItem* first = nullptr;
    for (int group = 0; group < m_list->topLevelItemCount(); ++group) {
        QTreeWidgetItem* header = m_list->topLevelItem(group);
        bool hasAny = false;
        for (int i = 0; i < header->childCount(); ++i) {
            QTreeWidgetItem* item = header->child(i);
            const bool matches = item->text(0).contains(text, Qt::CaseInsensitive)
                || header->text(0).contains(text, Qt::CaseInsensitive);
            item->setHidden(!matches);
            hasAny = hasAny || matches;
            if (matches && !first)
                first = item;
        }
        header->setHidden(!hasAny);
    }
    m_list->setCurrentItem(first);
}

void AxisChooser::choose(QTreeWidgetItem* item)
{
    const QString id = item ? item->data(0, idRole).toString() : QString();
    if (id.isEmpty())
        return;
    Q_EMIT quantityChosen(id);
    close();
}

bool AxisChooser::eventFilter(QObject* watched, QEvent* event)
{
    // Up and down in the search field move in the list, so that both hands stay on the keyboard.
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            m_list->setFocus();
            return false;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void AxisChooser::popUp(QPoint globalPosition)
{
    QPoint place = globalPosition;
    if (const QScreen* onScreen = parentWidget() ? parentWidget()->screen() : nullptr) {
        const QRect available = onScreen->availableGeometry();
        place.setX(
            std::clamp(place.x(), available.left(), std::max(available.left(), available.right() - width())));
        place.setY(
            std::clamp(place.y(), available.top(), std::max(available.top(), available.bottom() - height())));
    }
    move(place);
    show();
    m_search->setFocus();
    if (m_list->currentItem())
        m_list->scrollToItem(m_list->currentItem());
}

} // namespace trefoil
