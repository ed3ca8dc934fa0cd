// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/statistics/interval.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace trefoil {

/// How many models of a population gave each example each class. Class by class, so that a class that
/// appears late costs one more column: examples · classes · 2 bytes in all.
class Votes {
public:
    explicit Votes(std::size_t examples)
        : m_examples(examples)
    {
    }

    void add(std::size_t example, std::size_t classCode)
    {
        while (classCode >= m_counts.size()) {
            m_counts.emplace_back(m_examples);
        }
        ++m_counts[classCode][example];
    }
    /// The answers of one model: per example a code, or noCode for none, that stands for the class classOf
    /// gives it. A model has at most one code per example.
    void add(std::span<const std::uint32_t> codes, std::span<const std::uint32_t> classOf);

    [[nodiscard]] std::size_t examples() const { return m_examples; }
    [[nodiscard]] std::size_t classes() const { return m_counts.size(); }
    [[nodiscard]] std::uint32_t count(std::size_t example, std::size_t classCode) const
    {
        return classCode < m_counts.size() ? m_counts[classCode][example] : 0;
    }
    [[nodiscard]] std::uint32_t total(std::size_t example) const; ///< models that gave an answer

private:
    std::size_t m_examples;
    std::vector<std::vector<std::uint16_t>> m_counts;
};

inline constexpr std::size_t mostModels = 65535; ///< of one population
inline constexpr std::size_t mostVoteBytes = std::size_t(1) << 30; ///< of one population

/// What compression does to one example (Hooker et al. 2019, 2020).
struct VoteChange {
    std::size_t modalBaseline = 0,
                modalCompressed = 0; ///< most frequent class; of tied ones the last in order
    double taxicab = undefinedNumber; ///< Σ|p_0(c) − p_t(c)|, 0..2; NaN where a population gave no answer

    [[nodiscard]] bool isExemplar() const { return modalBaseline != modalCompressed; }
};

/// order: rank of every class; of tied classes the one with the highest rank is the modal one, which is what
/// mode().max() gives in google-research's pruning_identified_exemplars.
[[nodiscard]] VoteChange voteChange(const Votes& baseline, const Votes& compressed, std::size_t example,
    const std::vector<std::size_t>& order);

} // namespace trefoil
