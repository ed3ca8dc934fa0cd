// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

namespace trefoil::test {

/// While it lives, the program may not read what its permissions forbid, also where the tests run as root.
/// Folders of a test must be open to everybody in that time.
class OrdinaryPerson {
public:
    OrdinaryPerson()
        : m_wasRoot(::geteuid() == 0)
    {
        if (m_wasRoot) {
            m_isOrdinary = ::seteuid(nobody) == 0;
        }
    }
    OrdinaryPerson(const OrdinaryPerson&) = delete;
    OrdinaryPerson& operator=(const OrdinaryPerson&) = delete;
    ~OrdinaryPerson()
    {
        if (m_wasRoot) {
            m_isOrdinary = ::seteuid(0) != 0;
        }
    }

    [[nodiscard]] bool isOrdinary() const { return m_isOrdinary; }

private:
    static constexpr uid_t nobody = 65534;

    bool m_wasRoot;
    bool m_isOrdinary = true;
};

} // namespace trefoil::test
