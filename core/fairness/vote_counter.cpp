// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/vote_counter.h"

#include "core/base/number_text.h"

#include <cmath>
#include <utility>

namespace trefoil {

namespace {

/// The codes that numbers or indices into classes have among all classes.
class OutcomeCodes {
public:
    OutcomeCodes(const std::vector<std::string>& classes, TextCodes& codes)
        : m_codes(codes)
        , m_isNumber(classes.empty())
    {
        for (const std::string& text : classes) {
            m_ofClass.push_back(codes.codeOf(text));
        }
    }

    std::uint32_t operator()(double outcome)
    {
        if (std::isnan(outcome)) {
            return noCode;
        }
        if (!m_isNumber) {
            return m_ofClass[static_cast<std::size_t>(outcome)];
        }
        if (outcome != m_lastNumber) {
            m_lastNumber = outcome;
            m_lastCode = m_codes.codeOf(formatNumber(outcome));
        }
        return m_lastCode;
    }

private:
    TextCodes& m_codes;
    bool m_isNumber;
    std::vector<std::uint32_t> m_ofClass;
    double m_lastNumber = undefinedNumber;
    std::uint32_t m_lastCode = noCode;
};

} // namespace

VoteCounter::VoteCounter(const ExampleSet& examples)
{
    const std::size_t size = examples.size();
    m_votes.ids = examples.ids;
    for (std::size_t i = m_votes.ids.size(); i < size; ++i) {
        m_votes.ids.push_back(std::to_string(i + 1));
    }
    OutcomeCodes codeOf(examples.classes, m_classes);
    m_votes.labels.reserve(size);
    for (const double label : examples.labels) {
        m_votes.labels.push_back(codeOf(label));
    }
    m_votes.groups = examples.groups;
    if (!examples.classes.empty()) { // "error by class" is what studies on images ask for
        CodedColumn classes{"class", {}, examples.classes};
        for (const double label : examples.labels) {
            classes.codes.push_back(std::isnan(label) ? noCode : static_cast<std::uint32_t>(label));
        }
        m_votes.groups.push_back(std::move(classes));
    }
    m_votes.baseline = Votes(size);
    m_votes.compressed = Votes(size);
}

void VoteCounter::add(const Predictions& predictions, Votes& votes)
{
    OutcomeCodes codeOf(predictions.classes, m_classes);
    for (std::size_t i = 0; i < predictions.predictions.size(); ++i) {
        if (const std::uint32_t code = codeOf(predictions.predictions[i]); code != noCode) {
            votes.add(i, code);
        }
    }
}

void VoteCounter::addBaseline(const Predictions& predictions)
{
    ++m_votes.baselineModels;
    add(predictions, m_votes.baseline);
}

void VoteCounter::addCompressed(const Predictions& predictions)
{
    ++m_votes.compressedModels;
    add(predictions, m_votes.compressed);
}

ExemplarVotes VoteCounter::take()
{
    m_votes.classes = m_classes.texts();
    m_votes.order = rankOfClasses(m_votes.classes);
    markComplete(m_votes);
    return std::move(m_votes);
}

} // namespace trefoil
