// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/front_sentence.h"

#include "core/compression/front_comparison.h"
#include "ui/bridge/text.h"

#include <QEvent>

#include <algorithm>

namespace trefoil {

namespace {

/// Every quantity on an axis of a scatter panel that has a better direction, once.
std::vector<Objective> objectivesOf(const FigureSpec& spec, const Frame& frame)
{
    std::vector<Objective> objectives;
    for (const PanelSpec& panel : spec.panels) {
        if (panel.chart != "scatter") {
            continue;
        }
        for (const AxisSpec* axis : {&panel.y, &panel.x}) {
            const Column* column = frame.find(axis->quantityId);
            const bool isKnown = std::ranges::any_of(
                objectives, [column](const Objective& each) { return each.column == column; });
            if (column != nullptr && column->quantity->direction != Direction::None && !isKnown) {
                objectives.push_back({column, column->quantity->direction});
            }
        }
    }
    return objectives;
}

} // namespace

FrontSentence::FrontSentence(Workspace& workspace, QWidget* page)
    : QLabel(page)
    , m_workspace(workspace)
{
    setObjectName(QStringLiteral("quiet"));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setContentsMargins(12, 2, 12, 6);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setAccessibleName(tr("The front with and without society"));
    hide();
    page->installEventFilter(this);
    connect(&workspace, &Workspace::frameChanged, this, &FrontSentence::becomeStale);
    connect(&workspace, &Workspace::specChanged, this, &FrontSentence::becomeStale);
    connect(&workspace, &Workspace::visibleChanged, this, &FrontSentence::becomeStale);
}

bool FrontSentence::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Show) {
        make();
    }
    return QLabel::eventFilter(watched, event);
}

void FrontSentence::becomeStale()
{
    m_isStale = true;
    make();
}

void FrontSentence::make()
{
    if (!m_isStale || m_isRunning || !parentWidget()->isVisible()) {
        return;
    }
    m_isStale = false;
    m_isRunning = true;
    m_runner.run<std::string>(
        {},
        [frame = m_workspace.frame(), spec = m_workspace.spec(), visible = m_workspace.visible()](
            Progress& progress) -> Result<std::string> {
            const std::vector<Objective> objectives = objectivesOf(spec, *frame);
            const Replicates replicates = replicatesWith(findReplicates(*frame, progress), *visible);
            const FrontComparison comparison = compareFronts(*frame, replicates, objectives, progress);
            if (progress.stopRequested()) {
                return fail(Errc::Cancelled, {});
            }
            return describeFrontComparison(comparison, replicates, QuantityWords::Names);
        },
        this,
        [this](const Result<std::string>& sentence) {
            m_isRunning = false;
            const QString text = sentence ? toText(*sentence) : QString();
            setText(text.left(1).toUpper() % text.mid(1));
            setVisible(!text.isEmpty());
            make();
        });
}

} // namespace trefoil
