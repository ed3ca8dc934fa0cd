// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/exemplars.h"

#include "core/fairness/class_codes.h"
#include "core/fairness/example_index.h"
#include "core/fairness/model_answers.h"
#include "core/fairness/plain_value.h"
#include "core/fairness/prediction_file.h"
#include "core/fairness/text_codes.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace trefoil {

namespace {

constexpr std::size_t mostWorkers = 8; ///< each holds a file; disks are no quicker for more

/// The error of a row whose id stood there before.
Result<void> repeatedId(const Source& source, const std::string& idColumn, std::size_t row)
{
    auto file = PredictionFile::open(source);
    const auto id = file ? file->find(idColumn) : Result<std::size_t>(0);
    for (std::size_t i = 0; file && i <= row; ++i) {
        if (!file->next()) {
            break;
        }
    }
    return file && id ? Result<void>(file->unexpectedCell("every id once", *id))
                      : fail(Errc::Internal, {"the file changed while it was read"});
}

/// Labels and groups of one file: the examples. labelCharacters: see KnownExamples.
Result<void> readExamples(const Source& source, const ExemplarColumns& columns, ClassCodes& classes,
    std::string& labelCharacters, ExemplarVotes& votes)
{
    auto file = PredictionFile::open(source);
    if (!file) {
        return tl::unexpected(file.error());
    }
    const auto id = file->find(columns.id);
    const auto label = file->find(columns.label);
    if (!id || !label) {
        return tl::unexpected(id ? label.error() : id.error());
    }
    std::vector<std::size_t> places;
    for (const std::string& name : columns.groups) {
        const auto place = file->find(name);
        if (!place) {
            return tl::unexpected(place.error());
        }
        places.push_back(*place);
    }
    std::vector<TextCodes> texts(places.size());
    std::vector<std::vector<std::uint32_t>> codes(places.size());
    TextCodes written;
    std::vector<std::uint32_t> classOfWritten;
    while (true) {
        const auto more = file->next();
        if (!more) {
            return tl::unexpected(more.error());
        }
        if (!*more) {
            break;
        }
        votes.ids.emplace_back(file->cell(*id));
        const std::string_view labelText = file->cell(*label);
        const std::uint32_t code = written.codeOf(labelText);
        if (code == classOfWritten.size()) {
            classOfWritten.push_back(saysMissing(labelText) ? noCode : classes.codeOf(labelText));
        }
        votes.labels.push_back(classOfWritten[code]);
        labelCharacters += labelText.size() == 1 ? labelText.front() : '\0';
        for (std::size_t k = 0; k < places.size(); ++k) {
            const std::string_view cell = file->cell(places[k]);
            const bool isMissing = saysMissing(cell) && !file->isQuoted(places[k]);
            codes[k].push_back(isMissing ? noCode : texts[k].codeOf(cell));
        }
    }
    const char mark = file->dialect().decimalMark == DecimalMark::Comma ? ',' : '.';
    for (std::size_t k = 0; k < places.size(); ++k) {
        votes.groups.push_back(codeTexts(columns.groups[k], std::move(codes[k]), texts[k].texts(), mark));
    }
    return {};
}

/// The columns of every model. classes: keys of those of the labels.
Result<AnswerColumns> answerColumns(const ExemplarColumns& columns, const std::vector<std::string>& classes)
{
    if (!columns.scores) {
        return AnswerColumns{columns.id, columns.prediction, columns.label, {}};
    }
    if (std::isnan(columns.scores->threshold)) {
        return fail(Errc::SpecInvalid, {"the threshold is no number"});
    }
    const std::string& wanted = columns.scores->positive;
    const auto positive = std::ranges::find(classes, classKey(wanted));
    if (positive == classes.end()) {
        return fail(Errc::SpecInvalid, {"no label is the positive one, " + wanted});
    }
    if (classes.size() > 2) {
        return fail(Errc::SpecInvalid,
            {"a threshold tells two labels apart, and there are " + std::to_string(classes.size())});
    }
    const auto other =
        std::ranges::find_if(classes, [&](const std::string& text) { return text != *positive; });
    const std::string negative = other != classes.end() ? *other : "not " + *positive;
    return AnswerColumns{columns.id, columns.scores->column, columns.label,
        ScoreCut{columns.scores->threshold, *positive, negative}};
}

/// Files handed to workers one by one. Each is read whole by its worker and then counted in its turn, so that
/// neither classes nor errors depend on which worker was quicker.
class VoteReading {
public:
    VoteReading(const ModelFiles& baseline, const ModelFiles& compressed, const AnswerColumns& columns,
        const KnownExamples& examples, ClassCodes& classes)
        : m_baseline(baseline)
        , m_compressed(compressed)
        , m_columns(columns)
        , m_examples(examples)
        , m_classes(classes)
    {
    }

    /// Errors: those of the first file that has one; Cancelled.
    Result<void> run(std::size_t workers, ExemplarVotes& votes, Progress& progress)
    {
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < workers; ++i) {
            threads.emplace_back([&] { work(votes); });
        }
        watch(progress);
        for (std::thread& thread : threads) {
            thread.join();
        }
        if (m_error) {
            return tl::unexpected(*m_error);
        }
        return m_isStopped ? Result<void>(fail(Errc::Cancelled, {})) : Result<void>();
    }

private:
    [[nodiscard]] std::size_t files() const { return m_baseline.count + m_compressed.count; }

    void work(ExemplarVotes& votes)
    {
        Result<ModelAnswers> answers;
        while (!m_isStopped) {
            const std::size_t number = m_nextFile++;
            if (number >= files()) {
                return;
            }
            answers = read(number, *std::move(answers));
            std::unique_lock lock(m_mutex);
            m_turn.wait(lock, [&] { return m_counted == number || m_isStopped; });
            if (m_isStopped) {
                return;
            }
            const auto counted = answers ? count(*answers, number, votes)
                                         : Result<void>(tl::unexpected<Error>(answers.error()));
            if (counted) {
                ++m_counted;
            } else {
                m_error = counted.error();
                m_isStopped = true;
            }
            m_turn.notify_all();
        }
    }

    [[nodiscard]] Result<ModelAnswers> read(std::size_t number, ModelAnswers memory) const
    {
        const auto source = number < m_baseline.count ? m_baseline.open(number)
                                                      : m_compressed.open(number - m_baseline.count);
        if (!source) {
            return tl::unexpected(source.error());
        }
        auto answers = readAnswers(*source, m_columns, m_examples, m_isStopped, std::move(memory));
        if (auto whole = source->checkWhole(); !whole) {
            return tl::unexpected(whole.error());
        }
        return answers;
    }

    Result<void> count(const ModelAnswers& answers, std::size_t number, ExemplarVotes& votes)
    {
        std::vector<std::uint32_t> classOf;
        for (const std::string& text : answers.texts) {
            classOf.push_back(m_classes.codeOf(text));
            if ((classOf.back() + std::size_t(1)) * m_examples.index.examples() * 2 > mostVoteBytes) {
                return fail(Errc::SpecInvalid, {"there are too many classes for so many examples"});
            }
        }
        (number < m_baseline.count ? votes.baseline : votes.compressed).add(answers.codes, classOf);
        votes.unknown += answers.unknown;
        const OtherLabels& other = answers.otherLabels;
        if (other.rows > 0 && votes.otherLabels == 0) {
            votes.firstOtherLabel = {votes.ids[other.example], other.label, other.path};
        }
        votes.otherLabels += other.rows;
        return {};
    }

    /// Until all is counted or somebody stops it.
    void watch(Progress& progress)
    {
        std::unique_lock lock(m_mutex);
        while (m_counted < files() && !m_isStopped) {
            progress.report(
                "reading", static_cast<std::int64_t>(m_counted), static_cast<std::int64_t>(files()));
            if (progress.stopRequested()) {
                m_isStopped = true;
                m_turn.notify_all();
            } else {
                m_turn.wait_for(lock, std::chrono::milliseconds(20));
            }
        }
    }

    const ModelFiles& m_baseline;
    const ModelFiles& m_compressed;
    const AnswerColumns& m_columns;
    const KnownExamples& m_examples;
    ClassCodes& m_classes;
    std::atomic<std::size_t> m_nextFile = 0;
    std::atomic<bool> m_isStopped = false;
    std::mutex m_mutex; ///< of all that follows, of the classes and of the votes
    std::condition_variable m_turn;
    std::size_t m_counted = 0;
    std::optional<Error> m_error;
};

} // namespace

ModelFiles filesOf(std::vector<std::filesystem::path> paths)
{
    const std::size_t count = paths.size();
    return {count, [paths = std::move(paths)](std::size_t number) { return Source::open(paths[number]); }};
}

Result<ExemplarVotes> readVotes(const ModelFiles& baseline, const ModelFiles& compressed,
    const ExemplarColumns& columns, Progress& progress, std::optional<std::size_t> workers)
{
    if (baseline.count == 0 || compressed.count == 0
        || std::max(baseline.count, compressed.count) > mostModels) {
        return fail(Errc::SpecInvalid, {"each population needs from 1 to 65535 models"});
    }
    ExemplarVotes votes;
    ClassCodes classes;
    std::string characters; // of the labels
    const auto first = baseline.open(0);
    if (!first) {
        return tl::unexpected(first.error());
    }
    if (const auto read = readExamples(*first, columns, classes, characters, votes); !read) {
        return tl::unexpected(first->checkWhole() ? read.error() : first->checkWhole().error());
    }
    const ExampleIndex examples(votes.ids);
    if (const auto row = examples.firstRepeated()) {
        return tl::unexpected(repeatedId(*first, columns.id, *row).error());
    }
    const std::vector<std::string> keys = classes.keys(); // more may come while files are read
    const auto answers = answerColumns(columns, keys);
    if (!answers) {
        return tl::unexpected(answers.error());
    }
    votes.baseline = Votes(votes.ids.size());
    votes.compressed = Votes(votes.ids.size());
    const std::size_t most = std::min(baseline.count + compressed.count, mostWorkers);
    const KnownExamples known{examples, votes.labels, characters, keys};
    VoteReading reading(baseline, compressed, *answers, known, classes);
    const auto counted =
        reading.run(std::clamp<std::size_t>(workers.value_or(std::thread::hardware_concurrency()), 1, most),
            votes, progress);
    if (!counted) {
        return tl::unexpected(counted.error());
    }
    votes.baselineModels = baseline.count;
    votes.compressedModels = compressed.count;
    votes.classes = classes.names();
    votes.order = rankOfClasses(votes.classes);
    markComplete(votes);
    return votes;
}

} // namespace trefoil
