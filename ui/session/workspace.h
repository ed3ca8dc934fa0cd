// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/library_settings.h"
#include "ui/session/library_thread.h"

#include <QObject>
#include <QTimer>

namespace trefoil {

/// What a library contains, read on its thread after every change.
struct LibrarySnapshot {
    FramePointer frame; ///< recorded values
    std::int64_t revision = 0;
    std::vector<HistoryEntry> history;
    std::vector<FileOutcome> files;
    std::vector<FileOutcome> refused; ///< as Library::refusedFiles()
    std::vector<AmbiguityOutcome> ambiguities;
    std::vector<BaselineChoice> baselines; ///< set by hand
};

/// The hub of the window: the open library, what is seen of it and under which conditions. Views know only
/// the workspace, never each other. Every member is used from the window's thread.
class Workspace : public QObject {
    Q_OBJECT

public:
    explicit Workspace(JobRunner& runner, QObject* parent = nullptr);
    ~Workspace() override; ///< saves what is waiting to be saved

    void open(const QString& path, OpenMode mode);
    void close();
    void discard(); ///< closes the library and deletes its file
    [[nodiscard]] bool hasLibrary() const { return m_library.isOpen(); }
    [[nodiscard]] const QString& libraryPath() const { return m_path; }
    [[nodiscard]] QString libraryName() const; ///< "my-study.trefoil"

    [[nodiscard]] const FramePointer& recorded() const { return m_snapshot.frame; } ///< never null
    [[nodiscard]] const FramePointer& frame() const { return m_frame; } ///< derived; never null
    [[nodiscard]] const LibrarySnapshot& snapshot() const { return m_snapshot; }

    [[nodiscard]] const Scenario& scenario() const { return m_settings.scenario; }
    void setScenario(const Scenario& scenario); ///< the frame follows once per turn of the event loop
    void setComparingConditions(bool common); ///< common: the last conditions again
    [[nodiscard]] const FigureSpec& spec() const { return m_spec; }
    void setSpec(const FigureSpec& spec); ///< the person's choice: saved
    [[nodiscard]] FigureSpec specForExport() const; ///< with hidden runs and scenario filled in
    [[nodiscard]] FigureSize figureSize(BoardKind board) const; ///< in which the board was exported last
    void rememberFigureSize(BoardKind board, const FigureSize& size);
    [[nodiscard]] std::string exampleTitle() const { return m_settings.title; }
    [[nodiscard]] std::string citation() const { return m_settings.citation; }
    [[nodiscard]] std::string claim() const { return m_settings.claim; }
    /// Where the library opens; nothing: on the board that is shown already.
    [[nodiscard]] const std::optional<BoardChoice>& openingBoard() const { return m_settings.board; }
    /// What was chosen on that board; empty members where nothing was.
    [[nodiscard]] BoardChoice boardChoice(BoardKind board) const;
    void rememberChoice(const BoardChoice& choice); ///< of its board
    void rememberBoard(BoardKind board); ///< the library opens on it from now on
    void setExample(const std::string& title, const std::string& citation, const std::string& claim,
        const std::optional<BoardChoice>& board);
    [[nodiscard]] const WatchMemory& watched() const { return m_settings.watched; }
    void rememberWatch(const WatchMemory& watch); ///< taken up when the library is opened again
    void dismissClaim(); ///< for good: the list of studies still has it

    [[nodiscard]] const RowSetPointer& visible() const { return m_visible; }
    void setRowsVisible(const RowSet& rows, bool visible);
    [[nodiscard]] const RowSetPointer& selection() const { return m_selection; }
    void setSelection(const RowSetPointer& rows);
    [[nodiscard]] qint64 hoveredRow() const { return m_hovered; }
    void setHoveredRow(qint64 row);

    void readAgain(); ///< what the library is made of may have changed beside it
    void undo();
    void redo();
    void joinRuns(const std::vector<RunId>& runs);
    void splitRun(RunId run);
    void renameRun(RunId run, const std::string& name);
    void setExcluded(const std::vector<RunId>& runs, bool excluded);
    /// Of the chosen runs, itself and its other seeds left out; where none is left, of all runs of its model,
    /// dataset, task and project.
    void setBaseline(RunId baseline, const std::vector<RunId>& chosen);
    void decideJoin(const JoinChoice& choice);
    JobHandle preview(std::vector<ImportFile> files, std::vector<JoinChoice> choices, QObject* context,
        std::function<void(Result<ImportOutcome>)> done);
    JobHandle import(std::vector<ImportFile> files, std::vector<JoinChoice> choices, QObject* context,
        std::function<void(Result<ImportOutcome>)> done);
    void details(RunId run, QObject* context, std::function<void(Result<RunDetails>)> done);
    void setValueRule(const std::string& quantityId, const ValueRule& rule);
    /// Reads from the library on its thread; ends as cancelled when none is open. title: as JobRunner::run.
    template <class T>
    JobHandle ask(const QString& title, std::function<Result<T>(Library&, Progress&)> work, QObject* context,
        std::function<void(Result<T>)> done)
    {
        return m_library.run<T>(title, std::move(work), context, std::move(done));
    }

Q_SIGNALS:
    void libraryChanged(const QString& path); ///< another one is open, or none (empty)
    void recordedChanged(const trefoil::FramePointer& recorded); ///< before frameChanged
    void frameChanged(const trefoil::FramePointer& frame); ///< rows are those of the last recordedChanged
    void contentChanged(); ///< history, files or ambiguities
    void scenarioChanged(const trefoil::Scenario& scenario);
    void specChanged(const trefoil::FigureSpec& spec);
    void visibleChanged(const trefoil::RowSetPointer& rows);
    void selectionChanged(const trefoil::RowSetPointer& rows);
    void hoveredRowChanged(qint64 row);
    void failed(const trefoil::Error& error);
    void said(const QString& text); ///< something that happened, for the status bar
    void saved();

private:
    using Change = std::function<Result<QString>(Library&)>;
    void change(const QString& title, Change work); ///< then reads the library anew
    void lookForForeignChange(); ///< of another program on the same file: reads the library anew
    void reload(const QString& text); ///< text: said afterwards
    void take(LibrarySnapshot snapshot);
    [[nodiscard]] RowSet keptSelection(const Frame& before, const Frame& now);
    void deriveNow();
    void saveSoon();
    void saveNow();

    LibraryThread m_library;
    QString m_path;
    LibrarySnapshot m_snapshot;
    LibrarySettings m_settings;
    FramePointer m_frame;
    FigureSpec m_spec;
    RowSetPointer m_visible;
    RowSetPointer m_selection;
    qint64 m_hovered = -1;
    bool m_isOtherLibrary = false; ///< the next snapshot is of another one than the frame
    QTimer m_deriveTimer;
    QTimer m_saveTimer;
    QTimer m_watchTimer;
    std::optional<std::int64_t> m_seenRevision; ///< nothing: unknown until the next look
};

} // namespace trefoil
