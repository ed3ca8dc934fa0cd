// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace trefoil {

/// CRC-32C (Castagnoli, reflected polynomial 0x82F63B78; RFC 3720, B.4).
[[nodiscard]] std::uint32_t crc32c(std::string_view bytes);

/// As TFRecord files keep it: rotated and shifted, so that a checksum of data with checksums is none of
/// theirs. TensorFlow, core/lib/hash/crc32c.h.
[[nodiscard]] std::uint32_t maskedCrc32c(std::string_view bytes);

} // namespace trefoil
