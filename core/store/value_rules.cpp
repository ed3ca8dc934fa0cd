// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/value_rules.h"

#include "core/base/number_text.h"
#include "core/store/history.h"
#include "core/store/sql/transaction.h"

#include <optional>
#include <utility>
#include <vector>

namespace trefoil {

namespace {

std::string inWords(const ValueRule& rule)
{
    switch (rule.kind) {
    case ValueRule::Kind::Best:
        return "the best of its series";
    case ValueRule::Kind::MeanOfLast:
        return "the mean of the last " + std::to_string(rule.count) + " of its series";
    case ValueRule::Kind::AtStep:
        return "that of its series at step " + formatNumber(rule.step);
    case ValueRule::Kind::Last:
        break;
    }
    return "the last of its series";
}

void bindRule(sql::Statement& statement, int position, const std::optional<std::string>& rule)
{
    if (rule) {
        statement.bind(position, std::string_view(*rule));
    } else {
        statement.bindNull(position);
    }
}

void storeRule(
    sql::Connection& connection, const std::string& quantityId, const std::optional<std::string>& rule)
{
    if (!rule) {
        sql::Statement forget = connection.prepare("DELETE FROM value_rule WHERE quantity_id = ?1");
        forget.bind(1, std::string_view(quantityId)).run();
        return;
    }
    sql::Statement store =
        connection.prepare("INSERT INTO value_rule (quantity_id, rule) VALUES (?1, ?2)"
                           " ON CONFLICT (quantity_id) DO UPDATE SET rule = excluded.rule");
    store.bind(1, std::string_view(quantityId)).bind(2, std::string_view(*rule)).run();
}

void restoreRules(sql::Connection& connection, std::int64_t history, const std::string& column)
{
    std::vector<std::pair<std::string, std::optional<std::string>>> rules;
    sql::Statement rows = connection.prepare(
        "SELECT quantity_id, " + column + " FROM history_value_rule WHERE history_id = ?1");
    rows.bind(1, history);
    while (rows.step()) {
        rules.emplace_back(rows.text(0),
            rows.isNull(1) ? std::nullopt : std::optional<std::string>(std::string(rows.text(1))));
    }
    for (const auto& [quantityId, rule] : rules) {
        storeRule(connection, quantityId, rule);
    }
}

} // namespace

Result<ValueRules> loadValueRules(sql::Connection& connection)
{
    ValueRules rules;
    sql::Statement rows = connection.prepare("SELECT quantity_id, rule FROM value_rule");
    while (rows.step()) {
        if (const auto rule = valueRuleFromText(rows.text(1))) {
            rules.emplace(rows.text(0), *rule);
        }
    }
    return connection.takeResult().map([&] { return std::move(rules); });
}

Result<void> changeValueRule(sql::Connection& connection, const QuantityRegistry& quantities,
    const std::string& quantityId, const ValueRule& rule)
{
    const Quantity* quantity = quantities.find(quantityId);
    if (quantity == nullptr) {
        return fail(Errc::UnknownQuantity, {quantityId});
    }
    if (!suits(rule, *quantity)) {
        return fail(
            Errc::SpecInvalid, {"no direction of " + quantity->name + " is better, so no value is the best"});
    }
    auto transaction = sql::Transaction::beginWriting(connection);
    if (!transaction) {
        return tl::unexpected<Error>(transaction.error());
    }
    const Result<ValueRules> rules = loadValueRules(connection);
    if (!rules) {
        return tl::unexpected<Error>(rules.error());
    }
    const auto stored = rules->find(quantityId);
    const ValueRule before = stored == rules->end() ? ValueRule{} : stored->second;
    if (before == rule) {
        return {};
    }
    const auto text = [](const ValueRule& each) {
        return each.kind == ValueRule::Kind::Last ? std::nullopt : std::optional(toText(each));
    };
    const std::optional<std::string> ruleBefore = text(before); // bound texts must stay
    const std::optional<std::string> ruleAfter = text(rule);
    const std::int64_t history =
        beginChange(connection, "rule", "Take as " + quantity->name + " of a run " + inWords(rule));
    sql::Statement log = connection.prepare("INSERT INTO history_value_rule VALUES (?1, ?2, ?3, ?4)");
    log.bind(1, history).bind(2, std::string_view(quantityId));
    bindRule(log, 3, ruleBefore);
    bindRule(log, 4, ruleAfter);
    log.run();
    storeRule(connection, quantityId, ruleAfter);
    return transaction->commit();
}

void undoValueRules(sql::Connection& connection, std::int64_t history)
{
    restoreRules(connection, history, "rule_before");
}

void redoValueRules(sql::Connection& connection, std::int64_t history)
{
    restoreRules(connection, history, "rule_after");
}

} // namespace trefoil
