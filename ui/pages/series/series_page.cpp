// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/series/series_page.h"

#include "ui/bridge/text.h"
#include "ui/bridge/word_text.h"
#include "ui/charts/series/series_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace trefoil {

namespace {

/// The weights that the slider steps through: finer where little changes much.
constexpr std::array smoothingWeights{
    0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 0.999};

constexpr std::array alignments{
    SeriesAlignment::Step, SeriesAlignment::Elapsed, SeriesAlignment::Clock, SeriesAlignment::Energy};

int sliderStepOf(double weight)
{
    const auto found = std::ranges::lower_bound(smoothingWeights, weight - 1e-9);
    return static_cast<int>(found - smoothingWeights.begin());
}

} // namespace

SeriesPage::SeriesPage(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_cache(std::make_shared<SeriesCache>())
    , m_series(std::make_shared<const PreparedSeries>())
    , m_quantity(new QComboBox(this))
    , m_alignment(new QComboBox(this))
    , m_smoothing(new QSlider(Qt::Horizontal, this))
    , m_smoothingText(new QLabel(this))
    , m_logarithmic(new QCheckBox(tr("&Logarithmic"), this))
    , m_rule(new QToolButton(this))
    , m_view(new SeriesView(this))
    , m_note(new QToolButton(this))
    , m_noteMenu(new QMenu(this))
{
    buildBar();
    m_view->setAccessibleName(tr("Curves"));
    connectView();
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &SeriesPage::updateNow);
    connect(&workspace, &Workspace::recordedChanged, this, &SeriesPage::forget);
    connect(&workspace, &Workspace::selectionChanged, this, &SeriesPage::updateSoon);
    connect(&workspace, &Workspace::visibleChanged, this, [this] {
        if (m_workspace.selection()->empty()) {
            updateSoon();
        }
    });
    connect(&workspace, &Workspace::specChanged, this, &SeriesPage::updateSoon); // colours
    connect(&workspace, &Workspace::hoveredRowChanged, m_view, &SeriesView::setHoveredRow);
    showOptions();
}

SeriesPage::~SeriesPage()
{
    m_job.cancel();
}

void SeriesPage::buildBar()
{
    const auto labelled = [this](const QString& text, QWidget* buddy) {
        auto* label = new QLabel(text, this);
        label->setBuddy(buddy);
        return label;
    };
    m_quantity->setAccessibleName(tr("Which series is drawn"));
    m_quantity->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_quantity->setMinimumContentsLength(24);
    m_alignment->setAccessibleName(tr("Along what the curves are laid over each other"));
    for (const SeriesAlignment alignment : alignments) {
        m_alignment->addItem(alignmentText(alignment));
    }
    m_smoothing->setRange(0, static_cast<int>(smoothingWeights.size()) - 1);
    m_smoothing->setFixedWidth(96);
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_smoothing->setToolTip(tr("Weight of the exponential moving average, debiased; [ and ] do the same"));
    m_smoothingText->setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("0.9999")));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 6, 12, 4);
    bar->setSpacing(6);
    bar->addWidget(labelled(tr("&Series"), m_quantity));
    bar->addWidget(m_quantity);
    bar->addSpacing(8);
    bar->addWidget(labelled(tr("al&ong"), m_alignment));
    bar->addWidget(m_alignment);
    bar->addSpacing(8);
    bar->addWidget(labelled(tr("S&mooth"), m_smoothing));
    bar->addWidget(m_smoothing);
    bar->addWidget(m_smoothingText);
    bar->addWidget(m_logarithmic);
    bar->addStretch(1);
    buildRule();
    m_note->setAutoRaise(true);
    m_note->setPopupMode(QToolButton::InstantPopup);
    m_note->setMenu(m_noteMenu);
    m_note->setFocusPolicy(Qt::TabFocus);
    m_note->setToolTip(tr("The runs that are not drawn, and why"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(0, 0, 12, 0);
    foot->addWidget(m_note);
    foot->addStretch(1);
    foot->addWidget(m_rule);
    layout->addLayout(foot);
    setFocusProxy(m_view);
    connect(m_noteMenu, &QMenu::aboutToShow, this, &SeriesPage::fillNoteMenu);
    connect(m_quantity, &QComboBox::activated, this, [this](int index) {
        SeriesOptions options = m_options;
        options.quantityId = toUtf8(m_quantity->itemData(index).toString());
        setOptions(options);
    });
    connect(m_alignment, &QComboBox::activated, this, [this](int index) {
        m_isAlignmentChosen = true;
        SeriesOptions options = m_options;
        options.alignment = alignments[static_cast<std::size_t>(index)];
        setOptions(options);
    });
    connect(m_smoothing, &QSlider::valueChanged, this, [this](int step) {
        SeriesOptions options = m_options;
        options.smoothing = smoothingWeights[static_cast<std::size_t>(step)];
        setOptions(options);
    });
    connect(m_logarithmic, &QCheckBox::toggled, this, [this](bool on) {
        SeriesOptions options = m_options;
        options.scale = on ? AxisScale::Logarithmic : AxisScale::Linear;
        setOptions(options);
    });
}

void SeriesPage::connectView()
{
    connect(m_view, &SeriesView::hoveredRowChanged, &m_workspace, &Workspace::setHoveredRow);
    connect(m_view, &SeriesView::exportRequested, this, &SeriesPage::exportRequested);
    connect(m_view, &SeriesView::rowActivated, this, &SeriesPage::rowActivated);
    connect(m_view, &SeriesView::scaleToggled, m_logarithmic, &QCheckBox::toggle);
    connect(m_view, &SeriesView::alignmentRequested, this, [this] {
        m_alignment->setFocus(Qt::ShortcutFocusReason);
        m_alignment->showPopup();
    });
    connect(m_view, &SeriesView::quantityRequested, this, [this] {
        m_quantity->setFocus(Qt::ShortcutFocusReason);
        m_quantity->showPopup();
    });
    connect(m_view, &SeriesView::smoothingStepped, m_smoothing,
        [this](int direction) { m_smoothing->setValue(m_smoothing->value() + direction); });
}

PreparedSeriesPointer SeriesPage::seriesInSight() const
{
    return m_view->seriesInSight();
}

QString SeriesPage::summary() const
{
    return seriesSummary(*m_series);
}

void SeriesPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isDirty) {
        updateSoon();
    }
}

QString SeriesPage::emptyText() const
{
    if (!m_series->curves.empty()) {
        return {};
    }
    if (m_catalogue == nullptr) {
        return m_workspace.hasLibrary() ? tr("Reading…") : QString();
    }
    if (m_catalogue->series.empty()) {
        return tr("No run of this library has values over steps or time.\n"
                  "Import a training log (TensorBoard, MLflow, Lightning, Keras, Ultralytics, Hugging Face) "
                  "or a power log.");
    }
    const QString undrawn = undrawnText(*m_series);
    return undrawn.isEmpty() ? tr("No run is shown: open an eye in the list, or select runs.") : undrawn;
}

void SeriesPage::fillQuantities()
{
    m_quantity->clear();
    int current = -1;
    for (const SeriesCatalogue::Choice& choice : m_catalogue->choices()) {
        const QString id = toText(choice.quantity->id);
        m_quantity->addItem(
            tr("%1 · %n runs", nullptr, static_cast<int>(choice.runs)).arg(toText(choice.quantity->name)),
            id);
        if (choice.quantity->id == m_options.quantityId) {
            current = m_quantity->count() - 1;
        }
    }
    if (current < 0) {
        m_options.quantityId =
            m_quantity->count() > 0 ? toUtf8(m_quantity->itemData(0).toString()) : std::string();
        current = 0;
    }
    m_quantity->setCurrentIndex(m_quantity->count() > 0 ? current : -1);
}

void SeriesPage::setOptions(const SeriesOptions& options)
{
    if (options == m_options) {
        return;
    }
    m_options = options;
    showOptions();
    updateSoon();
}

void SeriesPage::showOptions()
{
    const QSignalBlocker smoothing(m_smoothing);
    const QSignalBlocker logarithmic(m_logarithmic);
    m_quantity->setCurrentIndex(m_quantity->findData(toText(m_options.quantityId)));
    m_alignment->setCurrentIndex(
        static_cast<int>(std::ranges::find(alignments, m_options.alignment) - alignments.begin()));
    m_smoothing->setValue(sliderStepOf(m_options.smoothing));
    m_smoothingText->setText(m_options.smoothing > 0 ? QString::number(m_options.smoothing) : tr("off"));
    m_logarithmic->setChecked(m_options.scale == AxisScale::Logarithmic);
    showRule();
}

void SeriesPage::showNote()
{
    const QString text = m_series->curves.empty() ? QString() : undrawnText(*m_series);
    // The rule beside it must stay whole; the menu has every run.
    m_note->setText(m_note->fontMetrics().elidedText(text, Qt::ElideRight, width() * 3 / 5));
    m_note->setPopupMode(m_series->undrawn.empty() ? QToolButton::DelayedPopup : QToolButton::InstantPopup);
    m_note->setVisible(!text.isEmpty());
}

void SeriesPage::fillNoteMenu()
{
    constexpr std::size_t mostListed = 40;
    m_noteMenu->clear();
    const auto& undrawn = m_series->undrawn;
    for (std::size_t i = 0; i < std::min(mostListed, undrawn.size()); ++i) {
        QAction* action = m_noteMenu->addAction(QStringLiteral("%1: %2")
                                                    .arg(undrawn[i].run, undrawn[i].reason)
                                                    .replace(u'&', QStringLiteral("&&")));
        connect(action, &QAction::triggered, this, [this, row = qint64(undrawn[i].row)] {
            m_workspace.setHoveredRow(row);
            Q_EMIT rowActivated(row);
        });
    }
    if (undrawn.size() > mostListed) {
        m_noteMenu->addAction(tr("and %n more", nullptr, static_cast<int>(undrawn.size() - mostListed)))
            ->setEnabled(false);
    }
}

} // namespace trefoil
