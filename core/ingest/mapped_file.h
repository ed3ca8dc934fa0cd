// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <string_view>

namespace trefoil {

/// A file mapped for reading that outlives being shortened by another program: what the file no longer has
/// reads as zeros, where the system would end the program otherwise (SIGBUS). Watches that signal from the
/// first mapping on; faults in other memory keep their usual effect.
class MappedFile {
public:
    /// Of an open descriptor and size bytes, which must not be 0. Null with errno set when it cannot be
    /// mapped. The descriptor may be closed afterwards.
    [[nodiscard]] static std::unique_ptr<MappedFile> map(int file, std::size_t size);

    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    [[nodiscard]] std::string_view bytes() const;
    /// Whether the file has become shorter than it was when it was mapped; bytes() then says too little.
    [[nodiscard]] bool isShortened() const;
    /// Gives back the memory of the bytes before that position; who reads them again gets them from the file.
    void release(std::size_t position) const;

    struct Guard; ///< what the signal's handler knows of one mapping

private:
    MappedFile(int file, void* start, std::size_t size);

    int m_file;
    const char* m_start;
    std::size_t m_size;
    Guard* m_guard;
};

} // namespace trefoil
