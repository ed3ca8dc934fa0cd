// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/compression_harm.h"
#include "core/fairness/inequality.h"
#include "core/fairness/score_bias.h"
#include "core/fairness/two_group_metrics.h"
#include "core/fairness/votes.h"
#include "core/statistics/bootstrap.h"
#include "core/statistics/paired_outcomes.h"
#include "core/statistics/permutation.h"
#include "core/statistics/proportion.h"
#include "tests/support/fairness_cases.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace trefoil::test {

namespace {

using Json = nlohmann::ordered_json;
using Numbers = std::vector<double>;
using Compare = void (*)(Differences&, const Json& inputs, const Json& expected);

template <class T>
std::vector<T> list(const Json& inputs, const char* name)
{
    return inputs.at(name).get<std::vector<T>>();
}

void comparePerformance(Differences& d, const std::string& side, const SidePerformance& actual, const Json& e)
{
    d.compare(side + " TPR", actual.truePositiveRate, e["TPR"]);
    d.compare(side + " TNR", actual.trueNegativeRate, e["TNR"]);
    d.compare(side + " FPR", actual.falsePositiveRate, e["FPR"]);
    d.compare(side + " FNR", actual.falseNegativeRate, e["FNR"]);
    d.compare(side + " PPV", actual.positivePredictiveValue, e["PPV"]);
    d.compare(side + " NPV", actual.negativePredictiveValue, e["NPV"]);
    d.compare(side + " ACC", actual.accuracy, e["ACC"]);
}

void compareEntropies(Differences& d, const Json& in, const Json& e)
{
    const Numbers benefit = benefits(list<double>(in, "y_true"), list<double>(in, "y_pred"), 1);
    const Numbers between = meansByGroup(benefit, list<std::uint32_t>(in, "group"));
    d.compare("theil", theilIndex(benefit), e["theil_index"]);
    d.compare("variation", coefficientOfVariation(benefit), e["coefficient_of_variation"]);
    d.compare("between theil", theilIndex(between), e["between_group_theil_index"]);
    for (int alpha = 0; alpha <= 3; ++alpha) {
        const std::string name = "generalized_entropy_index(alpha=" + std::to_string(alpha) + ")";
        d.compare(name, generalizedEntropy(benefit, alpha, MeanLogDeviation::AsInAif360), e[name]);
    }
}

void compareAif360(Differences& d, const Json& in, const Json& e)
{
    const auto labels = list<double>(in, "y_true");
    const auto predictions = list<double>(in, "y_pred");
    const auto groups = list<std::uint8_t>(in, "group");
    const auto weights = list<double>(in, "weights");
    const TwoGroupMetrics m = twoGroupMetrics({labels, predictions, groups, weights, 1});
    d.compare("parity", m.statisticalParityDifference, e["statistical_parity_difference"]);
    d.compare("impact", m.disparateImpact, e["disparate_impact"]);
    d.compare("opportunity", m.equalOpportunityDifference, e["equal_opportunity_difference"]);
    d.compare("odds", m.averageOddsDifference, e["average_odds_difference"]);
    d.compare("absolute odds", m.averageAbsoluteOddsDifference, e["average_abs_odds_difference"]);
    d.compare("equalized odds", m.equalizedOddsDifference, e["equalized_odds_difference"]);
    d.compare("error rate", m.errorRateDifference, e["error_rate_difference"]);
    d.compare("error ratio", m.errorRateRatio, e["error_rate_ratio"]);
    d.compare("fpr", m.falsePositiveRateDifference, e["false_positive_rate_difference"]);
    d.compare("fnr", m.falseNegativeRateDifference, e["false_negative_rate_difference"]);
    d.compare("ppv", m.averagePredictiveValueDifference, e["average_predictive_value_difference"]);
    comparePerformance(d, "unprivileged", m.unprivileged, e["performance"]["False"]);
    comparePerformance(d, "privileged", m.privileged, e["performance"]["True"]);
    compareEntropies(d, in, e);
}

Votes votesOf(const std::vector<std::vector<std::size_t>>& predictions)
{
    Votes votes(predictions.size());
    for (std::size_t example = 0; example < predictions.size(); ++example) {
        for (const std::size_t prediction : predictions[example]) {
            votes.add(example, prediction);
        }
    }
    return votes;
}

void compareExemplars(Differences& d, const Json& in, const Json& e)
{
    using Matrix = std::vector<std::vector<std::size_t>>;
    const Votes before = votesOf(in["baseline_predictions_per_example"].get<Matrix>());
    const Votes after = votesOf(in["compressed_predictions_per_example"].get<Matrix>());
    std::vector<std::size_t> order(std::max(before.classes(), after.classes()));
    std::iota(order.begin(), order.end(), std::size_t(0));
    double exemplars = 0;
    for (std::size_t i = 0; i < before.examples(); ++i) {
        const VoteChange change = voteChange(before, after, i, order);
        const std::string place = "example " + std::to_string(i);
        d.compare(place, static_cast<double>(change.modalBaseline), e["modal_baseline"][i]);
        d.compare(place, static_cast<double>(change.modalCompressed), e["modal_compressed"][i]);
        d.compare(place, change.isExemplar() ? 1 : 0, e["cie"][i]);
        d.compare(place + " taxicab", change.taxicab, e["taxicab"][i]);
        exemplars += change.isExemplar() ? 1 : 0;
    }
    d.compare("share", exemplars / static_cast<double>(before.examples()), e["cie_fraction"]);
}

void compareChange(Differences& d, const Json& in, const Json& e)
{
    for (const auto& [group, expected] : e["by_group"].items()) {
        const ErrorChange change = errorChange(in["baseline_error_by_group"][group].get<double>(),
            in["compressed_error_by_group"][group].get<double>());
        d.compare(group, change.absolute, expected["absolute"]);
        d.compare(group + " relative", change.relative, expected["relative"]);
    }
}

void compareScoreBias(Differences& d, const Json& in, const Json& e)
{
    const auto p = list<double>(in, "probability");
    const auto labels = list<double>(in, "y_true");
    const double threshold = in["threshold"].get<double>();
    const double rate = predictedPositiveRate(p, threshold);
    const double labelRate = predictedPositiveRate(labels, 0.5);
    d.compare("uncertainty", uncertainty(p), e["uncertainty"]);
    d.compare("calibration", expectedCalibrationError(p, labels), e["ece_10_bins"]);
    d.compare("rate", rate, e["predicted_positive_rate"]);
    d.compare("ratio", rate / labelRate, e["prediction_to_label_ratio"]);
    const BiasAmplificationOptions options{threshold,
        {in["train_positive_fraction_given_protected_0"].get<double>(),
            in["train_positive_fraction_given_protected_1"].get<double>()},
        1};
    d.compare("amplification", biasAmplification(p, labels, list<std::uint8_t>(in, "protected"), options),
        e["bias_amplification"]);
}

void compareWilds(Differences& d, const Json& in, const Json& e)
{
    const GroupAccuracy actual = groupAccuracy(
        list<double>(in, "correct"), list<std::uint32_t>(in, "group"), in["n_groups"].get<std::size_t>());
    d.compare("average", actual.average, e["acc_avg"]);
    d.compare("worst", actual.worst, e["acc_wg"]);
    for (std::size_t group = 0; group < actual.accuracy.size(); ++group) {
        d.compare("group", actual.accuracy[group], e["group_metric"][group]);
        d.compare("count", static_cast<double>(actual.count[group]), e["group_count"][group]);
    }
}

void compareWilson(Differences& d, const Json& in, const Json& e)
{
    const Interval interval = wilsonInterval(
        {in["successes"].get<double>(), in["n"].get<double>()}, in["confidence"].get<double>());
    d.compare("low", interval.low, e["low"]);
    d.compare("high", interval.high, e["high"]);
}

Proportion proportion(const Json& in, const char* successes, const char* trials)
{
    return {in[successes].get<double>(), in[trials].get<double>()};
}

void compareNewcombe(Differences& d, const Json& in, const Json& e)
{
    const Proportion a = proportion(in, "a", "n");
    const Proportion b = proportion(in, "b", "m");
    const Interval interval = differenceInterval(a, b, in["confidence"].get<double>());
    d.compare("difference", a.rate() - b.rate(), e["difference"]);
    d.compare("low", interval.low, e["low"]);
    d.compare("high", interval.high, e["high"]);
}

void compareTwoProportions(Differences& d, const Json& in, const Json& e)
{
    const TestResult test = twoProportionTest(proportion(in, "a", "n"), proportion(in, "b", "m"));
    d.compare("z", test.statistic, e["z"]);
    d.compare("p", test.p, e["p_two_sided"]);
}

void compareMcNemar(Differences& d, const Json& in, const Json& e)
{
    const McNemar test = mcNemar({in["b"].get<double>(), in["c"].get<double>(), 1000});
    d.compare("exact", test.exact, e["p_exact"]);
    d.compare("mid", test.midP, e["p_mid"]);
    d.compare("chi2", test.chiSquare.statistic, e["chi2"]);
    d.compare("p chi2", test.chiSquare.p, e["p_chi2"]);
    d.compare("corrected", test.chiSquareCorrected.statistic, e["chi2_continuity"]);
    d.compare("p corrected", test.chiSquareCorrected.p, e["p_chi2_continuity"]);
}

void comparePaired(Differences& d, const Json& in, const Json& e)
{
    const PermutationTest test = pairedPermutation(
        list<double>(in, "baseline_correct"), list<double>(in, "compressed_correct"), 1000, 1);
    d.compare("observed", test.observed, e["observed"]);
    d.compare("p", test.p, e["p_two_sided"]);
    d.compare("permutations", static_cast<double>(test.permutations), e["permutations"]);
}

void compareBootstrap(Differences& d, const Json& in, const Json& e)
{
    const auto predictions = list<double>(in, "y_pred");
    const auto groups = list<std::uint32_t>(in, "group");
    Numbers gaps;
    for (const Json& resample : in["resamples"]) {
        Numbers selected[2];
        for (const auto row : resample.get<std::vector<std::size_t>>()) {
            selected[groups[row]].push_back(predictions[row]);
        }
        const auto mean = [](const Numbers& v) {
            return std::accumulate(v.begin(), v.end(), 0.0) / static_cast<double>(v.size());
        };
        gaps.push_back(std::abs(mean(selected[0]) - mean(selected[1])));
        d.compare("gap", gaps.back(), e["gaps"][gaps.size() - 1]);
    }
    for (std::size_t i = 0; i < in["quantiles"].size(); ++i) {
        d.compare("quantile", quantile(gaps, in["quantiles"][i].get<double>()), e["quantiles"][i]);
    }
}

void compareEfficiency(Differences& d, const Json& in, const Json& e)
{
    const ResourceEfficiency actual =
        resourceEfficiency(list<double>(in, "performance"), list<double>(in, "resource"));
    for (std::size_t i = 0; i < actual.efficiency.size(); ++i) {
        d.compare("resource", actual.normalisedResource[i], e["resource_normalised"][i]);
        d.compare("efficiency", actual.efficiency[i], e["pepr"][i]);
    }
}

} // namespace

std::string otherDifferences(const FairnessCase& golden)
{
    static const std::map<std::string, Compare> kinds = {{"aif360", compareAif360}, {"cie", compareExemplars},
        {"normalised_change", compareChange}, {"iofinova", compareScoreBias}, {"wilds", compareWilds},
        {"wilson", compareWilson}, {"newcombe", compareNewcombe}, {"two_proportion_z", compareTwoProportions},
        {"mcnemar", compareMcNemar}, {"paired_permutation", comparePaired}, {"bootstrap", compareBootstrap},
        {"pepr", compareEfficiency}};
    const auto kind = kinds.find(golden.content["kind"].get<std::string>());
    if (kind == kinds.end()) {
        return "a kind that this test does not know";
    }
    Differences differences;
    kind->second(differences, golden.content["inputs"], golden.content["expected"]);
    return differences.text();
}

} // namespace trefoil::test
