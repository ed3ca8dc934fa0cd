// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

namespace trefoil {

namespace {

struct Wording {
    Errc code;
    std::string_view name;
    std::string_view sentence; // %1, %2 stand for the arguments
};

constexpr Wording wordings[] = {
    {Errc::FileNotReadable, "file_not_readable", "Cannot read %1: %2"},
    {Errc::FileNotWritable, "file_not_writable", "Cannot write %1: %2"},
    {Errc::FormatUnknown, "format_unknown", "%1 is in no format that Trefoil knows"},
    {Errc::FormatRefused, "format_refused", "%1 is not imported: %2"},
    {Errc::ParseFailed, "parse_failed", "Expected %1, found %2"},
    {Errc::MappingInvalid, "mapping_invalid", "The mapping cannot be used: %1"},
    {Errc::SpecInvalid, "spec_invalid", "The specification cannot be used: %1"},
    {Errc::LibraryTooNew, "library_too_new",
        "%1 was written by a newer Trefoil (schema %2, this program knows %3); it was left untouched"},
    {Errc::LibraryNotOurs, "library_not_ours", "%1 is not a Trefoil library; it was left untouched"},
    {Errc::LibraryDamaged, "library_damaged", "The library %1 is damaged: %2"},
    {Errc::LibraryLocked, "library_locked",
        "Another program is writing to %1; nothing was changed, try again when it is done"},
    {Errc::StoreFailed, "store_failed", "The library could not be used: %1 (%2)"},
    {Errc::UnknownQuantity, "unknown_quantity", "There is no quantity called %1"},
    {Errc::UnknownRun, "unknown_run", "There is no run %1"},
    {Errc::OneRunAlready, "one_run_already", "These records are of one run already"},
    {Errc::NothingToUndo, "nothing_to_undo", "There is nothing to undo"},
    {Errc::NothingToRedo, "nothing_to_redo", "There is nothing to redo"},
    {Errc::Cancelled, "cancelled", "Cancelled; nothing was changed"},
    {Errc::Internal, "internal", "Internal error, please report it: %1"},
};

const Wording& wordingOf(Errc code)
{
    for (const Wording& wording : wordings) {
        if (wording.code == code) {
            return wording;
        }
    }
    return wordings[std::size(wordings) - 1];
}

} // namespace

std::string_view errorName(Errc code)
{
    return wordingOf(code).name;
}

std::string describe(const SourceRef& where)
{
    std::string text = where.path;
    if (where.line > 0) {
        text += (text.empty() ? "line " : ":") + std::to_string(where.line);
    }
    if (!where.pointer.empty()) {
        text += text.empty() ? where.pointer : " (" + where.pointer + ")";
    }
    return text;
}

std::string describe(const Error& error)
{
    const std::string place = describe(error.where);
    // A sentence about the file itself names the place where it would name the file, and not both.
    const bool isOfPlace =
        !error.where.path.empty() && !error.args.empty() && error.args.front() == error.where.path;
    std::string text = place.empty() || isOfPlace ? std::string{} : place + ": ";
    const std::string_view sentence = wordingOf(error.code).sentence;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        if (sentence[i] == '%' && i + 1 < sentence.size()) {
            const auto argument = static_cast<std::size_t>(sentence[++i] - '1');
            text += argument >= error.args.size() ? std::string("?")
                : isOfPlace && argument == 0      ? place
                                                  : error.args[argument];
        } else {
            text += sentence[i];
        }
    }
    return text;
}

} // namespace trefoil
