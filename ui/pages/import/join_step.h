// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/library.h"

#include <QWidget>

#include <vector>

namespace trefoil {

class JoinView;

/// How the records of an import become runs, and what a person decides about that: part of the import.
class JoinStep final : public QWidget {
    Q_OBJECT

public:
    explicit JoinStep(QWidget* parent);

    void setOutcome(const ImportOutcome& outcome); ///< of a preview with the choices
    [[nodiscard]] const std::vector<JoinChoice>& choices() const { return m_choices; }

Q_SIGNALS:
    void choicesChanged();

private:
    void takeBack(const std::vector<SourceRef>& records);

    JoinView* m_view = nullptr;
    std::vector<JoinChoice> m_choices;
};

} // namespace trefoil
