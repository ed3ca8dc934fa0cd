// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/frame_cache.h"

#include "core/store/frame_builder.h"
#include "core/store/frame_chunks.h"
#include "core/units/group_quantities.h"

#include <string>

namespace trefoil {

namespace {

constexpr std::string_view columnPart = "column:";
constexpr std::string_view textPart = "text:";
/// Ends a whole frame. Its number is to be raised whenever columns that are kept are computed in another way
/// (2: small groups are left out of the worst group; 3: what a run is part of; 4: folders), so that a frame
/// that was kept before is made anew.
constexpr std::string_view endPart = "end 4";

/// False when a part cannot be read.
bool addPart(Frame& frame, std::string_view part, std::string_view data,
    const std::shared_ptr<QuantityRegistry>& registry)
{
    if (part == "runs") {
        auto runs = runsFromChunk(data);
        frame.runs = runs ? *std::move(runs) : std::vector<RunId>();
        return !frame.runs.empty();
    }
    if (part == "names") {
        auto names = textsFromChunk(data);
        frame.names = names ? *std::move(names) : std::vector<std::string>();
        return frame.names.size() == frame.rowCount();
    }
    if (part == "folders") {
        auto folders = numbersFromChunk(data);
        frame.folders = folders ? *std::move(folders) : std::vector<std::uint32_t>();
        return frame.folders.size() == frame.rowCount();
    }
    if (part.starts_with(columnPart)) {
        const std::string_view id = part.substr(columnPart.size());
        const Quantity* quantity = registry->find(id);
        quantity = quantity == nullptr ? addGroupQuantity(*registry, id) : quantity;
        auto column = columnFromChunk(data, frame.rowCount());
        if (quantity == nullptr || !column) {
            return false;
        }
        column->quantity = quantity;
        frame.columns.push_back(shareColumn(*std::move(column), registry));
        return true;
    }
    auto text = textFromChunk(data, frame.rowCount());
    if (text) {
        frame.texts.push_back(std::make_shared<const TextColumn>(*std::move(text)));
    }
    return text.has_value();
}

} // namespace

FramePointer loadCachedFrame(
    sql::Connection& connection, const std::shared_ptr<QuantityRegistry>& registry, std::int64_t revision)
{
    auto frame = std::make_shared<Frame>();
    sql::Statement parts =
        connection.prepare("SELECT part, data FROM frame_cache WHERE revision = ?1 ORDER BY position");
    parts.bind(1, revision);
    bool isComplete = false;
    while (parts.step()) {
        const std::string_view part = parts.text(0);
        if (part == endPart) {
            isComplete = true;
        } else if (!addPart(*frame, part, parts.blob(1), registry)) {
            return nullptr;
        }
    }
    if (!isComplete || connection.failed()) {
        return nullptr;
    }
    return frame;
}

void saveCachedFrame(sql::Connection& connection, const Frame& frame, std::int64_t revision)
{
    connection.run("DELETE FROM frame_cache");
    sql::Statement insert =
        connection.prepare("INSERT INTO frame_cache (revision, part, data) VALUES (?1, ?2, ?3)");
    const auto save = [&](const std::string& part, const std::string& data) {
        insert.bind(1, revision).bind(2, std::string_view(part)).bindBlob(3, data).run();
    };
    save("runs", toChunk(frame.runs));
    save("names", toChunk(frame.names));
    save("folders", toChunk(frame.folders));
    for (const auto& column : frame.columns) {
        save(std::string(columnPart) + column->quantity->id, toChunk(*column));
    }
    for (const auto& text : frame.texts) {
        save(std::string(textPart) + text->id, toChunk(*text));
    }
    save(std::string(endPart), {});
}

} // namespace trefoil
