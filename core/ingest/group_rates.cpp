// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/group_rates.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"

namespace trefoil {

namespace {

struct RateName {
    std::string_view written; ///< as quantityIdFromColumnName writes it
    std::string_view id;
    std::string_view name;
    Direction direction;
};

constexpr auto higher = Direction::HigherIsBetter;
constexpr auto lower = Direction::LowerIsBetter;
constexpr auto neither = Direction::None;

constexpr std::array rateNames = {
    RateName{"accuracy", "accuracy", "Accuracy", higher},
    RateName{"accuracy_score", "accuracy", "Accuracy", higher},
    RateName{"acc", "accuracy", "Accuracy", higher},
    RateName{"balanced_accuracy", "balanced_accuracy", "Balanced accuracy", higher},
    RateName{"balanced_accuracy_score", "balanced_accuracy", "Balanced accuracy", higher},
    RateName{"f1", "f1", "F1", higher},
    RateName{"f1_score", "f1", "F1", higher},
    RateName{"roc_auc_score", "auc", "AUC", higher},
    RateName{"precision", "precision", "Precision", higher},
    RateName{"precision_score", "precision", "Precision", higher},
    RateName{"ppv", "precision", "Precision", higher},
    RateName{"npv", "negative_predictive_value", "Negative predictive value", higher},
    RateName{"selection_rate", "selection_rate", "Selection rate", neither},
    RateName{"pprev", "selection_rate", "Selection rate", neither},
    RateName{"mean_prediction", "mean_prediction", "Mean prediction", neither},
    RateName{"base_rate", "base_rate", "Base rate", neither},
    RateName{"prev", "base_rate", "Base rate", neither},
    RateName{"true_positive_rate", "true_positive_rate", "True positive rate", higher},
    RateName{"tpr", "true_positive_rate", "True positive rate", higher},
    RateName{"recall", "true_positive_rate", "True positive rate", higher},
    RateName{"recall_score", "true_positive_rate", "True positive rate", higher},
    RateName{"true_negative_rate", "true_negative_rate", "True negative rate", higher},
    RateName{"tnr", "true_negative_rate", "True negative rate", higher},
    RateName{"false_positive_rate", "false_positive_rate", "False positive rate", lower},
    RateName{"fpr", "false_positive_rate", "False positive rate", lower},
    RateName{"false_negative_rate", "false_negative_rate", "False negative rate", lower},
    RateName{"fnr", "false_negative_rate", "False negative rate", lower},
    RateName{"fdr", "false_discovery_rate", "False discovery rate", lower},
    RateName{"for", "false_omission_rate", "False omission rate", lower},
    RateName{"zero_one_loss", "zero_one_loss", "Zero-one loss", lower},
};

} // namespace

std::optional<Quantity> groupRateQuantity(std::string_view name)
{
    const std::string id = quantityIdFromColumnName(name.substr(0, name.find('(')));
    const auto found = std::find_if(
        rateNames.begin(), rateNames.end(), [&](const RateName& each) { return each.written == id; });
    if (found == rateNames.end()) {
        return {};
    }
    if (const auto standard = findStandard(found->id)) {
        return quantityOf(*standard);
    }
    return Quantity{std::string(found->id), std::string(found->name), canonicalUnit(Dimension::None),
        found->direction, Sphere::Quality, 0, 1};
}

bool isGroupCountName(std::string_view name)
{
    const std::string lowerName = toLowerAscii(trimmed(name));
    return lowerName == "count" || lowerName == "n" || lowerName == "group_size" || lowerName == "support";
}

std::optional<std::int64_t> groupCount(double written)
{
    const bool isCount = written >= 0 && written <= 9e15 && std::floor(written) == written;
    return isCount ? std::optional(static_cast<std::int64_t>(written)) : std::nullopt;
}

void addGroupRows(RecordBuilder& builder, std::span<const GroupRow> rows)
{
    for (const GroupRow& row : rows) {
        for (const GroupRow::Rate& rate : row.rates) {
            const auto quantity = groupRateQuantity(rate.name);
            if (!quantity || std::isnan(rate.value)) {
                continue;
            }
            if (rate.value < 0 || rate.value > 1) {
                builder.diagnose(Severity::Warning, "implausible_value",
                    rate.name + " of " + row.group + " is " + formatNumber(rate.value)
                        + ", which is no fraction; it is left out.",
                    rate.name);
                continue;
            }
            builder.addGroup(*quantity,
                {nullptr, row.attribute, row.group, rate.value, rate.support ? rate.support : row.support},
                {rate.name, "1", rate.grade});
        }
    }
}

std::optional<double> accuracyOfGroups(std::span<const GroupRow> rows)
{
    double sum = 0;
    double examples = 0;
    for (const GroupRow& row : rows) {
        if (row.attribute != rows.front().attribute || row.support == 0
            || (row.rates.empty() && !row.support)) {
            continue;
        }
        const auto rate = std::find_if(row.rates.begin(), row.rates.end(), [](const GroupRow::Rate& each) {
            const auto quantity = groupRateQuantity(each.name);
            return quantity && quantity->id == quantityOf(Standard::Accuracy).id;
        });
        const bool isFraction = rate != row.rates.end() && rate->value >= 0 && rate->value <= 1;
        if (!isFraction || !row.support) {
            return {};
        }
        sum += rate->value * static_cast<double>(*row.support);
        examples += static_cast<double>(*row.support);
    }
    return examples > 0 ? std::optional(sum / examples) : std::nullopt;
}

} // namespace trefoil
