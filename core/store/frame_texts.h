// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/column_builder.h"
#include "core/store/sql/connection.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace trefoil {

/// What the frame says of a record in words.
struct RecordTexts {
    std::int64_t record = 0;
    std::int64_t context = 0;
    std::optional<std::int64_t> seed;
    std::string_view name;
    std::string_view externalId;
};

/// Builds the text columns and the names of a frame.
class FrameTexts {
public:
    FrameTexts(sql::Connection& connection, std::size_t joinedRuns);

    void reserve(std::size_t count);
    void set(const RunRows::Place& place, const RecordTexts& texts, const Claim& claim);

    /// After all records. Names are unique.
    [[nodiscard]] std::vector<std::string> names(const std::vector<RunId>& runs) const;
    /// In a fixed order; "seed" and "excluded" among them.
    [[nodiscard]] std::vector<std::shared_ptr<const TextColumn>> finish(const std::vector<RunId>& runs);

private:
    static constexpr std::size_t contextTextCount = 9;
    using Codes = std::array<std::uint32_t, contextTextCount>;
    struct Edit {
        std::string name;
        bool isExcluded;
    };

    std::vector<TextBuilder> m_texts; // of contexts
    TextBuilder m_seed;
    std::vector<Codes> m_contexts; // by context id
    std::unordered_map<std::int64_t, std::uint32_t> m_seedCodes;
    std::unordered_map<std::int64_t, Edit> m_edits; // by run
    std::vector<std::string> m_names; // recorded ones, by row
    std::vector<std::string> m_shortIds; // by row
    std::vector<Claim> m_nameClaims; // by number of the joined run
};

} // namespace trefoil
