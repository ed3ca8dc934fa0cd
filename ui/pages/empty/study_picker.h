// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/example_catalogue.h"

#include <QDialog>

class QListWidget;

namespace trefoil {

/// The bundled studies, by what they teach, each with the claim that its board shows.
class StudyPicker final : public QDialog {
    Q_OBJECT

public:
    StudyPicker(const std::vector<Example>& examples, QWidget* parent);

    [[nodiscard]] QListWidget& list() { return *m_list; }

Q_SIGNALS:
    void chosen(int index); ///< into the examples

private:
    void choose();

    QListWidget* m_list = nullptr;
};

} // namespace trefoil
