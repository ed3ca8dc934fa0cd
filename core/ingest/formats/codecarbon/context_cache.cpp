// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/codecarbon/context_cache.h"

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"

#include <algorithm>

namespace trefoil::codecarbon {

namespace {

using enum Column;

constexpr Column contextColumns[] = {ProjectName, CountryIsoCode, Region, CloudProvider, CloudRegion, Os,
    CodecarbonVersion, CpuCount, CpuModel, GpuCount, GpuModel, TrackingMode};

constexpr std::size_t mostRemembered = 4096; // rows that all differ must not fill the memory

/// "24.0" → "24": pandas turns counts into fractions.
std::string countText(std::string_view cell)
{
    const auto count = parseNumber(cell);
    return count && *count > 0 ? formatNumber(*count) : std::string();
}

bool isIso3(std::string_view code)
{
    return code.size() == 3
        && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void append(std::string& text, const std::string& part)
{
    if (!part.empty()) {
        text += text.empty() ? part : "; " + part;
    }
}

std::string cpuText(const Cells& cells, const RowLayout& layout)
{
    const std::string count = countText(cellOf(cells, layout, CpuCount));
    std::string model = toValidUtf8(cellOf(cells, layout, CpuModel));
    if (model.empty() && count.empty()) {
        return {};
    }
    if (model.empty() || model == "Unknown") {
        model = "unknown CPU";
    }
    return count.empty() ? model : count + " × " + model;
}

std::string gpuText(const Cells& cells, const RowLayout& layout)
{
    const std::string model = toValidUtf8(cellOf(cells, layout, GpuModel));
    const std::string count = countText(cellOf(cells, layout, GpuCount));
    if (model.empty()) {
        return count.empty() ? std::string() : count + " × unknown GPU";
    }
    return model; // "8 x NVIDIA GeForce RTX 3090": the count is in the text
}

} // namespace

std::string_view cellOf(const Cells& cells, const RowLayout& layout, Column column)
{
    const std::size_t position = layout[column];
    if (position >= cells.size()) {
        return {};
    }
    const std::string_view cell = cells[position];
    const bool mayBePadded = !cell.empty() && (cell.front() <= ' ' || cell.back() <= ' ');
    return mayBePadded ? trimmed(cell) : cell;
}

ContextCache::ContextCache(const Header& header, RecordSink& sink)
    : m_header(header)
    , m_sink(sink)
{
}

ContextId ContextCache::contextOf(const Cells& cells, const RowLayout& layout)
{
    m_key.clear();
    for (const Column column : contextColumns) {
        m_key += cellOf(cells, layout, column);
        m_key += '\n';
    }
    if (m_lastId.isValid() && m_key == m_lastKey) {
        return m_lastId;
    }
    auto found = m_ids.find(m_key);
    if (found == m_ids.end()) {
        if (m_ids.size() >= mostRemembered) {
            m_ids.clear();
        }
        found = m_ids.emplace(m_key, m_sink.intern(build(cells, layout))).first;
    }
    m_lastKey = m_key;
    m_lastId = found->second;
    return m_lastId;
}

Context ContextCache::build(const Cells& cells, const RowLayout& layout) const
{
    const auto text = [&](Column column) { return toValidUtf8(cellOf(cells, layout, column)); };
    Context context;
    context.project = text(ProjectName);
    context.countryIso3 =
        isIso3(cellOf(cells, layout, CountryIsoCode)) ? text(CountryIsoCode) : std::string();
    context.region = text(Region);
    if (const std::string cloud = text(CloudProvider); !cloud.empty()) {
        context.region = cloud + " " + text(CloudRegion);
    }
    context.hardware = cpuText(cells, layout);
    append(context.hardware, gpuText(cells, layout));
    append(context.hardware, text(Os));
    const std::string version = text(CodecarbonVersion);
    context.tool = "CodeCarbon";
    if (!version.empty() || !m_header.versions.empty()) {
        context.tool += " " + (version.empty() ? m_header.versions : version);
    }
    context.trackingMode = text(TrackingMode);
    return context;
}

} // namespace trefoil::codecarbon
