// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/prediction_encoder.h"

#include "core/store/prediction_codec.h"
#include "core/store/record_hash.h"

#include <algorithm>
#include <numeric>

namespace trefoil {

namespace {

/// Empty where the examples are in the order of their ids already.
std::vector<std::size_t> orderById(const std::vector<std::string>& ids)
{
    if (std::ranges::is_sorted(ids)) {
        return {};
    }
    std::vector<std::size_t> order(ids.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(
        order, [&](std::size_t one, std::size_t other) { return ids[one] < ids[other]; });
    return order;
}

template <class Value>
void arrange(std::vector<Value>& column, const std::vector<std::size_t>& order)
{
    if (order.empty() || column.empty()) {
        return;
    }
    std::vector<Value> arranged;
    arranged.reserve(column.size());
    for (const std::size_t place : order) {
        arranged.push_back(std::move(column[place]));
    }
    column = std::move(arranged);
}

/// Values in the order of their bytes: which of them a file names first says nothing about the examples.
void sortValues(CodedColumn& column)
{
    const std::vector<std::size_t> order = orderById(column.values);
    if (order.empty()) {
        return;
    }
    std::vector<std::uint32_t> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        place[order[i]] = static_cast<std::uint32_t>(i);
    }
    arrange(column.values, order);
    for (std::uint32_t& code : column.codes) {
        code = code == noCode ? noCode : place[code];
    }
}

} // namespace

void PredictionEncoder::take(const std::shared_ptr<const ExampleSet>& examples)
{
    if (m_examples == examples) {
        return;
    }
    m_examples = examples;
    m_order = orderById(examples->ids);
    ExampleSet arranged = *examples;
    arrange(arranged.ids, m_order);
    arrange(arranged.labels, m_order);
    arrange(arranged.weights, m_order);
    for (CodedColumn& column : arranged.groups) {
        arrange(column.codes, m_order);
        sortValues(column);
    }
    m_bytes = std::make_shared<const std::string>(encodeExamples(arranged));
    StableHash hash;
    hash.add(*m_bytes);
    m_digest = hash.value();
}

EncodedPredictions PredictionEncoder::encode(const Predictions& predictions)
{
    take(predictions.examples);
    EncodedPredictions encoded{m_bytes, m_digest, predictions.examples->size(), {}, predictions.threshold};
    if (m_order.empty()) {
        encoded.data = encodePredictions(predictions);
        return encoded;
    }
    Predictions arranged = predictions;
    arrange(arranged.predictions, m_order);
    arrange(arranged.scores, m_order);
    encoded.data = encodePredictions(arranged);
    return encoded;
}

std::uint64_t hashOf(const EncodedPredictions& predictions)
{
    StableHash hash;
    hash.add(predictions.examplesDigest);
    hash.add(predictions.data);
    hash.add(predictions.threshold.value_or(absent));
    return hash.value();
}

} // namespace trefoil
