// SPDX-License-Identifier: GPL-3.0-or-later
// Which value of the series that is looked at is the run's.
#include "ui/bridge/text.h"
#include "ui/bridge/value_rule_text.h"
#include "ui/pages/series/series_page.h"

#include <QInputDialog>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <limits>

namespace trefoil {

void SeriesPage::buildRule()
{
    auto* menu = new QMenu(m_rule);
    m_rule->setMenu(menu);
    m_rule->setPopupMode(QToolButton::InstantPopup);
    m_rule->setAutoRaise(true);
    m_rule->setFocusPolicy(Qt::TabFocus);
    m_rule->setObjectName(QStringLiteral("valueRule"));
    m_rule->setToolTip(tr("Which value of a series stands for its run in tables and on boards.\n"
                          "Values that a file states itself, such as a final evaluation, stay as they are."));
    connect(menu, &QMenu::aboutToShow, this, &SeriesPage::fillRuleMenu);
}

const Quantity* SeriesPage::currentQuantity() const
{
    if (m_catalogue == nullptr) {
        return nullptr;
    }
    const auto found = std::ranges::find_if(m_catalogue->series,
        [this](const RunSeries& each) { return each.quantity->id == m_options.quantityId; });
    return found == m_catalogue->series.end() ? nullptr : found->quantity;
}

ValueRule SeriesPage::currentRule() const
{
    const auto found = m_rules.find(m_options.quantityId);
    return found == m_rules.end() ? ValueRule{} : found->second;
}

void SeriesPage::showRule()
{
    const bool hasSeries = currentQuantity() != nullptr;
    m_rule->setVisible(hasSeries);
    m_rule->setText(tr("Run's value: %1").arg(valueRuleText(currentRule())));
    m_rule->setAccessibleName(m_rule->text());
}

void SeriesPage::fillRuleMenu()
{
    QMenu* menu = m_rule->menu();
    menu->clear();
    const Quantity* quantity = currentQuantity();
    if (quantity == nullptr) {
        return;
    }
    const auto add = [&](const QString& text, const ValueRule& rule, bool hasNumber) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(rule.kind == currentRule().kind);
        action->setEnabled(suits(rule, *quantity));
        connect(action, &QAction::triggered, this, [this, rule, hasNumber] {
            if (hasNumber) {
                askForRule(rule);
            } else {
                m_workspace.setValueRule(m_options.quantityId, rule);
            }
        });
    };
    add(tr("&Last value"), {ValueRule::Kind::Last}, false);
    add(tr("&Best value"), {ValueRule::Kind::Best}, false);
    add(tr("&Mean of the last values…"), {ValueRule::Kind::MeanOfLast}, true);
    add(tr("Value at a &step…"), {ValueRule::Kind::AtStep}, true);
}

void SeriesPage::askForRule(ValueRule rule)
{
    const bool isMean = rule.kind == ValueRule::Kind::MeanOfLast;
    const ValueRule now = currentRule();
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setWindowTitle(tr("Which value is the run's"));
    dialog->setLabelText(isMean ? tr("Mean of how many last values:") : tr("The last value up to step:"));
    dialog->setIntRange(
        isMean ? 1 : 0, isMean ? static_cast<int>(ValueRule::mostCount) : std::numeric_limits<int>::max());
    dialog->setIntValue(static_cast<int>(isMean ? now.count : static_cast<std::int64_t>(now.step)));
    connect(dialog, &QInputDialog::intValueSelected, this, [this, rule, isMean](int number) {
        ValueRule chosen = rule;
        (isMean ? static_cast<void>(chosen.count = number) : static_cast<void>(chosen.step = number));
        m_workspace.setValueRule(m_options.quantityId, chosen);
    });
    dialog->open();
}

} // namespace trefoil
