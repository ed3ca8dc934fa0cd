// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/lm_eval/lm_eval_tasks.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "core/ingest/json/json_value.h"

namespace trefoil {

namespace {

using nlohmann::json;

// Families of harness <= 0.3, whose files list the parts only. Their common name is the group.
constexpr std::array oldFamilies = {std::string_view{"hendrycksTest"}, std::string_view{"blimp"},
    std::string_view{"crows_pairs_english"}, std::string_view{"crows_pairs_french"}};

struct TaskTree {
    std::map<std::string, LmEvalTask> tasks;
    std::map<std::string, std::vector<std::string>> parts;
};

bool hasObjects(const json& value)
{
    return std::any_of(value.begin(), value.end(), [](const json& each) { return each.is_object(); });
}

void collectTasks(TaskTree& tree, const json& results)
{
    for (const auto& [name, value] : results.items()) {
        if (!value.is_object()) {
            continue;
        }
        if (!hasObjects(value)) {
            tree.tasks[name] = {name, name, &value, jsonPointer({"results", name}), {}};
            continue;
        }
        for (const auto& [part, numbers] : value.items()) {
            if (numbers.is_object()) {
                tree.tasks[part] = {part, part, &numbers, jsonPointer({"results", name, part}), {}};
                if (part != name) {
                    tree.parts[name].push_back(part);
                }
            }
        }
    }
}

void addStatedParts(TaskTree& tree, const json& groups)
{
    for (const auto& [group, parts] : groups.items()) {
        if (!parts.is_array()) {
            continue;
        }
        for (const json& part : parts) {
            if (part.is_string() && part.get_ref<const std::string&>() != group) {
                tree.parts[group].push_back(part.get<std::string>());
            }
        }
    }
}

/// The longest other task whose name the task's name continues: "mmlu" for "mmlu_stem".
std::string nameParent(const TaskTree& tree, const std::string& name, const std::set<std::string>& indented)
{
    std::size_t underscore = name.rfind('_');
    while (underscore != std::string::npos && underscore > 0) {
        const std::string prefix = name.substr(0, underscore);
        if (tree.tasks.contains(prefix) && !indented.contains(prefix)) {
            return prefix;
        }
        underscore = name.rfind('_', underscore - 1);
    }
    return {};
}

/// Files that lost their group_subtasks still indent the alias of a part: "  - formal_logic" below " -
/// humanities".
void addPartsByAlias(TaskTree& tree)
{
    std::map<std::string, std::size_t> indents;
    std::set<std::string> indented;
    for (const auto& [name, task] : tree.tasks) {
        const std::string alias = textOf(member(task.results, "alias"));
        const std::size_t indent = std::min(alias.find_first_not_of(' '), alias.size());
        if (indent > 0) {
            indents[name] = indent;
            indented.insert(name);
        }
    }
    std::map<std::string, std::size_t> deepest;
    std::map<std::string, std::string> parents;
    for (const auto& [name, indent] : indents) {
        const std::string parent = nameParent(tree, name, indented);
        if (!parent.empty()) {
            parents[name] = parent;
            deepest[parent] = std::max(deepest[parent], indent);
        }
    }
    for (const auto& [name, parent] : parents) {
        tree.parts[parent].push_back(name);
        if (indents[name] < deepest[parent]) {
            tree.parts[name]; // a group whose members are not told apart
        }
    }
}

void addOldFamilies(TaskTree& tree)
{
    for (const auto& [name, task] : tree.tasks) {
        for (const std::string_view family : oldFamilies) {
            const bool continues = name.size() > family.size() + 1 && name.starts_with(family)
                && (name[family.size()] == '_' || name[family.size()] == '-');
            if (continues) {
                tree.parts[std::string(family)].push_back(name);
            }
        }
    }
}

/// Printed tables have names that are not unique; their keys are longer.
void addLabels(TaskTree& tree, const json* labels)
{
    for (auto& [name, task] : tree.tasks) {
        if (std::string label = textOf(member(labels, name)); !label.empty()) {
            task.label = std::move(label);
        }
    }
}

/// Parts of one task that would be called the same are called by their names.
void tellApart(std::vector<LmEvalTask>& parts)
{
    std::map<std::string, int> uses;
    for (const LmEvalTask& part : parts) {
        ++uses[part.label];
    }
    for (LmEvalTask& part : parts) {
        if (uses[part.label] > 1) {
            part.label = part.name;
        }
    }
}

void addExamples(TaskTree& tree, const json* counts)
{
    if (counts == nullptr || !counts->is_object()) {
        return;
    }
    for (const auto& [name, count] : counts->items()) {
        const json* effective = member(&count, "effective");
        if (effective != nullptr && effective->is_number_integer()) {
            if (const auto found = tree.tasks.find(name); found != tree.tasks.end()) {
                found->second.examples = effective->get<std::int64_t>();
            }
        } else if (count.is_object() && hasObjects(count)) {
            addExamples(tree, &count);
        }
    }
}

LmEvalTask taskOf(const TaskTree& tree, const std::string& name)
{
    const auto found = tree.tasks.find(name);
    return found == tree.tasks.end() ? LmEvalTask{name, name, nullptr, jsonPointer({"results", name}), {}}
                                     : found->second;
}

void addDescendants(const TaskTree& tree, const std::string& group, LmEvalTopTask& top)
{
    std::vector<std::string> open{group};
    std::set<std::string> seen{group};
    while (!open.empty()) {
        const auto parts = tree.parts.find(open.back());
        open.pop_back();
        if (parts == tree.parts.end()) {
            continue;
        }
        for (const std::string& part : parts->second) {
            if (!seen.insert(part).second) {
                continue;
            }
            const bool isGroup = tree.parts.contains(part);
            (isGroup ? top.partGroups : top.parts).push_back(taskOf(tree, part));
            if (isGroup) {
                open.push_back(part);
            }
        }
    }
    const auto byName = [](const LmEvalTask& a, const LmEvalTask& b) { return a.name < b.name; };
    std::sort(top.parts.begin(), top.parts.end(), byName);
    std::sort(top.partGroups.begin(), top.partGroups.end(), byName);
    tellApart(top.parts);
    tellApart(top.partGroups);
}

} // namespace

std::vector<LmEvalTopTask> lmEvalTopTasks(const json& document)
{
    TaskTree tree;
    const json* results = member(&document, "results");
    if (results == nullptr || !results->is_object()) {
        return {};
    }
    collectTasks(tree, *results);
    if (const json* groups = member(&document, "group_subtasks"); groups != nullptr && groups->is_object()) {
        addStatedParts(tree, *groups);
    } else {
        addPartsByAlias(tree);
    }
    if (member(&document, "configs") == nullptr && tree.parts.empty()) {
        addOldFamilies(tree);
    }
    addLabels(tree, member(&document, "task_labels"));
    addExamples(tree, member(&document, "n-samples"));
    addExamples(tree, member(&document, "n_samples"));

    std::set<std::string> names;
    std::set<std::string> partNames;
    for (const auto& [name, task] : tree.tasks) {
        names.insert(name);
    }
    for (const auto& [group, parts] : tree.parts) {
        if (!parts.empty()) {
            names.insert(group);
            partNames.insert(parts.begin(), parts.end());
        }
    }
    std::vector<LmEvalTopTask> topTasks;
    for (const std::string& name : names) {
        if (!partNames.contains(name)) {
            LmEvalTopTask& top = topTasks.emplace_back();
            top.task = taskOf(tree, name);
            addDescendants(tree, name, top);
        }
    }
    return topTasks;
}

std::string LmEvalMetricKey::label() const
{
    return filter.empty() ? metric : metric + " " + filter;
}

LmEvalMetricKey lmEvalMetricKey(std::string_view key)
{
    constexpr std::string_view errorSuffix = "_stderr";
    LmEvalMetricKey parts;
    const std::size_t comma = key.find(',');
    parts.metric = std::string(key.substr(0, comma));
    if (comma != std::string_view::npos) {
        parts.filter = std::string(key.substr(comma + 1));
    }
    if (parts.filter == "none") {
        parts.filter.clear();
    }
    if (parts.metric.ends_with(errorSuffix)) {
        parts.metric.resize(parts.metric.size() - errorSuffix.size());
        parts.isStandardError = true;
    }
    return parts;
}

} // namespace trefoil
