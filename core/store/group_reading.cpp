// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/group_reading.h"

#include "core/store/open_library.h"
#include "core/store/own_quantities.h"

#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

namespace trefoil {

namespace {

// Of several records that say something of a run's group the last of this order counts: the same precedence
// as for the values of the run itself.
constexpr const char* selectGroups =
    "SELECT r.run_id, g.quantity_id, g.attribute, g.group_name, g.value, g.support, s.grade"
    " FROM group_value g JOIN record r ON r.id = g.record_id"
    " JOIN source_file f ON f.id = r.file_id"
    " JOIN import i ON i.id = f.import_id"
    " LEFT JOIN source_column s ON s.file_id = f.id AND s.quantity_id = g.quantity_id"
    " WHERE r.counts = 1 AND i.state = 'active' AND g.value IS NOT NULL"
    " ORDER BY f.precedence, i.id, r.id, g.position";

/// Gives small numbers to what recurs in every row.
class GroupTableBuilder {
public:
    explicit GroupTableBuilder(const QuantityRegistry& registry)
        : m_registry(registry)
    {
    }

    void add(const sql::Statement& row)
    {
        const auto quantity = quantityNumber(std::string(row.text(1)));
        if (!quantity || isEverybody(row.text(3)) || !std::isfinite(row.real(4))) {
            return;
        }
        GroupedValue reading;
        reading.run = RunId{row.integer(0)};
        reading.quantity = *quantity;
        reading.group = groupNumber({std::string(row.text(2)), std::string(row.text(3))});
        reading.value = row.real(4);
        if (!row.isNull(5)) {
            reading.support = row.integer(5);
        }
        if (!row.isNull(6)) {
            reading.grade = static_cast<Grade>(row.integer(6));
        }
        const auto [place, isNew] = m_places.try_emplace(
            std::tuple(reading.run.value, reading.quantity, reading.group), m_table.readings.size());
        if (isNew) {
            m_table.readings.push_back(reading);
        } else {
            m_table.readings[place->second] = reading;
        }
    }

    [[nodiscard]] GroupTable take() { return std::move(m_table); }

private:
    std::optional<std::uint32_t> quantityNumber(const std::string& id)
    {
        const auto known = m_quantities.find(id);
        if (known != m_quantities.end()) {
            return known->second;
        }
        const Quantity* quantity = m_registry.find(id);
        if (quantity == nullptr) {
            return std::nullopt;
        }
        const auto number = static_cast<std::uint32_t>(m_table.quantities.size());
        m_table.quantities.push_back(quantity);
        m_quantities.emplace(id, number);
        return number;
    }

    std::uint32_t groupNumber(GroupName name)
    {
        const auto [place, isNew] =
            m_groups.try_emplace(name, static_cast<std::uint32_t>(m_table.groups.size()));
        if (isNew) {
            m_table.groups.push_back(std::move(name));
        }
        return place->second;
    }

    const QuantityRegistry& m_registry;
    GroupTable m_table;
    std::unordered_map<std::string, std::uint32_t> m_quantities;
    std::map<GroupName, std::uint32_t> m_groups;
    std::map<std::tuple<std::int64_t, std::uint32_t, std::uint32_t>, std::size_t> m_places;
};

} // namespace

Result<GroupTablePointer> readGroupTable(const std::filesystem::path& library, Progress& progress)
{
    auto connection = openLibrary(library, OpenMode::ReadOnly);
    if (!connection) {
        return tl::unexpected<Error>(connection.error());
    }
    const auto registry = std::make_shared<QuantityRegistry>();
    loadOwnQuantities(*connection, *registry);
    GroupTableBuilder builder(*registry);
    sql::Statement rows = connection->prepare(selectGroups);
    for (std::size_t count = 0; rows.step(); ++count) {
        builder.add(rows);
        constexpr std::size_t rowsBetweenLooks = 4096;
        if (count % rowsBetweenLooks == 0 && progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
    }
    return connection->takeResult().map([&] {
        auto table = std::make_shared<GroupTable>(builder.take());
        table->owner = registry;
        return GroupTablePointer(std::move(table));
    });
}

} // namespace trefoil
