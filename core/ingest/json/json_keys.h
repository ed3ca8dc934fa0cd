// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace trefoil {

/// A key of an object, as written: escapes are kept.
struct JsonKey {
    int depth = 1; ///< 1: a key of the document itself
    std::string_view top; ///< the key of depth 1 that it is under; the key itself at depth 1
    std::string_view key;
    char valueStart = '\0'; ///< first byte of the value; NUL where the text ends before it
};

/// The keys down to a depth, in their order, also of a text that was cut anywhere: for recognising a format
/// by the head of a file. Empty when the text does not start with an object. Stops after 20 000 keys.
[[nodiscard]] std::vector<JsonKey> jsonKeys(std::string_view text, int maximumDepth);

[[nodiscard]] bool hasTopKey(const std::vector<JsonKey>& keys, std::string_view key);

} // namespace trefoil
