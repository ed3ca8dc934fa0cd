// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/english_plurals.h"

#include <string_view>
#include <utility>

namespace trefoil {

namespace {

constexpr std::pair<std::string_view, const char*> singulars[] = {
    {"%1 · %n runs, %2 shown, %3 selected · saved ✓", "%1 · %n run, %2 shown, %3 selected · saved ✓"},
    {"%1 of %n runs · %2", "%1 of %n run · %2"},
    {"Joined %n runs into one", "Joined %n run into one"},
    {"%n quantities disagree: %1", "%n quantity disagrees: %1"},
    {"Excluded %n runs", "Excluded %n run"},
    {"Included %n runs", "Included %n run"},
    {"%1, %n runs, folded", "%1, %n run, folded"},
    {"%1, %n runs", "%1, %n run"},
    {"%n runs", "%n run"},
    {"%1 of %n runs", "%1 of %n run"},
    {"Fits %n runs equally well, so it was joined to none: %1",
        "Fits %n run equally well, so it was joined to none: %1"},
    {"%1 of %n files are in a format that Trefoil reads. It is recognised by what is in a file; change it "
     "here where it is wrong.",
        "%1 of %n file is in a format that Trefoil reads. It is recognised by what is in a file; change it "
        "here "
        "where it is wrong."},
    {"%n runs are put together from several records.", "%n run is put together from several records."},
    {"%n records fit several runs equally well and are left alone until you decide.",
        "%n record fits several runs equally well and is left alone until you decide."},
    {"%n decisions about joins cannot be carried out: the records are of one run already, or a file has no "
     "such "
     "record or several in one place.",
        "%n decision about joins cannot be carried out: the records are of one run already, or a file has no "
        "such record or several in one place."},
    {"%n files ask a question on the Columns step.", "%n file asks a question on the Columns step."},
    {"%n records matched no other.", "%n record matched no other."},
    {"%n records", "%n record"},
    {"No run is added; %n files are refused, see step 4.",
        "No run is added; %n file is refused, see step 4."},
    {"%n files add nothing: they were imported before, or stand here twice.",
        "%n file adds nothing: it was imported before, or stands here twice."},
    {"%n things to know:", "%n thing to know:"},
    {"%n things to know about the imported files. Enter or a double click shows the line.",
        "%n thing to know about the imported files. Enter or a double click shows the line."},
    {"Import %n runs", "Import %n run"},
    {"Baseline of %n runs set by hand", "Baseline of %n run set by hand"},
    {"%1 (%n variants)", "%1 (%n variant)"},
    {"%1 · %n runs", "%1 · %n run"},
    {"Imported: %n runs added, %1 updated, %2 unchanged", "Imported: %n run added, %1 updated, %2 unchanged"},
    {"%1 · %n questions", "%1 · %n question"},
    {"%1 and %n more places", "%1 and %n more place"},
    {"%1 of %n runs by %2", "%1 of %n run by %2"},
    {"%n runs not drawn: %1", "%n run not drawn: %1"},
    {"mean of the last %n values", "last value"},
    {"%n more runs have it: select the ones to draw", "%n more run has it: select the ones to draw"},
    {"and %n more", "and %n more"},
    {"%n left out: no quality value", "%n left out: no quality value"},
    {"%n points are missing or not on this axis", "%n point is missing or not on this axis"},
};

} // namespace

QString EnglishPlurals::translate(
    const char* /*context*/, const char* source, const char* /*disambiguation*/, int count) const
{
    if (count != 1) {
        return {};
    }
    for (const auto& [many, one] : singulars) {
        if (many == source) {
            return QString::fromUtf8(one);
        }
    }
    return {};
}

} // namespace trefoil
