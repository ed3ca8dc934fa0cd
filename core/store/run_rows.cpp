// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_rows.h"

#include <algorithm>
#include <string>

namespace trefoil {

FrameFiles::FrameFiles(sql::Connection& connection)
    : m_standardInUse(standardQuantityCount)
{
    std::unordered_map<std::string, std::uint32_t> folders;
    for (const StoredFile& file : loadActiveFiles(connection)) {
        FrameFile& known = m_files[file.id.value];
        known.precedence = file.precedence;
        known.import = file.import.value;
        known.folder =
            folders.try_emplace(file.folder, static_cast<std::uint32_t>(folders.size())).first->second;
        known.standardGrades.fill(Grade::Measured);
        m_recordCount += static_cast<std::size_t>(std::max(file.accepted, std::int64_t{0}));
    }
    sql::Statement rows = connection.prepare("SELECT file_id, quantity_id, grade FROM source_column");
    while (rows.step()) {
        const auto file = m_files.find(rows.integer(0));
        if (file == m_files.end()) {
            continue;
        }
        const auto grade = static_cast<Grade>(rows.integer(2));
        if (const auto standard = findStandard(rows.text(1))) {
            const auto index = static_cast<std::size_t>(*standard);
            m_standardInUse[index] = true;
            file->second.standardGrades[index] = grade == Grade::Absent ? Grade::Measured : grade;
        }
        file->second.grades.emplace(rows.text(1), grade == Grade::Absent ? Grade::Measured : grade);
    }
}

const FrameFile* FrameFiles::find(std::int64_t fileId) const
{
    if (fileId != m_lastId) {
        const auto found = m_files.find(fileId);
        m_last = found == m_files.end() ? nullptr : &found->second;
        m_lastId = fileId;
    }
    return m_last;
}

RunRows::RunRows(sql::Connection& connection)
{
    sql::Statement rows = connection.prepare("SELECT DISTINCT run_id FROM record WHERE run_id <> id");
    while (rows.step()) {
        const auto number = static_cast<std::uint32_t>(m_joined.size());
        m_joined.emplace(rows.integer(0), Joined{number, std::nullopt});
    }
}

void RunRows::reserve(std::size_t count)
{
    m_runs.reserve(count);
    m_folders.reserve(count);
    m_records.reserve(count);
}

RunRows::Place RunRows::place(std::int64_t record, std::int64_t run, const FrameFile& file)
{
    Place place{static_cast<std::uint32_t>(m_runs.size()), notJoined, true};
    if (!m_joined.empty()) {
        if (const auto joined = m_joined.find(run); joined != m_joined.end()) {
            place.joined = joined->second.number;
            place.isNew = !joined->second.row.has_value();
            joined->second.row = place.row = joined->second.row.value_or(place.row);
        }
    }
    if (place.isNew) {
        m_runs.push_back(RunId{run});
        m_folders.push_back(file.folder);
    }
    m_records.push_back({record, place.row, &file});
    return place;
}

std::uint32_t RunRows::joinedNumber(std::int64_t run) const
{
    const auto joined = m_joined.find(run);
    return joined == m_joined.end() ? notJoined : joined->second.number;
}

} // namespace trefoil
