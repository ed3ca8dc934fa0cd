// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/sha256.h"
#include "core/ingest/companion.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// One file to import: a copy in memory up to 16 MiB, mapped beyond, so that any size costs little memory of
/// ours. Valid while it lives.
class Source {
public:
    /// Errors: FileNotReadable.
    [[nodiscard]] static Result<Source> open(const std::filesystem::path& path);
    /// For tests and fuzzers.
    [[nodiscard]] static Source fromText(std::string path, std::string bytes);

    Source(Source&&) noexcept;
    Source& operator=(Source&&) noexcept;
    ~Source();

    [[nodiscard]] const std::string& path() const; ///< UTF-8
    [[nodiscard]] std::string fileName() const;
    [[nodiscard]] std::string folder() const; ///< UTF-8, without trailing slash
    [[nodiscard]] std::string_view bytes() const;
    /// FileNotReadable when another program has shortened the file since it was opened: whoever has read
    /// bytes() asks before it believes them.
    [[nodiscard]] Result<void> checkWhole() const;
    /// The bytes before that position are not needed for now: a mapped file gives their memory back. They
    /// stay readable.
    void release(std::size_t position) const;
    [[nodiscard]] std::string_view head() const; ///< the first 64 KiB at most
    [[nodiscard]] Sha256Digest digest() const; ///< reads the whole file once, then remembers

    /// Keeps what was read beside it, each path once: see tracking/companion_files.h. Not from several
    /// threads.
    void remember(Companion companion) const;
    [[nodiscard]] const std::vector<Companion>& companions() const;

private:
    struct Data;
    explicit Source(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace trefoil
