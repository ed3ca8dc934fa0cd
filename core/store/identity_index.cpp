// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/identity_index.h"

#include "core/store/record_hash.h"

#include <bit>

namespace trefoil {

namespace {

/// The key of one content of a cumulative run.
std::uint64_t contentKey(std::uint64_t identity, std::uint64_t content)
{
    StableHash hash;
    hash.add(identity);
    hash.add(content);
    return hash.value();
}

bool isShorter(double duration, double than)
{
    if (isAbsent(duration) || isAbsent(than)) {
        return isAbsent(duration) && !isAbsent(than);
    }
    return duration < than;
}

} // namespace

void IdentityIndex::clear()
{
    m_slots.clear();
    m_entries.clear();
    m_used = 0;
    m_oldEntries = 0;
    m_hasShared = false;
}

void IdentityIndex::load(sql::Connection& connection)
{
    clear();
    std::unordered_map<std::int64_t, std::uint64_t> paths;
    sql::Statement files =
        connection.prepare("SELECT f.id, f.path FROM source_file f"
                           " JOIN import i ON i.id = f.import_id WHERE i.state = 'active'");
    while (files.step()) {
        StableHash hash;
        hash.add(files.text(1));
        paths.emplace(files.integer(0), hash.value());
    }
    if (paths.empty()) {
        return;
    }
    sql::Statement rows =
        connection.prepare("SELECT id, run_id, file_id, identity_hash, content_hash, duration_s,"
                           " moved_by_hand, is_cumulative, counts FROM record");
    while (rows.step()) {
        const auto path = paths.find(rows.integer(2));
        if (path == paths.end()) {
            continue;
        }
        const auto identity = static_cast<std::uint64_t>(rows.integer(3));
        const auto content = static_cast<std::uint64_t>(rows.integer(4));
        const bool counts = rows.integer(8) == 1;
        if (!counts && rows.integer(7) == 0) {
            continue; // replaced by a newer version of its file: as if it were not there
        }
        Entry entry{rows.integer(0), rows.integer(1), content, path->second, rows.real(5), 0, 0,
            rows.integer(6) == 1, true};
        Slot& slot = slotFor(counts ? identity : contentKey(identity, content));
        if (slot.entry != 0) {
            entry.next = slot.entry;
            m_hasShared = true;
        }
        m_entries.push_back(entry);
        slot.entry = static_cast<std::uint32_t>(m_entries.size());
    }
}

void IdentityIndex::beginFile()
{
    ++m_file;
    for (std::size_t i = m_oldEntries; i < m_entries.size(); ++i) {
        m_entries[i].isOld = true;
    }
    m_oldEntries = m_entries.size();
}

IdentityIndex::Entry IdentityIndex::entryFor(
    const ParsedRecord& parsed, std::uint64_t pathHash, std::int64_t id) const
{
    return {
        id, id, parsed.content, pathHash, parsed.record.values[Standard::Duration], 0, m_file, false, false};
}

void IdentityIndex::expect(std::uint64_t identity) const
{
    if (!m_slots.empty()) {
        __builtin_prefetch(&m_slots[static_cast<std::size_t>(identity) & (m_slots.size() - 1)]);
    }
}

Placement IdentityIndex::place(const ParsedRecord& parsed, std::uint64_t pathHash, std::int64_t nextId)
{
    const Entry entry = entryFor(parsed, pathHash, nextId);
    Slot& slot = slotFor(parsed.identity);
    if (slot.entry == 0) {
        m_entries.push_back(entry);
        slot.entry = static_cast<std::uint32_t>(m_entries.size());
        return {};
    }
    if (parsed.record.isCumulative && !parsed.record.runIds.empty()) {
        return placeCumulative(m_entries[slot.entry - 1], parsed, entry);
    }
    return placeAmong(slot, parsed, entry);
}

Placement IdentityIndex::placeCumulative(Entry& known, const ParsedRecord& parsed, const Entry& entry)
{
    if (known.content == entry.content) {
        return {Verdict::Unchanged, known.run, 0, known.movedByHand};
    }
    Placement placement{Verdict::Outlasts, known.run, known.record, known.movedByHand};
    Entry shorter = known;
    if (isShorter(entry.duration, known.duration)) {
        placement = {Verdict::Outlasted, known.run, 0, known.movedByHand};
        shorter = entry;
        shorter.run = known.run;
    } else {
        known.record = entry.record;
        known.content = entry.content;
        known.duration = entry.duration;
        known.pathHash = entry.pathHash;
    }
    // The shorter one is remembered by its content alone, so that it is not stored once more. `known` must
    // not be used below: the entries may move.
    Slot& byContent = slotFor(contentKey(parsed.identity, shorter.content));
    if (byContent.entry != 0) {
        return placement.verdict == Verdict::Outlasted
            ? Placement{Verdict::Unchanged, placement.run, 0, false}
            : placement;
    }
    shorter.next = 0;
    m_entries.push_back(shorter);
    byContent.entry = static_cast<std::uint32_t>(m_entries.size());
    return placement;
}

Placement IdentityIndex::placeAmong(Slot& slot, const ParsedRecord& parsed, const Entry& entry)
{
    const bool hasId = !parsed.record.runIds.empty();
    Entry* replaced = nullptr;
    for (std::uint32_t i = slot.entry; i != 0; i = m_entries[i - 1].next) {
        Entry& known = m_entries[i - 1];
        const bool isFree = known.seenIn != m_file;
        // Rows without an id that say the same twice in one file are two runs.
        if (known.content == entry.content && (hasId || isFree)) {
            known.seenIn = m_file;
            return {Verdict::Unchanged, known.run, 0, known.movedByHand};
        }
        if (known.isOld && isFree && known.pathHash == entry.pathHash) {
            replaced = &known; // the last one found is the oldest, so versions pair up in their order
        }
    }
    if (replaced != nullptr) {
        const Placement placement{Verdict::Replaces, replaced->run, replaced->record, replaced->movedByHand};
        replaced->record = entry.record;
        replaced->content = entry.content;
        replaced->duration = entry.duration;
        replaced->seenIn = m_file;
        return placement;
    }
    Entry added = entry;
    added.next = slot.entry;
    m_entries.push_back(added);
    slot.entry = static_cast<std::uint32_t>(m_entries.size());
    m_hasShared = m_hasShared || hasId;
    return {};
}

IdentityIndex::Slot& IdentityIndex::slotFor(std::uint64_t key)
{
    if (2 * (m_used + 1) > m_slots.size()) {
        grow();
    }
    const std::size_t mask = m_slots.size() - 1;
    std::size_t i = static_cast<std::size_t>(key) & mask;
    while (m_slots[i].entry != 0 && m_slots[i].key != key) {
        i = (i + 1) & mask;
    }
    if (m_slots[i].entry == 0) {
        m_slots[i].key = key;
        ++m_used; // the caller fills it, or it counts twice: only a little early growth
    }
    return m_slots[i];
}

void IdentityIndex::grow()
{
    std::vector<Slot> old(m_slots.empty() ? 1024 : m_slots.size() * 2);
    old.swap(m_slots);
    const std::size_t mask = m_slots.size() - 1;
    m_used = 0;
    for (const Slot& slot : old) {
        if (slot.entry != 0) {
            std::size_t i = static_cast<std::size_t>(slot.key) & mask;
            while (m_slots[i].entry != 0) {
                i = (i + 1) & mask;
            }
            m_slots[i] = slot;
            ++m_used;
        }
    }
}

} // namespace trefoil
