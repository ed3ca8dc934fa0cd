// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace trefoil::codecarbon {

/// Names the runs of rows whose run_id is blank: rows of one project that started within two seconds of
/// each other are snapshots of one run, because start is computed from a timestamp of whole seconds.
class RunGroups {
public:
    /// "start:codecarbon:2024-05-31T10:44:45", the same for rows of the same run.
    [[nodiscard]] const std::string& idOf(std::string_view project, std::int64_t startMilliseconds);

private:
    struct Group {
        std::int64_t start = 0;
        std::string id;
    };
    std::unordered_map<std::string, Group> m_groups; ///< by project and start in steps of two seconds
    std::string m_key;
};

} // namespace trefoil::codecarbon
