// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/domain/grade.h"
#include "core/units/standard_quantities.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// A value of a standard quantity in its canonical unit; NaN says absent.
inline constexpr double absent = std::numeric_limits<double>::quiet_NaN();
[[nodiscard]] inline bool isAbsent(double value)
{
    return std::isnan(value);
}

/// The values of all standard quantities of one record, indexed by Standard. NaN: absent.
class StandardValues {
public:
    StandardValues() { m_values.fill(absent); }

    [[nodiscard]] double operator[](Standard q) const { return m_values[static_cast<std::size_t>(q)]; }
    double& operator[](Standard q) { return m_values[static_cast<std::size_t>(q)]; }
    [[nodiscard]] bool has(Standard q) const { return !isAbsent((*this)[q]); }
    [[nodiscard]] const std::array<double, standardQuantityCount>& all() const { return m_values; }

private:
    std::array<double, standardQuantityCount> m_values;
};

/// What many records of a file share: texts, interned by the sink. Empty: not stated.
struct Context {
    std::string project;
    std::string model; ///< "ResNet-50"
    std::string variant; ///< "int8", "prune90", "dense"
    std::string dataset;
    std::string task;
    std::string kind; ///< a grouping of models for colour: "traditional", "LLM"
    std::string split; ///< "test", "validation", "train"
    std::string countryIso3; ///< "DEU"
    std::string region;
    std::string hardware; ///< "16 × AMD Ryzen 7 5700X; 1 x NVIDIA GeForce RTX 4070"
    std::string tool; ///< "CodeCarbon 3.2.3"
    std::string trackingMode; ///< CodeCarbon: "machine" or "process"
    std::string citation; ///< for published results

    bool operator==(const Context&) const = default;
};

/// A quantity that has no column of its own.
struct ExtraValue {
    const Quantity* quantity = nullptr; ///< from the registry, see RecordSink::quantity
    double value = 0; ///< canonical unit; may be ±inf or NaN: then it is kept and shown as such

    bool operator==(const ExtraValue&) const = default;
};

/// A quality quantity of one group of people, classes or languages.
struct GroupValue {
    const Quantity* quantity = nullptr;
    std::string attribute; ///< "race"; "class"; empty when the file names none
    std::string group; ///< "Caucasian"
    double value = 0;
    std::optional<std::int64_t> support; ///< number of examples; of weighted ones the effective number
    std::int64_t line = 0; ///< 1-based, where it is stated; 0: where its record is
    std::string pointer = {}; ///< JSON pointer of the object that states it; empty: that of its record

    bool operator==(const GroupValue&) const = default;
};

/// What one source row or document says about one run. Joining decides which records make a run.
struct Record {
    std::int64_t line = 0; ///< 1-based line where it starts; 0: a whole document
    std::string pointer; ///< JSON pointer of its object; empty for rows
    std::string name; ///< what the source calls the run; may be empty
    std::vector<std::string> runIds; ///< ids under which any tool may know this run, the own one first
    std::string
        parentRunId; ///< id of the run that this one is part of (MLflow: nested runs); empty: none stated
    std::optional<std::int64_t> seed;
    std::optional<Instant> startedAt;
    std::optional<Instant> endedAt;
    ContextId context; ///< from RecordSink::intern
    bool isCumulative = false; ///< of records of one file kind and run id, only the longest counts
    StandardValues values;
    std::vector<ExtraValue> extras;
    std::vector<GroupValue> groups;

    /// Empty again, memory kept: importers fill the same record row after row.
    void clear()
    {
        line = 0;
        pointer.clear();
        name.clear();
        runIds.clear();
        parentRunId.clear();
        seed.reset();
        startedAt.reset();
        endedAt.reset();
        context = {};
        isCumulative = false;
        values = {};
        extras.clear();
        groups.clear();
    }
};

} // namespace trefoil
