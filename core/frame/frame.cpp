// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/frame/frame.h"

namespace trefoil {

const Column* Frame::find(std::string_view quantityId) const
{
    for (const auto& column : columns) {
        if (column->quantity->id == quantityId) {
            return column.get();
        }
    }
    return nullptr;
}

const TextColumn* Frame::findText(std::string_view id) const
{
    for (const auto& text : texts) {
        if (text->id == id) {
            return text.get();
        }
    }
    return nullptr;
}

} // namespace trefoil
