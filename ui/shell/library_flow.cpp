// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/library_flow.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include "core/ingest/builtin_importers.h"
#include "ui/bridge/text.h"
#include "ui/pages/import/import_dialog.h"
#include "ui/pages/import/join_review_dialog.h"
#include "ui/shell/help_view.h"

namespace trefoil {

namespace {

const QString ending = QStringLiteral(".trefoil");

QString libraryFilter()
{
    return LibraryFlow::tr("Trefoil libraries (*.trefoil)");
}

/// Without the ending; a folder has none: "v3.2.3-runs".
QString nameOf(const QFileInfo& path)
{
    return path.isDir() ? path.fileName() : path.completeBaseName();
}

/// The files of an example with their mappings, which must live as long as the import.
struct ExampleImport {
    std::vector<Mapping> mappings;
    std::vector<ImportFile> files;
};

Result<std::shared_ptr<ExampleImport>> prepare(const Example& example)
{
    auto result = std::make_shared<ExampleImport>();
    result->mappings.reserve(example.files.size()); // the files point into it
    for (const ExampleFile& file : example.files) {
        const Result<Source> source = Source::open(file.path);
        if (!source) {
            return tl::unexpected<Error>(source.error());
        }
        const Mapping* mapping = nullptr;
        if (!file.mapping.empty()) {
            const Result<Source> text = Source::open(file.mapping);
            Result<Mapping> parsed =
                text ? mappingFromJson(text->bytes()) : tl::unexpected<Error>(text.error());
            if (!parsed) {
                return tl::unexpected<Error>(std::move(parsed.error()));
            }
            mapping = &result->mappings.emplace_back(std::move(*parsed));
        }
        const std::vector<Candidate> candidates = detectFormat(*source);
        const Importer* importer = mapping != nullptr ? findImporter("table")
            : candidates.empty()                      ? nullptr
                                                      : candidates.front().importer;
        result->files.push_back({file.path, importer, mapping});
    }
    return result;
}

} // namespace

LibraryFlow::LibraryFlow(Workspace& workspace, JobRunner& runner, Settings& settings, QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_runner(runner)
    , m_settings(settings)
    , m_window(window)
    , m_examples(bundledExamples())
{
}

void LibraryFlow::chooseLibrary()
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Open a library"), {}, libraryFilter());
    if (!path.isEmpty()) {
        openLibrary(path);
    }
}

void LibraryFlow::newLibrary()
{
    QString path = QFileDialog::getSaveFileName(m_window, tr("New library"), {}, libraryFilter());
    if (!path.isEmpty()) {
        path += path.endsWith(ending) ? QString() : ending;
        m_workspace.open(path, OpenMode::CreateIfMissing);
    }
}

void LibraryFlow::openLibrary(const QString& path)
{
    m_workspace.open(path, OpenMode::ReadWrite);
}

void LibraryFlow::importFiles()
{
    const QStringList paths =
        QFileDialog::getOpenFileNames(m_window, tr("Import files"), m_settings.importFolder);
    if (!paths.isEmpty()) {
        m_settings.importFolder = QFileInfo(paths.first()).absolutePath();
        importPaths(paths);
    }
}

void LibraryFlow::importFolder()
{
    const QString path =
        QFileDialog::getExistingDirectory(m_window, tr("Import a folder"), m_settings.importFolder);
    if (!path.isEmpty()) {
        m_settings.importFolder = path;
        importPaths({path});
    }
}

void LibraryFlow::importPaths(const QStringList& paths)
{
    if (paths.size() == 1 && paths.first().endsWith(ending)) {
        openLibrary(paths.first());
        return;
    }
    const std::vector<FileOutcome> known =
        m_workspace.hasLibrary() ? m_workspace.snapshot().files : std::vector<FileOutcome>();
    const PlanImport plan = [paths, known](Progress& progress) { return planImport(paths, known, progress); };
    if (m_workspace.hasLibrary()) {
        showImport(plan, false);
        return;
    }
    whenOpen([this, plan] { showImport(plan, true); });
    m_workspace.open(freshLibraryPath(nameOf(QFileInfo(paths.first()))), OpenMode::CreateIfMissing);
}

void LibraryFlow::importChanges()
{
    if (!m_workspace.hasLibrary()) {
        return;
    }
    // Not those of the snapshot: a look that finds nothing new is remembered, and no reason to read all anew.
    using Files = std::vector<FileOutcome>;
    m_workspace.ask<std::pair<Files, Files>>(
        {},
        [](Library& library, Progress&) -> Result<std::pair<Files, Files>> {
            return library.files().and_then([&library](Files&& files) {
                return library.refusedFiles().map(
                    [&files](Files&& refused) { return std::pair(std::move(files), std::move(refused)); });
            });
        },
        this,
        [this](const Result<std::pair<Files, Files>>& known) {
            if (known) {
                showImport(
                    [known = *known](
                        Progress& progress) { return planChanges(known.first, known.second, progress); },
                    false);
            } else {
                Q_EMIT m_workspace.failed(known.error());
            }
        });
}

void LibraryFlow::importAgain(const QStringList& files)
{
    showImport([files, known = m_workspace.snapshot().files](
                   Progress& progress) { return planAgain(files, known, progress); },
        false);
}

void LibraryFlow::reviewJoins()
{
    if (m_workspace.hasLibrary()) {
        auto* dialog = new JoinReviewDialog(m_workspace, m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    }
}

void LibraryFlow::openExample(int index)
{
    if (index < 0 || index >= static_cast<int>(m_examples.size())) {
        return;
    }
    const Example example = m_examples[static_cast<std::size_t>(index)];
    whenOpen([this, example] { fillExample(example); });
    m_workspace.open(freshLibraryPath(toText(example.id)), OpenMode::CreateIfMissing);
}

void LibraryFlow::whenOpen(const std::function<void()>& then)
{
    auto* once = new QObject(this);
    connect(
        &m_workspace, &Workspace::contentChanged, once,
        [once, then] {
            once->deleteLater();
            then();
        },
        Qt::SingleShotConnection);
    connect(&m_workspace, &Workspace::failed, once, [once] { once->deleteLater(); });
}

void LibraryFlow::showImport(PlanImport plan, bool isOwnLibrary)
{
    auto* dialog = new ImportDialog(m_workspace, m_runner, std::move(plan), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::formatHelpAsked, dialog,
        [dialog](const QString& format) { (new HelpView(dialog, format))->show(); });
    connect(dialog, &QDialog::rejected, this, [this, isOwnLibrary] {
        if (isOwnLibrary) {
            m_workspace.discard(); // cancelling leaves nothing behind, not even an empty library
        }
    });
    dialog->open();
}

void LibraryFlow::fillExample(const Example& example)
{
    const Result<std::shared_ptr<ExampleImport>> prepared = prepare(example);
    if (!prepared) {
        Q_EMIT m_workspace.failed(prepared.error());
        return;
    }
    BoardChoice board; // without a file of its own the study opens on the Compare board that suits its runs
    if (!example.board.empty()) {
        const Result<Source> text = Source::open(example.board);
        Result<BoardChoice> read =
            text ? boardChoiceFromJson(text->bytes()) : tl::unexpected<Error>(text.error());
        if (!read) {
            Q_EMIT m_workspace.failed(read.error());
            return;
        }
        board = std::move(*read);
    }
    m_workspace.setExample(example.title, example.citation, example.claim, board);
    if (board.figure) {
        m_workspace.setSpec(*board.figure);
    }
    if (!example.scenario.empty()) {
        const Result<Source> text = Source::open(example.scenario);
        const Result<Scenario> scenario =
            text ? scenarioFromJson(text->bytes()) : tl::unexpected<Error>(text.error());
        if (scenario) {
            m_workspace.setScenario(*scenario);
        }
    }
    m_workspace.import(
        (*prepared)->files, {}, this, [this, keep = *prepared](const Result<ImportOutcome>& outcome) {
            if (!outcome) {
                Q_EMIT m_workspace.failed(outcome.error());
            }
        });
}

QString LibraryFlow::freshLibraryPath(const QString& name) const
{
    const QDir folder(
        QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/libraries"));
    folder.mkpath(QStringLiteral("."));
    QString path = folder.filePath(name + ending);
    for (int number = 2; QFileInfo::exists(path); ++number) {
        path = folder.filePath(QStringLiteral("%1-%2%3").arg(name).arg(number).arg(ending));
    }
    return path;
}

} // namespace trefoil
