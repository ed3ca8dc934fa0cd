// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/history/history_page.h"

#include <algorithm>

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/bridge/text.h"

namespace trefoil {

HistoryPage::HistoryPage(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_empty(new QLabel(tr("Nothing was changed yet."), this))
    , m_list(new QListWidget(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 8, 8);
    layout->addWidget(m_empty, 0, Qt::AlignTop);
    layout->addWidget(m_list, 1);
    auto* copyButton = new QPushButton(tr("Copy as text"), this);
    copyButton->setAccessibleName(tr("Copy the history as text"));
    layout->addWidget(copyButton, 0, Qt::AlignLeft);
    m_empty->setObjectName(QStringLiteral("quiet"));
    m_list->setAccessibleName(tr("History of changes, the latest first"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    connect(copyButton, &QPushButton::clicked, this, &HistoryPage::copy);
    connect(&workspace, &Workspace::contentChanged, this, &HistoryPage::reload, Qt::QueuedConnection);
    reload();
}

void HistoryPage::reload()
{
    m_list->clear();
    const std::vector<HistoryEntry>& history = m_workspace.snapshot().history;
    std::vector<HistoryEntry> entries(history.begin(), history.end());
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.id > b.id; });
    for (const HistoryEntry& entry : entries) {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(entry.at.milliseconds);
        const QString text = toText(entry.summary) % u'\n' % QLocale().toString(at, QLocale::ShortFormat)
            % (entry.undone ? tr(" · undone") : QString());
        auto* item = new QListWidgetItem(text, m_list);
        if (entry.undone) {
            item->setForeground(palette().placeholderText());
        }
    }
    m_empty->setVisible(entries.empty());
    m_list->setVisible(!entries.empty());
}

void HistoryPage::copy() const
{
    QStringList lines;
    for (int i = m_list->count() - 1; i >= 0; --i) {
        lines << m_list->item(i)->text().replace(u'\n', QStringLiteral(" – "));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace trefoil
