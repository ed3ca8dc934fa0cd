// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace trefoil {

using Sha256Digest = std::array<std::uint8_t, 32>;

/// SHA-256 (FIPS 180-4) of a stream, by OpenSSL.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(std::string_view bytes);
    [[nodiscard]] Sha256Digest finish(); ///< call once

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

[[nodiscard]] Sha256Digest sha256(std::string_view bytes);
[[nodiscard]] std::string toHex(const Sha256Digest& digest);

} // namespace trefoil
