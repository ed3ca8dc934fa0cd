// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/prediction_file.h"

#include "core/base/utf8_text.h"

#include <algorithm>
#include <map>

namespace trefoil {

namespace {

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

} // namespace

PredictionFile::PredictionFile(const Source& source, CsvDialect dialect)
    : m_path(source.path())
    , m_begin(source.bytes().data())
    , m_dialect(dialect)
    , m_reader(source.bytes(), dialect.delimiter)
{
}

Result<PredictionFile> PredictionFile::open(const Source& source)
{
    PredictionFile file(source, sniffDialect(source.head()));
    if (!file.m_reader.next()) {
        return fail(Errc::ParseFailed, {"a header with the names of columns", "an empty file"},
            {source.path(), 0, {}});
    }
    std::map<std::string, int> seen;
    for (const std::string_view field : file.m_reader.row().fields) {
        const std::string name(trimmed(field));
        const int before = seen[name]++;
        file.m_names.push_back(before == 0 ? name : name + '.' + std::to_string(before));
    }
    return file;
}

Result<std::size_t> PredictionFile::find(const std::string& name) const
{
    const auto place = std::find(m_names.begin(), m_names.end(), name);
    if (place == m_names.end()) {
        return fail(Errc::ParseFailed, {"a column \"" + name + '"', "the columns " + listed(m_names)},
            {m_path, 1, {}});
    }
    return static_cast<std::size_t>(place - m_names.begin());
}

Result<bool> PredictionFile::next()
{
    if (!m_reader.next()) {
        return false;
    }
    const CsvRow& row = m_reader.row();
    if (row.fields.size() != m_names.size()) {
        return fail(Errc::ParseFailed,
            {std::to_string(m_names.size()) + " cells as in the header", std::to_string(row.fields.size())},
            {m_path, row.line, {}});
    }
    return true;
}

bool PredictionFile::isQuoted(std::size_t column) const
{
    const std::string_view text = cell(column);
    return text.empty() && text.data() > m_begin && text.data()[-1] == '"';
}

tl::unexpected<Error> PredictionFile::unexpectedCell(const std::string& expected, std::size_t column) const
{
    const std::string found = '"' + toValidUtf8(cell(column).substr(0, 60)) + '"';
    return fail(Errc::ParseFailed, {expected, found}, {m_path, m_reader.row().line, m_names[column]});
}

} // namespace trefoil
