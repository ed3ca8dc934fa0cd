// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/workspace.h"

#include <algorithm>

#include <QFile>
#include <QFileInfo>

#include "core/derive/derive.h"
#include "core/figure/compare_board.h"
#include "ui/bridge/text.h"

namespace trefoil {

namespace {

constexpr int saveDelayMilliseconds = 400;
constexpr int watchIntervalMilliseconds = 1500;

RowSetPointer shared(RowSet rows)
{
    return std::make_shared<const RowSet>(std::move(rows));
}

} // namespace

Workspace::Workspace(JobRunner& runner, QObject* parent)
    : QObject(parent)
    , m_library(runner)
    , m_frame(std::make_shared<const Frame>())
    , m_visible(shared({}))
    , m_selection(shared({}))
{
    m_snapshot.frame = m_frame;
    m_deriveTimer.setSingleShot(true);
    m_deriveTimer.setInterval(0);
    connect(&m_deriveTimer, &QTimer::timeout, this, &Workspace::deriveNow);
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(saveDelayMilliseconds);
    connect(&m_saveTimer, &QTimer::timeout, this, &Workspace::saveNow);
    m_watchTimer.setInterval(watchIntervalMilliseconds);
    connect(&m_watchTimer, &QTimer::timeout, this, &Workspace::lookForForeignChange);
    m_watchTimer.start();
}

Workspace::~Workspace()
{
    if (m_saveTimer.isActive()) {
        saveNow();
    }
}

QString Workspace::libraryName() const
{
    return QFileInfo(m_path).fileName();
}

void Workspace::open(const QString& path, OpenMode mode)
{
    if (m_saveTimer.isActive()) {
        saveNow();
    }
    m_library.open(toPath(path), mode, this, [this, path](const Result<void>& result) {
        if (!result) {
            Q_EMIT failed(result.error());
            return;
        }
        m_path = QFileInfo(path).absoluteFilePath();
        m_settings = {};
        m_isOtherLibrary = true;
        m_library.run<LibrarySettings>(
            QString(),
            [](Library& library, Progress&) -> Result<LibrarySettings> { return readSettings(library); },
            this,
            [this](Result<LibrarySettings> settings) {
                if (settings) {
                    m_settings = std::move(*settings);
                }
                Q_EMIT libraryChanged(m_path);
                Q_EMIT scenarioChanged(m_settings.scenario);
            });
        reload({});
    });
}

void Workspace::close()
{
    if (m_saveTimer.isActive()) {
        saveNow();
    }
    m_library.close();
    m_path.clear();
    m_settings = {};
    m_isOtherLibrary = true;
    LibrarySnapshot nothing;
    nothing.frame = std::make_shared<const Frame>();
    take(std::move(nothing));
    Q_EMIT libraryChanged({});
    Q_EMIT scenarioChanged(m_settings.scenario);
}

void Workspace::discard()
{
    const QString path = m_path;
    m_saveTimer.stop();
    close();
    // On the library's thread, after the library that close() retired.
    m_library.runner().run<void>(
        QString(),
        [path](Progress&) -> Result<void> {
            for (const char* ending : {"", "-wal", "-shm"}) {
                QFile::remove(path + QLatin1String(ending));
            }
            return {};
        },
        this, [](const Result<void>&) {});
}

void Workspace::setScenario(const Scenario& scenario)
{
    if (scenario == m_settings.scenario) {
        return;
    }
    m_settings.scenario = scenario;
    if (scenario.changesRecordedValues()) {
        m_settings.lastConditions = scenario;
    }
    m_deriveTimer.start();
    saveSoon();
    Q_EMIT scenarioChanged(scenario);
}

void Workspace::setComparingConditions(bool common)
{
    Scenario scenario = m_settings.scenario;
    if (common) {
        constexpr double worldAverageKgPerKwh = 0.473; // Ember 2024, the world row of the bundled table
        const Scenario& last = m_settings.lastConditions;
        scenario.gridIntensityKgPerKwh = last.gridIntensityKgPerKwh;
        scenario.gridCountryIso3 = last.gridCountryIso3;
        scenario.pue = last.pue;
        if (!last.changesRecordedValues()) {
            scenario.gridIntensityKgPerKwh = worldAverageKgPerKwh;
        }
    } else {
        scenario.gridIntensityKgPerKwh.reset();
        scenario.gridCountryIso3.clear();
        scenario.pue.reset();
    }
    setScenario(scenario);
}

void Workspace::setSpec(const FigureSpec& spec)
{
    if (spec == m_spec) {
        return;
    }
    m_spec = spec;
    m_settings.spec = spec;
    saveSoon();
    Q_EMIT specChanged(m_spec);
}

FigureSpec Workspace::specForExport() const
{
    FigureSpec spec = m_spec;
    spec.scenario = m_settings.scenario;
    spec.hiddenRuns.clear();
    for (std::size_t row = 0; row < m_frame->rowCount(); ++row) {
        if (!m_visible->contains(static_cast<RowSet::Row>(row))) {
            spec.hiddenRuns.push_back(std::to_string(m_frame->runs[row].value));
        }
    }
    std::sort(spec.hiddenRuns.begin(), spec.hiddenRuns.end());
    return spec;
}

FigureSize Workspace::figureSize(BoardKind board) const
{
    if (board == BoardKind::Compare) {
        return m_spec.size;
    }
    const auto chosen = m_settings.figureSizes.find(board);
    return chosen == m_settings.figureSizes.end() ? FigureSize() : chosen->second;
}

void Workspace::rememberFigureSize(BoardKind board, const FigureSize& size)
{
    if (size == figureSize(board)) {
        return;
    }
    if (board == BoardKind::Compare) {
        FigureSpec spec = m_spec;
        spec.size = size;
        setSpec(spec);
        return;
    }
    m_settings.figureSizes[board] = size;
    m_library.saveSetting(figureSizeSettingKey(board), figureSizeToJson(size));
}

void Workspace::setExample(const std::string& title, const std::string& citation, const std::string& claim,
    const std::optional<BoardChoice>& board)
{
    m_settings.title = title;
    m_settings.citation = citation;
    m_settings.claim = claim;
    m_settings.board = board;
    m_library.saveSetting("example_title", textToJson(title));
    m_library.saveSetting("example_citation", textToJson(citation));
    m_library.saveSetting("example_claim", textToJson(claim));
    if (board) {
        m_library.saveSetting("board", boardChoiceToJson(*board));
    }
    Q_EMIT libraryChanged(m_path);
}

BoardChoice Workspace::boardChoice(BoardKind board) const
{
    if (const auto chosen = m_settings.choices.find(board); chosen != m_settings.choices.end()) {
        return chosen->second;
    }
    BoardChoice choice;
    choice.board = board;
    return m_settings.board && m_settings.board->board == board ? *m_settings.board : choice;
}

void Workspace::rememberChoice(const BoardChoice& choice)
{
    m_settings.choices[choice.board] = choice;
    m_library.saveSetting(boardSettingKey(choice.board), boardChoiceToJson(choice));
}

void Workspace::rememberBoard(BoardKind board)
{
    if (hasLibrary()) {
        // What a study came with stands there alone so far.
        if (m_settings.board && !m_settings.choices.contains(m_settings.board->board)) {
            rememberChoice(*m_settings.board);
        }
        m_settings.board = boardChoice(board);
        m_library.saveSetting("board", boardChoiceToJson(*m_settings.board));
    }
}

void Workspace::rememberWatch(const WatchMemory& watch)
{
    if (watch != m_settings.watched) {
        m_settings.watched = watch;
        m_library.saveSetting("watched_folder", watchToJson(watch));
    }
}

void Workspace::dismissClaim()
{
    m_settings.claim.clear();
    m_library.saveSetting("example_claim", textToJson({}));
}

void Workspace::setRowsVisible(const RowSet& rows, bool visible)
{
    rows.forEach([&](RowSet::Row row) {
        if (visible) {
            m_settings.hidden.erase(m_frame->runs[row]);
        } else {
            m_settings.hidden.insert(m_frame->runs[row]);
        }
    });
    m_visible = shared(visibleRows(*m_snapshot.frame, m_settings.hidden));
    saveSoon();
    Q_EMIT visibleChanged(m_visible);
}

void Workspace::setSelection(const RowSetPointer& rows)
{
    if (rows == m_selection || *rows == *m_selection) {
        return;
    }
    m_selection = rows;
    Q_EMIT selectionChanged(m_selection);
}

void Workspace::setHoveredRow(qint64 row)
{
    if (row != m_hovered) {
        m_hovered = row;
        Q_EMIT hoveredRowChanged(row);
    }
}

RowSet Workspace::keptSelection(const Frame& before, const Frame& now)
{
    if (std::exchange(m_isOtherLibrary, false)) {
        return RowSet(now.rowCount()); // runs of two libraries may have the same numbers
    }
    RowSet kept = sameRuns(before, *m_selection, now);
    if (!kept.empty()) {
        // What was excluded just now is in no chart; what was excluded before was selected on purpose.
        kept -= excludedRows(now) - sameRuns(before, excludedRows(before), now);
    }
    return kept;
}

void Workspace::take(LibrarySnapshot snapshot)
{
    const FramePointer before = std::exchange(m_snapshot, std::move(snapshot)).frame;
    const FramePointer& now = m_snapshot.frame;
    m_seenRevision = m_snapshot.revision;
    m_selection = shared(keptSelection(*before, *now));
    m_visible = shared(visibleRows(*now, m_settings.hidden));
    m_hovered = -1;
    m_frame = derive(now, m_settings.scenario);
    m_deriveTimer.stop();
    m_spec = m_settings.spec ? *m_settings.spec : compareBoard(*m_frame);
    Q_EMIT recordedChanged(now);
    Q_EMIT frameChanged(m_frame);
    Q_EMIT specChanged(m_spec);
    Q_EMIT visibleChanged(m_visible);
    Q_EMIT selectionChanged(m_selection);
    Q_EMIT hoveredRowChanged(m_hovered);
    Q_EMIT contentChanged();
    m_library.releaseRetired();
}

void Workspace::deriveNow()
{
    m_frame = derive(m_snapshot.frame, m_settings.scenario);
    Q_EMIT frameChanged(m_frame);
}

void Workspace::saveSoon()
{
    if (hasLibrary()) {
        m_saveTimer.start();
    }
}

void Workspace::saveNow()
{
    m_saveTimer.stop();
    m_library.saveSetting("scenario", scenarioToJson(m_settings.scenario));
    m_library.saveSetting("last_conditions", scenarioToJson(m_settings.lastConditions));
    m_library.saveSetting("hidden_runs", hiddenRunsToJson(m_settings.hidden));
    if (m_settings.spec) {
        m_library.saveSetting("figure_spec", figureSpecToJson(*m_settings.spec));
    }
    Q_EMIT saved();
}

} // namespace trefoil
