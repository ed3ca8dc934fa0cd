// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/import/import_plan.h"
#include "ui/session/example_catalogue.h"
#include "ui/session/workspace.h"
#include "ui/settings/settings.h"

class QWidget;

namespace trefoil {

/// How a library is opened, made and filled, with the dialogs that this takes. The window says what it wants;
/// files that are dropped without a library make one.
class LibraryFlow final : public QObject {
    Q_OBJECT

public:
    LibraryFlow(Workspace& workspace, JobRunner& runner, Settings& settings, QWidget* window);

    void chooseLibrary();
    void newLibrary();
    void openLibrary(const QString& path);
    void importFiles();
    void importFolder();
    void importPaths(const QStringList& paths); ///< files, folders, or one library
    void importChanges(); ///< what is new or changed in the folders of the library's files
    void importAgain(const QStringList& files); ///< of the library, in the way that they were read before
    void reviewJoins(); ///< which records are one run and why; a person may decide otherwise
    void openExample(int index);
    [[nodiscard]] const std::vector<Example>& examples() const { return m_examples; }

private:
    void whenOpen(const std::function<void()>& then); ///< once, when the next library is there
    void showImport(PlanImport plan, bool isOwnLibrary);
    void fillExample(const Example& example);
    [[nodiscard]] QString freshLibraryPath(const QString& name) const;

    Workspace& m_workspace;
    JobRunner& m_runner;
    Settings& m_settings;
    QWidget* m_window = nullptr;
    std::vector<Example> m_examples;
};

} // namespace trefoil
