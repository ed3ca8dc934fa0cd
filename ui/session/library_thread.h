// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/library.h"
#include "ui/jobs/job_runner.h"

#include <memory>
#include <optional>

namespace trefoil {

/// The open library and the one thread that uses it. Frames point into the library that built them, so it is
/// kept until releaseRetired().
class LibraryThread {
public:
    explicit LibraryThread(JobRunner& runner);
    ~LibraryThread();

    /// Opens another library; the current one stays until that has succeeded, then it is retired.
    JobHandle open(const std::filesystem::path& path, OpenMode mode, QObject* context,
        std::function<void(Result<void>)> done);
    void close();
    /// Destroys the libraries that were replaced, on the library's thread. Call when no frame of theirs is
    /// used.
    void releaseRetired();

    [[nodiscard]] bool isOpen() const { return m_slot != nullptr; }
    [[nodiscard]] JobRunner& runner() { return m_runner; }

    /// Runs work with the library on its thread. A job that was stopped before it began, or for which no
    /// library is open any more, is not begun: it ends as cancelled.
    template <class T>
    JobHandle run(const QString& title, std::function<Result<T>(Library&, Progress&)> work, QObject* context,
        std::function<void(Result<T>)> done)
    {
        return m_runner.run<T>(
            title,
            [slot = m_slot, work = std::move(work)](Progress& progress) -> Result<T> {
                if (slot == nullptr || progress.stopRequested()) {
                    return fail(Errc::Cancelled, {});
                }
                return work(**slot, progress);
            },
            context, std::move(done));
    }

    /// Writes a setting of the library; also when the program is about to end.
    void saveSetting(const std::string& key, const std::string& json);

private:
    using Slot = std::shared_ptr<std::optional<Library>>;

    JobRunner& m_runner;
    Slot m_slot;
    std::vector<Slot> m_retired;
    QObject m_context;
};

} // namespace trefoil
