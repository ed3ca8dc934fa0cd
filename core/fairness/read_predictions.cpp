// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/read_predictions.h"

#include "core/fairness/prediction_file.h"
#include "core/fairness/text_codes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace trefoil {

namespace {

constexpr std::size_t rowsBetweenReports = 65536;

enum class OutcomeKind { Numbers, Texts };

/// A column of codes while it is read.
struct CodeReader {
    std::string name;
    std::size_t place = 0;
    TextCodes texts;
    std::vector<std::uint32_t> codes;
};

/// Reads one file with labels and predictions taken as numbers or as texts.
class TableReader {
public:
    TableReader(PredictionFile file, OutcomeKind kind)
        : m_file(std::move(file))
        , m_kind(kind)
    {
    }

    Result<void> locate(const PredictionColumns& columns);
    /// False: an outcome is a text, read again as such.
    Result<bool> readRow();
    Result<bool> next() { return m_file.next(); }
    [[nodiscard]] std::size_t position() const { return m_file.position(); }
    PredictionTable take();

private:
    Result<std::optional<std::size_t>> place(const std::string& name);
    Result<void> locateCodes(const std::vector<std::string>& names, std::vector<CodeReader>& readers);
    bool readOutcome(std::size_t place, std::vector<double>& values);
    Result<void> readNumbers();
    void readCode(CodeReader& reader);
    std::vector<CodedColumn> coded(std::vector<CodeReader>& readers);
    void sortClasses();

    [[nodiscard]] char decimalMark() const
    {
        return m_file.dialect().decimalMark == DecimalMark::Comma ? ',' : '.';
    }

    PredictionFile m_file;
    OutcomeKind m_kind;
    PredictionTable m_table;
    TextCodes m_classes;
    std::size_t m_label = 0;
    std::optional<std::size_t> m_prediction, m_score, m_weight, m_id;
    std::vector<CodeReader> m_groups, m_controls, m_models;
};

Result<std::optional<std::size_t>> TableReader::place(const std::string& name)
{
    if (name.empty()) {
        return std::optional<std::size_t>();
    }
    return m_file.find(name).map([](std::size_t found) { return std::optional(found); });
}

Result<void> TableReader::locateCodes(const std::vector<std::string>& names, std::vector<CodeReader>& readers)
{
    for (const std::string& name : names) {
        const auto found = m_file.find(name);
        if (!found) {
            return tl::unexpected(found.error());
        }
        readers.push_back({name, *found, {}, {}});
    }
    return {};
}

Result<void> TableReader::locate(const PredictionColumns& columns)
{
    const auto label = m_file.find(columns.label);
    if (!label) {
        return tl::unexpected(label.error());
    }
    m_label = *label;
    for (const auto& [name, target] :
        {std::pair(&columns.prediction, &m_prediction), std::pair(&columns.score, &m_score),
            std::pair(&columns.weight, &m_weight), std::pair(&columns.id, &m_id)}) {
        const auto found = place(*name);
        if (!found) {
            return tl::unexpected(found.error());
        }
        *target = *found;
    }
    const std::vector<std::string> models(columns.model.empty() ? 0 : 1, columns.model);
    return locateCodes(columns.groups, m_groups)
        .and_then([&] { return locateCodes(columns.controls, m_controls); })
        .and_then([&] { return locateCodes(models, m_models); });
}

bool TableReader::readOutcome(std::size_t place, std::vector<double>& values)
{
    const std::string_view cell = m_file.cell(place);
    if (saysMissing(cell)) {
        values.push_back(noNumber);
    } else if (m_kind == OutcomeKind::Texts) {
        values.push_back(m_classes.codeOf(cell));
    } else {
        values.push_back(numberOrTruth(cell, decimalMark()));
        return !std::isnan(values.back());
    }
    return true;
}

Result<void> TableReader::readNumbers()
{
    if (m_score) {
        const std::string_view cell = m_file.cell(*m_score);
        m_table.scores.push_back(saysMissing(cell) ? noNumber : numberOrTruth(cell, decimalMark()));
        if (std::isnan(m_table.scores.back()) && !saysMissing(cell)) {
            return m_file.unexpectedCell("a number as score", *m_score);
        }
    }
    if (m_weight) {
        m_table.weights.push_back(numberOrTruth(m_file.cell(*m_weight), decimalMark()));
        if (!(m_table.weights.back() >= 0) || std::isinf(m_table.weights.back())) {
            return m_file.unexpectedCell("a finite weight of 0 or more", *m_weight);
        }
    }
    return {};
}

void TableReader::readCode(CodeReader& reader)
{
    const std::string_view cell = m_file.cell(reader.place);
    const bool isMissing = saysMissing(cell) && !m_file.isQuoted(reader.place);
    reader.codes.push_back(isMissing ? noCode : reader.texts.codeOf(cell));
}

Result<bool> TableReader::readRow()
{
    if (!readOutcome(m_label, m_table.labels)
        || (m_prediction && !readOutcome(*m_prediction, m_table.predictions))) {
        return false;
    }
    if (const auto numbers = readNumbers(); !numbers) {
        return tl::unexpected(numbers.error());
    }
    for (auto* readers : {&m_groups, &m_controls, &m_models}) {
        std::for_each(readers->begin(), readers->end(), [this](CodeReader& reader) { readCode(reader); });
    }
    if (m_id) {
        m_table.ids.emplace_back(m_file.cell(*m_id));
    }
    ++m_table.rowCount;
    return true;
}

std::vector<CodedColumn> TableReader::coded(std::vector<CodeReader>& readers)
{
    std::vector<CodedColumn> columns;
    for (CodeReader& reader : readers) {
        columns.push_back(
            codeTexts(std::move(reader.name), std::move(reader.codes), reader.texts.texts(), decimalMark()));
    }
    return columns;
}

/// From the order of appearance to that of the texts.
void TableReader::sortClasses()
{
    const std::vector<std::string>& texts = m_classes.texts();
    std::vector<std::size_t> order(texts.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return texts[a] < texts[b]; });
    std::vector<double> place(texts.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        place[order[i]] = static_cast<double>(i);
        m_table.classes.push_back(texts[order[i]]);
    }
    for (auto* values : {&m_table.labels, &m_table.predictions}) {
        for (double& value : *values) {
            value = std::isnan(value) ? value : place[static_cast<std::size_t>(value)];
        }
    }
}

PredictionTable TableReader::take()
{
    if (m_kind == OutcomeKind::Texts) {
        sortClasses();
    }
    m_table.groups = coded(m_groups);
    m_table.controls = coded(m_controls);
    if (!m_models.empty()) {
        m_table.model = std::move(coded(m_models).front());
    }
    return std::move(m_table);
}

/// Nothing when an outcome is a text although numbers were asked for.
Result<std::optional<PredictionTable>> readAs(
    OutcomeKind kind, const Source& source, const PredictionColumns& columns, Progress& progress)
{
    auto file = PredictionFile::open(source);
    if (!file) {
        return tl::unexpected(file.error());
    }
    TableReader reader(std::move(*file), kind);
    if (const auto located = reader.locate(columns); !located) {
        return tl::unexpected(located.error());
    }
    for (std::size_t rows = 0;; ++rows) {
        const auto more = reader.next();
        if (!more) {
            return tl::unexpected(more.error());
        }
        if (!*more) {
            return std::optional(reader.take());
        }
        const auto read = reader.readRow();
        if (!read) {
            return tl::unexpected(read.error());
        }
        if (!*read) {
            return std::optional<PredictionTable>();
        }
        if (rows % rowsBetweenReports == 0) {
            progress.report("reading", static_cast<std::int64_t>(reader.position()),
                static_cast<std::int64_t>(source.bytes().size()));
            if (progress.stopRequested()) {
                return fail(Errc::Cancelled, {});
            }
        }
    }
}

} // namespace

Result<PredictionTable> readPredictions(
    const Source& source, const PredictionColumns& columns, Progress& progress)
{
    for (const OutcomeKind kind : {OutcomeKind::Numbers, OutcomeKind::Texts}) {
        auto table = readAs(kind, source, columns, progress);
        if (auto whole = source.checkWhole(); !whole) {
            return tl::unexpected(whole.error());
        }
        if (!table) {
            return tl::unexpected(table.error());
        }
        if (*table) {
            return std::move(**table);
        }
    }
    return fail(Errc::Internal, {"texts were not read as texts"});
}

} // namespace trefoil
