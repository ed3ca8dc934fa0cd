// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace trefoil {

/// Without ASCII blanks, tabs and line ends on both sides.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Without the UTF-8 byte order mark that Excel and some tools put first.
[[nodiscard]] std::string_view withoutByteOrderMark(std::string_view text);

[[nodiscard]] bool isValidUtf8(std::string_view text);

/// The same text with every invalid byte replaced by U+FFFD, so that it can be stored and shown.
[[nodiscard]] std::string toValidUtf8(std::string_view text);

/// ASCII letters in lower case, everything else untouched.
[[nodiscard]] std::string toLowerAscii(std::string_view text);

} // namespace trefoil
