// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job_strip.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include "ui/jobs/job_runner.h"
#include "ui/jobs/progress_text.h"

namespace trefoil {

JobStrip::JobStrip(JobRunner& runner, QWidget* parent)
    : QWidget(parent)
    , m_runner(runner)
    , m_title(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_title);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    m_bar->setFixedWidth(140);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the running job"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel the running job"));
    connect(m_cancel, &QToolButton::clicked, this, [this] { m_runner.cancelCurrent(); });
    m_delay.setSingleShot(true);
    m_delay.setInterval(200);
    m_tick.setInterval(100);
    // A dialog has a bar and a button of its own, and this one could not be pressed behind it.
    connect(&m_delay, &QTimer::timeout, this, [this] {
        setVisible(!m_runner.currentTitle().isEmpty() && QApplication::activeModalWidget() == nullptr);
    });
    connect(&m_tick, &QTimer::timeout, this, &JobStrip::update);
    connect(&m_runner, &JobRunner::changed, this, &JobStrip::follow);
    setVisible(false);
}

void JobStrip::follow()
{
    if (m_runner.currentTitle().isEmpty()) {
        m_delay.stop();
        m_tick.stop();
        hide();
        return;
    }
    if (!m_tick.isActive()) {
        m_tick.start();
        m_delay.start();
    }
    update();
}

void JobStrip::update()
{
    const int perMille = progressPerMille(m_runner.currentProgress());
    m_title->setText(m_runner.currentTitle());
    m_bar->setRange(0, perMille < 0 ? 0 : 1000);
    m_bar->setValue(perMille);
}

} // namespace trefoil
