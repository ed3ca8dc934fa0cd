// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/compression_report.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/exemplar_model.h"
#include "ui/session/workspace.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace trefoil {

/// The examples to which a variant gives another answer than its baseline, who they are about, and the way to
/// a file of them. Reads beside the window; idle while it is hidden.
class ExemplarsPanel final : public QWidget {
    Q_OBJECT

public:
    ExemplarsPanel(Workspace& workspace, QWidget* parent);

    /// The family whose variants are to choose from. wanted: of the report's replicates; what a person chose
    /// stays chosen where the family still has it.
    void setFamily(
        const CompressionReportPointer& report, std::size_t family, std::optional<std::uint32_t> wanted);
    void setThreshold(std::optional<double> threshold); ///< of scores; none: answers as recorded
    void chooseVariant(std::uint32_t group); ///< nothing happens when it is none of the family

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildTable();
    void read();
    void take(const Result<StoredExemplarsPointer>& exemplars, const QString& variant);
    void save();
    [[nodiscard]] std::vector<RunId> runsOf(std::uint32_t group) const;

    Workspace& m_workspace;
    JobRunner m_runner;
    JobHandle m_job;
    CompressionReportPointer m_report;
    std::size_t m_family = 0;
    ExemplarModel* m_model;
    QComboBox* m_variant = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_shares = nullptr;
    QPushButton* m_save = nullptr;
    QTableView* m_table = nullptr;
    std::optional<double> m_threshold;
    bool m_isStale = true;
    bool m_isChosen = false; ///< by a person
};

} // namespace trefoil
