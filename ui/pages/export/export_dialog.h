// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/export/exportable_figure.h"
#include "ui/pages/export/figure_file.h"
#include "ui/pages/export/venue_presets.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace trefoil {

class FigurePreview;

/// Writes a board, or one of its panels, at an exact size with exact point sizes. What the preview shows is
/// what the file will contain: both come from the same recording. Neither holds the window up: only the
/// layout of the figure, some milliseconds, runs on its thread. It proposes a file that does not exist yet,
/// named after the library and the board, and never replaces one without asking.
class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    /// size: what the form starts with.
    ExportDialog(ExportableFigure figure, const FigureSize& size, FigureProvenance provenance,
        const QString& folder, QWidget* parent);

    [[nodiscard]] const QString& writtenPath() const { return m_written; } ///< empty: nothing was written
    [[nodiscard]] const FigureSize& figureSize() const { return m_size; }

    void reject() override; ///< while a file is written: stops that

private:
    void build();
    [[nodiscard]] QWidget* buildForm();
    [[nodiscard]] QDoubleSpinBox* lengthBox(double value, double highest, const QString& name);
    void choosePreset(int index);
    void chooseUnit();
    void choosePath();
    void readForm();
    void refresh();
    void askAndWrite(); ///< asks first where the file exists
    void write();
    void chooseFormat();
    [[nodiscard]] QString freshPath() const;
    void finishWriting(const Result<void>& written);
    void setWriting(bool isWriting);
    [[nodiscard]] ExportableFigure::Panel chosenPanel() const;
    [[nodiscard]] FigureFileKind kind() const;
    [[nodiscard]] double millimetresPerUnit() const;

    ExportableFigure m_figure;
    FigureSize m_size;
    FigureProvenance m_provenance;
    QString m_folder;
    QString m_written;
    QString m_proposed; ///< the path that nobody has changed yet, for as long as it stands in the field
    std::vector<VenuePreset> m_presets;
    bool m_isReading = false;
    bool m_isWriting = false;
    QTimer m_refresh;
    QComboBox* m_what = nullptr;
    QComboBox* m_format = nullptr;
    QComboBox* m_preset = nullptr;
    QComboBox* m_unit = nullptr;
    QDoubleSpinBox* m_width = nullptr;
    QDoubleSpinBox* m_height = nullptr;
    QDoubleSpinBox* m_text = nullptr;
    QDoubleSpinBox* m_ticks = nullptr;
    QDoubleSpinBox* m_lines = nullptr;
    QDoubleSpinBox* m_markers = nullptr;
    QLineEdit* m_path = nullptr;
    QLabel* m_state = nullptr;
    FigurePreview* m_preview = nullptr;
    QWidget* m_form = nullptr;
    QPushButton* m_export = nullptr;
    FigureTask* m_previewTask = nullptr;
    FigureTask* m_writeTask = nullptr;
};

} // namespace trefoil
