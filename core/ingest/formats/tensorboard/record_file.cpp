// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/tensorboard/record_file.h"

#include "core/ingest/formats/tensorboard/crc32c.h"

namespace trefoil {

namespace {

constexpr std::size_t lengthSize = 8;
constexpr std::size_t checksumSize = 4;
constexpr std::size_t headSize = lengthSize + checksumSize;

std::uint64_t littleEndian(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) {
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    }
    return value;
}

bool hasChecksum(std::string_view data, std::string_view checksum)
{
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
    static_cast<void>(data);
    static_cast<void>(checksum);
    return true;
#else
    return maskedCrc32c(data) == littleEndian(checksum);
#endif
}

} // namespace

RecordFile::RecordFile(std::string_view bytes)
    : m_bytes(bytes)
{
}

bool RecordFile::next()
{
    while (m_position < m_bytes.size()) {
        const std::string_view rest = m_bytes.substr(m_position);
        if (rest.size() < headSize) {
            m_isTruncated = true;
            return false;
        }
        const std::string_view lengthBytes = rest.substr(0, lengthSize);
        if (!hasChecksum(lengthBytes, rest.substr(lengthSize, checksumSize))) {
            m_hasLostItsWay = true;
            return false;
        }
        const std::uint64_t length = littleEndian(lengthBytes);
        const std::size_t left = rest.size() - headSize;
        if (left < checksumSize || length > left - checksumSize) {
            m_isTruncated = true;
            return false;
        }
        const auto size = static_cast<std::size_t>(length);
        m_position += headSize + size + checksumSize;
        m_record = rest.substr(headSize, size);
        if (hasChecksum(m_record, rest.substr(headSize + size, checksumSize))) {
            ++m_sound;
            return true;
        }
        ++m_damaged;
    }
    return false;
}

} // namespace trefoil
