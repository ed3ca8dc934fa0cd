// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/frame_chunks.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <type_traits>

namespace trefoil {

namespace {

template <class T>
void append(std::string& bytes, const std::vector<T>& values)
{
    static_assert(std::is_trivially_copyable_v<T>);
    bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

/// Takes count values off the front.
template <class T>
[[nodiscard]] bool take(std::string_view& bytes, std::vector<T>& values, std::size_t count)
{
    static_assert(std::is_trivially_copyable_v<T>);
    if (bytes.size() / sizeof(T) < count) {
        return false;
    }
    values.resize(count);
    if (count > 0) {
        std::memcpy(values.data(), bytes.data(), count * sizeof(T));
    }
    bytes.remove_prefix(count * sizeof(T));
    return true;
}

void appendTexts(std::string& bytes, const std::vector<std::string>& texts)
{
    std::vector<std::uint32_t> lengths{static_cast<std::uint32_t>(texts.size())};
    for (const std::string& text : texts) {
        lengths.push_back(static_cast<std::uint32_t>(text.size()));
    }
    append(bytes, lengths);
    for (const std::string& text : texts) {
        bytes += text;
    }
}

[[nodiscard]] bool takeTexts(std::string_view& bytes, std::vector<std::string>& texts)
{
    std::vector<std::uint32_t> count;
    std::vector<std::uint32_t> lengths;
    if (!take(bytes, count, 1) || !take(bytes, lengths, count[0])) {
        return false;
    }
    texts.reserve(lengths.size());
    for (const std::uint32_t length : lengths) {
        if (bytes.size() < length) {
            return false;
        }
        texts.emplace_back(bytes.substr(0, length));
        bytes.remove_prefix(length);
    }
    return true;
}

/// The grade that every present value has, if there is only one and absence shows in the values.
Grade commonGrade(const Column& column)
{
    Grade common = Grade::Absent;
    for (std::size_t row = 0; row < column.values.size(); ++row) {
        const Grade grade = column.grades[row];
        if ((grade == Grade::Absent) != std::isnan(column.values[row])) {
            return Grade::Absent;
        }
        if (grade != Grade::Absent && common != Grade::Absent && grade != common) {
            return Grade::Absent;
        }
        common = grade == Grade::Absent ? common : grade;
    }
    return common;
}

/// Codes are kept in as few bytes as the number of labels needs; none when all codes are 0.
template <class T>
void appendCodes(std::string& bytes, const std::vector<std::uint32_t>& codes)
{
    std::vector<T> narrow(codes.size());
    std::ranges::transform(codes, narrow.begin(), [](std::uint32_t code) { return static_cast<T>(code); });
    append(bytes, narrow);
}

template <class T>
[[nodiscard]] bool takeCodes(std::string_view& bytes, std::vector<std::uint32_t>& codes, std::size_t count)
{
    if (bytes.size() / sizeof(T) < count) {
        return false;
    }
    codes.resize(count);
    for (std::size_t row = 0; row < count; ++row) {
        T code = 0;
        std::memcpy(&code, bytes.data() + row * sizeof(T), sizeof(T));
        codes[row] = code;
    }
    bytes.remove_prefix(count * sizeof(T));
    return true;
}

constexpr std::size_t labelsOfByte = 0x100;
constexpr std::size_t labelsOfWord = 0x10000;

[[nodiscard]] bool takeCodes(std::string_view& bytes, TextColumn& text, std::size_t rowCount)
{
    if (text.labels.size() == 1) {
        text.codes.resize(rowCount);
        return true;
    }
    if (text.labels.size() <= labelsOfByte) {
        return takeCodes<std::uint8_t>(bytes, text.codes, rowCount);
    }
    return text.labels.size() <= labelsOfWord ? takeCodes<std::uint16_t>(bytes, text.codes, rowCount)
                                              : take(bytes, text.codes, rowCount);
}

} // namespace

std::string toChunk(const std::vector<RunId>& runs)
{
    std::string bytes;
    append(bytes, runs);
    return bytes;
}

std::string toChunk(const std::vector<std::uint32_t>& numbers)
{
    std::string bytes;
    append(bytes, numbers);
    return bytes;
}

std::string toChunk(const std::vector<std::string>& texts)
{
    std::string bytes;
    appendTexts(bytes, texts);
    return bytes;
}

std::string toChunk(const Column& column)
{
    const Grade common = commonGrade(column);
    std::string bytes;
    append(bytes, std::vector<Grade>{common});
    if (common == Grade::Absent) {
        append(bytes, column.grades);
    }
    append(bytes, column.values);
    return bytes;
}

std::string toChunk(const TextColumn& text)
{
    std::string bytes;
    appendTexts(bytes, {text.id, text.name});
    appendTexts(bytes, text.labels);
    if (text.labels.size() <= 1) {
        return bytes;
    }
    if (text.labels.size() <= labelsOfByte) {
        appendCodes<std::uint8_t>(bytes, text.codes);
    } else if (text.labels.size() <= labelsOfWord) {
        appendCodes<std::uint16_t>(bytes, text.codes);
    } else {
        append(bytes, text.codes);
    }
    return bytes;
}

std::optional<std::vector<RunId>> runsFromChunk(std::string_view bytes)
{
    std::vector<RunId> runs;
    if (!take(bytes, runs, bytes.size() / sizeof(RunId)) || !bytes.empty()) {
        return std::nullopt;
    }
    return runs;
}

std::optional<std::vector<std::uint32_t>> numbersFromChunk(std::string_view bytes)
{
    std::vector<std::uint32_t> numbers;
    if (!take(bytes, numbers, bytes.size() / sizeof(std::uint32_t)) || !bytes.empty()) {
        return std::nullopt;
    }
    return numbers;
}

std::optional<std::vector<std::string>> textsFromChunk(std::string_view bytes)
{
    std::vector<std::string> texts;
    if (!takeTexts(bytes, texts) || !bytes.empty()) {
        return std::nullopt;
    }
    return texts;
}

std::optional<Column> columnFromChunk(std::string_view bytes, std::size_t rowCount)
{
    Column column;
    std::vector<Grade> common;
    if (!take(bytes, common, 1)) {
        return std::nullopt;
    }
    const bool hasGrades = common[0] == Grade::Absent;
    if ((hasGrades && !take(bytes, column.grades, rowCount)) || !take(bytes, column.values, rowCount)
        || !bytes.empty()) {
        return std::nullopt;
    }
    if (!hasGrades) {
        column.grades.resize(rowCount);
        std::ranges::transform(column.values, column.grades.begin(),
            [grade = common[0]](double value) { return std::isnan(value) ? Grade::Absent : grade; });
    }
    const auto missing = std::ranges::count(column.grades, Grade::Absent);
    column.presentCount = rowCount - static_cast<std::size_t>(missing);
    return column;
}

std::optional<TextColumn> textFromChunk(std::string_view bytes, std::size_t rowCount)
{
    TextColumn text;
    std::vector<std::string> names;
    if (!takeTexts(bytes, names) || names.size() != 2 || !takeTexts(bytes, text.labels)
        || !takeCodes(bytes, text, rowCount) || !bytes.empty()) {
        return std::nullopt;
    }
    text.id = names[0];
    text.name = names[1];
    const auto isLabel = [&text](std::uint32_t code) { return code < text.labels.size(); };
    return std::ranges::all_of(text.codes, isLabel) ? std::optional(std::move(text)) : std::nullopt;
}

} // namespace trefoil
