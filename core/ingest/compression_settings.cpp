// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/compression_settings.h"

#include "core/base/ascii.h"
#include "core/base/number_text.h"
#include "core/base/utf8_text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace trefoil {

namespace {

Quantity settingOf(std::string id, std::string name, Dimension dimension, double lower, double upper)
{
    return Quantity{std::move(id), std::move(name), canonicalUnit(dimension), Direction::None,
        Sphere::Setting, lower, upper, false};
}

Quantity ratioOf(std::string id, std::string name)
{
    return settingOf(std::move(id), std::move(name), Dimension::None, 0, 1e9);
}

constexpr std::array methods = {std::string_view{"gptq"}, std::string_view{"awq"}, std::string_view{"aqlm"},
    std::string_view{"vptq"}, std::string_view{"hqq"}, std::string_view{"higgs"}, std::string_view{"bnb"},
    std::string_view{"quanto"}, std::string_view{"torchao"}, std::string_view{"fbgemmfp8config"},
    std::string_view{"smoothquant"}, std::string_view{"wanda"}, std::string_view{"sparsegpt"},
    std::string_view{"magnitude"}, std::string_view{"svd"}, std::string_view{"pruned"},
    std::string_view{"quantized"}, std::string_view{"distilled"}, std::string_view{"qat"}};

struct Precision {
    std::string_view word;
    double bits;
};

constexpr std::array precisions = {Precision{"int8wo", 8}, Precision{"int4wo", 4}, Precision{"int8", 8},
    Precision{"int4", 4}, Precision{"int3", 3}, Precision{"int2", 2}, Precision{"fp8", 8},
    Precision{"float8", 8}, Precision{"fp4", 4}, Precision{"nvfp4", 4}, Precision{"mxfp4", 4},
    Precision{"nf4", 4}, Precision{"fp16", 16}, Precision{"f16", 16}, Precision{"f32", 32},
    Precision{"float16", 16}, Precision{"bf16", 16}, Precision{"bfloat16", 16}, Precision{"fp32", 32},
    Precision{"float32", 32}, Precision{"fbgemmfp8config", 8}};

constexpr std::array ggufParts = {std::string_view{"k"}, std::string_view{"m"}, std::string_view{"s"},
    std::string_view{"l"}, std::string_view{"xl"}, std::string_view{"xs"}, std::string_view{"xxs"},
    std::string_view{"nl"}, std::string_view{"0"}, std::string_view{"1"}, std::string_view{"ks"},
    std::string_view{"kss"}, std::string_view{"kt"}, std::string_view{"r4"}, std::string_view{"r8"}};

bool isAlphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct NamePart {
    std::string lower;
    std::size_t start = 0;
    std::size_t end = 0;
};

std::vector<NamePart> partsOf(std::string_view name)
{
    constexpr std::size_t mostWords = 64;
    std::vector<NamePart> words;
    for (std::size_t i = 0; i < name.size() && words.size() < mostWords;) {
        if (!isAlphanumeric(name[i])) {
            ++i;
            continue;
        }
        const std::size_t start = i;
        while (i < name.size() && isAlphanumeric(name[i])) {
            ++i;
        }
        words.push_back({toLowerAscii(name.substr(start, i - start)), start, i});
    }
    return words;
}

/// "4bit" → 4, "128g" → 128; nothing when the word is not wholly that.
std::optional<double> numberBefore(std::string_view word, std::string_view suffix)
{
    if (word.size() <= suffix.size() || !word.ends_with(suffix)) {
        return std::nullopt;
    }
    word.remove_suffix(suffix.size());
    return std::all_of(word.begin(), word.end(), isDigit) ? parseNumber(word) : std::nullopt;
}

/// One of llama.cpp's labels starts with this word: "q4", "iq2".
bool startsGguf(std::string_view word)
{
    if (word.starts_with('i')) {
        word.remove_prefix(1);
    }
    return word.size() == 2 && word[0] == 'q' && isDigit(word[1]);
}

/// What one word says; true when it belongs to the description of the method.
bool readWord(const std::string& word, CompressionSettings& settings)
{
    if (std::find(methods.begin(), methods.end(), word) != methods.end()) {
        const auto* precision = std::find_if(
            precisions.begin(), precisions.end(), [&](const Precision& each) { return each.word == word; });
        if (precision != precisions.end()) {
            settings.weightBits = precision->bits;
        }
        return true;
    }
    for (const Precision& precision : precisions) {
        if (precision.word == word) {
            settings.weightBits = precision.bits;
            return true;
        }
    }
    if (const auto bits = numberBefore(word, "bit"); bits && *bits >= 1 && *bits <= 64) {
        settings.weightBits = bits;
        return true;
    }
    if (const auto size = numberBefore(word, "g");
        size && *size >= 16 && *size <= 4096 && settings.weightBits) {
        settings.groupSize = size;
        return true;
    }
    if (word == "2to4" || word == "2of4") {
        settings.sparsity = 0.5;
        return true;
    }
    if (word.size() >= 4 && word[0] == 'w' && isDigit(word[1]) && word[2] == 'a' && isDigit(word[3])) {
        settings.weightBits = word[1] - '0'; // W4A16
        return true;
    }
    return false;
}

} // namespace

const Quantity& weightBitsQuantity()
{
    static const Quantity quantity =
        settingOf("weight_bits", "Bits per weight, nominal", Dimension::None, 0, 64);
    return quantity;
}

const Quantity& bitsPerWeightQuantity()
{
    static const Quantity quantity =
        settingOf("bits_per_weight", "Bits per weight, mean of the file", Dimension::None, 0, 64);
    return quantity;
}

const Quantity& groupSizeQuantity()
{
    static const Quantity quantity =
        settingOf("group_size", "Weights that share a scale", Dimension::Count, 0, 1e9);
    return quantity;
}

const Quantity& sparsityQuantity()
{
    static const Quantity quantity = settingOf("sparsity", "Share of zero weights", Dimension::None, 0, 1);
    return quantity;
}

const Quantity& compressionRatioQuantity()
{
    static const Quantity quantity = ratioOf("compression_ratio", "Original size over compressed size");
    return quantity;
}

const Quantity* findCompressionSetting(std::string_view id)
{
    static const std::array others{
        settingOf("requested_sparsity", "Share of zero weights, requested", Dimension::None, 0, 1),
        ratioOf("measured_compression_ratio", "Original size over compressed size, measured"),
        ratioOf("compression_ratio_bytes", "Original bytes over compressed bytes"),
        ratioOf("compression_ratio_parameters", "Original parameters over compressed parameters"),
        ratioOf("requested_compression_ratio", "Original size over compressed size, requested"),
        ratioOf("block_compression_ratio", "Original size over compressed size, of the compressed block")};
    for (const Quantity* quantity : {&weightBitsQuantity(), &bitsPerWeightQuantity(), &groupSizeQuantity(),
             &sparsityQuantity(), &compressionRatioQuantity()}) {
        if (quantity->id == id) {
            return quantity;
        }
    }
    const auto found = std::ranges::find(others, id, &Quantity::id);
    return found == others.end() ? nullptr : &*found;
}

CompressionSettings compressionOfName(std::string_view name)
{
    CompressionSettings settings;
    const std::vector<NamePart> words = partsOf(name);
    std::optional<std::size_t> first;
    std::size_t last = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::size_t end = i + 1;
        bool says = false;
        if (startsGguf(words[i].lower)) {
            while (end < words.size() && name[words[end - 1].end] == '_'
                && std::find(ggufParts.begin(), ggufParts.end(), words[end].lower) != ggufParts.end()) {
                ++end;
            }
            says = end > i + 1;
        } else {
            const bool isSpacedBits = i + 1 < words.size() && words[i + 1].lower == "bit";
            says = isSpacedBits ? readWord(words[i].lower + "bit", settings)
                                : readWord(words[i].lower, settings);
            end += says && isSpacedBits ? 1U : 0U;
        }
        if (says) {
            first = first ? first : i;
            last = end - 1;
            i = end - 1;
        }
    }
    if (first) {
        settings.method =
            std::string(name.substr(words[*first].start, words[last].end - words[*first].start));
    }
    return settings;
}

void addCompressionSettings(
    RecordBuilder& builder, const CompressionSettings& settings, const RecordBuilder::Place& place)
{
    const auto add = [&](const Quantity& quantity, const std::optional<double>& value) {
        if (value && !builder.has(quantity.id)) {
            builder.addExtra(quantity, *value, place);
        }
    };
    add(weightBitsQuantity(), settings.weightBits);
    add(bitsPerWeightQuantity(), settings.bitsPerWeight);
    add(groupSizeQuantity(), settings.groupSize);
    add(sparsityQuantity(), settings.sparsity);
    add(compressionRatioQuantity(), settings.compressionRatio);
}

} // namespace trefoil
