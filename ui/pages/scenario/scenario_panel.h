// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/scenario/grid_reference.h"
#include "ui/session/workspace.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace trefoil {

class ConditionSlider;

/// The conditions under which the runs are compared, as sliders that every view follows at once.
class ScenarioPanel final : public QWidget {
    Q_OBJECT

public:
    ScenarioPanel(Workspace& workspace, QWidget* parent);

    void reset(); ///< everything as recorded

private:
    void showScenario(const Scenario& scenario);
    void showRecorded();
    void chooseCountry(int index);
    void apply(const std::function<void(Scenario&)>& change);

    Workspace& m_workspace;
    std::vector<GridIntensity> m_countries;
    QLabel* m_state = nullptr;
    QComboBox* m_country = nullptr;
    ConditionSlider* m_grid = nullptr;
    ConditionSlider* m_pue = nullptr;
    ConditionSlider* m_electricity = nullptr;
    ConditionSlider* m_accelerator = nullptr;
};

} // namespace trefoil
