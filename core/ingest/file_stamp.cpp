// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/file_stamp.h"

#include <chrono>

namespace trefoil {

namespace fs = std::filesystem;

Result<FileStamp> fileStamp(const fs::path& path)
{
    std::error_code problem;
    const auto bytes = fs::file_size(path, problem);
    const auto written = problem ? fs::file_time_type() : fs::last_write_time(path, problem);
    if (problem) {
        return fail(Errc::FileNotReadable, {path.string(), problem.message()});
    }
    const auto since1970 = std::chrono::file_clock::to_sys(written).time_since_epoch();
    return FileStamp{static_cast<std::int64_t>(bytes),
        std::chrono::duration_cast<std::chrono::milliseconds>(since1970).count()};
}

} // namespace trefoil
