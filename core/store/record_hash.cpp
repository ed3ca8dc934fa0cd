// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/record_hash.h"

#include <cstring>

namespace trefoil {

void StableHash::add(std::string_view text)
{
    add(std::uint64_t{text.size()});
    while (!text.empty()) {
        std::uint64_t word = 0;
        const std::size_t length = text.size() < 8 ? text.size() : 8;
        std::memcpy(&word, text.data(), length);
        add(word);
        text.remove_prefix(length);
    }
}

std::uint64_t StableHash::value() const
{
    std::uint64_t h = m_state;
    h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdU;
    h = (h ^ (h >> 33)) * 0xc4ceb9fe1a85ec53U;
    return h ^ (h >> 33);
}

std::uint64_t hashOf(const Context& context)
{
    StableHash hash;
    for (const std::string* text : {&context.project, &context.model, &context.variant, &context.dataset,
             &context.task, &context.kind, &context.split, &context.countryIso3, &context.region,
             &context.hardware, &context.tool, &context.trackingMode, &context.citation}) {
        hash.add(*text);
    }
    return hash.value();
}

std::uint64_t identityHash(std::string_view format, std::string_view path, const Record& record)
{
    StableHash hash;
    hash.add(format);
    if (!record.runIds.empty()) {
        hash.add(record.runIds.front());
        return hash.value();
    }
    hash.add(path);
    hash.add(record.name);
    if (record.name.empty()) {
        hash.add(record.pointer);
        hash.add(static_cast<std::uint64_t>(record.line));
    }
    return hash.value();
}

std::uint64_t contentHash(const Record& record, std::uint64_t hashOfContext)
{
    const auto addInstant = [](StableHash& hash, const std::optional<Instant>& instant) {
        hash.add(instant
                ? static_cast<std::uint64_t>(instant->milliseconds) * 2 + (instant->zoneKnown ? 1 : 0)
                : ~std::uint64_t{0});
    };
    StableHash hash;
    hash.add(hashOfContext);
    hash.add(record.name);
    for (const std::string& id : record.runIds) {
        hash.add(id);
    }
    hash.add(record.seed ? static_cast<std::uint64_t>(*record.seed) : ~std::uint64_t{0});
    addInstant(hash, record.startedAt);
    addInstant(hash, record.endedAt);
    for (const double value : record.values.all()) {
        hash.add(value);
    }
    for (const ExtraValue& extra : record.extras) {
        hash.add(extra.quantity->id);
        hash.add(extra.value);
    }
    for (const GroupValue& group : record.groups) {
        hash.add(group.quantity->id);
        hash.add(group.attribute);
        hash.add(group.group);
        hash.add(group.value);
        hash.add(static_cast<std::uint64_t>(group.support.value_or(-1)));
    }
    if (!record.parentRunId.empty()) { // records without one keep the hash that libraries have
        hash.add(record.parentRunId);
    }
    return hash.value();
}

} // namespace trefoil
