// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/instant.h"
#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/formats/jetson/jetson_files.h"
#include "core/ingest/text_lines.h"

#include <algorithm>

namespace trefoil::jetson {

namespace {

constexpr std::string_view memoryMark = "RAM ";
constexpr std::size_t mostRails = 32; // of one line

std::vector<std::string_view> wordsOf(std::string_view line)
{
    std::vector<std::string_view> words;
    while (!line.empty()) {
        const std::size_t end = std::min(line.find(' '), line.size());
        if (end > 0) {
            words.push_back(line.substr(0, end));
        }
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return words;
}

std::optional<double> milliwatts(std::string_view text)
{
    if (text.ends_with("mW")) {
        text.remove_suffix(2);
    }
    const auto number = parseInteger(text);
    return number && *number >= 0 ? std::optional(static_cast<double>(*number)) : std::nullopt;
}

/// "2345mW/2340mW" and "2345/2340": now and on average. Memory ("2378/7772MB") has another unit.
std::optional<double> readRail(std::string_view word)
{
    const std::size_t slash = word.find('/');
    if (slash == std::string_view::npos || !milliwatts(word.substr(slash + 1))) {
        return std::nullopt;
    }
    const auto now = milliwatts(word.substr(0, slash));
    return now ? std::optional(*now * 1e-3) : std::nullopt;
}

/// "03-01-2026 10:00:00", the month first, in brackets or not.
std::optional<double> readStamp(std::string_view beforeMemory)
{
    std::string_view text = trimmed(beforeMemory);
    if (text.starts_with('[') && text.ends_with(']')) {
        text = text.substr(1, text.size() - 2);
    }
    if (text.size() != 19 || text[2] != '-' || text[5] != '-') {
        return std::nullopt;
    }
    const auto instant = parseInstant(std::string(text.substr(6, 4)) + '-' + std::string(text.substr(0, 2))
        + '-' + std::string(text.substr(3, 2)) + 'T' + std::string(text.substr(11)));
    return instant ? std::optional(static_cast<double>(instant->milliseconds) / 1000) : std::nullopt;
}

class LogReader {
public:
    LogReader(const Source& source, RecordSink& sink, bool hasTimes)
        : m_path(source.path())
        , m_sink(sink)
        , m_hasTimes(hasTimes)
        , m_log(sink, source.path(), hasTimes ? Clock::Calendar : Clock::Elapsed, Grade::OnChip)
    {
    }

    void read(const TextLine& line)
    {
        if (trimmed(line.text).empty()) {
            return;
        }
        auto sample = readTegrastatsLine(line.text);
        if (!sample || sample->rails.empty() || (m_hasTimes && !sample->seconds)) {
            m_sink.diagnose({Severity::SetAside, "fragment",
                "Expected a line of tegrastats with the power of a rail; found none",
                {m_path, line.number, {}}});
            return;
        }
        if (!m_second.empty() && m_second.front().seconds != sample->seconds) {
            addSecond();
        }
        m_second.push_back(std::move(*sample));
        if (!m_hasTimes) {
            addSecond();
        }
    }

    void finish()
    {
        addSecond();
        RecordBuilder builder(m_sink, m_path);
        if (!m_hasTimes) {
            builder.diagnose(Severity::Warning, "no_time",
                "The lines have no time, so the power cannot be integrated to an energy", {});
        }
        acceptBoard(builder, m_log, boardContext("tegrastats"));
    }

private:
    /// Stamps have whole seconds: the samples of one are spread evenly over it.
    void addSecond()
    {
        for (std::size_t i = 0; i < m_second.size(); ++i) {
            const TegrastatsLine& sample = m_second[i];
            const double part = static_cast<double>(i) / static_cast<double>(m_second.size());
            const double seconds = m_hasTimes ? *sample.seconds + part : 0;
            for (const auto& [name, watts] : sample.rails) {
                const std::string rail = toValidUtf8(name);
                if (const auto channel = m_log.channel(partOfRail(name), rail, rail)) {
                    m_log.add(*channel, seconds, watts);
                }
            }
        }
        m_second.clear();
    }

    std::string m_path;
    RecordSink& m_sink;
    bool m_hasTimes;
    PowerLog m_log;
    std::vector<TegrastatsLine> m_second; ///< lines with the same stamp
};

std::string_view firstLine(std::string_view head)
{
    head = withoutByteOrderMark(head);
    return trimmed(head.substr(0, head.find('\n')));
}

} // namespace

std::optional<TegrastatsLine> readTegrastatsLine(std::string_view line)
{
    const std::size_t memory = line.find(memoryMark);
    if (memory == std::string_view::npos || memory > 40 || line.find(" CPU [") == std::string_view::npos) {
        return std::nullopt;
    }
    TegrastatsLine result;
    result.seconds = readStamp(line.substr(0, memory));
    const std::vector<std::string_view> words = wordsOf(line.substr(memory));
    for (std::size_t i = 1; i < words.size() && result.rails.size() < mostRails; ++i) {
        if (const auto watts = readRail(words[i])) {
            result.rails.emplace_back(words[i - 1], *watts);
        }
    }
    return result;
}

bool isTegrastats(std::string_view head)
{
    const auto line = readTegrastatsLine(firstLine(head));
    return line && !line->rails.empty();
}

Result<void> readTegrastats(const Source& source, RecordSink& sink, Progress& progress)
{
    const auto first = readTegrastatsLine(firstLine(source.head()));
    LogReader reader(source, sink, first && first->seconds);
    // The names of rails are views into the bytes of the source, which live as long as the reading.
    auto outcome = forEachLine(source, progress, [&](const TextLine& line) { reader.read(line); });
    if (outcome) {
        reader.finish();
    }
    return outcome;
}

} // namespace trefoil::jetson
