// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/about.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace trefoil {

void showAbout(QWidget* parent)
{
    QMessageBox box(parent);
    box.setWindowTitle(QCoreApplication::translate("trefoil::about", "About Trefoil"));
    box.setText(QStringLiteral("Trefoil " TREFOIL_VERSION));
    box.setInformativeText(QCoreApplication::translate("trefoil::about",
        "What a machine-learning model costs and gives, in environment, economy and society, beside its "
        "quality.\n\n"
        "Free software under the GNU General Public License, version 3 or later. It comes with no "
        "warranty.\n\n"
        "To cite: Trefoil %1, sustainability tradeoffs of machine-learning models, side by side.\n\n"
        "Built with Qt, QCustomPlot, SQLite, HarfBuzz, nlohmann/json, yaml-cpp and OpenSSL.")
                               .arg(QStringLiteral(TREFOIL_VERSION)));
    box.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box.exec();
}

} // namespace trefoil
