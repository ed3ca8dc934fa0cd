// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/model_answers.h"

#include "core/fairness/class_codes.h"
#include "core/fairness/plain_rows.h"
#include "core/fairness/plain_value.h"
#include "core/fairness/prediction_file.h"
#include "core/fairness/text_codes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace trefoil {

namespace {

constexpr std::size_t rowsBetweenStops = 65536;
constexpr std::uint32_t notMet = noCode - 1; ///< the file had no row of that example yet

/// What became of a row.
enum class TakenRow { Yes, IdRepeated, NoNumber };

/// Takes the rows of one file as they come.
class AnswerSheet {
public:
    AnswerSheet(
        const KnownExamples& known, const std::optional<ScoreCut>& cut, char decimalMark, ModelAnswers memory)
        : m_known(known)
        , m_examples(known.index)
        , m_cut(cut)
        , m_decimalMark(decimalMark)
        , m_codes(std::move(memory.codes))
        , m_place(known.index.placeOf(0))
    {
        m_codes.assign(known.index.examples(), notMet);
    }

    /// Inside the loop over the rows: what is rare stands in functions of its own.
    template <bool hasLabel>
    [[nodiscard, gnu::always_inline]] TakenRow add(
        std::string_view id, std::string_view answer, std::string_view label)
    {
        if (!ExampleIndex::skip(m_place, id) && !findPlace(id)) {
            return TakenRow::Yes; // the next one may be known
        }
        std::uint32_t& code = m_codes[m_example];
        if (code != notMet) {
            return TakenRow::IdRepeated;
        }
        if (m_cut && !cut(answer)) {
            return TakenRow::NoNumber;
        }
        code = answer.size() == 1 ? m_ofCharacter[static_cast<unsigned char>(answer.front())] : notMet;
        code = code == notMet ? codeOf(answer) : code;
        if constexpr (hasLabel) {
            if (label.size() != 1 || label.front() != m_known.labelCharacters[m_example]) {
                checkLabel(label);
            }
        }
        ++m_example;
        return TakenRow::Yes;
    }

    [[nodiscard]] ModelAnswers take()
    {
        std::replace(m_codes.begin(), m_codes.end(), notMet, noCode);
        return {std::move(m_codes), std::move(m_texts), m_unknown, std::move(m_otherLabels)};
    }

private:
    /// False for an example that is not known, which is counted.
    [[gnu::noinline]] bool findPlace(std::string_view id)
    {
        id = m_examples.withoutZeros(id);
        if (ExampleIndex::skip(m_place, id)) {
            return true;
        }
        const std::size_t example = m_examples.find(id);
        if (example == m_codes.size()) {
            ++m_unknown;
            return false;
        }
        m_example = example;
        m_place = m_examples.placeOf(example + 1);
        return true;
    }

    /// Puts the class in place of the score; false for a text that is none.
    [[gnu::noinline]] bool cut(std::string_view& answer) const
    {
        const double score = numberOrTruth(answer, m_decimalMark);
        if (std::isnan(score)) {
            return saysMissing(answer);
        }
        answer = score >= m_cut->threshold ? m_cut->atLeast : m_cut->below;
        return true;
    }

    [[gnu::noinline]] std::uint32_t codeOf(std::string_view answer)
    {
        const std::uint32_t written = m_written.codeOf(answer);
        if (written == m_codeOfWritten.size()) {
            const bool isAnswer = !saysMissing(answer);
            m_codeOfWritten.push_back(isAnswer ? static_cast<std::uint32_t>(m_texts.size()) : noCode);
            if (isAnswer) {
                m_texts.emplace_back(answer);
            }
        }
        const std::uint32_t code = m_codeOfWritten[written];
        if (answer.size() == 1) {
            m_ofCharacter[static_cast<unsigned char>(answer.front())] = code;
        }
        return code;
    }

    /// The class of a label among the known ones; another number for a class that is none of them.
    std::uint32_t labelOf(std::string_view label)
    {
        const std::uint32_t written = m_writtenLabels.codeOf(label);
        if (written == m_labelOfWritten.size()) {
            const auto place = std::ranges::find(m_known.classKeys, classKey(label));
            m_labelOfWritten.push_back(
                saysMissing(label) ? noCode : static_cast<std::uint32_t>(place - m_known.classKeys.begin()));
        }
        return m_labelOfWritten[written];
    }

    /// A label that is missing on a side contradicts nothing.
    [[gnu::noinline]] void checkLabel(std::string_view label)
    {
        const std::uint32_t known = m_known.labels[m_example];
        const std::uint32_t written = labelOf(label);
        if (written == known || written == noCode || known == noCode) {
            return;
        }
        if (m_otherLabels.rows++ == 0) {
            m_otherLabels.example = m_example;
            m_otherLabels.label = label;
        }
    }

    static std::array<std::uint32_t, 256> noneMet()
    {
        std::array<std::uint32_t, 256> codes;
        codes.fill(notMet);
        return codes;
    }

    const KnownExamples& m_known;
    const ExampleIndex& m_examples;
    const std::optional<ScoreCut>& m_cut;
    char m_decimalMark;
    std::vector<std::uint32_t> m_codes;
    std::size_t m_example = 0; ///< the one after the last: files mostly keep the order of the first one
    const char* m_place; ///< of its id
    std::array<std::uint32_t, 256> m_ofCharacter = noneMet(); ///< codes of answers like "0" and "1"
    TextCodes m_written; ///< answers and words for "missing"
    std::vector<std::uint32_t> m_codeOfWritten;
    std::vector<std::string> m_texts;
    std::size_t m_unknown = 0;
    TextCodes m_writtenLabels;
    std::vector<std::uint32_t> m_labelOfWritten;
    OtherLabels m_otherLabels;
};

/// Where the wanted cells stand in a row.
struct AnswerPlaces {
    std::size_t id = 0, answer = 0;
    std::optional<std::size_t> label;
};

/// Row by row, with everything that a file may bring. It has read the header.
Result<ModelAnswers> readEveryRow(
    PredictionFile& file, const AnswerPlaces& places, AnswerSheet sheet, const std::atomic<bool>& isStopped)
{
    for (std::size_t row = 0;; ++row) {
        const auto more = file.next();
        if (!more) {
            return tl::unexpected(more.error());
        }
        if (!*more) {
            return sheet.take();
        }
        if (row % rowsBetweenStops == 0 && isStopped) {
            return fail(Errc::Cancelled, {});
        }
        const std::string_view idCell = file.cell(places.id);
        const std::string_view answer = file.cell(places.answer);
        switch (places.label ? sheet.add<true>(idCell, answer, file.cell(*places.label))
                             : sheet.add<false>(idCell, answer, {})) {
        case TakenRow::Yes:
            break;
        case TakenRow::IdRepeated:
            return file.unexpectedCell("every id once", places.id);
        case TakenRow::NoNumber:
            return file.unexpectedCell("a number as score", places.answer);
        }
    }
}

ModelAnswers withPath(ModelAnswers answers, const Source& source)
{
    answers.otherLabels.path = source.path();
    return answers;
}

} // namespace

Result<ModelAnswers> readAnswers(const Source& source, const AnswerColumns& columns,
    const KnownExamples& examples, const std::atomic<bool>& isStopped, ModelAnswers memory)
{
    auto file = PredictionFile::open(source);
    if (!file) {
        return tl::unexpected(file.error());
    }
    const auto id = file->find(columns.id);
    const auto answer = file->find(columns.answer);
    if (!id || !answer) {
        return tl::unexpected(id ? answer.error() : id.error());
    }
    const auto label = columns.label.empty() ? Result<std::size_t>(0) : file->find(columns.label);
    AnswerPlaces places{*id, *answer, std::nullopt};
    if (label && !columns.label.empty()) {
        places.label = *label;
    }
    const char mark = file->dialect().decimalMark == DecimalMark::Comma ? ',' : '.';
    AnswerSheet sheet(examples, columns.cut, mark, std::move(memory));
    std::size_t rows = 0;
    PlainRows plain(source.bytes().substr(file->position()),
        {file->dialect().delimiter, file->columns(), *id, *answer, places.label.value_or(*id)});
    const auto readPlain = [&](auto addRow) {
        return plain.forEach(
            [&](std::string_view idCell, std::string_view answerCell, std::string_view third) {
                return (++rows % rowsBetweenStops != 0 || !isStopped)
                    && addRow(idCell, answerCell, third) == TakenRow::Yes;
            });
    };
    using Cell = std::string_view;
    const bool isPlain = places.label ? readPlain([&](Cell idCell, Cell answerCell, Cell labelCell) {
        return sheet.add<true>(idCell, answerCell, labelCell);
    })
                                      : readPlain([&](Cell idCell, Cell answerCell, Cell) {
                                            return sheet.add<false>(idCell, answerCell, {});
                                        });
    if (isPlain) {
        return withPath(sheet.take(), source);
    }
    // Anything unusual, a mistake among it, is left to the reader that knows all of the format.
    return readEveryRow(*file, places, AnswerSheet(examples, columns.cut, mark, {}), isStopped)
        .map([&](ModelAnswers&& answers) { return withPath(std::move(answers), source); });
}

} // namespace trefoil
