// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/join_step.h"

#include <QVBoxLayout>

#include <algorithm>

#include "ui/pages/import/join_view.h"

namespace trefoil {

JoinStep::JoinStep(QWidget* parent)
    : QWidget(parent)
    , m_view(new JoinView(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_view->offerTakingBack(tr("Take my &decision back"));
    setFocusProxy(m_view);
    connect(m_view, &JoinView::chosen, this, [this](const JoinChoice& choice) {
        m_choices.push_back(choice);
        m_view->setChoices(m_choices);
        Q_EMIT choicesChanged();
    });
    connect(m_view, &JoinView::takenBack, this, &JoinStep::takeBack);
}

void JoinStep::setOutcome(const ImportOutcome& outcome)
{
    m_view->setReview({outcome.joins, outcome.unmatched, outcome.ambiguities}, m_choices);
}

void JoinStep::takeBack(const std::vector<SourceRef>& records)
{
    std::erase_if(m_choices, [&](const JoinChoice& choice) {
        return std::ranges::any_of(choice.records,
            [&](const SourceRef& record) { return std::ranges::find(records, record) != records.end(); });
    });
    m_view->setChoices(m_choices);
    Q_EMIT choicesChanged();
}

} // namespace trefoil
