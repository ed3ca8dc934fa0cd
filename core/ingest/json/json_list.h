// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ingest/json/json_text.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace trefoil {

/// Takes one element of a list; its number counts from 0. The element is gone afterwards.
using JsonElement = std::function<void(const nlohmann::json& element, std::size_t number)>;

/// Reads a JSON document with a list that may be of any length, such as the rows of a training log: each
/// element is handed over and forgotten, so memory is bounded by the largest one and the rest of the
/// document. key: of the list in the object that the document is; empty: the document itself is the list. Of
/// a key that stands twice, the first list is meant. Reports the bytes read. Returns the rest of the
/// document, with an empty list in the place of the long one; when there is no such list, the whole document.
/// Errors: those of parseJson, where limits.bytes holds for each element and for the rest; Cancelled.
/// Elements may have been handed over before.
[[nodiscard]] Result<nlohmann::json> parseJsonList(std::string_view text, const std::string& path,
    std::string_view key, const JsonElement& use, Progress& progress, const JsonLimits& limits = {});

} // namespace trefoil
