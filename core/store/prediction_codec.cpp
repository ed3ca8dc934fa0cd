// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/prediction_codec.h"

#include "core/domain/series.h"
#include "core/series/series_codec.h"

#include <zstd.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace trefoil {

namespace {

constexpr char predictionFormat = 1;
constexpr int textCompressionLevel = 3;
/// zstd reaches it with long runs of one byte; more is no text that we wrote.
constexpr std::uint64_t highestRatio = 40'000;

/// Lengths and parts that follow each other.
class PartWriter {
public:
    void number(std::uint64_t value)
    {
        while (value >= 0x80) {
            m_bytes += static_cast<char>(value | 0x80);
            value >>= 7;
        }
        m_bytes += static_cast<char>(value);
    }
    void part(std::string_view bytes)
    {
        number(bytes.size());
        m_bytes += bytes;
    }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

class PartReader {
public:
    explicit PartReader(std::string_view bytes)
        : m_rest(bytes)
    {
    }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !m_rest.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(m_rest.front());
            m_rest.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80) {
                return value;
            }
        }
        m_isBroken = true;
        return 0;
    }
    std::string_view part()
    {
        const std::uint64_t size = number();
        if (size > m_rest.size()) {
            m_isBroken = true;
            return {};
        }
        const std::string_view bytes = m_rest.substr(0, static_cast<std::size_t>(size));
        m_rest.remove_prefix(bytes.size());
        return bytes;
    }
    void breakOff() { m_isBroken = true; }
    [[nodiscard]] bool isBroken() const { return m_isBroken; }
    [[nodiscard]] bool isDone() const { return !m_isBroken && m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_isBroken = false;
};

void putTexts(PartWriter& writer, const std::vector<std::string>& texts)
{
    PartWriter plain;
    for (const std::string& text : texts) {
        plain.part(text);
    }
    const std::string bytes = plain.take();
    std::string packed(ZSTD_compressBound(bytes.size()), '\0');
    const std::size_t size =
        ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), textCompressionLevel);
    packed.resize(ZSTD_isError(size) ? 0 : size); // it can only fail for want of memory
    writer.number(texts.size());
    writer.part(packed);
}

std::vector<std::string> takeTexts(PartReader& reader)
{
    const std::uint64_t count = reader.number();
    const std::string_view packed = reader.part();
    const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (size > packed.size() * highestRatio || count > size) { // also where zstd says that it cannot tell
        reader.breakOff();
        return {};
    }
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (ZSTD_decompress(bytes.data(), bytes.size(), packed.data(), packed.size()) != bytes.size()) {
        reader.breakOff();
        return {};
    }
    PartReader plain(bytes);
    std::vector<std::string> texts;
    while (texts.size() < count && !plain.isBroken()) {
        texts.emplace_back(plain.part());
    }
    if (!plain.isDone()) {
        reader.breakOff();
    }
    return texts;
}

void putNumbers(PartWriter& writer, const std::vector<double>& numbers)
{
    constexpr std::size_t atOnce = SeriesChunk::capacity;
    writer.number((numbers.size() + atOnce - 1) / atOnce);
    for (std::size_t begin = 0; begin < numbers.size(); begin += atOnce) {
        const auto first = numbers.begin() + static_cast<std::ptrdiff_t>(begin);
        const std::size_t count = std::min(atOnce, numbers.size() - begin);
        SeriesPoints points;
        points.values.assign(first, first + static_cast<std::ptrdiff_t>(count));
        writer.part(encodeSeries(points));
    }
}

std::vector<double> takeNumbers(PartReader& reader)
{
    const std::uint64_t chunks = reader.number();
    SeriesPoints points;
    for (std::uint64_t i = 0; i < chunks && !reader.isBroken(); ++i) {
        const std::string_view chunk = reader.part();
        if (!reader.isBroken() && !decodeSeries(chunk, points)) {
            reader.breakOff();
        }
    }
    return std::move(points.values);
}

void putColumn(PartWriter& writer, const CodedColumn& column)
{
    std::vector<double> codes(column.codes.size());
    std::ranges::transform(column.codes, codes.begin(),
        [](std::uint32_t code) { return code == noCode ? -1.0 : static_cast<double>(code); });
    writer.part(column.name);
    putTexts(writer, column.values);
    putNumbers(writer, codes);
}

CodedColumn takeColumn(PartReader& reader)
{
    CodedColumn column;
    column.name = reader.part();
    column.values = takeTexts(reader);
    for (const double code : takeNumbers(reader)) {
        const bool isCode = code >= 0 && code < static_cast<double>(column.values.size());
        if (!isCode && code != -1) {
            reader.breakOff();
            break;
        }
        column.codes.push_back(isCode ? static_cast<std::uint32_t>(code) : noCode);
    }
    return column;
}

/// Numbers that are indices into classes are ones.
bool areInRange(const std::vector<double>& numbers, std::size_t classes)
{
    return classes == 0 || std::ranges::all_of(numbers, [&](double number) {
        return std::isnan(number)
            || (number >= 0 && number < static_cast<double>(classes) && std::trunc(number) == number);
    });
}

bool isMissingOr(std::size_t size, std::size_t wanted)
{
    return size == 0 || size == wanted;
}

} // namespace

std::string encodeExamples(const ExampleSet& examples)
{
    PartWriter writer;
    writer.number(predictionFormat);
    putTexts(writer, examples.ids);
    putTexts(writer, examples.classes);
    putNumbers(writer, examples.labels);
    putNumbers(writer, examples.weights);
    writer.number(examples.groups.size());
    for (const CodedColumn& column : examples.groups) {
        putColumn(writer, column);
    }
    return writer.take();
}

std::optional<ExampleSet> decodeExamples(std::string_view bytes)
{
    PartReader reader(bytes);
    if (reader.number() != predictionFormat) {
        return std::nullopt;
    }
    ExampleSet examples;
    examples.ids = takeTexts(reader);
    examples.classes = takeTexts(reader);
    examples.labels = takeNumbers(reader);
    examples.weights = takeNumbers(reader);
    const std::uint64_t groups = reader.number();
    for (std::uint64_t i = 0; i < groups && !reader.isBroken(); ++i) {
        examples.groups.push_back(takeColumn(reader));
    }
    const std::size_t size = examples.size();
    const bool fits = isMissingOr(examples.ids.size(), size) && isMissingOr(examples.weights.size(), size)
        && areInRange(examples.labels, examples.classes.size())
        && std::ranges::all_of(
            examples.groups, [&](const CodedColumn& column) { return column.codes.size() == size; });
    return reader.isDone() && fits ? std::optional(std::move(examples)) : std::nullopt;
}

std::string encodePredictions(const Predictions& predictions)
{
    PartWriter writer;
    writer.number(predictionFormat);
    putTexts(writer, predictions.classes);
    putNumbers(writer, predictions.predictions);
    putNumbers(writer, predictions.scores);
    return writer.take();
}

std::optional<Predictions> decodePredictions(std::string_view bytes, std::size_t examples)
{
    PartReader reader(bytes);
    if (reader.number() != predictionFormat) {
        return std::nullopt;
    }
    Predictions predictions;
    predictions.classes = takeTexts(reader);
    predictions.predictions = takeNumbers(reader);
    predictions.scores = takeNumbers(reader);
    const bool fits = predictions.predictions.size() == examples
        && isMissingOr(predictions.scores.size(), examples)
        && areInRange(predictions.predictions, predictions.classes.size());
    return reader.isDone() && fits ? std::optional(std::move(predictions)) : std::nullopt;
}

} // namespace trefoil
