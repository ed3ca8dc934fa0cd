// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/frame_texts.h"

#include "core/store/context_writer.h"
#include "core/store/run_names.h"

namespace trefoil {

namespace {

struct ContextText {
    std::string_view id;
    std::string_view name;
    std::string Context::*member;
};

constexpr std::array contextTexts{
    ContextText{"model", "Model", &Context::model},
    ContextText{"variant", "Variant", &Context::variant},
    ContextText{"dataset", "Dataset", &Context::dataset},
    ContextText{"kind", "Kind", &Context::kind},
    ContextText{"country", "Country", &Context::countryIso3},
    ContextText{"hardware", "Hardware", &Context::hardware},
    ContextText{"project", "Project", &Context::project},
    ContextText{"tool", "Tool", &Context::tool},
    ContextText{"task", "Task", &Context::task},
};
constexpr std::size_t modelText = 0;
constexpr std::size_t variantText = 1;
constexpr std::size_t projectText = 6;

} // namespace

FrameTexts::FrameTexts(sql::Connection& connection, std::size_t joinedRuns)
    : m_seed("seed", "Seed", joinedRuns)
    , m_nameClaims(joinedRuns)
{
    static_assert(contextTexts.size() == contextTextCount);
    for (const ContextText& text : contextTexts) {
        m_texts.emplace_back(text.id, text.name, joinedRuns);
    }
    for (const auto& [id, context] : loadContexts(connection)) {
        const auto index = static_cast<std::size_t>(id);
        if (m_contexts.size() <= index) {
            m_contexts.resize(index + 1);
        }
        for (std::size_t i = 0; i < contextTexts.size(); ++i) {
            m_contexts[index][i] = m_texts[i].codeOf(context.*contextTexts[i].member);
        }
    }
    sql::Statement edits = connection.prepare("SELECT run_id, name, excluded FROM run_edit");
    while (edits.step()) {
        m_edits.emplace(edits.integer(0), Edit{std::string(edits.text(1)), edits.integer(2) == 1});
    }
}

void FrameTexts::reserve(std::size_t count)
{
    for (TextBuilder& text : m_texts) {
        text.reserve(count);
    }
    m_seed.reserve(count);
    m_names.reserve(count);
    m_shortIds.reserve(count);
}

void FrameTexts::set(const RunRows::Place& place, const RecordTexts& texts, const Claim& claim)
{
    const auto context = static_cast<std::size_t>(texts.context);
    if (context < m_contexts.size()) {
        for (std::size_t i = 0; i < contextTextCount; ++i) {
            m_texts[i].set(place.row, place.joined, m_contexts[context][i], claim);
        }
    }
    std::uint32_t seedCode = 0;
    if (texts.seed) {
        const auto [found, isNew] = m_seedCodes.try_emplace(*texts.seed, 0);
        if (isNew) {
            found->second = m_seed.codeOf(std::to_string(*texts.seed));
        }
        seedCode = found->second;
    }
    m_seed.set(place.row, place.joined, seedCode, claim);
    if (place.isNew) {
        m_names.emplace_back();
        m_shortIds.emplace_back();
    }
    if (m_shortIds[place.row].empty()) {
        m_shortIds[place.row] = shortened(texts.externalId);
    }
    if (texts.name.empty()) {
        return;
    }
    if (place.joined == RunRows::notJoined) {
        m_names[place.row] = texts.name;
    } else if (namesBetter(claim, m_nameClaims[place.joined])) {
        m_names[place.row] = texts.name;
        m_nameClaims[place.joined] = claim;
    }
}

std::vector<std::string> FrameTexts::names(const std::vector<RunId>& runs) const
{
    std::vector<std::string> names(runs.size());
    for (std::size_t row = 0; row < runs.size(); ++row) {
        NameParts parts;
        if (const auto edit = m_edits.find(runs[row].value); edit != m_edits.end()) {
            parts.given = edit->second.name;
        }
        parts.recorded = m_names[row];
        parts.model = m_texts[modelText].at(row);
        parts.variant = m_texts[variantText].at(row);
        parts.seed = m_seed.at(row);
        parts.project = m_texts[projectText].at(row);
        parts.shortId = m_shortIds[row];
        parts.run = runs[row].value;
        names[row] = composeName(parts);
    }
    makeUnique(names);
    return names;
}

std::vector<std::shared_ptr<const TextColumn>> FrameTexts::finish(const std::vector<RunId>& runs)
{
    std::vector<std::shared_ptr<const TextColumn>> columns;
    for (TextBuilder& text : m_texts) {
        columns.push_back(std::make_shared<const TextColumn>(text.finish(runs.size())));
    }
    columns.push_back(std::make_shared<const TextColumn>(m_seed.finish(runs.size())));
    TextBuilder excluded("excluded", "Excluded", 0);
    const std::uint32_t code = excluded.codeOf("excluded");
    for (std::size_t row = 0; row < runs.size() && !m_edits.empty(); ++row) {
        const auto edit = m_edits.find(runs[row].value);
        if (edit != m_edits.end() && edit->second.isExcluded) {
            excluded.set(static_cast<std::uint32_t>(row), RunRows::notJoined, code, {});
        }
    }
    columns.push_back(std::make_shared<const TextColumn>(excluded.finish(runs.size())));
    return columns;
}

} // namespace trefoil
