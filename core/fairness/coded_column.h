// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/coded_column.h"
#include "core/fairness/plain_value.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace trefoil {

/// Values as first written, with codes in the order in which fairlearn lists groups: False, True, numbers by
/// size, texts by their bytes. Values are told apart exactly: "Male" and "male " are two, 1 and "1" are two,
/// 1 and 1.0 are one.
[[nodiscard]] CodedColumn codeColumn(std::string name, std::span<const PlainValue> values);

/// The same for cells of a file that were given provisional codes: texts[code] is what was written. All of
/// them numbers: they are compared as numbers. codes is changed in place.
[[nodiscard]] CodedColumn codeTexts(std::string name, std::vector<std::uint32_t> codes,
    const std::vector<std::string>& texts, char decimalMark);

} // namespace trefoil
