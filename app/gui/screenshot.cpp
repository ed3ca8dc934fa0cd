// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/screenshot.h"

#include <QCoreApplication>
#include <QPixmap>
#include <QTimer>

#include "ui/shell/main_window.h"

namespace trefoil {

void takeScreenshotAndQuit(MainWindow& window, const QString& path)
{
    constexpr int quietMilliseconds = 700;
    auto* quiet = new QTimer(&window);
    quiet->setSingleShot(true);
    quiet->setInterval(quietMilliseconds);
    QObject::connect(&window.workspace(), &Workspace::frameChanged, quiet, [quiet] { quiet->start(); });
    QObject::connect(&window.workspace(), &Workspace::said, quiet, [quiet] { quiet->start(); });
    QObject::connect(quiet, &QTimer::timeout, &window, [&window, quiet, path] {
        if (window.isBusy()) {
            quiet->start();
            return;
        }
        QCoreApplication::exit(window.grab().save(path) ? 0 : 1);
    });
    quiet->start();
}

} // namespace trefoil
