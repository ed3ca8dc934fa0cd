// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/coded_column.h"
#include "core/fairness/example_index.h"
#include "core/ingest/source.h"

#include <atomic>
#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// Labels that a file gives to examples which have another one already.
struct OtherLabels {
    std::size_t rows = 0;
    std::size_t example = 0; ///< of the first such row
    std::string label; ///< likewise, as written
    std::string path; ///< of the file
};

/// What one model answers, by example.
struct ModelAnswers {
    std::vector<std::uint32_t> codes; ///< into texts; noCode: no answer
    std::vector<std::string> texts; ///< different ones, in the order of the file
    std::size_t unknown = 0; ///< rows about examples that the index does not have
    OtherLabels otherLabels; ///< of the rows that have a label
};

/// The examples that files are about, and what they are known to be.
struct KnownExamples {
    const ExampleIndex& index;
    const std::vector<std::uint32_t>& labels; ///< by example: into classKeys; noCode: missing
    const std::string&
        labelCharacters; ///< by example: the label of one character as written, 0 for any other
    const std::vector<std::string>& classKeys; ///< see classKey()
};

/// Scores from a threshold on are one class, those below another.
struct ScoreCut {
    double threshold = 0.5;
    std::string atLeast, below; ///< classes
};

/// Which columns of a file are what.
struct AnswerColumns {
    std::string id;
    std::string answer; ///< classes, or with a cut scores
    std::string label; ///< is compared with the labels that are known; a file may lack it
    std::optional<ScoreCut> cut;
};

/// Reads a file of predictions. Rows of examples that the index does not have are only counted. memory: of
/// answers that are no longer needed, so that not every file asks the system for as much again. Of the labels
/// only those that contradict the known ones are told. Errors: ParseFailed with file and line, also for an id
/// that occurs twice and for a score that is no number; Cancelled once isStopped is set.
[[nodiscard]] Result<ModelAnswers> readAnswers(const Source& source, const AnswerColumns& columns,
    const KnownExamples& examples, const std::atomic<bool>& isStopped, ModelAnswers memory = {});

} // namespace trefoil
