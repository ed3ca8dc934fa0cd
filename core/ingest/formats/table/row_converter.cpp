// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/row_converter.h"

#include "core/base/utf8_text.h"
#include "core/ingest/column_name.h"
#include "core/ingest/formats/table/cell.h"
#include "core/ingest/formats/table/scaled_value.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

namespace {

constexpr std::string_view separator = " · ";

void append(std::string& text, std::string_view part)
{
    if (part.empty()) {
        return;
    }
    if (!text.empty()) {
        text += separator;
    }
    text += part;
}

std::string excerpt(std::string_view cell)
{
    constexpr std::size_t longest = 60;
    std::string text(1, '"');
    text += cell.substr(0, longest);
    text += cell.size() > longest ? "…\"" : "\"";
    return text;
}

bool isCountryCode(std::string_view cell)
{
    return cell.size() == 3
        && std::all_of(cell.begin(), cell.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

} // namespace

RowConverter::RowConverter(const TableBinding& binding, RecordSink& sink, TableNotes& notes)
    : m_binding(binding)
    , m_sink(sink)
    , m_notes(notes)
{
}

void RowConverter::convert(const TableRow& row, ConvertedRow& out)
{
    out.record.clear();
    out.values.clear();
    out.runKey.clear();
    out.attribute.clear();
    out.group.clear();
    out.support.reset();
    m_context = {};
    out.record.line = row.line;
    out.record.pointer = row.pointer;
    for (const BoundColumn& column : m_binding.columns) {
        const std::string_view cell = trimmed(row.cells[column.index]);
        if (column.role == Role::Quantity) {
            readValue(column, cell, row, out);
        } else if (!isMissingWord(cell)
            || (!cell.empty() && (column.role == Role::Group || column.role == Role::Variant))) {
            // "none" names a variant or a group as well as any other word.
            readText(column, cell, row, out);
        }
    }
    out.record.context = internedContext();
    nameRecord(out.record);
}

void RowConverter::readValue(
    const BoundColumn& column, std::string_view cell, const TableRow& row, ConvertedRow& out)
{
    const NumberCell number = readNumberCell(cell, column.format);
    if (number.kind == NumberCell::Kind::Empty) {
        return;
    }
    if (number.kind == NumberCell::Kind::NotANumber) {
        m_notes.about(Severity::Note, "not_a_number", row, column.column,
            "A number was expected in column \"" + column.column + "\", found " + excerpt(cell)
                + "; the value is absent.");
        return;
    }
    const double factor =
        number.isPercent && column.unit.dimension == Dimension::None ? 0.01 : column.unit.toCanonical;
    const double value = scaled(number.value, factor);
    if (value == 0 && column.quantity->lowerBound > 0) {
        m_notes.about(Severity::Note, "zero_not_measured", row, column.column,
            column.quantity->name
                + " cannot be 0, which stands for what was not measured; the value is absent.");
        return;
    }
    if (value < column.quantity->lowerBound || value > column.quantity->upperBound) {
        const std::string unit =
            column.unit.symbol == "1" ? std::string() : " in " + std::string(column.unit.symbol);
        m_notes.about(Severity::Warning, "implausible_value", row, column.column,
            "The value " + excerpt(cell) + unit + " is implausible for " + column.quantity->name
                + "; it was imported as it is.");
    }
    out.values.push_back({&column, value});
}

void RowConverter::readTime(
    const BoundColumn& column, std::string_view cell, const TableRow& row, Record& record)
{
    const auto instant = parseInstant(cell);
    if (!instant) {
        m_notes.about(Severity::Note, "not_a_time", row, column.column,
            "A time as 2026-11-23T14:36:24 was expected in column \"" + column.column + "\", found "
                + excerpt(cell) + ".");
        return;
    }
    if (column.role == Role::StartedAt) {
        record.startedAt = instant;
    } else if (column.role == Role::EndedAt || !record.endedAt) {
        record.endedAt = instant;
    }
}

void RowConverter::readText(
    const BoundColumn& column, std::string_view cell, const TableRow& row, ConvertedRow& out)
{
    const std::string text = toValidUtf8(cell);
    const auto isKey = [&] {
        out.runKey += std::to_string(column.index);
        out.runKey += '\x1e';
        out.runKey += text;
        out.runKey += '\x1f';
    };
    switch (column.role) {
    case Role::Ignore:
    case Role::Quantity:
        return;
    case Role::RunName:
        isKey();
        out.record.name = text;
        out.record.runIds.insert(out.record.runIds.begin(), text);
        return;
    case Role::RunId:
        isKey();
        out.record.runIds.push_back(text);
        return;
    case Role::ParentRunId:
        out.record.parentRunId = text;
        return;
    case Role::Model:
        isKey();
        m_context.model = text;
        return;
    case Role::Variant:
        isKey();
        m_context.variant = text;
        return;
    case Role::Dataset:
        isKey();
        m_context.dataset = text;
        return;
    case Role::Task:
        isKey();
        m_context.task = text;
        return;
    case Role::Kind:
        m_context.kind = text;
        return;
    case Role::Project:
        m_context.project = text;
        return;
    case Role::Split:
        isKey();
        m_context.split = text;
        return;
    case Role::Seed:
        isKey();
        if (const auto number = readNumberCell(cell, column.format); number.kind == NumberCell::Kind::Number
            && std::floor(number.value) == number.value && std::abs(number.value) < 9e15) {
            out.record.seed = static_cast<std::int64_t>(number.value);
        }
        return;
    case Role::GroupAttribute:
        out.attribute = text;
        return;
    case Role::Group: {
        const bool attributeFromColumn = std::none_of(m_binding.columns.begin(), m_binding.columns.end(),
            [](const BoundColumn& other) { return other.role == Role::GroupAttribute; });
        if (attributeFromColumn && parseColumnName(column.column).key != "group") {
            out.attribute += (out.attribute.empty() ? "" : " × ") + column.column;
        }
        out.group += (out.group.empty() ? "" : " × ") + text;
        return;
    }
    case Role::GroupSupport:
        if (const auto number = readNumberCell(cell, column.format);
            number.kind == NumberCell::Kind::Number && number.value >= 0 && number.value < 9e15) {
            out.support = static_cast<std::int64_t>(number.value);
        }
        return;
    case Role::StartedAt:
    case Role::EndedAt:
    case Role::Timestamp:
        readTime(column, cell, row, out.record);
        return;
    case Role::Country:
        if (isCountryCode(cell)) {
            m_context.countryIso3 = text;
        } else {
            m_notes.about(Severity::Note, "not_a_country", row, column.column,
                "A country code of three letters as DEU was expected, found " + excerpt(cell) + ".");
        }
        return;
    case Role::Hardware:
        m_context.hardware = text;
        return;
    case Role::Citation:
        m_context.citation = text;
        return;
    case Role::Label:
    case Role::Prediction:
    case Role::Score:
    case Role::ExampleId:
    case Role::Weight:
        return; // such tables are read otherwise, see mappedPredictions()
    }
}

ContextId RowConverter::internedContext()
{
    m_contextKey.clear();
    for (const std::string* part : {&m_context.project, &m_context.model, &m_context.variant,
             &m_context.dataset, &m_context.task, &m_context.kind, &m_context.split, &m_context.countryIso3,
             &m_context.hardware, &m_context.citation}) {
        m_contextKey += *part;
        m_contextKey += '\x1f';
    }
    const auto found = m_contexts.find(m_contextKey);
    if (found != m_contexts.end()) {
        return found->second;
    }
    // A column of texts that all differ must not cost memory without end; the sink finds equal ones itself.
    constexpr std::size_t remembered = 20'000;
    if (m_contexts.size() >= remembered) {
        m_contexts.clear();
    }
    const ContextId id = m_sink.intern(m_context);
    m_contexts.emplace(m_contextKey, id);
    return id;
}

void RowConverter::nameRecord(Record& record) const
{
    if (!record.name.empty()) {
        return;
    }
    append(record.name, m_context.model);
    append(record.name, m_context.variant);
    append(record.name, m_context.dataset);
    if (record.seed && !record.name.empty()) {
        append(record.name, "seed " + std::to_string(*record.seed));
    }
}

} // namespace trefoil
