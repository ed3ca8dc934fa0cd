// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/source.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// One test as texts by column name; the same for CSV, JSON, JSON lines, SQL and Markdown.
struct BenchRow {
    std::int64_t line = 0;
    std::map<std::string, std::string, std::less<>> cells;

    [[nodiscard]] std::string_view text(std::string_view column) const; ///< empty when there is none
    [[nodiscard]] bool number(
        std::string_view column, double& value) const; ///< false when absent or not finite
};

/// What the scan of a file finds, in the order of the file.
struct BenchEvents {
    std::function<void(const BenchRow&)> row; ///< of llama-bench
    std::function<void(const BenchRow&)> sweep; ///< of sweep-bench or batched-bench: cells PP, TG, N_KV, …
    std::function<void(std::string_view)> heading; ///< "## …" or the path of a model that was loaded
    std::function<void(std::int64_t line, std::string reason)> odd; ///< a row that cannot be used
    std::function<bool(std::size_t position)> goOn; ///< false stops
};

/// Goes through the text line by line: it may hold prose, "$ command" lines, repeated headers and several
/// blocks. False when stopped.
[[nodiscard]] bool scanBenchText(std::string_view text, const BenchEvents& events);

} // namespace trefoil
