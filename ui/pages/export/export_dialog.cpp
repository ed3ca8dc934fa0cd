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
#include <QSaveFile>
#include <QVBoxLayout>

#include "ui/bridge/error_text.h"
#include "ui/bridge/text.h"
#include "ui/jobs/job_strip.h"
#include "ui/pages/export/figure_preview.h"
#include "ui/pages/export/figure_task.h"
#include "ui/session/example_catalogue.h"

namespace trefoil {

namespace {

constexpr int refreshDelayMilliseconds = 200;
constexpr double millimetresPerInch = 25.4;
constexpr double previewDotsPerInch = 150;
constexpr const char* endings[] = {"pdf", "svg", "png", "csv", "json"};
constexpr FigureFormat formats[] = {
    FigureFormat::Pdf, FigureFormat::Svg, FigureFormat::Png, FigureFormat::Csv};
constexpr int specificationIndex = 4; ///< no drawing: what trefoil-cli figure --spec takes

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

QString quantityText(const Frame& frame, const AxisSpec& axis)
{
    const Column* column = frame.find(axis.quantityId);
    return toText(column != nullptr ? column->quantity->name : axis.quantityId);
}

QString withEnding(const QString& path, const QString& ending)
{
    const QFileInfo file(path);
    return file.dir().filePath(file.completeBaseName() + u'.' + ending);
}

Result<void> writeBytes(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return fail(Errc::FileNotWritable, {toUtf8(path), toUtf8(file.errorString())});
    }
    return {};
}

} // namespace

ExportDialog::ExportDialog(
    FigureSpec spec, FramePointer frame, FigureProvenance provenance, const QString& folder, QWidget* parent)
    : QDialog(parent)
    , m_spec(std::move(spec))
    , m_frame(std::move(frame))
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
    for (std::size_t i = 0; i < m_spec.panels.size(); ++i) {
        const PanelSpec& panel = m_spec.panels[i];
        m_what->addItem(panel.chart == "parallel"
                ? tr("Parallel coordinates")
                : tr("%1 against %2").arg(quantityText(*m_frame, panel.y), quantityText(*m_frame, panel.x)));
    }
    m_format = new QComboBox(side);
    m_format->addItems({tr("PDF"), tr("SVG"), tr("PNG, 600 dpi"), tr("CSV of the drawn data"),
        tr("JSON, to draw it again")});
    m_preset = new QComboBox(side);
    m_preset->addItem(tr("Own size"));
    m_preset->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const VenuePreset& preset : m_presets) {
        m_preset->addItem(preset.name);
        m_preset->setItemData(m_preset->count() - 1, preset.source, Qt::ToolTipRole);
    }
    m_unit = new QComboBox(side);
    m_unit->addItems({tr("mm"), tr("inches")});
    m_width = lengthBox(m_spec.size.widthMillimetres, 1000, tr("Width"));
    m_height = lengthBox(m_spec.size.heightMillimetres, 1000, tr("Height"));
    m_height->setSpecialValueText(tr("automatic"));
    m_text = pointBox(m_spec.size.textPoints, tr("Size of text"), side);
    m_ticks = pointBox(m_spec.size.tickPoints, tr("Size of tick labels"), side);
    m_lines = pointBox(m_spec.size.linePoints, tr("Width of lines"), side);
    m_markers = pointBox(m_spec.size.markerPoints, tr("Size of markers"), side);
    m_lines->setSingleStep(0.1);
    for (const auto& [label, field] : std::initializer_list<std::pair<QString, QWidget*>>{
             {tr("&What"), m_what}, {tr("&Format"), m_format}, {tr("&Venue"), m_preset},
             {tr("W&idth"), m_width}, {tr("&Height"), m_height}, {tr("&Unit"), m_unit}, {tr("&Text"), m_text},
             {tr("Tic&ks"), m_ticks}, {tr("&Lines"), m_lines}, {tr("&Markers"), m_markers}}) {
        form->addRow(label, field);
        field->setAccessibleName(QString(label).remove(u'&'));
    }
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
    m_proposed = freshPath(QLatin1String(endings[0]));
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
    connect(m_format, &QComboBox::activated, this, [this](int index) {
        const QString ending = QLatin1String(endings[index]);
        if (m_path->text() == m_proposed) {
            m_proposed = freshPath(ending);
            m_path->setText(m_proposed);
        } else {
            m_path->setText(withEnding(m_path->text(), ending));
        }
    });
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
    m_spec.size.widthMillimetres = preset.widthMillimetres;
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
    m_width->setValue(m_spec.size.widthMillimetres / millimetresPerUnit());
    m_height->setValue(m_spec.size.heightMillimetres / millimetresPerUnit());
    m_isReading = false;
}

void ExportDialog::choosePath()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export figure"), m_path->text(),
        tr("Figures (*.pdf *.svg *.png *.csv *.json)"), nullptr, QFileDialog::DontConfirmOverwrite);
    if (!path.isEmpty()) {
        m_path->setText(path);
        if (path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive)) {
            m_format->setCurrentIndex(specificationIndex);
        } else if (const Result<FigureFormat> format = figureFormatFromPath(toUtf8(path))) {
            m_format->setCurrentIndex(static_cast<int>(*format));
        }
    }
}

void ExportDialog::readForm()
{
    if (m_isReading) {
        return;
    }
    FigureSize& size = m_spec.size;
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

FigureSpec ExportDialog::chosenSpec() const
{
    FigureSpec spec = m_spec;
    if (m_what->currentIndex() > 0) {
        spec.panels = {m_spec.panels[static_cast<std::size_t>(m_what->currentIndex()) - 1]};
    }
    return spec;
}

void ExportDialog::refresh()
{
    m_previewTask->start<QImage>(
        chosenSpec(), m_frame,
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

QString ExportDialog::freshPath(const QString& ending) const
{
    const QString library = QFileInfo(toText(m_provenance.libraryName)).completeBaseName();
    QStringList parts{library, toText(m_spec.title).toLower()};
    parts.removeAll(QString());
    QString name = parts.isEmpty() ? QStringLiteral("figure") : parts.join(u'-');
    for (const QChar separator : {u'/', u'\\', u' '}) {
        name.replace(separator, u'-');
    }
    const QDir folder(m_folder);
    QString path = folder.filePath(name + u'.' + ending);
    for (int number = 2; QFileInfo::exists(path); ++number) {
        path = folder.filePath(QStringLiteral("%1-%2.%3").arg(name).arg(number).arg(ending));
    }
    return path;
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
    const QString path = m_path->text().trimmed();
    const FigureSpec spec = chosenSpec();
    setWriting(true);
    const auto finish = [this](const Result<void>& written) { finishWriting(written); };
    if (m_format->currentIndex() == specificationIndex) {
        m_writeTask->run<void>(
            [spec, path](
                Progress&) { return writeBytes(path, QByteArray::fromStdString(figureSpecToJson(spec))); },
            finish);
        return;
    }
    const FigureFormat format = formats[m_format->currentIndex()];
    if (format == FigureFormat::Csv) {
        m_writeTask->run<void>(
            [spec, frame = m_frame, path](Progress&) {
                return writeFigureData(spec, frame).and_then([&path](const QByteArray& bytes) {
                    return writeBytes(path, bytes);
                });
            },
            finish);
        return;
    }
    m_writeTask->start<void>(
        spec, m_frame,
        [format, path, provenance = m_provenance](const RecordedFigure& figure, Progress& progress) {
            return writeFigure(figure, format, provenance, progress)
                .and_then([&path](const QByteArray& bytes) { return writeBytes(path, bytes); });
        },
        finish);
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
