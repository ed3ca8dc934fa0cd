// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/mapping.h"

#include "core/units/standard_quantities.h"
#include "core/units/unit.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace trefoil {

namespace {

using OrderedJson = nlohmann::ordered_json;

constexpr std::array<std::pair<Role, std::string_view>, 27> roleNames = {{
    {Role::Ignore, "ignore"},
    {Role::Quantity, "quantity"},
    {Role::RunName, "run_name"},
    {Role::RunId, "run_id"},
    {Role::ParentRunId, "parent_run_id"},
    {Role::Model, "model"},
    {Role::Variant, "variant"},
    {Role::Dataset, "dataset"},
    {Role::Task, "task"},
    {Role::Kind, "kind"},
    {Role::Project, "project"},
    {Role::Split, "split"},
    {Role::Seed, "seed"},
    {Role::GroupAttribute, "group_attribute"},
    {Role::Group, "group"},
    {Role::GroupSupport, "group_support"},
    {Role::StartedAt, "started_at"},
    {Role::EndedAt, "ended_at"},
    {Role::Timestamp, "timestamp"},
    {Role::Country, "country"},
    {Role::Hardware, "hardware"},
    {Role::Citation, "citation"},
    {Role::Label, "label"},
    {Role::Prediction, "prediction"},
    {Role::Score, "score"},
    {Role::ExampleId, "example_id"},
    {Role::Weight, "weight"},
}};

std::string inQuotes(std::string_view text)
{
    std::string result(1, '"');
    result += text;
    result += '"';
    return result;
}

/// The first thing that is wrong ends the reading; what it was is kept for the message.
class MappingReader {
public:
    std::string problem;

    std::string text(const OrderedJson& object, std::string_view member, std::string fallback)
    {
        const auto found = object.find(member);
        if (found == object.end()) {
            return fallback;
        }
        if (!found->is_string()) {
            complain(inQuotes(member) + " is not a text");
            return fallback;
        }
        return found->get<std::string>();
    }

    void onlyMembers(
        const OrderedJson& object, std::initializer_list<std::string_view> known, const std::string& where)
    {
        for (const auto& item : object.items()) {
            if (std::find(known.begin(), known.end(), item.key()) == known.end()) {
                complain(where + " has the unknown member \"" + item.key() + "\"");
            }
        }
    }

    void complain(std::string what)
    {
        if (problem.empty()) {
            problem = std::move(what);
        }
    }

    char character(
        const OrderedJson& object, std::string_view member, char fallback, std::string_view allowed)
    {
        const std::string value = text(object, member, std::string(1, fallback));
        if (value.size() != 1 || allowed.find(value[0]) == std::string_view::npos) {
            complain(inQuotes(member) + " is " + inQuotes(value) + ", which is none of the known ones");
            return fallback;
        }
        return value[0];
    }

    ColumnMapping column(const OrderedJson& object);
    void readBetter(const OrderedJson& object, ColumnMapping& column);
    void readGroup(const OrderedJson& object, ColumnMapping& column);
    void checkQuantity(const ColumnMapping& column);
};

void MappingReader::readBetter(const OrderedJson& object, ColumnMapping& column)
{
    const std::string better = text(object, "better", {});
    if (better == "higher") {
        column.better = Direction::HigherIsBetter;
    } else if (better == "lower") {
        column.better = Direction::LowerIsBetter;
    } else if (!better.empty()) {
        complain("column \"" + column.column + "\" has \"better\": \"" + better
            + "\", neither \"higher\" nor \"lower\"");
    }
    if (column.better && (column.role != Role::Quantity || findStandard(column.quantityId))) {
        complain("column \"" + column.column + "\": \"better\" is for quantities of your own");
    }
}

void MappingReader::readGroup(const OrderedJson& object, ColumnMapping& column)
{
    column.group = text(object, "group", {});
    column.attribute = text(object, "attribute", column.group.empty() ? std::string() : "group");
    if (column.group.empty() && !column.attribute.empty()) {
        complain("column \"" + column.column + "\" has an \"attribute\" but no \"group\"");
    }
    if (!column.group.empty() && column.role != Role::Quantity) {
        complain("column \"" + column.column + "\": \"group\" is for the quantity of a group");
    }
}

ColumnMapping MappingReader::column(const OrderedJson& object)
{
    ColumnMapping result;
    if (!object.is_object()) {
        complain("an entry of \"columns\" is not an object");
        return result;
    }
    result.column = text(object, "column", {});
    const std::string where = "column \"" + result.column + "\"";
    onlyMembers(
        object, {"column", "role", "quantity", "unit", "grade", "better", "group", "attribute"}, where);
    if (!object.contains("column")) {
        complain("an entry of \"columns\" has no \"column\"");
    }
    const std::string role = text(object, "role", "ignore");
    const auto found = std::find_if(
        roleNames.begin(), roleNames.end(), [&](const auto& entry) { return entry.second == role; });
    if (found == roleNames.end()) {
        complain(where + " has the unknown role \"" + role + "\"");
    } else {
        result.role = found->first;
    }
    result.quantityId = text(object, "quantity", {});
    result.unit = text(object, "unit", {});
    const std::string grade = text(object, "grade", "measured");
    if (const auto known = gradeFromName(grade); known && *known != Grade::Absent) {
        result.grade = *known;
    } else {
        complain(where + " has the unknown grade \"" + grade + "\"");
    }
    readBetter(object, result);
    readGroup(object, result);
    checkQuantity(result);
    return result;
}

void MappingReader::checkQuantity(const ColumnMapping& column)
{
    const std::string where = "column \"" + column.column + "\"";
    if (column.role != Role::Quantity) {
        if (!column.quantityId.empty() || !column.unit.empty()) {
            complain(where + " has a quantity or a unit, but its role is \""
                + std::string(roleName(column.role)) + "\"");
        }
        return;
    }
    if (const std::string what = columnProblem(column); !what.empty()) {
        complain(where + ": " + what);
    }
}

} // namespace

std::string_view roleName(Role role)
{
    for (const auto& [known, name] : roleNames) {
        if (known == role) {
            return name;
        }
    }
    return {};
}

std::string unitProblem(const ColumnMapping& column)
{
    if (column.role != Role::Quantity || column.unit.empty()) {
        return {};
    }
    const auto unit = findUnit(column.unit);
    if (!unit) {
        return "unknown unit " + inQuotes(column.unit);
    }
    const auto standard = findStandard(column.quantityId);
    if (!standard) {
        return {};
    }
    const Dimension expected = quantityOf(*standard).unit.dimension;
    const bool plainCount = expected == Dimension::Count && unit->symbol == "1";
    return unit->dimension == expected || plainCount
        ? std::string()
        : "the unit " + inQuotes(column.unit) + " does not fit " + column.quantityId;
}

bool describesPredictions(const Mapping& mapping)
{
    constexpr std::array roles{Role::Label, Role::Prediction, Role::Score, Role::ExampleId, Role::Weight};
    return std::ranges::any_of(mapping.columns,
        [&](const ColumnMapping& column) { return std::ranges::find(roles, column.role) != roles.end(); });
}

std::string predictionsProblem(const Mapping& mapping)
{
    if (!describesPredictions(mapping)) {
        return {};
    }
    const auto count = [&](Role role) {
        return std::ranges::count(mapping.columns, role, &ColumnMapping::role);
    };
    if (count(Role::Label) == 0) {
        return "no column is the label";
    }
    for (const auto& [role, name] : {std::pair(Role::Label, "the label"), std::pair(Role::Score, "the score"),
             std::pair(Role::ExampleId, "the id of the example"), std::pair(Role::Weight, "the weight"),
             std::pair(Role::Model, "the model"), std::pair(Role::Variant, "the variant"),
             std::pair(Role::Seed, "the seed")}) {
        if (count(role) > 1) {
            return std::string("several columns are ") + name;
        }
    }
    if (count(Role::Prediction) + count(Role::Score) == 0) {
        return "no column is a prediction or a score";
    }
    if (count(Role::Prediction) > 1 && count(Role::Score) > 0) {
        return "a score belongs to one prediction, and several columns are predictions";
    }
    constexpr std::array ofExamples{Role::Ignore, Role::Label, Role::Prediction, Role::Score, Role::ExampleId,
        Role::Weight, Role::Group, Role::Model, Role::Variant, Role::Seed};
    for (const ColumnMapping& column : mapping.columns) {
        if (std::ranges::find(ofExamples, column.role) == ofExamples.end()) {
            return "column " + inQuotes(column.column)
                + " is about a run, and the rows are examples: ignore it";
        }
    }
    if (mapping.format != "csv") {
        return "predictions are read from text with a delimiter only";
    }
    return {};
}

std::string columnProblem(const ColumnMapping& column)
{
    if (column.role != Role::Quantity) {
        return {};
    }
    if (column.quantityId.empty()) {
        return "its role is \"quantity\", but it names none";
    }
    if (quantityIdFromColumnName(column.quantityId) != column.quantityId) {
        return "the quantity " + inQuotes(column.quantityId)
            + " is no id; ids are lower case with underscores";
    }
    return unitProblem(column);
}

Result<Mapping> mappingFromJson(std::string_view text)
{
    const OrderedJson document = OrderedJson::parse(text, nullptr, false);
    if (!document.is_object()) {
        return fail(Errc::MappingInvalid, {"it is no JSON object"});
    }
    MappingReader reader;
    reader.onlyMembers(document,
        {"version", "name", "format", "delimiter", "decimal_mark", "header_line", "columns"}, "the mapping");
    Mapping mapping;
    if (const auto version = document.find("version"); version != document.end() && *version != 1) {
        reader.complain("\"version\" is not 1");
    }
    mapping.name = reader.text(document, "name", {});
    mapping.format = reader.text(document, "format", "csv");
    if (mapping.format != "csv" && mapping.format != "json") {
        reader.complain("\"format\" is \"" + mapping.format + "\", neither \"csv\" nor \"json\"");
    }
    mapping.delimiter = reader.character(document, "delimiter", ',', ",;\t|");
    mapping.decimalMark = reader.character(document, "decimal_mark", '.', ".,");
    if (const auto line = document.find("header_line"); line != document.end()) {
        if (line->is_number_integer() && *line >= 1 && *line <= 1'000'000) {
            mapping.headerLine = line->get<int>();
        } else {
            reader.complain("\"header_line\" is not a line number");
        }
    }
    const auto columns = document.find("columns");
    if (columns == document.end() || !columns->is_array() || columns->empty()) {
        reader.complain("\"columns\" is not an array with an entry per column");
        return fail(Errc::MappingInvalid, {reader.problem});
    }
    std::set<std::string> seen;
    for (const OrderedJson& entry : *columns) {
        mapping.columns.push_back(reader.column(entry));
        if (!seen.insert(mapping.columns.back().column).second) {
            reader.complain("column \"" + mapping.columns.back().column + "\" appears twice");
        }
    }
    if (!reader.problem.empty()) {
        return fail(Errc::MappingInvalid, {reader.problem});
    }
    return mapping;
}

std::string mappingToJson(const Mapping& mapping)
{
    OrderedJson document;
    document["version"] = 1;
    document["name"] = mapping.name;
    document["format"] = mapping.format;
    document["delimiter"] = std::string(1, mapping.delimiter);
    document["decimal_mark"] = std::string(1, mapping.decimalMark);
    document["header_line"] = mapping.headerLine;
    document["columns"] = OrderedJson::array();
    for (const ColumnMapping& column : mapping.columns) {
        OrderedJson entry;
        entry["column"] = column.column;
        entry["role"] = roleName(column.role);
        if (column.role == Role::Quantity) {
            entry["quantity"] = column.quantityId;
            if (!column.unit.empty()) {
                entry["unit"] = column.unit;
            }
            if (!column.group.empty()) {
                entry["group"] = column.group;
                entry["attribute"] = column.attribute;
            }
        }
        if (column.better) {
            entry["better"] = *column.better == Direction::HigherIsBetter ? "higher" : "lower";
        }
        if (column.grade != Grade::Measured) {
            entry["grade"] = gradeName(column.grade);
        }
        document["columns"].push_back(std::move(entry));
    }
    return document.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

} // namespace trefoil
