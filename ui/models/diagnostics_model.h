// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/report/text_table.h"
#include "core/store/library.h"
#include "ui/models/table_model.h"

namespace trefoil {

/// One thing that a person should know about what was imported.
struct Problem {
    Severity severity = Severity::Note;
    QString what;
    SourceRef where;
    std::vector<SourceRef> more; ///< other places of the same problem
    bool isUnitQuestion = false; ///< a person may say what the unit of a column is
};

/// The problems of files, ambiguous joins after them; the gravest first.
[[nodiscard]] std::vector<Problem> problemsOf(
    const std::vector<FileOutcome>& files, const std::vector<AmbiguityOutcome>& ambiguities);

/// One row for problems of the same kind and words, but for numbers and quoted texts, at its first place; the
/// order of these is kept.
[[nodiscard]] std::vector<Problem> groupedProblems(const std::vector<Problem>& problems);

/// The problems as a table to be saved: kind, what, file, line, place within the file.
[[nodiscard]] TextTable problemTable(const std::vector<Problem>& problems);

/// The files to read again after a correction, each once: those that were refused, had records set aside, or
/// leave the unit of a column in question.
[[nodiscard]] QStringList filesToReadAgain(const std::vector<Problem>& problems);

class DiagnosticsModel final : public TableModel<Problem> {
    Q_OBJECT

public:
    enum Column {
        SeverityColumn,
        WhatColumn,
        WhereColumn,
        BriefColumn
    }; ///< brief: all in one, for narrow views
    using TableModel::TableModel;

protected:
    [[nodiscard]] QStringList columnNames() const override;
    [[nodiscard]] QVariant cell(const Problem& problem, int column, int role) const override;
};

} // namespace trefoil
