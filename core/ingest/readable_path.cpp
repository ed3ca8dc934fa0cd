// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/readable_path.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace trefoil {

std::string whyNotReadable(const std::filesystem::path& path)
{
    std::error_code ignored;
    const int wanted = std::filesystem::is_directory(path, ignored) ? R_OK | X_OK : R_OK;
    if (::faccessat(AT_FDCWD, path.c_str(), wanted, AT_EACCESS) == 0) {
        return {};
    }
    return std::error_code(errno, std::generic_category()).message();
}

} // namespace trefoil
