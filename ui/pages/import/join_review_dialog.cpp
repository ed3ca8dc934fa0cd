// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/join_review_dialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

#include "ui/bridge/error_text.h"
#include "ui/pages/import/join_view.h"

namespace trefoil {

JoinReviewDialog::JoinReviewDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_view(new JoinView(this))
{
    setWindowTitle(tr("Joins"));
    resize(1280, 660); // what fits on 1366 × 768
    auto* state = new QLabel(this);
    state->setWordWrap(true);
    state->setTextFormat(Qt::PlainText);
    auto* undo = new QPushButton(tr("U&ndo"), this);
    undo->setEnabled(false);
    undo->setToolTip(tr("Take the last decision back"));
    auto* close = new QPushButton(tr("&Close"), this);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(state, 1);
    for (QPushButton* button : {undo, close}) {
        button->setAutoDefault(false);
        bottom->addWidget(button);
    }
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_view, 1);
    layout->addLayout(bottom);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(undo, &QPushButton::clicked, this, [this, undo] {
        undo->setEnabled(--m_decisions > 0);
        m_workspace.undo();
    });
    connect(m_view, &JoinView::chosen, this, [this](const JoinChoice& choice) {
        m_isDeciding = true;
        m_workspace.decideJoin(choice);
    });
    connect(&workspace, &Workspace::contentChanged, this, [this, undo] {
        m_decisions += std::exchange(m_isDeciding, false) ? 1 : 0;
        undo->setEnabled(m_decisions > 0);
    });
    connect(&workspace, &Workspace::failed, this, [this] { m_isDeciding = false; });
    connect(&workspace, &Workspace::said, state, &QLabel::setText);
    connect(&workspace, &Workspace::failed, state,
        [state](const Error& error) { state->setText(errorText(error)); });
    connect(&workspace, &Workspace::contentChanged, this, &JoinReviewDialog::load);
    connect(&workspace, &Workspace::libraryChanged, this, &QDialog::close);
    load();
}

void JoinReviewDialog::load()
{
    m_workspace.ask<JoinReview>(
        tr("Reading the joins"),
        [](Library& library, Progress& progress) { return library.joinReview(progress); }, this,
        [this](const Result<JoinReview>& review) {
            if (review) {
                m_view->setReview(*review, {});
            } else if (review.error().code != Errc::Cancelled) {
                Q_EMIT m_workspace.failed(review.error());
            }
        });
}

} // namespace trefoil
