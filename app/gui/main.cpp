// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QIcon>
#include <QScreen>

#include "app/common/version.h"
#include "app/gui/screenshot.h"
#include "ui/bridge/english_plurals.h"
#include "ui/bridge/text.h"
#include "ui/session/example_catalogue.h"
#include "ui/shell/library_flow.h"
#include "ui/shell/main_window.h"
#include "ui/shell/theme.h"
#include "ui/shell/wheel_needs_focus.h"

namespace {

using namespace trefoil;

struct Options {
    QString library;
    QStringList imports;
    QString screenshot;
    QString theme;
    QString size;
    bool example = false;
};

QString tr(const char* text)
{
    return QCoreApplication::translate("trefoil::main", text);
}

Options readOptions(const QApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("Sustainability tradeoffs of machine-learning models, side by side."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption importOption(QStringLiteral("import"),
        tr("Open the import of this file or folder; may be repeated."), QStringLiteral("path"));
    const QCommandLineOption example(QStringLiteral("example"), tr("Open the bundled example."));
    const QCommandLineOption screenshot(
        QStringLiteral("screenshot"), tr("Write a picture of the window and quit."), QStringLiteral("png"));
    const QCommandLineOption theme(
        QStringLiteral("theme"), tr("light, dark or system."), QStringLiteral("theme"));
    const QCommandLineOption size(
        QStringLiteral("size"), tr("Size of the window, for example 1366x768."), QStringLiteral("size"));
    parser.addOptions({importOption, example, screenshot, theme, size});
    parser.addPositionalArgument(
        QStringLiteral("library"), tr("The library to open."), QStringLiteral("[library.trefoil]"));
    parser.process(application);
    return {parser.positionalArguments().value(0), parser.values(importOption), parser.value(screenshot),
        parser.value(theme), parser.value(size), parser.isSet(example)};
}

void begin(MainWindow& window, const Options& options)
{
    if (!options.library.isEmpty()) {
        window.workspace().open(options.library,
            QFileInfo::exists(options.library) || options.imports.isEmpty() ? OpenMode::ReadWrite
                                                                            : OpenMode::CreateIfMissing);
    }
    if (options.example) {
        window.flow().openExample(0);
    } else if (!options.imports.isEmpty()) {
        if (options.library.isEmpty()) {
            window.flow().importPaths(options.imports);
            return;
        }
        QObject::connect(
            &window.workspace(), &Workspace::contentChanged, &window.flow(),
            [&window, options] { window.flow().importPaths(options.imports); }, Qt::SingleShotConnection);
    }
}

void resizeTo(MainWindow& window, const QString& size)
{
    const QStringList sides = size.split(u'x');
    if (sides.size() == 2 && sides[0].toInt() > 0 && sides[1].toInt() > 0) {
        window.resize(sides[0].toInt(), sides[1].toInt());
    }
}

/// A window as large as the screen would hide its status bar under the frame that the desktop adds.
void showFitting(MainWindow& window, const Options& options)
{
    const QSize available = window.screen()->availableSize();
    const bool fillsScreen = window.width() >= available.width() || window.height() >= available.height();
    if (options.size.isEmpty() && options.screenshot.isEmpty() && fillsScreen) {
        window.showMaximized();
    } else {
        window.show();
    }
}

/// A picture, help or the version can be had without a display.
bool wantsOffscreen(int argc, char** argv)
{
    const std::array shownNowhere{"-h", "--help", "--help-all", "-v", "--version"};
    for (int i = 1; i < argc; ++i) {
        const QByteArray argument(argv[i]);
        if (argument.startsWith("--screenshot")
            || std::find(shownNowhere.begin(), shownNowhere.end(), argument) != shownNowhere.end()) {
            return qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
        }
    }
    return false;
}

} // namespace

int main(int argc, char** argv)
{
    if (wantsOffscreen(argc, argv)) {
        qputenv("QT_QPA_PLATFORM", "offscreen"); // before the application exists: it chooses the platform
    }
    QApplication application(argc, argv);
    application.installEventFilter(new WheelNeedsFocus(&application));
    EnglishPlurals plurals;
    QApplication::installTranslator(&plurals);
    QApplication::setOrganizationName(QStringLiteral("trefoil"));
    QApplication::setApplicationName(QStringLiteral("trefoil"));
    QApplication::setApplicationDisplayName(QString());
    QApplication::setDesktopFileName(QStringLiteral("org.trefoil.Trefoil"));
    QApplication::setApplicationVersion(toText(programVersion()));
    const Options options = readOptions(application);
    Settings settings = loadSettings();
    if (!options.theme.isEmpty()) {
        settings.theme = themeFromName(options.theme);
    }
    if (!options.screenshot.isEmpty()) {
        settings.windowGeometry.clear(); // a picture does not depend on how the window was left
        settings.windowState.clear();
    }
    applyTheme(application, settings.theme);
    MainWindow window(settings);
    resizeTo(window, options.size);
    showFitting(window, options);
    begin(window, options);
    if (!options.screenshot.isEmpty()) {
        takeScreenshotAndQuit(window, options.screenshot);
    }
    return QApplication::exec();
}
