// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/store/fake_importer.h"

#include "core/base/number_text.h"

#include <fstream>
#include <vector>

namespace trefoil::test {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

Quantity own(std::string_view id)
{
    Quantity quantity;
    quantity.id = id;
    quantity.name = "Own " + std::string(id);
    quantity.unit = canonicalUnit(Dimension::None);
    quantity.direction = Direction::HigherIsBetter;
    quantity.sphere = Sphere::Quality;
    return quantity;
}

SeriesChunk seriesOf(Standard quantity, std::string_view name, const std::vector<std::string_view>& values)
{
    SeriesChunk chunk{&quantityOf(quantity), std::string(name), {}, {}, {}};
    for (const std::string_view value : values) {
        chunk.steps.push_back(static_cast<double>(chunk.steps.size()) + 1);
        chunk.values.push_back(parseNumber(value).value_or(absent));
    }
    return chunk;
}

void readWord(std::string_view word, Record& record, Context& context, RecordSink& sink)
{
    const std::size_t equals = word.find('=');
    const std::string_view key = word.substr(0, equals);
    const auto parts = split(equals == std::string_view::npos ? "" : word.substr(equals + 1), '/');
    if (key == "cumulative") {
        record.isCumulative = true;
    } else if (key == "seed") {
        record.seed = parseInteger(parts[0]);
    } else if (key == "id") {
        record.runIds.emplace_back(parts[0]);
    } else if (key == "parent") {
        record.parentRunId = parts[0];
    } else if (key == "model") {
        context.model = parts[0];
    } else if (key == "start") {
        record.startedAt = Instant{parseInteger(parts[0]).value_or(0), true};
    } else if (key == "group") {
        record.groups.push_back({&quantityOf(Standard::Accuracy), std::string(parts[0]),
            std::string(parts[1]), parseNumber(parts[2]).value_or(0),
            parts.size() > 4 ? parseInteger(parts[4]) : std::optional<std::int64_t>(10000),
            parts.size() > 3 ? parseInteger(parts[3]).value_or(0) : 0});
    } else if (key == "extra") {
        record.extras.push_back({&sink.quantity(own(parts[0])), parseNumber(parts[1]).value_or(0)});
    } else if (key == "loss") {
        sink.append(seriesOf(Standard::Loss, key, parts));
    } else if (key == "accuracy") {
        sink.append(seriesOf(Standard::Accuracy, key, parts));
    } else if (key == "set-aside") {
        sink.diagnose({Severity::SetAside, "test", "The line says so.", {{}, record.line, {}}});
    }
}

void readLine(std::string_view line, std::int64_t number, RecordSink& sink)
{
    const auto parts = split(line, '|');
    Record record;
    Context context;
    record.line = number;
    if (!parts[0].empty()) {
        record.runIds.emplace_back(parts[0]);
    }
    record.name = parts.size() > 1 ? parts[1] : "";
    const std::array<Standard, 3> quantities{Standard::Duration, Standard::Energy, Standard::Accuracy};
    for (std::size_t i = 0; i < quantities.size() && i + 2 < parts.size(); ++i) {
        record.values[quantities[i]] = parseNumber(parts[i + 2]).value_or(absent);
    }
    for (std::size_t i = 5; i < parts.size(); ++i) {
        readWord(parts[i], record, context, sink);
    }
    record.context = sink.intern(context);
    if (parts.back() != "set-aside") {
        sink.accept(record);
    }
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    sink.declare({&quantityOf(Standard::Duration), "duration", "s", Grade::Measured});
    sink.declare({&quantityOf(Standard::Energy), "energy", "kWh", Grade::OnChip});
    const bool isForever = source.bytes().starts_with("forever");
    const bool isRefused = source.bytes().starts_with("refuse");
    std::int64_t number = 0;
    do {
        for (const std::string_view line : split(source.bytes(), '\n')) {
            ++number;
            if (line.find('|') != std::string_view::npos) {
                readLine(line, number, sink);
            }
        }
        progress.report("read", number, 0);
        if (progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
    } while (isForever);
    if (isRefused) {
        return fail(Errc::FormatRefused, {source.path(), "it says so"});
    }
    return {};
}

Recognition recognise(const Source&)
{
    return {1, "always"};
}

} // namespace

const Importer& fakeLog()
{
    static const Importer importer{"fake_log", "Fake log", 1, Precedence::Log, recognise, read};
    return importer;
}

const Importer& fakeTable()
{
    static const Importer importer{"fake_table", "Fake table", 1, Precedence::Table, recognise, read};
    return importer;
}

std::filesystem::path Folder::path(std::u8string_view name) const
{
    return std::filesystem::path(m_directory.path().toStdU16String()) / name;
}

std::filesystem::path Folder::write(std::u8string_view name, std::string_view text) const
{
    std::filesystem::create_directories(path(name).parent_path());
    std::ofstream(path(name), std::ios::binary) << text;
    return path(name);
}

} // namespace trefoil::test
