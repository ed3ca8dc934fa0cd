// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/frame_builder.h"

#include "core/store/column_builder.h"
#include "core/store/frame_texts.h"
#include "core/store/group_columns.h"
#include "core/store/own_quantities.h"
#include "core/store/run_relations.h"
#include "core/store/run_rows.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>

namespace trefoil {

namespace {

constexpr int firstValueColumn = 7;
/// Only a damaged file claims more; memory for it is not asked for in advance.
constexpr std::size_t mostReserved = std::size_t{1} << 23;

using Columns = std::map<std::string, std::unique_ptr<ColumnBuilder>>; // by quantity

/// The columns of record that some file has values for, and their select list.
struct ValueColumns {
    std::vector<Standard> standards;
    std::vector<ColumnBuilder> builders;
    std::vector<bool> hasRule; ///< by builder
    std::string select;
};

ValueColumns valueColumns(const FrameFiles& files, std::size_t joinedRuns, const RuledSeries& ruled)
{
    ValueColumns columns;
    columns.select = "SELECT id, run_id, file_id, context_id, seed, name, external_id";
    for (std::size_t i = 0; i < standardQuantityCount; ++i) {
        if (files.standardInUse()[i]) {
            columns.standards.push_back(static_cast<Standard>(i));
            columns.builders.emplace_back(standardQuantities()[i], joinedRuns);
            columns.hasRule.push_back(ruled.hasRule(standardQuantities()[i].id));
            columns.select += ", " + standardQuantities()[i].id;
        }
    }
    columns.select += " FROM record WHERE counts = 1 ORDER BY id";
    return columns;
}

/// The value by the rule of its quantity; NaN where the series has none.
double ruledValue(RuledSeries& ruled, std::int64_t record, const Quantity& quantity, double value)
{
    const auto choice = ruled.choose(record, quantity, value);
    return choice.isOfSeries ? choice.ruled.value : value;
}

Result<void> readRecords(sql::Connection& connection, const FrameFiles& files, RunRows& rows,
    FrameTexts& texts, ValueColumns& columns, RuledSeries& ruled, Progress& progress)
{
    const std::int64_t total = connection.integer("SELECT ifnull(max(id), 0) FROM record");
    sql::Statement records = connection.prepare(columns.select);
    while (records.step()) {
        const FrameFile* file = files.find(records.integer(2));
        if (file == nullptr) {
            continue;
        }
        const std::int64_t id = records.integer(0);
        const RunRows::Place place = rows.place(id, records.integer(1), *file);
        Claim claim{file->precedence, Grade::Measured, file->import, id};
        RecordTexts words{id, records.integer(3), std::nullopt, records.text(5), records.text(6)};
        if (!records.isNull(4)) {
            words.seed = records.integer(4);
        }
        texts.set(place, words, claim);
        for (std::size_t i = 0; i < columns.standards.size(); ++i) {
            const int column = firstValueColumn + static_cast<int>(i);
            if (!records.isNull(column)) {
                claim.grade = file->standardGrades[static_cast<std::size_t>(columns.standards[i])];
                double value = records.real(column);
                if (columns.hasRule[i]) {
                    value = ruledValue(ruled, id, columns.builders[i].quantity(), value);
                    claim.grade = isAbsent(value) ? Grade::Absent : claim.grade;
                }
                columns.builders[i].set(place.row, place.joined, value, claim);
            }
        }
        if (rows.records().size() % 65'536 == 0) {
            progress.report("frame", id, total);
            if (progress.stopRequested()) {
                return fail(Errc::Cancelled, {});
            }
        }
    }
    return connection.takeResult();
}

/// Quantities without a column of their own.
void readMeasurements(sql::Connection& connection, const QuantityRegistry& registry, const RunRows& rows,
    RuledSeries& ruled, Columns& columns)
{
    auto record = rows.records().begin();
    sql::Statement values = connection.prepare(
        "SELECT record_id, quantity_id, value FROM measurement ORDER BY record_id, quantity_id");
    while (values.step()) {
        const std::int64_t id = values.integer(0);
        while (record != rows.records().end() && record->record < id) {
            ++record;
        }
        if (record == rows.records().end() || record->record != id) {
            continue;
        }
        const std::string quantityId(values.text(1));
        const Quantity* quantity = registry.find(quantityId);
        if (quantity == nullptr) {
            continue;
        }
        auto& builder = columns[quantityId];
        if (builder == nullptr) {
            builder = std::make_unique<ColumnBuilder>(*quantity, rows.joinedCount());
        }
        const auto grade = record->file->grades.find(quantityId);
        Claim claim{record->file->precedence,
            grade == record->file->grades.end() ? Grade::Measured : grade->second, record->file->import, id};
        double value = values.real(2);
        if (ruled.hasRule(quantityId)) {
            value = ruledValue(ruled, id, *quantity, value);
            claim.grade = isAbsent(value) ? Grade::Absent : claim.grade;
        }
        builder->set(record->row, rows.joinedNumber(rows.runs()[record->row].value), value, claim);
    }
}

} // namespace

std::shared_ptr<const Column> shareColumn(Column column, const std::shared_ptr<QuantityRegistry>& registry)
{
    struct Kept {
        Column column;
        std::shared_ptr<QuantityRegistry> registry;
    };
    auto kept = std::make_shared<const Kept>(Kept{std::move(column), registry});
    return {kept, &kept->column};
}

Result<FramePointer> buildFrame(sql::Connection& connection,
    const std::shared_ptr<QuantityRegistry>& registry, const ValueRules& rules, Progress& progress)
{
    loadOwnQuantities(connection, *registry);
    const FrameFiles files(connection);
    auto frame = std::make_shared<Frame>();
    RunRows rows(connection);
    const std::size_t count = std::min(files.recordCount(), mostReserved);
    rows.reserve(count);
    FrameTexts texts(connection, rows.joinedCount());
    texts.reserve(count);
    RuledSeries ruled(connection, rules);
    ValueColumns values = valueColumns(files, rows.joinedCount(), ruled);
    for (ColumnBuilder& builder : values.builders) {
        builder.reserve(count);
    }
    if (auto read = readRecords(connection, files, rows, texts, values, ruled, progress); !read) {
        return tl::unexpected<Error>(read.error());
    }
    Columns columns;
    for (ColumnBuilder& builder : values.builders) {
        columns[builder.quantity().id] = std::make_unique<ColumnBuilder>(std::move(builder));
    }
    readMeasurements(connection, *registry, rows, ruled, columns);
    if (auto read = ruled.takeResult(); !read) {
        return tl::unexpected<Error>(read.error());
    }
    for (auto& column : groupColumns(connection, *registry, rows)) {
        columns.try_emplace(column->quantity().id, std::move(column));
    }
    const auto parents =
        loadRunParents(connection, [&files](std::int64_t file) { return files.find(file) != nullptr; });
    if (auto read = connection.takeResult(); !read) {
        return tl::unexpected<Error>(read.error());
    }
    frame->runs = rows.runs();
    frame->folders = rows.folders();
    frame->names = texts.names(frame->runs);
    frame->texts = texts.finish(frame->runs);
    std::ranges::move(relationTexts(parents, *frame), std::back_inserter(frame->texts));
    for (const Quantity& quantity : registry->all()) {
        const auto builder = columns.find(quantity.id);
        if (builder == columns.end()) {
            continue;
        }
        if (Column column = builder->second->finish(frame->rowCount()); column.presentCount > 0) {
            frame->columns.push_back(shareColumn(std::move(column), registry));
        }
    }
    return frame;
}

} // namespace trefoil
