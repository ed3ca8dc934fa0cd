// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/predictions/outcome_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/column_meaning.h"
#include "core/ingest/csv/truth_cell.h"

namespace trefoil {

namespace {

constexpr std::size_t longestShown = 60; // bytes of a cell in a message
constexpr double noOutcome = std::numeric_limits<double>::quiet_NaN();

/// Codes in the order of appearance.
class OutcomeTexts {
public:
    std::uint32_t codeOf(std::string_view text)
    {
        const auto next = static_cast<std::uint32_t>(m_texts.size());
        const auto [place, isNew] = m_codes.try_emplace(std::string(text), next);
        if (isNew) {
            m_texts.push_back(toValidUtf8(text));
        }
        return place->second;
    }
    [[nodiscard]] const std::vector<std::string>& texts() const { return m_texts; }

private:
    std::unordered_map<std::string, std::uint32_t> m_codes;
    std::vector<std::string> m_texts;
};

/// What pandas reads as missing and people write so.
bool isNoOutcome(std::string_view cell)
{
    constexpr std::array words = {std::string_view("nan"), std::string_view("na"), std::string_view("n/a"),
        std::string_view("null"), std::string_view("none"), std::string_view("<na>"), std::string_view("-")};
    return cell.empty()
        || (cell.size() <= 4 && std::find(words.begin(), words.end(), toLowerAscii(cell)) != words.end());
}

/// True and False, as pandas writes them, are 1 and 0.
std::optional<double> outcomeNumber(std::string_view cell, DecimalMark mark)
{
    if (const auto truth = truthOfCell(cell)) {
        return truth;
    }
    return parseNumber(cell, mark);
}

/// A column that may hold groups, while it is read.
struct FeatureReader {
    std::size_t column = 0;
    CodedColumn feature;
    OutcomeTexts texts;
    bool isChosen = false;
    bool mayBeNumbers = false; ///< as its name says that it is about people
    bool hasNumbers = false;
    bool isNoGroup = false;

    void read(const CsvRow& row, DecimalMark mark)
    {
        if (isNoGroup) {
            return;
        }
        const std::string_view cell = cellAt(row, column);
        const std::size_t before = texts.texts().size();
        feature.codes.push_back(cell.empty() ? noCode : texts.codeOf(cell));
        if (texts.texts().size() == before) {
            return;
        }
        const auto number = parseNumber(cell, mark);
        hasNumbers = hasNumbers || number;
        const bool isCode = isChosen || !number || (mayBeNumbers && *number == std::trunc(*number));
        const std::size_t most = hasNumbers && !isChosen ? mostNumberedGroups : mostGroups;
        isNoGroup = !isCode || texts.texts().size() > most;
        if (isNoGroup) {
            feature.codes = {};
        }
    }
};

bool isCalledAsGroups(const std::string& name)
{
    const ColumnName column = parseColumnName(name);
    const bool isYears = column.key == "age"; // its numbers are no codes
    return (isPeopleAttribute(column) && !isYears) || column.key.starts_with("group")
        || column.key.ends_with("group");
}

/// One pass over the file, with outcomes taken as numbers or as names.
class OutcomePass {
public:
    OutcomePass(const OutcomeTable& table, bool areNames)
        : m_columns(table.columns)
        , m_mark(table.dialect.decimalMark)
        , m_areNames(areNames)
    {
        m_rows.predictions.resize(m_columns.predictions.size());
        m_rows.scores.resize(m_columns.predictions.size());
        for (const std::size_t feature : m_columns.features) {
            const std::string& name = table.header.names()[feature];
            m_features.push_back(
                {feature, {name, {}, {}}, {}, m_columns.areChosen, isCalledAsGroups(name), false, false});
        }
    }

    void readRow(const CsvRow& row)
    {
        if (m_firstNameLine > 0) {
            return; // read again as names
        }
        m_rows.labels.push_back(outcomeAt(row, m_columns.label));
        for (std::size_t i = 0; i < m_columns.predictions.size(); ++i) {
            const PredictionColumn& column = m_columns.predictions[i];
            m_rows.predictions[i].push_back(outcomeAt(row, column.column));
            if (column.score) {
                m_rows.scores[i].push_back(
                    parseNumber(cellAt(row, *column.score), m_mark).value_or(noOutcome));
            }
        }
        const auto readCode = [&](std::optional<std::size_t> column, OutcomeTexts& texts, CodedColumn& into) {
            if (column) {
                into.codes.push_back(texts.codeOf(cellAt(row, column)));
            }
        };
        readCode(m_columns.model, m_models, m_rows.models);
        readCode(m_columns.variant, m_variants, m_rows.variants);
        readCode(m_columns.seed, m_seeds, m_rows.seeds);
        if (m_columns.id) {
            m_rows.ids.push_back(toValidUtf8(cellAt(row, m_columns.id)));
        }
        if (m_columns.weight) {
            readWeight(row);
        }
        for (FeatureReader& feature : m_features) {
            feature.read(row, m_mark);
        }
    }

    /// The line and the text of the first weight that is none.
    [[nodiscard]] const std::optional<std::pair<std::int64_t, std::string>>& noWeight() const
    {
        return m_noWeight;
    }

    /// The line of the first outcome that is no number, when numbers were asked for; 0: all are.
    [[nodiscard]] std::int64_t firstNameLine() const { return m_firstNameLine; }
    /// The line in which the names became too many to be classes; 0: they are not.
    [[nodiscard]] std::int64_t tooManyLine() const { return m_tooManyLine; }

    OutcomeRows take()
    {
        m_rows.models.values = m_models.texts();
        m_rows.variants.values = m_variants.texts();
        m_rows.seeds.values = m_seeds.texts();
        for (FeatureReader& each : m_features) {
            if (!each.isNoGroup && !each.texts.texts().empty()) {
                each.feature.values = each.texts.texts();
                m_rows.features.push_back(std::move(each.feature));
            } else if (each.isNoGroup && each.isChosen) {
                m_rows.noGroups.push_back(each.feature.name);
            }
        }
        m_rows.classes = m_names.texts();
        return std::move(m_rows);
    }

private:
    void readWeight(const CsvRow& row)
    {
        const std::string_view cell = cellAt(row, *m_columns.weight);
        const auto weight = parseNumber(cell, m_mark);
        if (!m_noWeight && !(weight && std::isfinite(*weight) && *weight >= 0)) {
            m_noWeight.emplace(row.line, toValidUtf8(cell.substr(0, longestShown)));
        }
        m_rows.weights.push_back(weight.value_or(noOutcome));
    }

    double outcomeAt(const CsvRow& row, std::size_t column)
    {
        const std::string_view cell = cellAt(row, column);
        if (isNoOutcome(cell)) {
            return noOutcome;
        }
        if (m_areNames) {
            const double code = m_names.codeOf(cell);
            m_tooManyLine =
                m_tooManyLine == 0 && m_names.texts().size() > mostClasses ? row.line : m_tooManyLine;
            return m_tooManyLine > 0 ? noOutcome : code;
        }
        const auto number = outcomeNumber(cell, m_mark);
        m_firstNameLine = number ? m_firstNameLine : row.line;
        return number && std::isfinite(*number) ? *number : noOutcome;
    }

    const OutcomeColumns& m_columns;
    DecimalMark m_mark;
    bool m_areNames;
    OutcomeRows m_rows;
    OutcomeTexts m_names, m_models, m_variants, m_seeds;
    std::vector<FeatureReader> m_features;
    std::int64_t m_firstNameLine = 0;
    std::int64_t m_tooManyLine = 0;
    std::optional<std::pair<std::int64_t, std::string>> m_noWeight; ///< line and text
};

/// Calls for the labels and for each column of predictions.
template <class Rows, class Use>
void forEachOutcomeColumn(Rows& rows, Use use)
{
    use(rows.labels);
    for (auto& predictions : rows.predictions) {
        use(predictions);
    }
}

/// The different values, in order; at most one more than mostClasses.
std::set<double> differentValues(const std::vector<double>& values)
{
    std::set<double> different;
    double last = noOutcome;
    for (const double value : values) {
        if (!std::isnan(value) && value != last && different.size() <= mostClasses) {
            different.insert(value);
            last = value;
        }
    }
    return different;
}

bool areWholeOutcomes(const std::set<double>& values)
{
    return std::all_of(values.begin(), values.end(), [](double value) { return value == std::trunc(value); });
}

/// From numbers to indices into the classes that they are.
void toClasses(OutcomeRows& rows, const std::set<double>& classes)
{
    std::unordered_map<double, double> place;
    for (const double value : classes) {
        place.emplace(value, static_cast<double>(place.size()));
        rows.classes.push_back(formatNumber(value));
    }
    forEachOutcomeColumn(rows, [&](std::vector<double>& values) {
        for (double& value : values) {
            value = std::isnan(value) ? value : place.at(value);
        }
    });
}

/// From the order of appearance to that of the names.
void sortNames(OutcomeRows& rows)
{
    std::vector<std::size_t> order(rows.classes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
        [&](std::size_t one, std::size_t other) { return rows.classes[one] < rows.classes[other]; });
    std::vector<double> place(order.size());
    std::vector<std::string> sorted;
    for (std::size_t i = 0; i < order.size(); ++i) {
        place[order[i]] = static_cast<double>(i);
        sorted.push_back(rows.classes[order[i]]);
    }
    rows.classes = std::move(sorted);
    forEachOutcomeColumn(rows, [&](std::vector<double>& values) {
        for (double& value : values) {
            value = std::isnan(value) ? value : place[static_cast<std::size_t>(value)];
        }
    });
}

bool areShares(const std::set<double>& values)
{
    return values.empty() || (*values.begin() >= 0 && *values.rbegin() <= 1);
}

/// From scores to predictions of 0 and 1.
void applyUsualThreshold(OutcomeRows& rows)
{
    rows.threshold = usualThreshold;
    rows.scores = rows.predictions;
    for (std::vector<double>& predictions : rows.predictions) {
        for (double& value : predictions) {
            value = std::isnan(value) ? value : (value >= usualThreshold ? 1 : 0);
        }
    }
}

/// Decides what the numbers are. Errors: FormatRefused for scores of other labels than 0 and 1.
Result<void> settleNumbers(OutcomeRows& rows, const Source& source)
{
    const std::set<double> labels = differentValues(rows.labels);
    std::set<double> all = labels;
    for (const std::vector<double>& predictions : rows.predictions) {
        all.merge(differentValues(predictions));
    }
    if (!areWholeOutcomes(all) && areWholeOutcomes(labels) && areShares(all)) {
        applyUsualThreshold(rows);
        all = {0, 1};
    }
    const bool areClasses = areWholeOutcomes(all) && all.size() <= mostClasses;
    if (!areClasses && labels.size() <= 2 && areWholeOutcomes(labels)) {
        return fail(Errc::FormatRefused,
            {source.path(),
                "labels have two values, not 0 and 1, and predictions are between them: which threshold "
                "makes "
                "predictions of them is not known"},
            {source.path(), 0, {}});
    }
    if (!areClasses) {
        return {};
    }
    const bool isBinary =
        std::all_of(all.begin(), all.end(), [](double value) { return value == 0 || value == 1; });
    if (isBinary) {
        all = {0, 1};
    }
    toClasses(rows, all);
    rows.kind = isBinary ? OutcomeKind::Binary : OutcomeKind::Classes;
    return {};
}

} // namespace

Result<OutcomeRows> readOutcomes(const Source& source, const OutcomeTable& table, Progress& progress)
{
    for (const bool areNames : {false, true}) {
        OutcomePass pass(table, areNames);
        bool isHeader = true;
        const auto done = forEachRow(source, table.dialect.delimiter, progress, [&](const CsvRow& row) {
            if (row.line >= table.headerLine && !std::exchange(isHeader, false)) {
                pass.readRow(row);
            }
        });
        if (!done) {
            return tl::unexpected(done.error());
        }
        if (pass.firstNameLine() > 0) {
            continue;
        }
        if (const auto& noWeight = pass.noWeight()) {
            return fail(Errc::ParseFailed,
                {"a finite weight of 0 or more (rename the column if it weighs no examples)",
                    '"' + noWeight->second + '"'},
                {source.path(), noWeight->first, table.header.names()[*table.columns.weight]});
        }
        if (pass.tooManyLine() > 0) {
            return fail(Errc::FormatRefused,
                {source.path(),
                    "labels and predictions are more than " + std::to_string(mostClasses)
                        + " different texts, which are no classes"},
                {source.path(), pass.tooManyLine(), {}});
        }
        OutcomeRows rows = pass.take();
        if (areNames) {
            rows.kind = OutcomeKind::Classes;
            sortNames(rows);
            return rows;
        }
        return settleNumbers(rows, source).map([&] { return std::move(rows); });
    }
    return fail(
        Errc::FormatRefused, {source.path(), "it has no label and prediction"}, {source.path(), 1, {}});
}

} // namespace trefoil
