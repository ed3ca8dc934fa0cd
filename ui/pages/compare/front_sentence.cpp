// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/front_sentence.h"

#include "core/compression/front_comparison.h"
#include "core/compression/stored_evaluations.h"
#include "core/compression/uncertain_front.h"
#include "core/store/library.h"
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

/// Beyond so many models nobody reads which of them are undecided, and drawing takes long.
constexpr std::size_t mostModelsDrawn = 300;
constexpr std::size_t mostModelsNamed = 30;

struct FrontStates {
    QString text;
    QString models;
};

/// "a-quant8: on the front in 99 % of the draws, kept there by Energy".
QString modelText(
    const FrontPoint& point, const Replicates& replicates, std::span<const Objective> objectives)
{
    QString text = toText(replicates.groups[point.group].name) % QStringLiteral(": ")
        % FrontSentence::tr("%1, in %2 % of the draws")
              .arg(toText(stateName(point.state)))
              .arg(point.frequency * 100, 0, 'f', 1);
    QStringList quantities;
    for (const std::uint32_t objective : point.keptBy) {
        quantities << toText(objectives[objective].column->quantity->name);
    }
    return quantities.isEmpty()
        ? text
        : QString(text % FrontSentence::tr(", kept there by %1").arg(quantities.join(QStringLiteral(", "))));
}

/// Those that are on the front or may be, the surest first.
QString modelsByState(
    std::vector<FrontPoint> points, const Replicates& replicates, std::span<const Objective> objectives)
{
    std::erase_if(points, [](const FrontPoint& point) {
        return point.state != FrontState::OnFront && point.state != FrontState::Undecided;
    });
    std::ranges::stable_sort(points, std::ranges::greater(), &FrontPoint::frequency);
    QStringList lines;
    for (std::size_t i = 0; i < std::min(points.size(), mostModelsNamed); ++i) {
        lines << modelText(points[i], replicates, objectives);
    }
    if (points.size() > mostModelsNamed) {
        lines << FrontSentence::tr("and %1 more").arg(points.size() - mostModelsNamed);
    }
    return lines.join(u'\n');
}

/// Nothing where there is nothing to draw again.
Result<FrontStates> statesOf(const Frame& frame, const Replicates& replicates,
    const std::vector<Objective>& objectives, const Evaluations& evaluations, Progress& progress)
{
    const FrontOptions options;
    return uncertainFront(frame, replicates, objectives, options, evaluations, progress)
        .map([&](const UncertainFront& front) {
            const bool isDrawn = front.resampling.seeds > 1 || front.resampling.examples > 0;
            return isDrawn ? FrontStates{FrontSentence::tr("All quantities together: %1.")
                                             .arg(toText(describeStates(front, options))),
                       modelsByState(front.points, replicates, objectives)}
                           : FrontStates();
        });
}

QString capitalised(const std::string& sentence)
{
    const QString text = toText(sentence);
    return text.left(1).toUpper() % text.mid(1);
}

QString paragraphs(const QString& first, const QString& second)
{
    return first.isEmpty() || second.isEmpty() ? QString(first % second) : QString(first % u'\n' % second);
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
    m_job.cancel();
    make();
}

void FrontSentence::make()
{
    if (!m_isStale || m_isRunning || !parentWidget()->isVisible()) {
        return;
    }
    m_isStale = false;
    m_isRunning = true;
    m_job = m_runner.run<std::string>(
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
        [this](const Result<std::string>& society) {
            if (m_isStale) {
                m_isRunning = false;
                make();
                return;
            }
            say(society ? capitalised(*society) : QString(), {});
            makeStates();
        });
}

/// After the sentence about society, since it may have to read the answers to many examples.
void FrontSentence::makeStates()
{
    m_job = m_runner.run<States>(
        {},
        [library = m_workspace.hasLibrary() ? m_workspace.libraryPath() : QString(),
            recorded = m_workspace.recorded(), known = m_answers, frame = m_workspace.frame(),
            spec = m_workspace.spec(),
            visible = m_workspace.visible()](Progress& progress) -> Result<States> {
            const std::vector<Objective> objectives = objectivesOf(spec, *frame);
            const Replicates replicates = replicatesWith(findReplicates(*frame, progress), *visible);
            if (objectives.size() < 2 || replicates.groups.size() < 2
                || replicates.groups.size() > mostModelsDrawn) {
                return States{{}, {}, known};
            }
            const auto answers = known.of == recorded ? known : answersOf(library, recorded, progress);
            if (!answers) {
                return tl::unexpected<Error>(answers.error());
            }
            return statesOf(*frame, replicates, objectives, *answers->evaluations, progress)
                .map([&](const FrontStates& states) {
                    return States{states.text, states.models, *answers};
                });
        },
        this,
        [this, society = text()](const Result<States>& states) {
            m_isRunning = false;
            if (states) {
                m_answers = states->answers;
            }
            if (states && !m_isStale) { // or the next one replaces it at once
                say(paragraphs(society, states->text), states->models);
            }
            make();
        });
}

void FrontSentence::say(const QString& text, const QString& models)
{
    setText(text);
    setToolTip(models);
    setVisible(!text.isEmpty());
}

Result<FrontSentence::Answers> FrontSentence::answersOf(
    const QString& library, const FramePointer& recorded, Progress& progress)
{
    if (library.isEmpty()) {
        return Answers{recorded, std::make_shared<const Evaluations>()};
    }
    // A connection of its own, so that reading many answers holds up no import and no undo.
    return Library::open(toPath(library), OpenMode::ReadOnly)
        .and_then([&](Library opened) { return storedEvaluations(opened, recorded->runs, progress); })
        .map([&](Evaluations evaluations) {
            return Answers{recorded, std::make_shared<const Evaluations>(std::move(evaluations))};
        });
}

} // namespace trefoil
