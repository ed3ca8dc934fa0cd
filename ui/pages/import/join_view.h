// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/join_choice.h"
#include "ui/models/join_model.h"
#include "ui/models/summary_table.h"

#include <QWidget>

#include <array>
#include <optional>

class QButtonGroup;
class QPushButton;

namespace trefoil {

/// How records become runs: joined, unmatched and ambiguous ones, each kind with its count and a key that
/// shows it alone; and what a person may decide about the selected ones. Carries nothing out by itself.
class JoinView final : public QWidget {
    Q_OBJECT

public:
    explicit JoinView(QWidget* parent);

    /// The selected record stays so where it is there again.
    void setReview(const JoinReview& review, const std::vector<JoinChoice>& choices);
    void setChoices(const std::vector<JoinChoice>& choices); ///< marks the records that they are about
    void offerTakingBack(const QString& text); ///< a button of that text, enabled for decided records
    [[nodiscard]] bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void chosen(const trefoil::JoinChoice& choice);
    void takenBack(const std::vector<trefoil::SourceRef>& records); ///< of the choices about these

private:
    void addFilter();
    void addButtons();
    void showRows();
    void updateButtons();
    [[nodiscard]] std::vector<const JoinRow*> selectedRows() const;
    /// Whether the record of the row is part of a run of several records all the same.
    [[nodiscard]] bool isJoined(const JoinRow& ambiguous) const;
    void joinSelected();
    void chooseCandidate();
    void takeApart();
    void takeBack();

    std::vector<JoinRow> m_rows; ///< of all kinds; the model has those in sight
    JoinModel* m_model = nullptr;
    SummaryTable m_parts;
    QButtonGroup* m_filter = nullptr;
    QPushButton* m_joinSelected = nullptr;
    QPushButton* m_joinWith = nullptr;
    QPushButton* m_takeApart = nullptr;
    QPushButton* m_takeBack = nullptr;
};

} // namespace trefoil
