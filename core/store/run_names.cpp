// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_names.h"

#include "core/store/context_writer.h"
#include "core/store/precedence.h"

#include <array>
#include <bit>
#include <cstdint>
#include <functional>
#include <unordered_map>

namespace trefoil {

namespace {

void append(std::string& text, std::string_view part)
{
    if (!part.empty()) {
        text += text.empty() ? "" : " ";
        text += part;
    }
}

/// The texts of a run that its name may come from, each by the record with the best claim to it.
struct BestTexts {
    enum Text { Recorded, Model, Variant, Seed, Project, ShortId, Count };
    std::array<std::string, Count> texts;
    std::array<Claim, Count> claims;

    void offer(Text which, std::string_view text, const Claim& claim)
    {
        const bool isBetter =
            which == Recorded ? namesBetter(claim, claims[which]) : outranks(claim, claims[which]);
        if (!text.empty() && isBetter) {
            texts[which] = text;
            claims[which] = claim;
        }
    }
};

/// The names given so far, as positions in the list: a million of them cost 16 MB and no allocation each.
class TakenNames {
public:
    explicit TakenNames(const std::vector<std::string>& names)
        : m_names(names)
        , m_slots(std::bit_ceil(2 * names.size() + 1))
    {
    }

    [[nodiscard]] bool contains(std::string_view name) const
    {
        return m_slots[slotFor(name, hashOf(name))].position != 0;
    }

    /// False when the name at that position is taken.
    [[nodiscard]] bool add(std::size_t position)
    {
        const std::string_view name = m_names[position];
        const std::uint32_t hash = hashOf(name);
        Slot& slot = m_slots[slotFor(name, hash)];
        if (slot.position != 0) {
            return false;
        }
        slot = {hash, static_cast<std::uint32_t>(position + 1)};
        return true;
    }

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t position = 0; // + 1; 0: the slot is free
    };

    [[nodiscard]] static std::uint32_t hashOf(std::string_view name)
    {
        return static_cast<std::uint32_t>(std::hash<std::string_view>{}(name));
    }

    [[nodiscard]] std::size_t slotFor(std::string_view name, std::uint32_t hash) const
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t i = hash & mask;
        while (m_slots[i].position != 0
            && (m_slots[i].hash != hash || m_names[m_slots[i].position - 1] != name)) {
            i = (i + 1) & mask;
        }
        return i;
    }

    const std::vector<std::string>& m_names;
    std::vector<Slot> m_slots;
};

std::string givenName(sql::Connection& connection, std::int64_t run)
{
    sql::Statement row = connection.prepare("SELECT name FROM run_edit WHERE run_id = ?1");
    row.bind(1, run);
    return row.step() ? std::string(row.text(0)) : std::string();
}

} // namespace

std::string composeName(const NameParts& parts)
{
    if (!parts.given.empty()) {
        return std::string(parts.given);
    }
    if (!parts.recorded.empty()) {
        return std::string(parts.recorded);
    }
    std::string name;
    if (!parts.model.empty()) {
        append(name, parts.model);
        append(name, parts.variant);
        if (!parts.seed.empty()) {
            append(name, "seed");
            append(name, parts.seed);
        }
        return name;
    }
    append(name, parts.project);
    append(name, parts.shortId);
    return name.empty() ? "Run " + std::to_string(parts.run) : name;
}

std::string_view shortened(std::string_view id)
{
    std::size_t length = id.size() < 8 ? id.size() : 8;
    while (length < id.size() && length > 0 && (static_cast<unsigned char>(id[length]) & 0xC0U) == 0x80U) {
        --length;
    }
    return id.substr(0, length);
}

void makeUnique(std::vector<std::string>& names)
{
    TakenNames taken(names);
    std::unordered_map<std::string, int> lastNumbers;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (taken.add(i)) {
            continue;
        }
        int& number = lastNumbers.try_emplace(names[i], 1).first->second;
        std::string numbered;
        do {
            numbered = names[i] + " #" + std::to_string(++number);
        } while (taken.contains(numbered));
        names[i] = std::move(numbered);
        static_cast<void>(taken.add(i));
    }
}

std::string nameOfRun(sql::Connection& connection, const FileTable& files, std::int64_t run)
{
    BestTexts best;
    sql::Statement rows = connection.prepare(
        "SELECT id, file_id, context_id, name, external_id, seed FROM record WHERE counts = 1 AND id = ?1"
        " AND run_id = ?1 UNION ALL SELECT id, file_id, context_id, name, external_id, seed FROM record"
        " WHERE run_id = ?1 AND run_id <> id AND counts = 1");
    rows.bind(1, run);
    while (rows.step()) {
        const auto file = files.find(rows.integer(1));
        if (file == files.end()) {
            continue;
        }
        const Claim claim{
            file->second.precedence, Grade::Measured, file->second.import.value, rows.integer(0)};
        const Context context = loadContext(connection, ContextId{rows.integer(2)});
        best.offer(BestTexts::Recorded, rows.text(3), claim);
        best.offer(BestTexts::Model, context.model, claim);
        best.offer(BestTexts::Variant, context.variant, claim);
        best.offer(BestTexts::Project, context.project, claim);
        best.offer(BestTexts::ShortId, shortened(rows.text(4)), claim);
        best.offer(BestTexts::Seed, rows.isNull(5) ? std::string() : std::to_string(rows.integer(5)), claim);
    }
    const std::string given = givenName(connection, run);
    const auto& texts = best.texts;
    return composeName({given, texts[BestTexts::Recorded], texts[BestTexts::Model], texts[BestTexts::Variant],
        texts[BestTexts::Seed], texts[BestTexts::Project], texts[BestTexts::ShortId], run});
}

} // namespace trefoil
