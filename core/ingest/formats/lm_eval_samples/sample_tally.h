// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_builder.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace trefoil {

/// Sums up the metrics of examples, over all and by group.
class SampleTally {
public:
    /// mostDocuments: of more different doc_ids the number is not known, so that memory stays bounded.
    explicit SampleTally(std::size_t mostDocuments = 2'000'000);

    /// False for what is no sample.
    [[nodiscard]] bool add(const nlohmann::json& sample);

    [[nodiscard]] bool isEmpty() const { return m_samples == 0; }

    /// Puts the means into the record, and notes what was left out. The number of examples is that of the
    /// run where it has no other task, else a setting of the task.
    void put(const std::string& task, bool isOnlyTask, RecordBuilder& builder) const;

private:
    struct Mean {
        double sum = 0;
        std::int64_t count = 0;
        std::int64_t notFinite = 0;

        void add(double value);
        [[nodiscard]] double value() const { return sum / static_cast<double>(count); }
    };
    using Groups = std::map<std::string, Mean>; ///< by the group's name

    void addMetric(const std::string& metric, double value, const nlohmann::json* document);
    void putExamples(const std::string& task, bool isOnlyTask, RecordBuilder& builder) const;
    void putGroups(const std::string& metric, const Quantity& quantity, RecordBuilder& builder) const;

    std::map<std::string, Mean> m_means; ///< by metric and filter: "pass@1 create_test"
    std::map<std::string, std::map<std::string, Groups>> m_groups; ///< by attribute, then metric
    std::set<std::string> m_noGroups; ///< attributes with too many texts
    std::set<std::int64_t> m_documents;
    std::size_t m_mostDocuments;
    bool m_hasMoreDocuments = false; ///< than m_documents holds
    std::set<std::string> m_lists; ///< metrics whose values are lists
    std::int64_t m_samples = 0;
};

} // namespace trefoil
