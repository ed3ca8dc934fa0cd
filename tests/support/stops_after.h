// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

namespace trefoil::testing {

/// A person who wants to stop after the work has asked so often.
class StopsAfter final : public Progress {
public:
    explicit StopsAfter(int asked)
        : m_left(asked)
    {
    }

    void report(std::string_view, std::int64_t, std::int64_t) override { }
    [[nodiscard]] bool stopRequested() const override { return m_left-- <= 0; }

private:
    mutable int m_left;
};

} // namespace trefoil::testing
