// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/export/export_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/bridge/error_text.h"
#include "ui/bridge/text.h"
#include "ui/jobs/job_strip.h"
#include "ui/pages/export/figure_preview.h"
#include "ui/session/example_catalogue.h"

namespace trefoil {

namespace {

constexpr int refreshDelayMilliseconds = 200;
constexpr double millimetresPerInch = 25.4;
constexpr double previewDotsPerInch = 150;

QDoubleSpinBox* pointBox(double value, const QString& name, QWidget* parent)
{
    auto* box = new QDoubleSpinBox(parent);
    box->setRange(0.1, 40);
    box->setDecimals(1);
    box->setSingleStep(0.5);
    box->setSuffix(ExportDialog::tr(" pt"));
    box->setValue(value);
    box->setAccessibleName(name);
    return box;
}

} // namespace

ExportDialog::ExportDialog(ExportableFigure figure, const FigureSize& size, FigureProvenance provenance,
    const QString& folder, QWidget* parent)
    : QDialog(parent)
    , m_figure(std::move(figure))
    , m_size(size)
    , m_provenance(std::move(provenance))
    , m_folder(folder.isEmpty() ? QDir::homePath() : folder)
    , m_presets(readVenuePresets(resourcePath(QStringLiteral("styles/venues.json"))))
{
    build();
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshDelayMilliseconds);
    connect(&m_refresh, &QTimer::timeout, this, &ExportDialog::refresh);
    m_refresh.start();
}

QDoubleSpinBox* ExportDialog::lengthBox(double value, double highest, const QString& name)
{
    auto* box = new QDoubleSpinBox(this);
    box->setRange(0, highest);
    box->setDecimals(2);
    box->setValue(value);
    box->setAccessibleName(name);
    return box;
}

QWidget* ExportDialog::buildForm()
{
    auto* side = new QWidget(this);
    side->setFixedWidth(320);
    auto* form = new QFormLayout(side);
    form->setContentsMargins(0, 0, 0, 0);
    m_what = new QComboBox(side);
    m_what->addItem(tr("The whole board"));
    for (const QString& panel : m_figure.panels) {
        m_what->addItem(panel);
    }
    m_format = new QComboBox(side);
    m_format->addItems({tr("PDF"), tr("SVG"), tr("PNG, 600 dpi"), tr("CSV of the drawn data")});
    if (m_figure.specification) {
        m_format->addItem(tr("JSON, to draw it again"));
    }
    m_preset = new QComboBox(side);
    m_preset->addItem(tr("Own size"));
    m_preset->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const VenuePreset& preset : m_presets) {
        m_preset->addItem(preset.name);
        m_preset->setItemData(m_preset->count() - 1, preset.source, Qt::ToolTipRole);
    }
    m_unit = new QComboBox(side);
    m_unit->addItems({tr("mm"), tr("inches")});
    m_width = lengthBox(m_size.widthMillimetres, 1000, tr("Width"));
    m_height = lengthBox(m_size.heightMillimetres, 1000, tr("Height"));
    m_height->setSpecialValueText(tr("automatic"));
    m_text = pointBox(m_size.textPoints, tr("Size of text"), side);
    m_ticks = pointBox(m_size.tickPoints, tr("Size of tick labels"), side);
    m_lines = pointBox(m_size.linePoints, tr("Width of lines"), side);
    m_markers = pointBox(m_size.markerPoints, tr("Size of markers"), side);
    m_lines->setSingleStep(0.1);
    for (const auto& [label, field] : std::initializer_list<std::pair<QString, QWidget*>>{
             {tr("&What"), m_what}, {tr("&Format"), m_format}, {tr("&Venue"), m_preset},
             {tr("W&idth"), m_width}, {tr("&Height"), m_height}, {tr("&Unit"), m_unit}, {tr("&Text"), m_text},
             {tr("Tic&ks"), m_ticks}, {tr("&Lines"), m_lines}, {tr("&Markers"), m_markers}}) {
        form->addRow(label, field);
        field->setAccessibleName(QString(label).remove(u'&'));
    }
    form->setRowVisible(m_what, !m_figure.panels.empty()); // nothing to choose from
    return side;
}

void ExportDialog::build()
{
    setWindowTitle(tr("Export figure"));
    resize(1000, 600);
    m_preview = new FigurePreview(this);
    m_form = buildForm();
    m_previewTask = new FigureTask(QString(), this);
    m_writeTask = new FigureTask(tr("Exporting…"), this);
    auto* top = new QHBoxLayout;
    top->addWidget(m_form);
    top->addWidget(m_preview, 1);
    m_proposed = freshPath();
    m_path = new QLineEdit(m_proposed, this);
    m_path->setAccessibleName(tr("File to write"));
    auto* browse = new QPushButton(tr("Choose…"), this);
    auto* pathRow = new QHBoxLayout;
    pathRow->addWidget(new QLabel(tr("File"), this));
    pathRow->addWidget(m_path, 1);
    pathRow->addWidget(browse);
    m_state = new QLabel(this);
    m_state->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_export = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    m_export->setProperty("primary", true);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(top, 1);
    layout->addLayout(pathRow);
    layout->addWidget(m_state);
    auto* lastRow = new QHBoxLayout;
    lastRow->addWidget(new JobStrip(m_writeTask->runner(), this));
    lastRow->addWidget(buttons, 1);
    layout->addLayout(lastRow);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::askAndWrite);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(browse, &QPushButton::clicked, this, &ExportDialog::choosePath);
    connect(m_preset, &QComboBox::activated, this, &ExportDialog::choosePreset);
    connect(m_unit, &QComboBox::activated, this, &ExportDialog::chooseUnit);
    connect(m_what, &QComboBox::activated, this, [this] { m_refresh.start(); });
    connect(m_format, &QComboBox::activated, this, &ExportDialog::chooseFormat);
    for (QDoubleSpinBox* box : {m_width, m_height, m_text, m_ticks, m_lines, m_markers}) {
        connect(box, &QDoubleSpinBox::valueChanged, this, &ExportDialog::readForm);
    }
}

double ExportDialog::millimetresPerUnit() const
{
    return m_unit->currentIndex() == 1 ? millimetresPerInch : 1;
}

void ExportDialog::choosePreset(int index)
{
    if (index == 0) {
        return;
    }
    const VenuePreset& preset = m_presets[static_cast<std::size_t>(index) - 1];
    m_size.widthMillimetres = preset.widthMillimetres;
    m_width->setValue(preset.widthMillimetres / millimetresPerUnit());
    m_text->setValue(preset.textPoints);
    m_ticks->setValue(preset.textPoints - 1);
    m_preset->setCurrentIndex(index);
    m_state->setText(
        tr("%1: %2 mm wide (%3)").arg(preset.name).arg(preset.widthMillimetres).arg(preset.source));
}

void ExportDialog::chooseUnit()
{
    m_isReading = true;
    m_width->setDecimals(m_unit->currentIndex() == 1 ? 3 : 2);
    m_height->setDecimals(m_unit->currentIndex() == 1 ? 3 : 2);
    m_width->setValue(m_size.widthMillimetres / millimetresPerUnit());
    m_height->setValue(m_size.heightMillimetres / millimetresPerUnit());
    m_isReading = false;
}

FigureFileKind ExportDialog::kind() const
{
    return static_cast<FigureFileKind>(m_format->currentIndex());
}

void ExportDialog::chooseFormat()
{
    if (m_path->text() == m_proposed) {
        m_proposed = freshPath();
        m_path->setText(m_proposed);
    } else {
        m_path->setText(withEnding(m_path->text(), kind()));
    }
}

void ExportDialog::choosePath()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export figure"), m_path->text(),
        m_figure.specification ? tr("Figures (*.pdf *.svg *.png *.csv *.json)")
                               : tr("Figures (*.pdf *.svg *.png *.csv)"),
        nullptr, QFileDialog::DontConfirmOverwrite);
    if (path.isEmpty()) {
        return;
    }
    m_path->setText(path);
    const auto named = figureFileKindOf(path);
    if (named && static_cast<int>(*named) < m_format->count()) {
        m_format->setCurrentIndex(static_cast<int>(*named));
    }
}

void ExportDialog::readForm()
{
    if (m_isReading) {
        return;
    }
    FigureSize& size = m_size;
    size.widthMillimetres = m_width->value() * millimetresPerUnit();
    size.heightMillimetres = m_height->value() * millimetresPerUnit();
    size.textPoints = m_text->value();
    size.titlePoints = m_text->value();
    size.tickPoints = m_ticks->value();
    size.linePoints = m_lines->value();
    size.markerPoints = m_markers->value();
    m_preset->setCurrentIndex(0);
    m_refresh.start();
}

ExportableFigure::Panel ExportDialog::chosenPanel() const
{
    const int index = m_what->currentIndex();
    return index > 0 ? ExportableFigure::Panel(static_cast<std::size_t>(index) - 1) : std::nullopt;
}

void ExportDialog::refresh()
{
    m_previewTask->start<QImage>(
        [prepare = m_figure.prepare, size = m_size, panel = chosenPanel()] { return prepare(size, panel); },
        [](const RecordedFigure& figure, Progress& progress) {
            return pictureOf(figure, previewDotsPerInch, progress);
        },
        [this](const Result<QImage>& picture) {
            if (picture) {
                m_preview->setFigure(QPixmap::fromImage(*picture));
            } else {
                m_preview->setMessage(errorText(picture.error()));
            }
        });
}

QString ExportDialog::freshPath() const
{
    return freshFigurePath(m_folder, toText(m_provenance.libraryName), m_figure.name, kind());
}

void ExportDialog::askAndWrite()
{
    const QFileInfo file(m_path->text().trimmed());
    if (!file.isFile()) {
        write();
        return;
    }
    auto* question = new QMessageBox(QMessageBox::Question, windowTitle(),
        tr("%1 exists already. Replace it?").arg(file.fileName()), QMessageBox::Cancel, this);
    question->setInformativeText(tr("In %1. What the file contains now would be lost.")
                                     .arg(QDir::toNativeSeparators(file.absolutePath())));
    QPushButton* replace = question->addButton(tr("Replace"), QMessageBox::AcceptRole);
    question->setDefaultButton(QMessageBox::Cancel);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(replace, &QPushButton::clicked, this, &ExportDialog::write);
    question->open();
}

void ExportDialog::write()
{
    setWriting(true);
    writeFigureFile(*m_writeTask,
        {m_figure, chosenPanel(), m_size, kind(), m_provenance, m_path->text().trimmed()},
        [this](const Result<void>& written) { finishWriting(written); });
}

void ExportDialog::finishWriting(const Result<void>& written)
{
    setWriting(false);
    if (written) {
        m_written = m_path->text().trimmed();
        accept();
    } else if (written.error().code == Errc::Cancelled) {
        m_state->setText(tr("Stopped: nothing was written"));
    } else {
        m_state->setText(errorText(written.error()));
    }
}

void ExportDialog::setWriting(bool isWriting)
{
    m_isWriting = isWriting;
    m_form->setEnabled(!isWriting);
    m_path->setEnabled(!isWriting);
    m_export->setEnabled(!isWriting);
}

void ExportDialog::reject()
{
    if (m_isWriting) {
        m_writeTask->cancel();
        return;
    }
    QDialog::reject();
}

} // namespace trefoil
