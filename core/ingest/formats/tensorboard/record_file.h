// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace trefoil {

/// Reads the records of a TFRecord file: length (8 bytes), checksum of the length (4), data, checksum of the
/// data (4), all little-endian. TensorFlow, core/lib/io/record_writer.h.
class RecordFile {
public:
    explicit RecordFile(std::string_view bytes);

    /// Goes to the next sound record; false at the end, or where no further record can be found. Records
    /// whose data do not fit their checksum are counted and left out.
    [[nodiscard]] bool next();
    [[nodiscard]] std::string_view record() const { return m_record; }

    [[nodiscard]] std::size_t position() const { return m_position; }
    [[nodiscard]] std::int64_t soundRecords() const { return m_sound; }
    [[nodiscard]] std::int64_t damagedRecords() const { return m_damaged; }
    /// After the end: the file stops within a record, or the length of a record is wrong, so that nothing
    /// tells where the next one starts.
    [[nodiscard]] bool isTruncated() const { return m_isTruncated; }
    [[nodiscard]] bool hasLostItsWay() const { return m_hasLostItsWay; }

private:
    std::string_view m_bytes;
    std::string_view m_record;
    std::size_t m_position = 0;
    std::int64_t m_sound = 0;
    std::int64_t m_damaged = 0;
    bool m_isTruncated = false;
    bool m_hasLostItsWay = false;
};

} // namespace trefoil
