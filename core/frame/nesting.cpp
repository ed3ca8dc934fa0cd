// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/frame/nesting.h"

namespace trefoil {

bool isParentRun(const Frame& frame, std::uint32_t row)
{
    const TextColumn* nesting = frame.findText(nestingTextId);
    return nesting != nullptr && (nesting->at(row) == parentRunLabel || nesting->at(row) == middleRunLabel);
}

std::size_t parentRunCount(const Frame& frame)
{
    std::size_t count = 0;
    for (std::uint32_t row = 0; frame.findText(nestingTextId) != nullptr && row < frame.rowCount(); ++row) {
        count += isParentRun(frame, row) ? 1U : 0U;
    }
    return count;
}

std::string nestingOf(const Frame& frame, std::uint32_t row)
{
    const TextColumn* parent = frame.findText(parentTextId);
    std::string text(isParentRun(frame, row) ? parentRunLabel : std::string_view());
    if (parent != nullptr && !parent->at(row).empty()) {
        text += (text.empty() ? "part of " : ", part of ") + parent->at(row);
    }
    return text;
}

} // namespace trefoil
