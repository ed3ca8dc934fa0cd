// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/parsed_batch.h"
#include "core/store/sql/connection.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace trefoil {

/// What an import does with a record that it has read.
enum class Verdict {
    New, ///< nothing is known of it
    Unchanged, ///< the library has it already: not stored again
    Replaces, ///< an earlier version of the same file said something else; that record no longer counts
    Outlasts, ///< cumulative: longer than the record of its run that counted so far, which no longer counts
    Outlasted, ///< cumulative: stored, but a longer record of its run counts
};

struct Placement {
    Verdict verdict = Verdict::New;
    std::int64_t run = 0; ///< the run that it belongs to; 0: a run of its own
    std::int64_t loser = 0; ///< the record that no longer counts; 0: none
    bool movedByHand = false; ///< the run was joined or split by a person, and the record stays there
};

/// Finds in memory what the library knows of a run, so that the table of records needs no index that would
/// make imports slow. 64-bit hashes stand for ids and contents, see StableHash.
class IdentityIndex {
public:
    /// Knows the records of active imports. path: as in source_file.
    void load(sql::Connection& connection);
    void clear();

    /// Decides about the record and remembers it under the id that it will get. path: of its file.
    [[nodiscard]] Placement place(const ParsedRecord& parsed, std::uint64_t pathHash, std::int64_t nextId);

    /// Has the processor fetch what place() will look at: memory is slower than the work on several records.
    void expect(std::uint64_t identity) const;

    /// A file begins: records of the same path read before are its earlier version.
    void beginFile();

    /// Whether two counting records may speak of one run: then joining must look at them.
    [[nodiscard]] bool hasSharedIdentities() const { return m_hasShared; }

private:
    struct Entry {
        std::int64_t record;
        std::int64_t run;
        std::uint64_t content;
        std::uint64_t pathHash;
        double duration; // NaN: absent
        std::uint32_t next; // of the same identity; 0: none
        std::uint32_t seenIn; // number of the file that last said the same
        bool movedByHand;
        bool isOld; // of an earlier version of a file
    };
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t entry = 0; // position + 1; 0: the slot is free
    };

    [[nodiscard]] Slot& slotFor(std::uint64_t key);
    void grow();
    [[nodiscard]] Entry entryFor(const ParsedRecord& parsed, std::uint64_t pathHash, std::int64_t id) const;
    [[nodiscard]] Placement placeCumulative(Entry& known, const ParsedRecord& parsed, const Entry& entry);
    [[nodiscard]] Placement placeAmong(Slot& slot, const ParsedRecord& parsed, const Entry& entry);

    std::vector<Slot> m_slots;
    std::vector<Entry> m_entries;
    std::size_t m_used = 0;
    std::uint32_t m_file = 1;
    std::size_t m_oldEntries = 0;
    bool m_hasShared = false;
};

} // namespace trefoil
