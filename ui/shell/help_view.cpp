// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_view.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QHBoxLayout>
#include <QListWidget>
#include <QStringBuilder>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "ui/session/example_catalogue.h"

namespace trefoil {

namespace {

enum { ContentRole = Qt::UserRole, FormatRole };

/// Adds the pages of a folder; those of formats are called by the id in their file's name.
void addPages(QListWidget* pages, const QDir& folder, bool isOfFormats)
{
    const QStringList files = folder.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name);
    for (const QString& name : files) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            continue;
        }
        const QString content = QString::fromUtf8(file.readAll());
        const QString first = content.section(u'\n', 0, 0);
        const QString title = first.startsWith(u'#') ? first.mid(1).trimmed() : name;
        auto* item = new QListWidgetItem(isOfFormats ? QStringLiteral("    ") % title : title, pages);
        item->setToolTip(title);
        item->setData(ContentRole, content);
        if (isOfFormats) {
            item->setData(FormatRole, name.chopped(3));
        }
    }
}

void showPage(QListWidget* pages, const QString& format)
{
    pages->setCurrentRow(0);
    for (int row = 0; row < pages->count() && !format.isEmpty(); ++row) {
        if (pages->item(row)->data(FormatRole).toString() == format) {
            pages->setCurrentRow(row);
            pages->scrollToItem(pages->item(row), QAbstractItemView::PositionAtCenter);
            return;
        }
    }
}

} // namespace

HelpView::HelpView(QWidget* parent, const QString& format)
    : QDialog(parent)
{
    setWindowTitle(tr("Help"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(900, 600);
    auto* layout = new QVBoxLayout(this);
    auto* top = new QHBoxLayout;
    auto* pages = new QListWidget(this);
    auto* text = new QTextBrowser(this);
    top->addWidget(pages);
    top->addWidget(text, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    layout->addLayout(top, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    pages->setFixedWidth(250);
    pages->setUniformItemSizes(true);
    pages->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    pages->setAccessibleName(tr("Help pages"));
    text->setAccessibleName(tr("Help text"));
    text->setOpenExternalLinks(true);
    const QDir folder(resourcePath(QStringLiteral("help")));
    addPages(pages, folder, false);
    addPages(pages, QDir(folder.filePath(QStringLiteral("formats"))), true);
    connect(pages, &QListWidget::currentItemChanged, text, [text](const QListWidgetItem* item) {
        text->setMarkdown(item == nullptr ? QString() : item->data(ContentRole).toString());
    });
    if (pages->count() == 0) {
        text->setPlainText(
            tr("The help pages were not found. The README and the manual page trefoil(1) say the same."));
        pages->hide();
    } else {
        showPage(pages, format);
    }
}

} // namespace trefoil
