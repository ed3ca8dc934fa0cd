// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/coded_column.h"

#include "core/base/number_text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace trefoil {

namespace {

/// Gives the distinct values their final codes; equal ones share one.
CodedColumn coded(std::string name, std::vector<std::uint32_t> codes, const std::vector<PlainValue>& distinct,
    const std::vector<std::string>& texts)
{
    std::vector<std::uint32_t> order(distinct.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
        [&](std::uint32_t a, std::uint32_t b) { return distinct[a] < distinct[b]; });
    CodedColumn column;
    column.name = std::move(name);
    std::vector<std::uint32_t> finalCodes(distinct.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i == 0 || distinct[order[i - 1]] != distinct[order[i]]) {
            column.values.push_back(texts[order[i]]);
        }
        finalCodes[order[i]] = static_cast<std::uint32_t>(column.values.size() - 1);
    }
    for (std::uint32_t& code : codes) {
        code = code == noCode ? noCode : finalCodes[code];
    }
    column.codes = std::move(codes);
    return column;
}

} // namespace

CodedColumn codeColumn(std::string name, std::span<const PlainValue> values)
{
    std::map<PlainValue, std::uint32_t> seen;
    std::vector<PlainValue> distinct;
    std::vector<std::string> texts;
    std::vector<std::uint32_t> codes;
    codes.reserve(values.size());
    for (const PlainValue& value : values) {
        if (isMissing(value)) {
            codes.push_back(noCode);
            continue;
        }
        const auto [entry, isNew] = seen.try_emplace(value, static_cast<std::uint32_t>(distinct.size()));
        if (isNew) {
            distinct.push_back(value);
            texts.push_back(textOf(value));
        }
        codes.push_back(entry->second);
    }
    return coded(std::move(name), std::move(codes), distinct, texts);
}

CodedColumn codeTexts(std::string name, std::vector<std::uint32_t> codes,
    const std::vector<std::string>& texts, char decimalMark)
{
    const auto number = [&](const std::string& text) {
        return parseNumber(text, decimalMark == ',' ? DecimalMark::Comma : DecimalMark::Point);
    };
    const bool areNumbers = std::all_of(texts.begin(), texts.end(), number);
    std::vector<PlainValue> distinct;
    distinct.reserve(texts.size());
    for (const std::string& text : texts) {
        distinct.push_back(areNumbers ? PlainValue(*number(text)) : PlainValue(text));
    }
    return coded(std::move(name), std::move(codes), distinct, texts);
}

} // namespace trefoil
