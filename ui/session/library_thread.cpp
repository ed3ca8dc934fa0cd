// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/library_thread.h"

namespace trefoil {

LibraryThread::LibraryThread(JobRunner& runner)
    : m_runner(runner)
{
}

LibraryThread::~LibraryThread() = default;

JobHandle LibraryThread::open(const std::filesystem::path& path, OpenMode mode, QObject* context,
    std::function<void(Result<void>)> done)
{
    auto slot = std::make_shared<std::optional<Library>>();
    return m_runner.run<void>(
        QObject::tr("Opening %1").arg(QString::fromStdString(path.filename().string())),
        [slot, path, mode](Progress&) -> Result<void> {
            Result<Library> library = Library::open(path, mode);
            if (!library) {
                return tl::unexpected<Error>(std::move(library.error()));
            }
            slot->emplace(std::move(*library));
            return {};
        },
        context,
        [this, slot, done = std::move(done)](Result<void> result) {
            if (result) {
                close();
                m_slot = slot;
            }
            done(std::move(result));
        });
}

void LibraryThread::close()
{
    if (m_slot != nullptr) {
        m_retired.push_back(std::move(m_slot));
        m_slot.reset();
    }
}

void LibraryThread::releaseRetired()
{
    for (Slot& slot : m_retired) {
        m_runner.run<void>(
            QString(),
            [slot = std::move(slot)](Progress&) mutable -> Result<void> {
                slot->reset();
                return {};
            },
            &m_context, [](const Result<void>&) {});
    }
    m_retired.clear();
}

void LibraryThread::saveSetting(const std::string& key, const std::string& json)
{
    if (m_slot == nullptr) {
        return;
    }
    m_runner.run<void>(
        QString(), [slot = m_slot, key, json](Progress&) { return (*slot)->setSetting(key, json); },
        &m_context, [](const Result<void>&) {});
}

} // namespace trefoil
