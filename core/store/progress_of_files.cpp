// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/progress_of_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace trefoil {

ProgressOfFiles::ProgressOfFiles(Progress& whole, const std::vector<ImportFile>& files)
    : m_whole(whole)
{
    for (const ImportFile& file : files) {
        std::error_code error;
        const auto size = std::filesystem::file_size(file.path, error);
        m_sizes.push_back(error ? 0 : static_cast<std::int64_t>(size));
        m_total += m_sizes.back();
    }
}

void ProgressOfFiles::report(std::string_view stage, std::int64_t done, std::int64_t)
{
    const std::int64_t size = m_file < m_sizes.size() ? m_sizes[m_file] : 0;
    m_whole.report(stage, m_before + std::clamp<std::int64_t>(done, 0, size), m_total);
}

void ProgressOfFiles::finishFile()
{
    m_before += m_file < m_sizes.size() ? m_sizes[m_file] : 0;
    ++m_file;
    m_whole.report("import", m_before, m_total);
}

} // namespace trefoil
