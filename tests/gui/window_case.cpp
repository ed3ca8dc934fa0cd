// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/window_case.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "ui/bridge/english_plurals.h"
#include "ui/models/diagnostics_model.h"
#include "ui/pages/import/import_dialog.h"
#include "ui/pages/run_list/run_list_view.h"
#include "ui/shell/library_flow.h"
#include "ui/shell/main_window.h"

namespace trefoil::testing {
namespace {

const QByteArray table =
    "run_name,model,accuracy,energy_kwh\na,ResNet,0.91,1.5\nb,ViT,0.93,4\nc,BoW,0.61,0.001\n";

} // namespace

void prepareWindowTests()
{
    static EnglishPlurals plurals;
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::installTranslator(&plurals);
    QLocale::setDefault(QLocale::c());
}

void removeOwnLibraries()
{
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
}

QString written(const QTemporaryDir& folder)
{
    const QString path = folder.filePath(QStringLiteral("results.csv"));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(table) == table.size() ? path : QString();
}

bool writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.write(content) == content.size();
}

int problemsAt(const MainWindow& window, const char* place)
{
    const auto* model = window.findChild<DiagnosticsModel*>();
    int count = 0;
    for (int row = 0; row < model->rowCount({}); ++row) {
        const QString where = model->index(row, DiagnosticsModel::WhereColumn).data().toString();
        count += where.startsWith(QLatin1String(place)) ? 1 : 0;
    }
    return count;
}

QPushButton* buttonThat(const QWidget& parent, const QString& beginsWith)
{
    for (QPushButton* button : parent.findChildren<QPushButton*>()) {
        if (button->text().startsWith(beginsWith)) {
            return button;
        }
    }
    return nullptr;
}

bool hasLabelThat(const QWidget& parent, const QString& beginsWith)
{
    const QList<QLabel*> labels = parent.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(),
        [&](const QLabel* label) { return label->text().startsWith(beginsWith); });
}

bool importTable(MainWindow& window, const QString& path)
{
    window.flow().importPaths({path});
    ImportDialog* dialog = nullptr;
    if (!QTest::qWaitFor([&] { return (dialog = window.findChild<ImportDialog*>()) != nullptr; })) {
        return false;
    }
    QPushButton* import = buttonThat(*dialog, QStringLiteral("Import"));
    if (!QTest::qWaitFor([&] { return import->isEnabled() && import->text().contains(u'3'); })) {
        return false;
    }
    QTest::mouseClick(import, Qt::LeftButton);
    return QTest::qWaitFor([&] { return window.workspace().frame()->rowCount() == 3; });
}

bool showWithTable(MainWindow& window, const QTemporaryDir& folder)
{
    window.show();
    return importTable(window, written(folder))
        && QTest::qWaitFor([&] { return window.findChild<ImportDialog*>() == nullptr && !window.isBusy(); })
        && (window.activateWindow(), QTest::qWaitForWindowActive(&window));
}

QAbstractItemView& focusRun(MainWindow& window, const std::string& name)
{
    auto* list = window.findChild<RunListView*>(QStringLiteral("runsList"));
    window.activateWindow();
    list->setFocus();
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const qint64 frameRow = list->proxy().frameRow(row);
        if (frameRow >= 0 && window.workspace().frame()->names[static_cast<std::size_t>(frameRow)] == name) {
            list->setCurrentIndex(list->model()->index(row, 1));
        }
    }
    QCoreApplication::processEvents(); // the selection is told once per turn
    return *list;
}

} // namespace trefoil::testing
