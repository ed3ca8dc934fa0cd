// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_view.h"

#include <QDir>
#include <QHBoxLayout>
#include <QListWidget>
#include <QTextBrowser>

#include "ui/session/example_catalogue.h"

namespace trefoil {

HelpView::HelpView(QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Help"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(860, 560);
    auto* layout = new QHBoxLayout(this);
    auto* pages = new QListWidget(this);
    auto* text = new QTextBrowser(this);
    layout->addWidget(pages);
    layout->addWidget(text, 1);
    pages->setFixedWidth(190);
    pages->setAccessibleName(tr("Help pages"));
    text->setAccessibleName(tr("Help text"));
    text->setOpenExternalLinks(true);
    const QDir folder(resourcePath(QStringLiteral("help")));
    const QStringList files = folder.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name);
    for (const QString& name : files) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            continue;
        }
        const QString content = QString::fromUtf8(file.readAll());
        const QString first = content.section(u'\n', 0, 0);
        auto* item = new QListWidgetItem(first.startsWith(u'#') ? first.mid(1).trimmed() : name, pages);
        item->setData(Qt::UserRole, content);
    }
    connect(pages, &QListWidget::currentItemChanged, text, [text](const QListWidgetItem* item) {
        text->setMarkdown(item == nullptr ? QString() : item->data(Qt::UserRole).toString());
    });
    if (pages->count() == 0) {
        text->setPlainText(
            tr("The help pages were not found. The README and the manual page trefoil(1) say the same."));
        pages->hide();
    } else {
        pages->setCurrentRow(0);
    }
}

} // namespace trefoil
