// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace trefoil::test {

/// A case of expected fairness numbers: inputs and what a library computes from them. NaN and infinities are
/// the texts "NaN", "Infinity" and "-Infinity".
struct FairnessCase {
    std::string id;
    nlohmann::ordered_json content;
};

/// The "cases" of a JSON file.
[[nodiscard]] std::vector<FairnessCase> readFairnessCases(const std::filesystem::path& file);

/// What differs from a MetricFrame case by more than 1e-12 · max(1, |expected|), one line each; empty when
/// all agrees.
[[nodiscard]] std::string metricFrameDifferences(const FairnessCase& golden);

/// The same for the other kinds: aif360, cie, normalised_change, iofinova, wilds, intervals, tests, pepr.
[[nodiscard]] std::string otherDifferences(const FairnessCase& golden);

/// Collects what differs.
class Differences {
public:
    void compare(const std::string& place, double actual, const nlohmann::ordered_json& expected);
    void add(const std::string& text) { m_text += text + '\n'; }
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    std::string m_text;
};

} // namespace trefoil::test
