// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/scenario/scenario_panel.h"

#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/bridge/value_text.h"
#include "ui/pages/scenario/condition_slider.h"
#include "ui/pages/scenario/recorded_conditions.h"
#include "ui/session/example_catalogue.h"

namespace trefoil {

namespace {

constexpr double gramsPerKilogram = 1000;

QString recordedWords(const RecordedCondition& recorded)
{
    return recorded.highest - recorded.lowest < 0.005 * recorded.median
        ? ScenarioPanel::tr("recorded: %1").arg(numberText(recorded.median))
        : ScenarioPanel::tr("recorded: %1, from %2 to %3")
              .arg(numberText(recorded.median), numberText(recorded.lowest), numberText(recorded.highest));
}

Condition gridCondition()
{
    return {ScenarioPanel::tr("Grid intensity"), ScenarioPanel::tr("g CO₂e/kWh"),
        ScenarioPanel::tr("very clean grid"), ScenarioPanel::tr("coal"), 10, 1500, false, 0,
        ScenarioPanel::tr(
            "Life-cycle average of electricity generation by country (Our World in Data, Ember)")};
}

Condition pueCondition()
{
    return {ScenarioPanel::tr("PUE"), ScenarioPanel::tr("facility over IT energy"),
        ScenarioPanel::tr("ideal"), ScenarioPanel::tr("old server room"), 1, 2.5, false, 2,
        ScenarioPanel::tr("Power usage effectiveness. 1.1 at large clouds, 1.56 in the survey of the Uptime "
                          "Institute. Logs that already contain a PUE are not multiplied twice.")};
}

Condition electricityCondition()
{
    return {ScenarioPanel::tr("Electricity price"), ScenarioPanel::tr("USD/kWh"), ScenarioPanel::tr("cheap"),
        ScenarioPanel::tr("expensive"), 0, 0.6, false, 3,
        ScenarioPanel::tr("What one kilowatt-hour costs you")};
}

Condition acceleratorCondition()
{
    return {ScenarioPanel::tr("Accelerator-hour"), ScenarioPanel::tr("USD per accelerator and hour"),
        ScenarioPanel::tr("own card"), ScenarioPanel::tr("latest, on demand"), 0, 15, false, 2,
        ScenarioPanel::tr("What one hour of one GPU costs you")};
}

/// Typing any part of a name finds it; what names none of the countries is given up when the field is left.
void makeSearchable(QComboBox& box)
{
    box.setEditable(true);
    box.setInsertPolicy(QComboBox::NoInsert);
    box.lineEdit()->setAccessibleName(box.accessibleName());
    QCompleter* completer = box.completer();
    completer->setCompletionMode(QCompleter::PopupCompletion);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    QObject::connect(completer, qOverload<const QModelIndex&>(&QCompleter::activated), &box,
        [&box] { Q_EMIT box.activated(box.currentIndex()); });
    QObject::connect(box.lineEdit(), &QLineEdit::returnPressed, &box, [&box] {
        const QString typed = box.currentText();
        int found = box.findText(typed, Qt::MatchStartsWith);
        found = found < 0 ? box.findText(typed, Qt::MatchContains) : found;
        if (found >= 0 && !typed.isEmpty()) {
            box.setCurrentIndex(found);
            Q_EMIT box.activated(found);
        }
    });
    QObject::connect(box.lineEdit(), &QLineEdit::editingFinished, &box, [&box] {
        if (box.findText(box.currentText(), Qt::MatchFixedString) < 0) {
            box.setEditText(box.itemText(box.currentIndex()));
        }
    });
}

} // namespace

ScenarioPanel::ScenarioPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_countries(readGridIntensities(resourcePath(QStringLiteral("reference/grid_intensity_country.csv"))))
    , m_state(new QLabel(this))
    , m_country(new QComboBox(this))
    , m_grid(new ConditionSlider(gridCondition(), this))
    , m_pue(new ConditionSlider(pueCondition(), this))
    , m_electricity(new ConditionSlider(electricityCondition(), this))
    , m_accelerator(new ConditionSlider(acceleratorCondition(), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 8);
    layout->setSpacing(10);
    m_state->setWordWrap(true);
    m_state->setObjectName(QStringLiteral("quiet"));
    layout->addWidget(m_state);
    layout->addWidget(m_country);
    for (QWidget* slider : {m_grid, m_pue, m_electricity, m_accelerator}) {
        layout->addWidget(slider);
    }
    auto* resetButton = new QPushButton(tr("Everything as recorded"), this);
    layout->addWidget(resetButton, 0, Qt::AlignLeft);
    layout->addStretch(1);
    connect(resetButton, &QPushButton::clicked, this, &ScenarioPanel::reset);
    m_country->setAccessibleName(tr("Country whose grid is assumed"));
    m_country->setToolTip(tr("Type a part of a country's name to find it"));
    m_country->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_country->setMinimumContentsLength(12);
    m_country->addItem(tr("Country: as recorded or typed"));
    for (const GridIntensity& country : m_countries) {
        m_country->addItem(
            tr("%1 · %2 g (%3)").arg(country.name, numberText(country.gramsPerKwh)).arg(country.year));
    }
    makeSearchable(*m_country);
    connect(m_country, &QComboBox::activated, this, &ScenarioPanel::chooseCountry);
    connect(m_grid, &ConditionSlider::valueChanged, this, [this](std::optional<double> grams) {
        apply([grams](Scenario& scenario) {
            scenario.gridIntensityKgPerKwh = grams ? std::optional(*grams / gramsPerKilogram) : std::nullopt;
            scenario.gridCountryIso3.clear();
        });
    });
    connect(m_pue, &ConditionSlider::valueChanged, this,
        [this](std::optional<double> pue) { apply([pue](Scenario& scenario) { scenario.pue = pue; }); });
    connect(m_electricity, &ConditionSlider::valueChanged, this, [this](std::optional<double> price) {
        apply([price](Scenario& scenario) { scenario.electricityPriceUsdPerKwh = price; });
    });
    connect(m_accelerator, &ConditionSlider::valueChanged, this, [this](std::optional<double> price) {
        apply([price](Scenario& scenario) { scenario.acceleratorHourPriceUsd = price; });
    });
    connect(&workspace, &Workspace::scenarioChanged, this, &ScenarioPanel::showScenario);
    connect(&workspace, &Workspace::recordedChanged, this, &ScenarioPanel::showRecorded);
    showScenario(workspace.scenario());
    showRecorded();
}

void ScenarioPanel::reset()
{
    apply([](Scenario& scenario) { scenario = Scenario{scenario.name, {}, {}, {}, {}, {}}; });
}

void ScenarioPanel::apply(const std::function<void(Scenario&)>& change)
{
    Scenario scenario = m_workspace.scenario();
    change(scenario);
    m_workspace.setScenario(scenario);
}

void ScenarioPanel::chooseCountry(int index)
{
    apply([&](Scenario& scenario) {
        if (index == 0) {
            scenario.gridIntensityKgPerKwh.reset();
            scenario.gridCountryIso3.clear();
            return;
        }
        const GridIntensity& country = m_countries[static_cast<std::size_t>(index) - 1];
        scenario.gridIntensityKgPerKwh = country.gramsPerKwh / gramsPerKilogram;
        scenario.gridCountryIso3 = country.iso3;
    });
}

void ScenarioPanel::showScenario(const Scenario& scenario)
{
    m_state->setText(scenario.changesRecordedValues()
            ? tr("Energy and emissions are recomputed under common conditions. What was recorded is kept.")
            : tr("Energy and emissions are shown as recorded. Move a slider to compare under common "
                 "conditions."));
    m_grid->setValue(scenario.gridIntensityKgPerKwh
            ? std::optional(*scenario.gridIntensityKgPerKwh * gramsPerKilogram)
            : std::nullopt);
    m_pue->setValue(scenario.pue);
    m_electricity->setValue(scenario.electricityPriceUsdPerKwh);
    m_accelerator->setValue(scenario.acceleratorHourPriceUsd);
    int index = 0;
    for (std::size_t i = 0; i < m_countries.size() && !scenario.gridCountryIso3.empty(); ++i) {
        if (m_countries[i].iso3 == scenario.gridCountryIso3) {
            index = static_cast<int>(i) + 1;
        }
    }
    m_country->setCurrentIndex(index);
}

void ScenarioPanel::showRecorded()
{
    const Frame& recorded = *m_workspace.recorded();
    const std::optional<RecordedCondition> grid = recordedGridIntensity(recorded);
    m_grid->setRecorded(
        grid ? std::optional(grid->median) : std::nullopt, grid ? recordedWords(*grid) : tr("not recorded"));
    const std::optional<RecordedCondition> pue = recordedPue(recorded);
    m_pue->setRecorded(
        pue ? std::optional(pue->median) : std::nullopt, pue ? recordedWords(*pue) : tr("not recorded"));
    m_electricity->setRecorded(std::nullopt, tr("not recorded"));
    m_accelerator->setRecorded(std::nullopt, tr("not recorded"));
}

} // namespace trefoil
