// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/action_finder.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QVBoxLayout>

namespace trefoil {

namespace {

QString nameOf(const QAction& action)
{
    return QString(action.text()).remove(u'&');
}

QString lineOf(const QAction& action)
{
    const QString key = action.shortcut().toString(QKeySequence::NativeText);
    return key.isEmpty() ? nameOf(action) : QString(nameOf(action) % QStringLiteral("   ") % key);
}

} // namespace

ActionFinder::ActionFinder(const QList<QAction*>& actions, QWidget* parent)
    : QDialog(parent)
    , m_text(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    for (QAction* action : actions) {
        if (action->isEnabled()) {
            m_actions << action;
        }
    }
    setWindowTitle(tr("Find an action"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(440, 380);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(m_list, 1);
    m_text->setPlaceholderText(tr("What do you want to do?"));
    m_text->setAccessibleName(tr("Part of the name of an action"));
    m_text->installEventFilter(this);
    m_list->setAccessibleName(tr("Actions"));
    m_list->setFrameShape(QFrame::NoFrame);
    connect(m_text, &QLineEdit::textChanged, this, &ActionFinder::filter);
    connect(m_text, &QLineEdit::returnPressed, this, &ActionFinder::choose);
    connect(m_list, &QListWidget::itemActivated, this, &ActionFinder::choose);
    filter({});
    m_text->setFocus();
}

bool ActionFinder::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            QCoreApplication::sendEvent(m_list, event); // the words stay where they are typed
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void ActionFinder::filter(const QString& text)
{
    m_list->clear();
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        if (nameOf(*m_actions[i]).contains(text.trimmed(), Qt::CaseInsensitive)) {
            auto* item = new QListWidgetItem(lineOf(*m_actions[i]), m_list);
            item->setData(Qt::UserRole, i);
            item->setToolTip(m_actions[i]->toolTip());
        }
    }
    m_list->setCurrentRow(0);
}

void ActionFinder::choose()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr) {
        return;
    }
    QAction* action = m_actions[item->data(Qt::UserRole).toLongLong()];
    accept(); // first, so that the action finds the window and not this list
    action->trigger();
}

QList<QAction*> actionsOf(const QList<QAction*>& menus)
{
    QList<QAction*> result;
    for (QAction* action : menus) {
        QList<QAction*> here{action};
        if (auto* menu = action->menu()) {
            here = actionsOf(menu->actions());
        }
        for (QAction* found : here) {
            if (!found->isSeparator() && found->menu() == nullptr && !result.contains(found)) {
                result << found;
            }
        }
    }
    return result;
}

} // namespace trefoil
