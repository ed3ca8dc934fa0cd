// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/import_report_formats.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace trefoil {

namespace {

using Reasons = std::map<std::string, std::int64_t>; ///< how often each

struct FormatCounts {
    std::int64_t files = 0;
    std::int64_t accepted = 0;
    std::int64_t setAside = 0;
    Reasons reasons;
    Reasons joins;
};

/// What a sentence cites differs from row to row: "found 12 cells" and "found 13 cells" are one reason, and
/// so are “machine” and “chine”. Words with a digit become #, what is quoted “…”.
std::string withoutParticulars(std::string_view sentence)
{
    constexpr std::string_view open = "“";
    constexpr std::string_view close = "”";
    std::string text;
    std::string word;
    bool hasDigit = false;
    const auto endWord = [&] {
        text += hasDigit ? std::string("#") : word;
        word.clear();
        hasDigit = false;
    };
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const std::size_t end = sentence.find(close, i);
        if (sentence.substr(i).starts_with(open) && end != std::string_view::npos) {
            endWord();
            text += "“…”";
            i = end + close.size() - 1;
            continue;
        }
        const char c = sentence[i];
        if (std::string_view(" ,;:()\"").find(c) != std::string_view::npos) {
            endWord();
            text += c;
        } else {
            word += c;
            hasDigit = hasDigit || (c >= '0' && c <= '9');
        }
    }
    endWord();
    if (text.ends_with('.')) {
        text.pop_back(); // a list of reasons follows
    }
    return text;
}

/// The most frequent ones first, and no more of them than a table can show.
Cell listed(const Reasons& reasons)
{
    constexpr std::size_t mostShown = 6;
    std::multimap<std::int64_t, std::string_view, std::greater<>> sorted;
    for (const auto& [reason, count] : reasons) {
        sorted.emplace(count, reason);
    }
    std::string text;
    std::size_t shown = 0;
    for (const auto& [count, reason] : sorted) {
        if (++shown > mostShown) {
            text += "; " + std::to_string(sorted.size() - mostShown) + " more";
            break;
        }
        text += (text.empty() ? "" : "; ") + std::to_string(count) + " " + std::string(reason);
    }
    return text.empty() ? Cell() : Cell(text);
}

/// The reason alone: the row stands for many files.
std::string reasonOf(const Error& error)
{
    return error.code == Errc::FormatRefused && error.args.size() > 1
        ? error.args[1]
        : describe(Error{error.code, error.args, {}});
}

void addRow(TextTable& table, const std::string& format, const FormatCounts& counts)
{
    table.rows.push_back({format, static_cast<double>(counts.files), static_cast<double>(counts.accepted),
        static_cast<double>(counts.setAside), listed(counts.joins), listed(counts.reasons)});
}

} // namespace

TextTable importReportByFormat(const ImportReport& report)
{
    std::map<std::string_view, FormatCounts> formats;
    std::map<std::string_view, std::string_view> formatOfFile;
    FormatCounts refused;
    for (const FileOutcome& file : report.outcome.files) {
        if (file.error) {
            ++refused.files;
            ++refused.reasons[withoutParticulars(reasonOf(*file.error))];
            continue;
        }
        FormatCounts& counts = formats[file.format];
        formatOfFile[file.path] = file.format;
        ++counts.files;
        counts.accepted += file.accepted;
        counts.setAside += file.setAside;
        for (const Diagnostic& diagnostic : file.diagnostics) {
            if (diagnostic.severity == Severity::SetAside) {
                ++counts.reasons[withoutParticulars(diagnostic.reason)];
            }
        }
    }
    for (const JoinOutcome& join : report.outcome.joins) {
        std::set<std::string_view> taking;
        for (const SourceRef& source : join.sources) {
            if (const auto format = formatOfFile.find(source.path); format != formatOfFile.end()) {
                taking.insert(format->second);
            }
        }
        for (const std::string_view format : taking) {
            ++formats[format].joins[std::string(joinReasonName(join.reason))];
        }
    }
    FormatCounts leftOut;
    for (const FoundFile& file : report.leftOut) {
        ++leftOut.files;
        ++leftOut.reasons[withoutParticulars(file.reason)];
    }
    TextTable table;
    table.header = {"format", "files", "records", "set_aside", "joins", "reasons"};
    for (const auto& [format, counts] : formats) {
        addRow(table, std::string(format), counts);
    }
    if (refused.files > 0) {
        addRow(table, "(refused)", refused);
    }
    if (leftOut.files > 0) {
        addRow(table, "(left out)", leftOut);
    }
    return table;
}

} // namespace trefoil
