// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figure_spec.h"
#include "core/frame/frame.h"

#include <QFrame>

class QButtonGroup;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace trefoil {

/// The popup behind an axis title: a list of the frame's quantities by sphere with a search field, and the
/// scale. Deletes itself when it closes.
class AxisChooser : public QFrame {
    Q_OBJECT

public:
    AxisChooser(const Frame& frame, const AxisSpec& current, QWidget* parent);

    void popUp(QPoint globalPosition);

Q_SIGNALS:
    void quantityChosen(const QString& id);
    void scaleChosen(trefoil::AxisScale scale);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill(const Frame& frame, const std::string& currentId);
    void addScaleButtons(const Frame& frame, const AxisSpec& current);
    void filter(const QString& text);
    void choose(QTreeWidgetItem* item);

    QLineEdit* m_search;
    QTreeWidget* m_list;
    QButtonGroup* m_scales;
};

} // namespace trefoil
