// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// What went wrong. Callers branch on the code; people read describe().
enum class Errc {
    FileNotReadable, ///< args: path, reason
    FileNotWritable, ///< args: path, reason
    FormatUnknown, ///< args: path
    FormatRefused, ///< args: path, reason; the file is something that Trefoil does not import
    ParseFailed, ///< args: what was expected, what was found
    MappingInvalid, ///< args: reason
    SpecInvalid, ///< args: reason; a figure spec or scenario that cannot be used
    LibraryTooNew, ///< args: path, schema version of the file, newest known version
    LibraryNotOurs, ///< args: path; an SQLite file of another program, or no SQLite file
    LibraryDamaged, ///< args: path, what the integrity check said
    LibraryLocked, ///< args: path; another program instance is writing
    StoreFailed, ///< args: SQLite's message, statement
    UnknownQuantity, ///< args: the id given
    UnknownRun, ///< args: the id given
    OneRunAlready, ///< records that somebody wants to join are of one run
    NothingToUndo,
    NothingToRedo,
    Cancelled,
    Internal, ///< args: what was violated
};

/// A place inside a source file.
struct SourceRef {
    std::string path; ///< as the person gave it; empty when unknown
    std::int64_t line = 0; ///< 1-based; 0 when the place is not a line
    std::string pointer; ///< JSON pointer or column name; may be empty

    bool operator==(const SourceRef&) const = default;
};

/// An error is a value: code and arguments, no sentences. describe() makes the English sentence.
struct Error {
    Errc code = Errc::Internal;
    std::vector<std::string> args;
    SourceRef where;

    bool operator==(const Error&) const = default;
};

/// The stable name of a code in JSON output, for example "file_not_readable".
[[nodiscard]] std::string_view errorName(Errc code);

/// One English sentence for logs and the command line: place, what was expected, what was found.
[[nodiscard]] std::string describe(const Error& error);

/// "path:line (pointer)" without the parts that are unknown.
[[nodiscard]] std::string describe(const SourceRef& where);

} // namespace trefoil
