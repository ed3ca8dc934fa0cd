// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/known_mappings.h"

#include "ui/bridge/text.h"

#include <algorithm>
#include <set>

namespace trefoil {

namespace {

std::set<std::string> columnNamesOf(const Mapping& mapping)
{
    std::set<std::string> columns;
    for (const ColumnMapping& column : mapping.columns) {
        columns.insert(column.column);
    }
    return columns;
}

/// The reason apart: it is of the proposal.
bool sameMeaning(ColumnMapping a, const ColumnMapping& b)
{
    a.reason = b.reason;
    return a == b;
}

} // namespace

KnownMappings::KnownMappings(const std::vector<FileOutcome>& known)
{
    for (const FileOutcome& file : known) {
        if (file.mapping.empty()) {
            continue;
        }
        if (Result<Mapping> mapping = mappingFromJson(file.mapping)) {
            m_known.push_back({toPath(toText(file.path)), std::move(*mapping)});
        }
    }
}

void KnownMappings::applyTo(Mapping& proposal, const std::filesystem::path& path, Of files) const
{
    auto found = std::find_if(
        m_known.rbegin(), m_known.rend(), [&](const KnownMapping& known) { return known.path == path; });
    if (found == m_known.rend() && files == Of::SameColumns) {
        const std::set<std::string> columns = columnNamesOf(proposal);
        found = std::find_if(m_known.rbegin(), m_known.rend(), [&](const KnownMapping& known) {
            return known.mapping.format == proposal.format && columnNamesOf(known.mapping) == columns;
        });
    }
    if (found == m_known.rend()) {
        return;
    }
    if (found->path == path && columnNamesOf(found->mapping) == columnNamesOf(proposal)) {
        proposal.delimiter = found->mapping.delimiter;
        proposal.decimalMark = found->mapping.decimalMark;
        proposal.headerLine = found->mapping.headerLine;
    }
    for (ColumnMapping& column : proposal.columns) {
        const auto before = std::find_if(found->mapping.columns.begin(), found->mapping.columns.end(),
            [&](const ColumnMapping& known) { return known.column == column.column; });
        if (before != found->mapping.columns.end()
            && (!sameMeaning(*before, column) || column.reason.starts_with('?'))) {
            std::string asked = column.reason.starts_with('?') ? column.reason.substr(1) : std::string();
            asked.erase(0, asked.find_first_not_of(' '));
            column = *before;
            column.reason = "as in the last import of " + toUtf8(pathText(found->path.filename()))
                + (asked.empty() ? "" : ". Asked was: " + asked);
        }
    }
}

} // namespace trefoil
