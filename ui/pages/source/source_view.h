// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/job_runner.h"
#include "ui/pages/source/source_excerpt.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;

namespace trefoil {

/// Shows the line itself that a number was read from, with its neighbours, and whether the file is still the
/// one that was imported.
class SourceView final : public QDialog {
    Q_OBJECT

public:
    SourceView(JobRunner& runner, const SourceRef& where, const std::string& sha256, QWidget* parent);

private:
    void showExcerpt(const SourceExcerpt& excerpt);
    void showValue(const LinePart& value, const std::string& line); ///< in the line of the cursor

    SourceRef m_where;
    QLabel* m_state = nullptr;
    QPlainTextEdit* m_text = nullptr;
};

} // namespace trefoil
