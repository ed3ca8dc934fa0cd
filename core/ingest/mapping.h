// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/grade.h"
#include "core/units/quantity.h"

#include <optional>
#include <string>
#include <vector>

namespace trefoil {

// GCC 12 takes the enumerator Role::RunId for something that hides the type trefoil::RunId.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
/// What a column of a plain table means.
enum class Role {
    Ignore,
    Quantity, ///< a value of quantityId
    RunName, ///< the row's own name; also an id of the run
    RunId, ///< an id of the run in this or another tool's log
    ParentRunId, ///< an id of the run that the row's run is part of
    Model,
    Variant,
    Dataset,
    Task,
    Kind,
    Project,
    Split,
    Seed,
    GroupAttribute, ///< names the attribute ("race"); rows of one run are then its groups
    Group, ///< names the group ("Caucasian")
    GroupSupport, ///< number of examples of the group
    StartedAt,
    EndedAt,
    Timestamp, ///< when the row was written: end of the run
    Country,
    Hardware,
    Citation,
    // Of a table of predictions: its rows are examples, and Group names a group of them by its column.
    Label, ///< what is right
    Prediction, ///< what a model says; of several columns each is a model
    Score, ///< of the positive class
    ExampleId,
    Weight, ///< how much the example counts
};
#pragma GCC diagnostic pop

struct ColumnMapping {
    std::string column; ///< as in the header; for JSON the key, nested keys joined with '.'
    Role role = Role::Ignore;
    std::string quantityId; ///< Role::Quantity only; the person's own when no standard one
    std::string unit; ///< as written in the file; empty: canonical
    Grade grade = Grade::Measured;
    std::string reason; ///< why this was proposed; not saved
    /// Which end is better, of a quantity of the person's own; absent: what its name says, if anything.
    std::optional<Direction> better = std::nullopt;
    /// Role::Quantity only: the column has the values of this group of people, "female", and not of the whole
    /// run; empty: of the run, or of the group that the row names.
    std::string group = {};
    std::string attribute = {}; ///< of the group: "sex"

    bool operator==(const ColumnMapping&) const = default;
};

/// A table format that somebody described: can be saved as a JSON file and used again.
struct Mapping {
    std::string name;
    std::string format = "csv"; ///< "csv" or "json"
    char delimiter = ','; ///< ',' ';' '\t' or '|'
    char decimalMark = '.';
    int headerLine = 1; ///< 1-based; preamble above is skipped
    std::vector<ColumnMapping> columns;

    bool operator==(const Mapping&) const = default;
};

/// Errors: MappingInvalid with what is wrong.
[[nodiscard]] Result<Mapping> mappingFromJson(std::string_view text);
[[nodiscard]] std::string mappingToJson(const Mapping& mapping);

/// Whether the rows of such a table are examples with a label and a prediction.
[[nodiscard]] bool describesPredictions(const Mapping& mapping);
/// What such a mapping lacks: 'no column is the label'; empty for a sound one and for any other mapping.
[[nodiscard]] std::string predictionsProblem(const Mapping& mapping);

/// Why the unit of a column cannot be used: 'unknown unit "EUR"'; empty when it can. A table is refused with
/// such a mapping: its numbers would be taken for something else.
[[nodiscard]] std::string unitProblem(const ColumnMapping& column);
/// The same, and a quantity that is missing or whose id is none; what a saved mapping is refused for.
[[nodiscard]] std::string columnProblem(const ColumnMapping& column);

[[nodiscard]] std::string_view roleName(Role role); ///< "run_name"; stable, used in the JSON file

} // namespace trefoil
