// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/series/read_series.h"
#include "ui/session/workspace.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QAction;
class QCheckBox;
class QComboBox;
class QLabel;
class QMenu;
class QSlider;
class QToolButton;

namespace trefoil {

class SeriesView;

/// The courses of a quantity over the selected runs, or over the shown ones while none is selected, with the
/// controls that say how. Points are read on the library's thread, only while the page is seen.
class SeriesPage final : public QWidget {
    Q_OBJECT

public:
    SeriesPage(Workspace& workspace, QWidget* parent);
    ~SeriesPage() override;

    [[nodiscard]] QString summary() const; ///< for the status bar
    [[nodiscard]] const SeriesOptions& options() const { return m_options; }
    [[nodiscard]] const PreparedSeriesPointer& series() const { return m_series; } ///< never null
    [[nodiscard]] PreparedSeriesPointer seriesInSight() const; ///< with the axes as they are zoomed now
    [[nodiscard]] bool isReading() const { return m_isRunning || m_timer.isActive(); }

Q_SIGNALS:
    void exportRequested();
    void rowActivated(qint64 row);
    void changed(); ///< other curves are drawn

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildBar();
    void connectView();
    void forget(); ///< everything that was read of the library
    void updateSoon();
    void updateNow();
    void readCatalogue();
    void readCurves();
    void take(const PreparedSeriesPointer& series);
    void fillQuantities();
    void setOptions(const SeriesOptions& options);
    void showOptions();
    void showNote();
    void fillNoteMenu();
    void buildRule();
    void fillRuleMenu();
    void showRule();
    void askForRule(ValueRule rule); ///< the number that belongs to it
    [[nodiscard]] ValueRule currentRule() const;
    [[nodiscard]] const Quantity* currentQuantity() const;
    void tryAnotherAlignment(const PreparedSeries& series); ///< where nothing can be drawn along this one
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] SeriesRequest request() const;

    Workspace& m_workspace;
    SeriesOptions m_options;
    bool m_isAlignmentChosen = false; ///< by a person; else the one that the data have
    std::string m_alignmentTriedFor; ///< the quantity that another alignment was tried for
    SeriesCataloguePointer m_catalogue; ///< null: to be read; m_rules was read with it
    std::shared_ptr<SeriesCache> m_cache;
    PreparedSeriesPointer m_series;
    JobHandle m_job;
    int m_turn = 0;
    bool m_isRunning = false;
    bool m_isDirty = true;
    QTimer m_timer;

    QComboBox* m_quantity;
    QComboBox* m_alignment;
    QSlider* m_smoothing;
    QLabel* m_smoothingText;
    QCheckBox* m_logarithmic;
    QToolButton* m_rule; ///< which value of the series is the run's
    ValueRules m_rules;
    SeriesView* m_view;
    QToolButton* m_note;
    QMenu* m_noteMenu;
};

} // namespace trefoil
