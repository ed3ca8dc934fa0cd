// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/precedence.h"

namespace trefoil {

namespace {

std::string_view describe(Precedence precedence)
{
    switch (precedence) {
    case Precedence::Log:
        return "a log of the measuring tool";
    case Precedence::Evaluation:
        return "an evaluation";
    case Precedence::Table:
        return "a table";
    case Precedence::Summary:
        break;
    }
    return "a summary";
}

int namingRank(Precedence precedence)
{
    switch (precedence) {
    case Precedence::Table:
        return 3;
    case Precedence::Evaluation:
        return 2;
    case Precedence::Summary:
        return 1;
    case Precedence::Log:
        break;
    }
    return 0;
}

} // namespace

bool outranks(const Claim& claim, const Claim& other)
{
    if (claim.grade == Grade::Absent || other.grade == Grade::Absent) {
        return other.grade == Grade::Absent && claim.grade != Grade::Absent;
    }
    if (claim.precedence != other.precedence) {
        return claim.precedence > other.precedence;
    }
    if (claim.grade != other.grade) {
        return claim.grade < other.grade;
    }
    if (claim.import != other.import) {
        return claim.import > other.import;
    }
    return claim.record < other.record;
}

std::string whyOutranked(const Claim& claim, const Claim& by)
{
    if (claim.precedence != by.precedence) {
        return "The value from " + std::string(describe(by.precedence)) + " counts before that from "
            + std::string(describe(claim.precedence)) + ".";
    }
    if (claim.grade != by.grade) {
        return "A " + std::string(gradeName(by.grade)) + " value counts before a "
            + std::string(gradeName(claim.grade)) + " one.";
    }
    if (claim.import != by.import) {
        return "The value of a newer import counts.";
    }
    return "Another record of the same run came first.";
}

bool namesBetter(const Claim& claim, const Claim& other)
{
    if (other.record == 0 || claim.record == 0) {
        return other.record == 0 && claim.record != 0;
    }
    if (claim.precedence != other.precedence) {
        return namingRank(claim.precedence) > namingRank(other.precedence);
    }
    return claim.record < other.record;
}

} // namespace trefoil
