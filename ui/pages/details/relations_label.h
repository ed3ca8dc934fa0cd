// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/library.h"
#include "ui/session/workspace.h"

#include <QLabel>

namespace trefoil {

/// What a run is part of and what is part of it, as links that select these runs by click, or with Tab and
/// Enter. Hidden for a run that stands alone.
class RelationsLabel final : public QLabel {
    Q_OBJECT

public:
    RelationsLabel(Workspace& workspace, QWidget* parent);

    void show(const RunDetails& details);

private:
    void follow(const QString& link);
    [[nodiscard]] QString linkTo(const RelatedRun& related) const;

    Workspace& m_workspace;
    std::vector<RelatedRun> m_children;
};

} // namespace trefoil
