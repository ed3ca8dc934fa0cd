// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/source.h"

#include "core/ingest/mapped_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace trefoil {

namespace {

constexpr std::size_t headSize = 64 * 1024;
constexpr std::string_view shortened = "it was shortened while it was read";
/// Files up to this size are copied, and stay as they were. Larger ones are mapped, so that memory stays
/// bounded; that somebody shortens them must be asked for.
constexpr std::size_t largestCopy = 16 * 1024 * 1024;

/// So much of a mapped file is in memory while its digest is reckoned.
constexpr std::size_t hashedAtOnce = 8 * 1024 * 1024;

class FileDescriptor {
public:
    explicit FileDescriptor(const char* path)
        : m_fd(::open(path, O_RDONLY | O_CLOEXEC))
    {
    }
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor()
    {
        if (m_fd >= 0) {
            ::close(m_fd);
        }
    }
    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

std::string lastSystemError()
{
    return std::strerror(errno);
}

/// All bytes of a file of that size; it is an error when it has become shorter.
Result<std::string> copyOf(int file, std::size_t size, const std::string& name)
{
    std::string bytes(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const ssize_t count = ::pread(file, bytes.data() + done, size - done, static_cast<off_t>(done));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            return fail(
                Errc::FileNotReadable, {name, count < 0 ? lastSystemError() : std::string(shortened)});
        }
        done += static_cast<std::size_t>(count);
    }
    return bytes;
}

} // namespace

struct Source::Data {
    std::string path;
    std::string text; ///< the bytes when they are not mapped
    std::unique_ptr<MappedFile> mapping;
    std::optional<Sha256Digest> digest;
    std::vector<Companion> companions;

    [[nodiscard]] std::string_view bytes() const
    {
        return mapping == nullptr ? std::string_view(text) : mapping->bytes();
    }
};

Source::Source(std::unique_ptr<Data> data)
    : m_data(std::move(data))
{
}

Source::Source(Source&&) noexcept = default;
Source& Source::operator=(Source&&) noexcept = default;
Source::~Source() = default;

Result<Source> Source::open(const std::filesystem::path& path)
{
    const std::string name = path.string();
    const FileDescriptor file(name.c_str());
    if (file.get() < 0) {
        return fail(Errc::FileNotReadable, {name, lastSystemError()});
    }
    struct stat status { };
    if (::fstat(file.get(), &status) != 0) {
        return fail(Errc::FileNotReadable, {name, lastSystemError()});
    }
    if (!S_ISREG(status.st_mode)) {
        return fail(Errc::FileNotReadable,
            {name, S_ISDIR(status.st_mode) ? "it is a folder" : "it is not a regular file"});
    }
    auto data = std::make_unique<Data>();
    data->path = name;
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size <= largestCopy) {
        auto bytes = copyOf(file.get(), size, name);
        if (!bytes) {
            return tl::unexpected<Error>(bytes.error());
        }
        data->text = *std::move(bytes);
    } else {
        data->mapping = MappedFile::map(file.get(), size);
        if (data->mapping == nullptr) {
            return fail(Errc::FileNotReadable, {name, lastSystemError()});
        }
    }
    return Source(std::move(data));
}

Source Source::fromText(std::string path, std::string bytes)
{
    auto data = std::make_unique<Data>();
    data->path = std::move(path);
    data->text = std::move(bytes);
    return Source(std::move(data));
}

const std::string& Source::path() const
{
    return m_data->path;
}

std::string Source::fileName() const
{
    const std::string& path = m_data->path;
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string Source::folder() const
{
    const std::string& path = m_data->path;
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) {
        return {};
    }
    return slash == 0 ? "/" : path.substr(0, slash);
}

std::string_view Source::bytes() const
{
    return m_data->bytes();
}

Result<void> Source::checkWhole() const
{
    if (m_data->mapping != nullptr && m_data->mapping->isShortened()) {
        return fail(Errc::FileNotReadable, {m_data->path, std::string(shortened)});
    }
    return {};
}

void Source::release(std::size_t position) const
{
    if (m_data->mapping != nullptr) {
        m_data->mapping->release(position);
    }
}

std::string_view Source::head() const
{
    return m_data->bytes().substr(0, headSize);
}

Sha256Digest Source::digest() const
{
    if (!m_data->digest) {
        Sha256 hash;
        const std::string_view bytes = m_data->bytes();
        for (std::size_t begin = 0; begin < bytes.size(); begin += hashedAtOnce) {
            hash.add(bytes.substr(begin, hashedAtOnce));
            release(begin + hashedAtOnce);
        }
        m_data->digest = hash.finish();
    }
    return *m_data->digest;
}

void Source::remember(Companion companion) const
{
    const bool isKnown = std::ranges::any_of(m_data->companions,
        [&](const Companion& each) { return each.path == companion.path && each.kind == companion.kind; });
    if (!isKnown) {
        m_data->companions.push_back(std::move(companion));
    }
}

const std::vector<Companion>& Source::companions() const
{
    return m_data->companions;
}

} // namespace trefoil
