// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/store/precedence.h"
#include "core/store/source_files.h"
#include "core/store/sql/connection.h"

#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace trefoil {

/// Files by a small number, with the grade of each standard quantity.
struct FrameFile {
    Precedence precedence = Precedence::Table;
    std::int64_t import = 0;
    std::uint32_t folder = 0; ///< equal numbers: one folder
    std::unordered_map<std::string, Grade> grades; ///< by quantity id
    std::array<Grade, standardQuantityCount> standardGrades{};
};

class FrameFiles {
public:
    explicit FrameFiles(sql::Connection& connection);

    /// Null for a file of an undone import.
    [[nodiscard]] const FrameFile* find(std::int64_t fileId) const;
    [[nodiscard]] const std::vector<bool>& standardInUse() const { return m_standardInUse; }
    [[nodiscard]] std::size_t recordCount() const { return m_recordCount; } ///< or a little more

private:
    std::unordered_map<std::int64_t, FrameFile> m_files;
    std::vector<bool> m_standardInUse;
    std::size_t m_recordCount = 0;
    mutable std::int64_t m_lastId = -1; // records of a file stand together
    mutable const FrameFile* m_last = nullptr;
};

/// Which row of the frame a record belongs to.
struct RecordRow {
    std::int64_t record = 0;
    std::uint32_t row = 0;
    const FrameFile* file = nullptr;
};

/// Gives rows to runs in the order in which their first record comes. Runs of several records also get a
/// number of their own, under which the claims of the records are compared.
class RunRows {
public:
    static constexpr std::uint32_t notJoined = 0xffffffff;

    explicit RunRows(sql::Connection& connection); ///< knows which runs have several records
    void reserve(std::size_t count);

    struct Place {
        std::uint32_t row;
        std::uint32_t joined; ///< or notJoined
        bool isNew;
    };
    [[nodiscard]] Place place(std::int64_t record, std::int64_t run, const FrameFile& file);

    [[nodiscard]] const std::vector<RunId>& runs() const { return m_runs; }
    [[nodiscard]] const std::vector<std::uint32_t>& folders() const { return m_folders; } ///< of the runs
    [[nodiscard]] const std::vector<RecordRow>& records() const { return m_records; }
    [[nodiscard]] std::size_t joinedCount() const { return m_joined.size(); }
    [[nodiscard]] std::uint32_t joinedNumber(std::int64_t run) const;

private:
    struct Joined {
        std::uint32_t number;
        std::optional<std::uint32_t> row;
    };
    std::unordered_map<std::int64_t, Joined> m_joined; // by run
    std::vector<RunId> m_runs;
    std::vector<std::uint32_t> m_folders;
    std::vector<RecordRow> m_records; // ascending
};

} // namespace trefoil
