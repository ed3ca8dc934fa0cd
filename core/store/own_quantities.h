// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/units/quantity.h"

#include <deque>
#include <mutex>

namespace trefoil {

/// Adds the person's own quantities of the library to the registry.
void loadOwnQuantities(sql::Connection& connection, QuantityRegistry& registry);

/// Quantities that an import meets for the first time. They join the registry only when the import is kept.
/// find() may be called from the thread that reads files.
class StagedQuantities {
public:
    explicit StagedQuantities(const QuantityRegistry& known);

    /// The known quantity of that id, else the staged one.
    [[nodiscard]] const Quantity& find(const Quantity& proposed);

    void save(sql::Connection& connection);
    void addTo(QuantityRegistry& registry) const;

private:
    const QuantityRegistry& m_known;
    std::mutex m_mutex;
    std::deque<Quantity> m_staged;
};

} // namespace trefoil
