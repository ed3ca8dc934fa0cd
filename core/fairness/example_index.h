// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// Which example an id is. Where all ids are whole numbers, "1.0" is the id "1": a column of numbers with a
/// gap is written so by pandas. Files mostly keep the order of the first one, so the next id is looked at
/// first, in one long text; only another order needs the search by hash.
class ExampleIndex {
public:
    /// At most 2^31 ids.
    explicit ExampleIndex(const std::vector<std::string>& ids);

    [[nodiscard]] std::size_t examples() const { return m_count; }

    /// Where an example's id is kept. The one after the last example has no id.
    [[nodiscard]] const char* placeOf(std::size_t example) const { return m_text.data() + m_begins[example]; }
    /// Moves a place that has this id to the next example's; leaves another place alone. Following the
    /// places reads a fifth of the memory that looking up where each id begins would.
    [[nodiscard]] static bool skip(const char*& place, std::string_view id)
    {
        if (id.size() >= longId || id.size() != static_cast<unsigned char>(*place)
            || !isSame(id, place + 1)) {
            return false;
        }
        place += 1 + id.size();
        return true;
    }
    /// The first example of that id; their number where there is none. id: without its zeros.
    [[nodiscard]] std::size_t find(std::string_view id) const;
    /// "1" of "1.0" or "1,0" where all ids are whole numbers; else the id itself.
    [[nodiscard]] std::string_view withoutZeros(std::string_view id) const;
    /// The first example whose id another one before it has.
    [[nodiscard]] std::optional<std::size_t> firstRepeated() const { return m_firstRepeated; }

private:
    static constexpr unsigned char longId = 255; ///< so long or longer: found by hash only

    /// An example by the hash of its id.
    struct Slot {
        std::uint32_t example = freeSlot;
        std::uint32_t hash = 0; ///< its upper half, which tells most ids apart without looking at them
    };
    static constexpr std::uint32_t freeSlot = 0xFFFFFFFF;

    [[nodiscard]] bool hasId(std::size_t example, std::string_view id) const
    {
        const char* place = placeOf(example);
        return m_begins[example + 1] - m_begins[example] == id.size() + 1 && isSame(id, place + 1);
    }
    /// Without a call for the short texts that ids mostly are: two words that may overlap.
    [[nodiscard]] static bool isSame(std::string_view id, const char* other)
    {
        const auto wordsDiffer = [&](auto ofOne, std::size_t at) {
            auto ofOther = ofOne;
            std::memcpy(&ofOne, id.data() + at, sizeof ofOne);
            std::memcpy(&ofOther, other + at, sizeof ofOther);
            return ofOne ^ ofOther;
        };
        const std::size_t size = id.size();
        if (size > 16 || size < 4) {
            return std::memcmp(id.data(), other, size) == 0;
        }
        return size < 8 ? (wordsDiffer(std::uint32_t(), 0) | wordsDiffer(std::uint32_t(), size - 4)) == 0
                        : (wordsDiffer(std::uint64_t(), 0) | wordsDiffer(std::uint64_t(), size - 8)) == 0;
    }
    [[nodiscard]] std::size_t slotOf(std::string_view id, std::uint64_t hash) const;

    std::size_t m_count;
    bool m_areNumbers; ///< whole ones
    std::string m_text; ///< of every id its size, or longId, and itself
    std::vector<std::size_t> m_begins; ///< of every id in it, and its end
    std::vector<Slot> m_slots; ///< open addressing; their number is a power of two
    std::optional<std::size_t> m_firstRepeated;
};

} // namespace trefoil
