// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/exemplars.h"

#include "core/fairness/prediction_file.h"
#include "core/fairness/text_codes.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <utility>

namespace trefoil {

namespace {

constexpr std::size_t rowsBetweenChecks = 65536;

/// The classes of all files; threads ask it only for texts they have not met.
class SharedClasses {
public:
    std::uint32_t codeOf(std::string_view text)
    {
        const std::lock_guard lock(m_mutex);
        return m_codes.codeOf(text);
    }
    [[nodiscard]] const std::vector<std::string>& texts() const { return m_codes.texts(); }

private:
    std::mutex m_mutex;
    TextCodes m_codes;
};

/// A thread's own view of the classes: no lock for a text met before.
class ClassCodes {
public:
    explicit ClassCodes(SharedClasses& shared)
        : m_shared(shared)
    {
    }

    std::uint32_t codeOf(std::string_view text)
    {
        const std::uint32_t local = m_local.codeOf(text);
        if (local == m_codes.size()) {
            m_codes.push_back(m_shared.codeOf(text));
        }
        return m_codes[local];
    }

private:
    SharedClasses& m_shared;
    TextCodes m_local;
    std::vector<std::uint32_t> m_codes;
};

/// Which example an id is. Files mostly keep the order of the first one and need no search, so the index is
/// what is quick to make: the ids by their hash.
class ExampleIndex {
public:
    explicit ExampleIndex(const std::vector<std::string>& ids)
        : m_ids(ids)
    {
        m_places.reserve(ids.size());
        for (std::size_t i = 0; i < ids.size(); ++i) {
            m_places.emplace_back(std::hash<std::string_view>()(ids[i]), i);
        }
        std::sort(m_places.begin(), m_places.end());
        for (std::size_t k = 1; k < m_places.size(); ++k) {
            const std::size_t place = m_places[k].second;
            if (m_places[k].first == m_places[k - 1].first && find(ids[place], ids.size()) != place) {
                m_firstRepeated = std::min(m_firstRepeated.value_or(place), place);
            }
        }
    }

    /// The first example of that id; their number where there is none.
    [[nodiscard]] std::size_t find(std::string_view id, std::size_t expected) const
    {
        if (expected < m_ids.size() && m_ids[expected] == id) {
            return expected;
        }
        const std::size_t hash = std::hash<std::string_view>()(id);
        auto place = std::lower_bound(m_places.begin(), m_places.end(), std::pair(hash, std::size_t(0)));
        while (place != m_places.end() && place->first == hash) {
            if (m_ids[place->second] == id) {
                return place->second;
            }
            ++place;
        }
        return m_ids.size();
    }
    [[nodiscard]] std::optional<std::size_t> firstRepeated() const { return m_firstRepeated; }

private:
    const std::vector<std::string>& m_ids;
    std::vector<std::pair<std::size_t, std::size_t>> m_places; ///< hash and example, ascending
    std::optional<std::size_t> m_firstRepeated;
};

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

/// Labels and groups of one file: the examples.
Result<void> readExamples(
    const Source& source, const ExemplarColumns& columns, SharedClasses& classes, ExemplarVotes& votes)
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
    ClassCodes classCodes(classes);
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
        votes.labels.push_back(saysMissing(labelText) ? noCode : classCodes.codeOf(labelText));
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

/// The votes of one model.
Result<void> readModel(const Source& source, const ExemplarColumns& columns, const ExampleIndex& examples,
    ClassCodes& classes, Votes& votes, const std::atomic<bool>& isStopped)
{
    auto file = PredictionFile::open(source);
    if (!file) {
        return tl::unexpected(file.error());
    }
    const auto id = file->find(columns.id);
    const auto prediction = file->find(columns.prediction);
    if (!id || !prediction) {
        return tl::unexpected(id ? prediction.error() : id.error());
    }
    std::vector<bool> isSeen(votes.examples());
    std::size_t expected = 0;
    for (std::size_t row = 0;; ++row) {
        const auto more = file->next();
        if (!more) {
            return tl::unexpected(more.error());
        }
        if (!*more) {
            return {};
        }
        if (row % rowsBetweenChecks == 0 && isStopped) {
            return fail(Errc::Cancelled, {});
        }
        const std::size_t example = examples.find(file->cell(*id), expected);
        if (example == votes.examples()) {
            continue;
        }
        if (isSeen[example]) {
            return file->unexpectedCell("every id once", *id);
        }
        isSeen[example] = true;
        expected = example + 1;
        const std::string_view answer = file->cell(*prediction);
        if (!saysMissing(answer)) {
            const std::uint32_t code = classes.codeOf(answer);
            if ((code + std::size_t(1)) * votes.examples() * 2 > mostVoteBytes) {
                return fail(Errc::SpecInvalid, {"there are too many classes for so many examples"});
            }
            votes.add(example, code);
        }
    }
}

/// Files handed to threads one by one; each thread has votes of its own.
struct Reading {
    const std::vector<Source>& baseline;
    const std::vector<Source>& compressed;
    const ExemplarColumns& columns;
    const ExampleIndex& examples;
    SharedClasses& classes;
    std::atomic<std::size_t> nextFile = 0;
    std::atomic<std::size_t> done = 0;
    std::atomic<bool> isStopped = false;
    std::mutex mutex;
    std::optional<Error> error;

    void run(Votes& ofBaseline, Votes& ofCompressed)
    {
        ClassCodes codes(classes);
        while (!isStopped) {
            const std::size_t number = nextFile++;
            if (number >= baseline.size() + compressed.size()) {
                return;
            }
            const bool isBaseline = number < baseline.size();
            const Source& source = isBaseline ? baseline[number] : compressed[number - baseline.size()];
            const auto read = readModel(
                source, columns, examples, codes, isBaseline ? ofBaseline : ofCompressed, isStopped);
            if (!read) {
                const std::lock_guard lock(mutex);
                error = error ? error : read.error();
                isStopped = true;
            }
            ++done;
        }
    }
};

/// Runs the threads and adds up what they counted.
Result<void> readModels(Reading& reading, ExemplarVotes& votes, Progress& progress)
{
    const std::size_t files = reading.baseline.size() + reading.compressed.size();
    const std::size_t count =
        std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, std::min(files, std::size_t(8)));
    std::vector<Votes> counted(2 * count, Votes(votes.ids.size()));
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < count; ++i) {
        threads.emplace_back([&, i] { reading.run(counted[2 * i], counted[2 * i + 1]); });
    }
    while (reading.done < files && !reading.isStopped) {
        progress.report("reading", static_cast<std::int64_t>(reading.done), static_cast<std::int64_t>(files));
        if (progress.stopRequested()) {
            reading.isStopped = true;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    if (reading.isStopped) {
        return tl::unexpected(reading.error.value_or(Error{Errc::Cancelled, {}, {}}));
    }
    votes.baseline = Votes(votes.ids.size());
    votes.compressed = Votes(votes.ids.size());
    for (std::size_t i = 0; i < count; ++i) {
        votes.baseline.add(counted[2 * i]);
        votes.compressed.add(counted[2 * i + 1]);
    }
    return {};
}

} // namespace

Result<ExemplarVotes> readVotes(const std::vector<Source>& baseline, const std::vector<Source>& compressed,
    const ExemplarColumns& columns, Progress& progress)
{
    if (baseline.empty() || compressed.empty() || std::max(baseline.size(), compressed.size()) > mostModels) {
        return fail(Errc::SpecInvalid, {"each population needs from 1 to 65535 models"});
    }
    ExemplarVotes votes;
    SharedClasses classes;
    if (const auto read = readExamples(baseline.front(), columns, classes, votes); !read) {
        return tl::unexpected(read.error());
    }
    const ExampleIndex examples(votes.ids);
    if (const auto row = examples.firstRepeated()) {
        return tl::unexpected(repeatedId(baseline.front(), columns.id, *row).error());
    }
    Reading reading{baseline, compressed, columns, examples, classes, {}, {}, {}, {}, {}};
    const auto read = readModels(reading, votes, progress);
    for (const std::vector<Source>* population : {&baseline, &compressed}) {
        for (const Source& source : *population) {
            if (auto whole = source.checkWhole(); !whole) {
                return tl::unexpected(whole.error());
            }
        }
    }
    if (!read) {
        return tl::unexpected(read.error());
    }
    votes.baselineModels = baseline.size();
    votes.compressedModels = compressed.size();
    votes.classes = classes.texts();
    votes.order = rankOfClasses(votes.classes);
    markComplete(votes);
    return votes;
}

} // namespace trefoil
