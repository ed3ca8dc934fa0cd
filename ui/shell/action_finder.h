// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAction;
class QLineEdit;
class QListWidget;

namespace trefoil {

/// Ctrl+K: type a part of a name, Enter does it. Lists what can be done now, with its key.
class ActionFinder final : public QDialog {
    Q_OBJECT

public:
    ActionFinder(const QList<QAction*>& actions, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& text);
    void choose();

    QList<QAction*> m_actions;
    QLineEdit* m_text = nullptr;
    QListWidget* m_list = nullptr;
};

/// Every enabled action of the menus below, in their order, each once; separators and menus are left out.
[[nodiscard]] QList<QAction*> actionsOf(const QList<QAction*>& menus);

} // namespace trefoil
