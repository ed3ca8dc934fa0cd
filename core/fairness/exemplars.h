// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/fairness/coded_column.h"
#include "core/fairness/votes.h"
#include "core/ingest/source.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// Scores are the answers instead of a column of predictions.
struct ExemplarScores {
    std::string column; ///< for the positive label, in every file
    double threshold = 0.5; ///< from here on an example is answered with the positive label
    std::string positive = "1"; ///< as the labels of the first baseline file write it; numbers by their size
};

struct ExemplarColumns {
    std::string id, label;
    std::string prediction; ///< not looked at where there are scores
    std::vector<std::string> groups; ///< read from the first baseline file
    std::optional<ExemplarScores> scores = {};
};

/// Two populations of models on the same examples, as votes. Examples are those of the first baseline file.
struct ExemplarVotes {
    std::vector<std::string> ids;
    std::vector<std::uint32_t> labels; ///< class codes; noCode: missing
    std::vector<std::string> classes; ///< by code
    std::vector<std::size_t> order; ///< rank of every class, by number or text
    std::vector<CodedColumn> groups;
    Votes baseline{0}, compressed{0};
    std::size_t baselineModels = 0, compressedModels = 0;
    /// Per example: every model answered. Others are left out of what follows.
    std::vector<bool> isComplete;
    std::size_t incomplete = 0;
    std::size_t unknown = 0; ///< rows of other files about examples that the first one does not have
    /// Rows of other files that call an example something else than the first one does, whose label counts.
    std::size_t otherLabels = 0;
    struct OtherLabel {
        std::string id, label, path;
    };
    std::optional<OtherLabel> firstOtherLabel = {};
};

/// The files of one population, one per model, opened when their turn comes.
struct ModelFiles {
    std::size_t count = 0;
    std::function<Result<Source>(std::size_t)> open; ///< from several threads, numbers below count
};
[[nodiscard]] ModelFiles filesOf(std::vector<std::filesystem::path> paths);

/// Reads the files, several at a time; a file may order its rows in its own way. The result does not depend
/// on how many are read at once. Memory: ids twice, groups and labels once, votes (2 bytes per example, class
/// and population), and of every file being read its copy or mapping and 4 bytes per example. Labels that are
/// the same number are one: 1, 1.0 and True (see classKey); so are ids where all are whole numbers. Rows of
/// examples that the first file does not have are only counted. workers: files read at once; none: as many as
/// the machine has processors, at most 8. Errors: those of the first file that has one: FileNotReadable,
/// ParseFailed with file and line, also for an id that occurs twice in a file; SpecInvalid for no files, too
/// many, or more than a gigabyte of votes, and for a threshold where there are more than two labels or none
/// is the positive one; Cancelled.
[[nodiscard]] Result<ExemplarVotes> readVotes(const ModelFiles& baseline, const ModelFiles& compressed,
    const ExemplarColumns& columns, Progress& progress, std::optional<std::size_t> workers = std::nullopt);

/// Rank of every class: by size when all are numbers, else by text.
[[nodiscard]] std::vector<std::size_t> rankOfClasses(const std::vector<std::string>& classes);

/// Finds the examples that every model answered.
void markComplete(ExemplarVotes& votes);

/// An example whose modal label compression changes.
struct Exemplar {
    std::size_t example = 0;
    VoteChange change;
};

/// How a group appears among the exemplars.
struct ExemplarShare {
    std::string attribute, group;
    std::size_t examples = 0, exemplars = 0;
    double shareOfExamples = undefinedNumber, shareOfExemplars = undefinedNumber;
    double overrepresentation = undefinedNumber; ///< the second over the first; above 1: hit more often
};

struct ExemplarReport {
    std::size_t examples = 0; ///< that every model answered
    std::vector<Exemplar> exemplars; ///< in the order of the file
    std::vector<double> taxicab; ///< per example of the votes; NaN for one left out
    std::size_t lost = 0; ///< modal label right before, wrong after
    std::size_t gained = 0; ///< the reverse
    double baselineAccuracyOnExemplars = undefinedNumber, compressedAccuracyOnExemplars = undefinedNumber;
    double baselineAccuracyElsewhere = undefinedNumber;
    std::vector<ExemplarShare> shares; ///< per attribute and group
};

/// Modal labels and taxicab distances of all complete examples (Hooker et al. 2019, 2020). With one model on
/// each side the exemplars are the predictions that flip.
[[nodiscard]] ExemplarReport findExemplars(const ExemplarVotes& votes);

} // namespace trefoil
