// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/metric_names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "core/base/utf8_text.h"
#include "core/units/quantity_name.h"

namespace trefoil {

namespace {

struct StandardName {
    std::string_view name;
    Standard standard;
};

// Names as quantityIdFromColumnName writes them, without "eval_" and the like.
constexpr std::array standardNames = {
    StandardName{"acc", Standard::Accuracy},
    StandardName{"accuracy", Standard::Accuracy},
    StandardName{"accuracy_score", Standard::Accuracy},
    StandardName{"top_1_accuracy", Standard::Accuracy},
    StandardName{"top1_accuracy", Standard::Accuracy},
    StandardName{"accuracy_top_1", Standard::Accuracy},
    StandardName{"accuracy_top1", Standard::Accuracy},
    StandardName{"balanced_acc", Standard::BalancedAccuracy},
    StandardName{"balanced_accuracy", Standard::BalancedAccuracy},
    StandardName{"balanced_accuracy_score", Standard::BalancedAccuracy},
    StandardName{"bal_acc", Standard::BalancedAccuracy},
    StandardName{"f1", Standard::F1},
    StandardName{"f1_score", Standard::F1},
    StandardName{"auc", Standard::Auc},
    StandardName{"auroc", Standard::Auc},
    StandardName{"roc_auc", Standard::Auc},
    StandardName{"roc_auc_score", Standard::Auc},
    StandardName{"auc_roc", Standard::Auc},
    StandardName{"loss", Standard::Loss},
    StandardName{"perplexity", Standard::Perplexity},
    StandardName{"ppl", Standard::Perplexity},
};

constexpr std::array trainingLossNames = {std::string_view{"train_loss"}, std::string_view{"training_loss"}};

constexpr std::array heldOutPrefixes = {std::string_view{"eval_"}, std::string_view{"evaluation_"},
    std::string_view{"val_"}, std::string_view{"valid_"}, std::string_view{"validation_"},
    std::string_view{"test_"}};

// The first word of these lists that the name has decides; lower before higher: "accuracy_loss" is a loss.
constexpr std::array lowerWords = {std::string_view{"loss"}, std::string_view{"error"},
    std::string_view{"err"}, std::string_view{"wer"}, std::string_view{"cer"}, std::string_view{"ter"},
    std::string_view{"der"}, std::string_view{"perplexity"}, std::string_view{"ppl"}, std::string_view{"mae"},
    std::string_view{"mse"}, std::string_view{"rmse"}, std::string_view{"mape"}, std::string_view{"brier"},
    std::string_view{"nll"}, std::string_view{"ece"}, std::string_view{"fid"}, std::string_view{"bpb"},
    std::string_view{"fpr"}, std::string_view{"fnr"}};

constexpr std::array higherWords = {std::string_view{"acc"}, std::string_view{"accuracy"},
    std::string_view{"f1"}, std::string_view{"bleu"}, std::string_view{"sacrebleu"},
    std::string_view{"bleurt"}, std::string_view{"chrf"}, std::string_view{"meteor"},
    std::string_view{"recall"}, std::string_view{"precision"}, std::string_view{"auc"},
    std::string_view{"auroc"}, std::string_view{"map"}, std::string_view{"map50"}, std::string_view{"em"},
    std::string_view{"mcc"}, std::string_view{"matthews"}, std::string_view{"pearson"},
    std::string_view{"pearsonr"}, std::string_view{"spearman"}, std::string_view{"spearmanr"},
    std::string_view{"kappa"}, std::string_view{"iou"}, std::string_view{"r2"}, std::string_view{"bertscore"},
    std::string_view{"pass"}, std::string_view{"mc1"}, std::string_view{"mc2"}, std::string_view{"ndcg"},
    std::string_view{"mrr"}, std::string_view{"tpr"}, std::string_view{"tnr"}};

// Whole names that no single word decides.
struct NamedDirection {
    std::string_view name;
    Direction direction;
};

constexpr std::array namedDirections = {
    NamedDirection{"exact_match", Direction::HigherIsBetter},
    NamedDirection{"bert_score", Direction::HigherIsBetter},
    NamedDirection{"bits_per_byte", Direction::LowerIsBetter},
    NamedDirection{"likelihood_diff", Direction::LowerIsBetter},
    NamedDirection{"likelihood_difference", Direction::LowerIsBetter},
};

std::string_view withoutHeldOutPrefix(std::string_view id)
{
    for (const std::string_view prefix : heldOutPrefixes) {
        if (id.starts_with(prefix) && id.size() > prefix.size()) {
            return id.substr(prefix.size());
        }
    }
    return id;
}

template <std::size_t n>
bool hasWordOf(std::string_view id, const std::array<std::string_view, n>& words)
{
    while (!id.empty()) {
        const std::size_t end = std::min(id.find('_'), id.size());
        const std::string_view word = id.substr(0, end);
        if (std::find(words.begin(), words.end(), word) != words.end()) {
            return true;
        }
        id.remove_prefix(std::min(end + 1, id.size()));
    }
    return false;
}

Direction directionOf(std::string_view id)
{
    for (const NamedDirection& named : namedDirections) {
        if (id == named.name || (id.ends_with(named.name) && id[id.size() - named.name.size() - 1] == '_')) {
            return named.direction;
        }
    }
    if (hasWordOf(id, lowerWords)) {
        return Direction::LowerIsBetter;
    }
    if (hasWordOf(id, higherWords) || id.find("rouge") != std::string_view::npos) {
        return Direction::HigherIsBetter;
    }
    return Direction::None;
}

} // namespace

MetricMeaning metricMeaning(std::string_view name)
{
    const std::string whole = quantityIdFromColumnName(name);
    if (std::find(trainingLossNames.begin(), trainingLossNames.end(), whole) != trainingLossNames.end()) {
        return {Standard::TrainingLoss, Direction::LowerIsBetter};
    }
    const std::string_view id = withoutHeldOutPrefix(whole);
    for (const StandardName& each : standardNames) {
        if (each.name == id) {
            return {each.standard, quantityOf(each.standard).direction};
        }
    }
    return {std::nullopt, directionOf(id)};
}

MetricPlacement placeMetric(std::string_view name, double lowest, double highest)
{
    const MetricMeaning meaning = metricMeaning(name);
    if (!meaning.standard) {
        return {std::nullopt, metricQuantity(name, meaning.direction), MetricPlacement::Fit::Fits};
    }
    Quantity own = quantityOf(*meaning.standard);
    const bool isFinite = std::isfinite(lowest) && std::isfinite(highest);
    if (!isFinite || (lowest >= own.lowerBound && highest <= own.upperBound)) {
        return {meaning.standard, std::move(own), MetricPlacement::Fit::Fits};
    }
    const bool isPercent = own.upperBound == 1 && lowest >= 0 && highest > 1 && highest <= 100;
    own.isStandard = false;
    own.lowerBound = Quantity{}.lowerBound;
    own.upperBound = Quantity{}.upperBound;
    own.id += isPercent ? "_percent" : "_as_written";
    own.name += isPercent ? ", in per cent" : ", as written";
    return {std::nullopt, std::move(own),
        isPercent ? MetricPlacement::Fit::LooksLikePercent : MetricPlacement::Fit::Implausible};
}

Quantity metricQuantity(std::string_view name, Direction direction)
{
    std::string title = quantityNameFromColumnName(name);
    if (title.empty()) {
        title = "Unnamed";
    }
    return Quantity{quantityIdFromColumnName(name), std::move(title), canonicalUnit(Dimension::None),
        direction, Sphere::Quality};
}

Quantity metricQuantity(std::string_view name)
{
    return metricQuantity(name, metricMeaning(name).direction);
}

} // namespace trefoil
