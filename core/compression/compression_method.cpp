// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/compression_method.h"

#include "core/base/ascii.h"
#include "core/base/number_text.h"
#include "core/base/utf8_text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace trefoil {

namespace {

struct MethodWord {
    std::string_view word;
    CompressionMethod method;
};

using enum CompressionMethod;

constexpr MethodWord methodWords[] = {
    {"quant", Quantization},
    {"quantized", Quantization},
    {"quantised", Quantization},
    {"quantization", Quantization},
    {"ptq", Quantization},
    {"qat", Quantization},
    {"prune", UnstructuredPruning},
    {"pruned", UnstructuredPruning},
    {"pruning", UnstructuredPruning},
    {"sparse", UnstructuredPruning},
    {"sparsity", UnstructuredPruning},
    {"magnitude", UnstructuredPruning},
    {"wanda", UnstructuredPruning},
    {"sparsegpt", UnstructuredPruning},
    {"unstructured", UnstructuredPruning},
    {"structured", StructuredPruning},
    {"filterpruned", StructuredPruning},
    {"layerdrop", StructuredPruning},
    {"llmpruner", StructuredPruning},
    {"distil", Distillation},
    {"distill", Distillation},
    {"distilled", Distillation},
    {"distillation", Distillation},
    {"distilbert", Distillation},
    {"distilgpt", Distillation},
    {"tinybert", Distillation},
    {"mobilebert", Distillation},
    {"minilm", Distillation},
    {"kd", Distillation},
    {"lowrank", LowRank},
    {"svd", LowRank},
    {"tucker", TensorDecomposition},
    {"cpd", TensorDecomposition},
    {"parafac", TensorDecomposition},
    {"tensortrain", TensorDecomposition},
    {"coreset", DatasetCondensation},
    {"herding", DatasetCondensation},
    {"condensed", DatasetCondensation},
    {"condensation", DatasetCondensation},
    {"ipc", DatasetCondensation},
    {"actnn", ActivationCompression},
    {"down", InputDownsampling},
    {"downsample", InputDownsampling},
    {"downsampled", InputDownsampling},
    {"downscaled", InputDownsampling},
};

/// Methods that two words name.
struct MethodPhrase {
    std::string_view first;
    std::string_view second;
    CompressionMethod method;
};

constexpr std::array methodPhrases{MethodPhrase{"low", "rank", LowRank},
    MethodPhrase{"tensor", "decomposed", TensorDecomposition},
    MethodPhrase{"tensor", "decomposition", TensorDecomposition}};

constexpr std::array baselineWords{std::string_view{"dense"}, std::string_view{"denseft"},
    std::string_view{"baseline"}, std::string_view{"none"}, std::string_view{"original"},
    std::string_view{"uncompressed"}, std::string_view{"unpruned"}, std::string_view{"teacher"}};

constexpr std::array structureWords{std::string_view{"structured"}, std::string_view{"filter"},
    std::string_view{"filters"}, std::string_view{"channel"}, std::string_view{"channels"},
    std::string_view{"head"}, std::string_view{"heads"}, std::string_view{"neuron"},
    std::string_view{"neurons"}, std::string_view{"block"}, std::string_view{"layer"}};

/// A run of letters in lower case, or a number.
struct Token {
    std::string text;
    std::optional<double> number;
};

bool isLetter(char c)
{
    return c >= 'a' && c <= 'z';
}

std::vector<Token> tokensOf(std::string_view written)
{
    const std::string text = toLowerAscii(written);
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t start = i;
        if (isLetter(text[i])) {
            while (i < text.size() && isLetter(text[i])) {
                ++i;
            }
            tokens.push_back({text.substr(start, i - start), std::nullopt});
        } else if (isDigit(text[i])) {
            while (i < text.size()
                && (isDigit(text[i]) || (text[i] == '.' && i + 1 < text.size() && isDigit(text[i + 1])))) {
                ++i;
            }
            const std::string number = text.substr(start, i - start);
            tokens.push_back({number, parseNumber(number)});
        } else {
            if (text[i] == ':' || text[i] == '%') {
                tokens.push_back({text.substr(i, 1), std::nullopt});
            }
            ++i;
        }
    }
    return tokens;
}

template <class Words, class Word>
bool contains(const Words& words, const Word& word)
{
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// What is gathered while the tokens of one name are read.
struct Reading {
    std::vector<CompressionMethod> methods;
    bool isBaseline = false;
    bool hasOptimizer = false;
    bool hasStructure = false;
    CompressionProposal proposal;

    void add(CompressionMethod method)
    {
        if (!contains(methods, method)) {
            methods.push_back(method);
        }
    }
};

/// The number that belongs to the word at i: the next one, else the one before with a "%" between or not.
std::optional<double> numberBeside(const std::vector<Token>& tokens, std::size_t i)
{
    if (i + 1 < tokens.size() && tokens[i + 1].number) {
        return tokens[i + 1].number;
    }
    if (i > 1 && tokens[i - 1].text == "%") {
        return tokens[i - 2].number;
    }
    return std::nullopt;
}

void readSetting(CompressionMethod method, std::optional<double> number, CompressionProposal& proposal)
{
    if (!number) {
        return;
    }
    if (method == UnstructuredPruning || method == StructuredPruning) {
        const double share = *number > 1 ? *number / 100 : *number;
        proposal.settings.sparsity =
            share > 0 && share < 1 ? std::optional(share) : proposal.settings.sparsity;
    } else if (method == Quantization && *number >= 1 && *number <= 16) {
        proposal.settings.weightBits = number;
    } else if (method == LowRank || method == TensorDecomposition) {
        proposal.rank = number;
    }
}

/// "2:4" or "2to4" or "2of4": two zeros in every four.
bool readPattern(const std::vector<Token>& tokens, std::size_t i, Reading& reading)
{
    const std::string& between = tokens[i].text;
    if ((between != ":" && between != "to" && between != "of") || i == 0 || i + 1 >= tokens.size()) {
        return false;
    }
    const auto zeros = tokens[i - 1].number;
    const auto of = tokens[i + 1].number;
    if (!zeros || !of || *zeros < 1 || *of > 32 || *zeros >= *of) {
        return false;
    }
    reading.add(SemiStructuredPruning);
    reading.proposal.settings.sparsity = *zeros / *of;
    return true;
}

void readTokens(const std::vector<Token>& tokens, Reading& reading)
{
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::string& word = tokens[i].text;
        if (readPattern(tokens, i, reading)) {
            continue;
        }
        const auto* phrase = std::ranges::find_if(methodPhrases, [&](const MethodPhrase& each) {
            return each.first == word && i + 1 < tokens.size() && tokens[i + 1].text == each.second;
        });
        const auto* known = std::find_if(std::begin(methodWords), std::end(methodWords),
            [&](const MethodWord& each) { return each.word == word; });
        const bool isPhrase = phrase != methodPhrases.end();
        if (isPhrase || known != std::end(methodWords)) {
            const CompressionMethod method = isPhrase ? phrase->method : known->method;
            reading.add(method);
            readSetting(method, numberBeside(tokens, isPhrase ? i + 1 : i), reading.proposal);
        }
        const bool isInteger =
            word == "int" && i + 1 < tokens.size() && tokens[i + 1].number.value_or(99) <= 8;
        if (isInteger && !reading.hasOptimizer) {
            reading.add(Quantization); // also inside a longer word: "int8dyn"
            readSetting(Quantization, tokens[i + 1].number, reading.proposal);
        }
        reading.isBaseline = reading.isBaseline || contains(baselineWords, word);
        reading.hasStructure = reading.hasStructure || contains(structureWords, word);
        reading.hasOptimizer =
            reading.hasOptimizer || word == "adam" || word == "adamw" || word == "optimizer";
    }
}

/// Pruning named with a unit of structure, or with a pattern, is one method and not two.
void mergePruning(Reading& reading)
{
    auto& methods = reading.methods;
    const bool isPattern = contains(methods, SemiStructuredPruning);
    const bool isStructured = contains(methods, StructuredPruning)
        || (reading.hasStructure && contains(methods, UnstructuredPruning));
    if (isPattern || isStructured) {
        std::erase(methods, UnstructuredPruning);
        std::erase(methods, StructuredPruning);
        if (!isPattern) {
            methods.push_back(StructuredPruning);
        }
    }
}

void readPrecision(const CompressionSettings& named, Reading& reading)
{
    CompressionSettings& settings = reading.proposal.settings;
    settings.groupSize = named.groupSize;
    if (named.weightBits) {
        settings.weightBits = named.weightBits;
    }
    if (named.sparsity) {
        settings.sparsity = named.sparsity;
    }
    const bool isLabel = !named.method.empty() && !named.weightBits && reading.methods.empty()
        && !named.sparsity; // "Q4_K_M" or "gptq" without bits
    if (isLabel || (named.weightBits && *named.weightBits < 16)) {
        reading.add(reading.hasOptimizer ? OptimizerQuantization : Quantization);
    } else if (named.weightBits) {
        reading.isBaseline = true;
    }
}

} // namespace

std::string_view methodName(CompressionMethod method)
{
    switch (method) {
    case Unknown:
        return "unknown";
    case None:
        return "none";
    case Quantization:
        return "quantization";
    case UnstructuredPruning:
        return "unstructured pruning";
    case StructuredPruning:
        return "structured pruning";
    case SemiStructuredPruning:
        return "N:M pruning";
    case Distillation:
        return "distillation";
    case LowRank:
        return "low-rank";
    case TensorDecomposition:
        return "tensor decomposition";
    case DatasetCondensation:
        return "dataset condensation";
    case ActivationCompression:
        return "activation compression";
    case OptimizerQuantization:
        return "optimizer-state quantization";
    case InputDownsampling:
        return "input downsampling";
    case Combined:
        return "combined";
    }
    return "unknown";
}

bool startsFromBaseline(CompressionMethod method)
{
    switch (method) {
    case Quantization:
    case UnstructuredPruning:
    case StructuredPruning:
    case SemiStructuredPruning:
    case Distillation:
    case LowRank:
    case TensorDecomposition:
    case Combined:
        return true;
    default:
        return false;
    }
}

CompressionProposal compressionOfText(std::string_view text)
{
    Reading reading;
    const CompressionSettings named = compressionOfName(text);
    readTokens(tokensOf(text), reading);
    mergePruning(reading);
    readPrecision(named, reading);
    CompressionProposal& proposal = reading.proposal;
    proposal.settings.method = named.method.empty() ? std::string(text) : named.method;
    if (reading.methods.size() == 1) {
        proposal.method = reading.methods.front();
    } else if (reading.methods.size() > 1) {
        proposal.method = Combined;
    } else if (reading.isBaseline) {
        proposal.method = None;
    } else {
        return {};
    }
    proposal.reason.append("\"").append(text).append("\" says ");
    proposal.reason +=
        proposal.method == None ? std::string_view{"uncompressed"} : methodName(proposal.method);
    return proposal;
}

} // namespace trefoil
