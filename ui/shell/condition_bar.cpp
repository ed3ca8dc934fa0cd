// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/condition_bar.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/bridge/text.h"
#include "ui/shell/elided_label.h"

namespace trefoil {

ConditionBar::ConditionBar(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_title(new ElidedLabel(this))
    , m_text(new QLabel(this))
    , m_common(new QCheckBox(tr("Common conditions"), this))
{
    setObjectName(QStringLiteral("bar"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->setSpacing(2);
    auto* row = new QHBoxLayout;
    row->addWidget(m_text, 1);
    row->addWidget(m_common);
    layout->addLayout(row);
    m_claim = new QLabel(this);
    m_claim->setTextFormat(Qt::PlainText);
    m_claim->setWordWrap(true);
    m_claim->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_claim->setAccessibleName(tr("What the study shows"));
    m_dismiss = new QToolButton(this);
    m_dismiss->setText(QStringLiteral("×"));
    m_dismiss->setAutoRaise(true);
    m_dismiss->setToolTip(tr("Put this sentence away; the list of studies keeps it"));
    m_dismiss->setAccessibleName(tr("Put the study's sentence away"));
    auto* claimRow = new QHBoxLayout;
    claimRow->addWidget(m_claim, 1);
    claimRow->addWidget(m_dismiss, 0, Qt::AlignTop);
    layout->addLayout(claimRow);
    layout->addWidget(m_title);
    m_text->setWordWrap(true);
    m_title->setObjectName(QStringLiteral("quiet"));
    m_common->setToolTip(
        tr("Recompute energy and emissions of all runs for one grid and one PUE; see the Scenario panel"));
    connect(m_dismiss, &QToolButton::clicked, this, [this] {
        m_workspace.dismissClaim();
        update();
    });
    connect(m_common, &QCheckBox::toggled, &workspace, &Workspace::setComparingConditions);
    connect(&workspace, &Workspace::scenarioChanged, this, &ConditionBar::update);
    connect(&workspace, &Workspace::visibleChanged, this, &ConditionBar::update);
    connect(&workspace, &Workspace::libraryChanged, this, &ConditionBar::update);
    update();
}

void ConditionBar::update()
{
    const int total = static_cast<int>(m_workspace.frame()->rowCount());
    const int shown = static_cast<int>(m_workspace.visible()->count());
    const QString title = toText(m_workspace.exampleTitle());
    m_title->showText(QString(title % QStringLiteral(" — ") % toText(m_workspace.citation())));
    m_claim->setText(toText(m_workspace.claim()));
    m_claim->setVisible(!m_claim->text().isEmpty());
    m_dismiss->setVisible(!m_claim->text().isEmpty());
    m_title->setVisible(!title.isEmpty());
    m_text->setToolTip(toText(describe(m_workspace.scenario())));
    m_text->setText(
        tr("%1 of %n runs · %2", nullptr, total).arg(shown).arg(toText(describe(m_workspace.scenario()))));
    const QSignalBlocker blocker(m_common);
    m_common->setChecked(m_workspace.scenario().changesRecordedValues());
    setVisible(total > 0);
}

} // namespace trefoil
