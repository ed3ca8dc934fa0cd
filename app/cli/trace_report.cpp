// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/trace_report.h"

#include "core/derive/derivation.h"
#include "core/domain/record.h"
#include "core/frame/group_table.h"
#include "core/ingest/source.h"
#include "core/units/group_prefixes.h"

#include <map>

namespace trefoil {

namespace {

constexpr std::size_t longestShownLine = 2000;

/// The lines of files that are still as they were imported.
class SourceLines {
public:
    std::string at(const ValueTrace& trace)
    {
        if (trace.where.line <= 0) {
            return {};
        }
        const auto [entry, isNew] = m_sources.try_emplace(trace.where.path);
        if (isNew) {
            auto source = Source::open(trace.where.path);
            if (source && toHex(source->digest()) == trace.sha256) {
                entry->second = std::make_unique<Source>(std::move(*source));
            }
        }
        return entry->second ? lineOf(entry->second->bytes(), trace.where.line) : std::string();
    }

private:
    static std::string lineOf(std::string_view bytes, std::int64_t line)
    {
        for (std::int64_t current = 1; current < line; ++current) {
            const std::size_t end = bytes.find('\n');
            if (end == std::string_view::npos) {
                return {};
            }
            bytes.remove_prefix(end + 1);
        }
        std::string_view text = bytes.substr(0, bytes.find('\n')).substr(0, longestShownLine);
        if (text.ends_with('\r')) {
            text.remove_suffix(1);
        }
        return std::string(text);
    }

    std::map<std::string, std::unique_ptr<Source>> m_sources;
};

std::string formulaOf(const std::string& quantityId)
{
    for (const Derivation& derivation : builtinDerivations()) {
        if (derivation.quantityId == quantityId) {
            return std::string(derivation.formula);
        }
    }
    return {};
}

/// "worst_group_accuracy" is made of the values of "accuracy" by group.
bool isMadeOf(const std::string& quantityId, const Quantity& quantity)
{
    return quantityId == quantity.id || quantityId == std::string(worstGroupPrefix) + quantity.id
        || quantityId == std::string(largestGapPrefix) + quantity.id;
}

void takeShown(const RunTable& table, std::size_t row, TraceReport& report)
{
    const Column* column = table.frame->find(report.quantityId);
    report.shown = absent;
    if (!column || !column->has(row)) {
        return;
    }
    report.shown = column->values[row];
    report.grade = column->grades[row];
    report.formula = groupFormula(*column->quantity);
    if (column->quantity->unit.symbol != "1" && column->quantity->unit.symbol != "count") {
        report.unit = column->quantity->unit.symbol;
    }
}

} // namespace

Result<TraceReport> traceValue(RunTable& table, std::size_t row, const std::string& quantityId)
{
    const RunId run = table.frame->runs[row];
    auto details = table.library.details(run);
    if (!details) {
        return tl::unexpected(details.error());
    }
    TraceReport report;
    report.run = std::to_string(run.value);
    report.name = table.frame->names[row];
    report.quantityId = quantityId;
    takeShown(table, row, report);
    SourceLines lines;
    for (ValueTrace& trace : details->values) {
        if (trace.quantity && trace.quantity->id == quantityId) {
            std::string line = lines.at(trace);
            report.values.push_back({std::move(trace), std::move(line)});
        }
    }
    for (GroupTrace& group : details->groups) {
        if (group.value.quantity && isMadeOf(quantityId, *group.value.quantity)) {
            report.groups.push_back(std::move(group));
        }
    }
    if (report.grade == Grade::Derived && report.groups.empty()) {
        report.formula = formulaOf(quantityId);
        report.conditions = describe(table.scenario);
    }
    report.joins = std::move(details->joins);
    report.parent = std::move(details->parent);
    report.children = std::move(details->children);
    return report;
}

} // namespace trefoil
