// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/empty/empty_state.h"

#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace trefoil {

namespace {

constexpr int buttonWidth = 300;
constexpr int buttonHeight = 52;
constexpr int shownRecent = 5;

QPushButton* largeButton(const QString& text, const QString& what, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(QStringLiteral("large"));
    button->setFixedSize(buttonWidth, buttonHeight);
    button->setAccessibleDescription(what);
    button->setToolTip(what);
    return button;
}

QLabel* line(const QString& text, const QString& name, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setObjectName(name);
    label->setAlignment(Qt::AlignCenter);
    return label;
}

} // namespace

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_recent(new QVBoxLayout)
{
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addStretch(2);
    layout->addWidget(
        line(tr("What does a model cost, and what does it give?"), QStringLiteral("headline"), this));
    layout->addWidget(
        line(tr("Accuracy beside energy, carbon, money and fairness, from the files that you have already."),
            QStringLiteral("quiet"), this));
    layout->addSpacing(14);
    auto* logs = largeButton(tr("Open my logs"), tr("Files or a whole folder"), this);
    auto* menu = new QMenu(logs);
    connect(menu->addAction(tr("A folder…")), &QAction::triggered, this, &EmptyState::folderRequested);
    connect(menu->addAction(tr("Files…")), &QAction::triggered, this, &EmptyState::filesRequested);
    logs->setMenu(menu);
    m_example = largeButton(tr("Try an example"), tr("The examples of this program were not found"), this);
    m_studies = largeButton(tr("Published studies…"), tr("Results of papers, each with what it shows"), this);
    m_example->setEnabled(false);
    m_studies->setEnabled(false);
    auto* library = largeButton(tr("Open a library"), tr("A *.trefoil file"), this);
    logs->setProperty("primary", true);
    for (QPushButton* button : {logs, m_example, m_studies, library}) {
        layout->addWidget(button, 0, Qt::AlignHCenter);
    }
    connect(m_example, &QPushButton::clicked, this, &EmptyState::exampleRequested);
    connect(m_studies, &QPushButton::clicked, this, &EmptyState::studiesRequested);
    connect(library, &QPushButton::clicked, this, &EmptyState::libraryRequested);
    layout->addSpacing(6);
    layout->addWidget(line(tr("or drop anything here"), QStringLiteral("quiet"), this));
    layout->addLayout(m_recent);
    layout->addStretch(3);
    layout->addWidget(line(tr("Nothing leaves this computer. No account."), QStringLiteral("quiet"), this));
    layout->addSpacing(8);
}

void EmptyState::setExample(const QString& title)
{
    m_example->setEnabled(true);
    m_example->setToolTip(title);
    m_example->setAccessibleDescription(title);
    m_studies->setEnabled(true);
}

void EmptyState::setRecent(const QStringList& paths)
{
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_recent->setSpacing(2);
    int shown = 0;
    for (const QString& path : paths) {
        if (!QFileInfo::exists(path) || ++shown > shownRecent) {
            continue;
        }
        auto* button = new QPushButton(QFileInfo(path).completeBaseName(), this);
        button->setObjectName(QStringLiteral("link"));
        button->setFlat(true);
        button->setToolTip(QDir::toNativeSeparators(path));
        button->setAccessibleName(tr("Open %1").arg(path));
        button->setCursor(Qt::PointingHandCursor);
        connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT recentRequested(path); });
        m_recent->addWidget(button, 0, Qt::AlignHCenter);
    }
    if (m_recent->count() > 0) {
        m_recent->insertWidget(0, line(tr("Recent"), QStringLiteral("quiet"), this));
    }
}

} // namespace trefoil
