// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/mapped_file.h"

#include <algorithm>
#include <cstdint>

#include <csignal>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace trefoil {

/// The handler may run at any time in any thread, so guards form a list that only grows; they are used again.
struct MappedFile::Guard {
    std::atomic<bool> isTaken{true};
    std::atomic<std::uintptr_t> begin{0};
    std::atomic<std::uintptr_t> end{0};
    std::atomic<bool> isShortened{false};
    Guard* next = nullptr;
};

namespace {

std::atomic<MappedFile::Guard*> firstGuard{nullptr};
struct sigaction usualAction; // before ours
const auto pageSize = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));

/// Puts zeros where the file has no more bytes. Only system calls that are safe in a handler.
void replaceLostPages(int, siginfo_t* fault, void*)
{
    const auto address = reinterpret_cast<std::uintptr_t>(fault->si_addr);
    for (MappedFile::Guard* guard = firstGuard; guard != nullptr; guard = guard->next) {
        const std::uintptr_t begin = guard->begin;
        const std::uintptr_t end = guard->end;
        // A guard that another thread takes meanwhile may show the end of a mapping that is not this one's.
        const bool isOneMapping = begin != 0 && guard->begin == begin;
        if (!isOneMapping || address < begin || address >= end) {
            continue;
        }
        const std::uintptr_t page = address - address % pageSize;
        guard->isShortened = true;
        if (::mmap(reinterpret_cast<void*>(page), end - page, PROT_READ,
                MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0)
            != MAP_FAILED) {
            return;
        }
    }
    ::sigaction(SIGBUS, &usualAction, nullptr); // not ours: the fault happens again, with its usual effect
    if (fault->si_code <= 0) {
        ::raise(SIGBUS); // sent by a program, so it would not happen again
    }
}

void watchFaults()
{
    static const bool isWatching = [] {
        struct sigaction action { };
        action.sa_sigaction = replaceLostPages;
        action.sa_flags = SA_SIGINFO;
        ::sigemptyset(&action.sa_mask);
        return ::sigaction(SIGBUS, &action, &usualAction) == 0;
    }();
    static_cast<void>(isWatching);
}

MappedFile::Guard* takeGuard()
{
    for (MappedFile::Guard* guard = firstGuard; guard != nullptr; guard = guard->next) {
        bool isTaken = false;
        if (guard->isTaken.compare_exchange_strong(isTaken, true)) {
            return guard;
        }
    }
    auto* const guard = new MappedFile::Guard; // never deleted: the handler may look at it
    guard->next = firstGuard;
    while (!firstGuard.compare_exchange_weak(guard->next, guard)) { }
    return guard;
}

} // namespace

std::unique_ptr<MappedFile> MappedFile::map(int file, std::size_t size)
{
    const int own = ::fcntl(file, F_DUPFD_CLOEXEC, 0);
    if (own < 0) {
        return nullptr;
    }
    void* const start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, own, 0);
    if (start == MAP_FAILED) {
        ::close(own);
        return nullptr;
    }
    ::madvise(start, size, MADV_SEQUENTIAL);
    return std::unique_ptr<MappedFile>(new MappedFile(own, start, size));
}

MappedFile::MappedFile(int file, void* start, std::size_t size)
    : m_file(file)
    , m_start(static_cast<const char*>(start))
    , m_size(size)
    , m_guard(takeGuard())
{
    watchFaults();
    m_guard->isShortened = false;
    m_guard->begin = reinterpret_cast<std::uintptr_t>(start);
    m_guard->end = reinterpret_cast<std::uintptr_t>(start) + size;
}

MappedFile::~MappedFile()
{
    m_guard->end = 0;
    m_guard->begin = 0;
    m_guard->isTaken = false;
    ::munmap(const_cast<char*>(m_start), m_size);
    ::close(m_file);
}

std::string_view MappedFile::bytes() const
{
    return {m_start, m_size};
}

void MappedFile::release(std::size_t position) const
{
    const std::size_t whole = std::min(position, m_size) / pageSize * pageSize;
    ::madvise(const_cast<char*>(m_start), whole, MADV_DONTNEED);
}

bool MappedFile::isShortened() const
{
    struct stat status { };
    return m_guard->isShortened || ::fstat(m_file, &status) != 0
        || static_cast<std::size_t>(status.st_size) < m_size;
}

} // namespace trefoil
