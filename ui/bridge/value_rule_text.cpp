// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/value_rule_text.h"

#include "core/base/number_text.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

namespace trefoil {

namespace {

struct RuleText {
    Q_DECLARE_TR_FUNCTIONS(RuleText)
};

} // namespace

QString valueRuleText(const ValueRule& rule)
{
    switch (rule.kind) {
    case ValueRule::Kind::Best:
        return RuleText::tr("best value");
    case ValueRule::Kind::MeanOfLast:
        return RuleText::tr("mean of the last %n values", nullptr, static_cast<int>(rule.count));
    case ValueRule::Kind::AtStep:
        return RuleText::tr("value at step %1").arg(toText(formatNumber(rule.step)));
    case ValueRule::Kind::Last:
        break;
    }
    return RuleText::tr("last value");
}

} // namespace trefoil
