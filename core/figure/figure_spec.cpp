// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/figure_spec.h"

#include <nlohmann/json.hpp>

#include <array>
#include <initializer_list>

namespace trefoil {

namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

constexpr int specRevision = 1;

struct SizeMember {
    const char* key;
    double FigureSize::*member;
    double lower;
    double upper;
};

constexpr std::array sizeMembers = {
    SizeMember{"width_mm", &FigureSize::widthMillimetres, 20, 1000},
    SizeMember{"height_mm", &FigureSize::heightMillimetres, 0, 1000},
    SizeMember{"text_pt", &FigureSize::textPoints, 4, 72},
    SizeMember{"tick_pt", &FigureSize::tickPoints, 4, 72},
    SizeMember{"title_pt", &FigureSize::titlePoints, 4, 72},
    SizeMember{"line_pt", &FigureSize::linePoints, 0.1, 10},
    SizeMember{"marker_pt", &FigureSize::markerPoints, 1, 40},
};

/// Reads the members of one object; the first error ends the reading and names the member.
class ObjectReader {
public:
    ObjectReader(const Json& json, std::string name, std::initializer_list<std::string_view> known)
        : m_json(json)
        , m_name(std::move(name))
    {
        if (!json.is_object()) {
            complain("must be an object");
            return;
        }
        for (const auto& [key, value] : json.items()) {
            bool isKnown = false;
            for (const std::string_view other : known) {
                isKnown = isKnown || key == other;
            }
            if (!isKnown) {
                complain("has no member \"" + key + "\"");
            }
        }
    }

    void text(const char* key, std::string& target)
    {
        if (const Json* value = find(key)) {
            if (value->is_string()) {
                target = value->get<std::string>();
            } else {
                complain(std::string("member \"") + key + "\" must be a text");
            }
        }
    }

    void flag(const char* key, bool& target)
    {
        if (const Json* value = find(key)) {
            if (value->is_boolean()) {
                target = value->get<bool>();
            } else {
                complain(std::string("member \"") + key + "\" must be true or false");
            }
        }
    }

    const Json* list(const char* key)
    {
        const Json* value = find(key);
        if (value && !value->is_array()) {
            complain(std::string("member \"") + key + "\" must be a list");
            return nullptr;
        }
        return value;
    }

    const Json* find(const char* key) const
    {
        const auto place = m_json.is_object() ? m_json.find(key) : m_json.end();
        return place == m_json.end() ? nullptr : &*place;
    }

    void complain(const std::string& what)
    {
        if (m_error.empty()) {
            m_error = m_name + " " + what;
        }
    }

    [[nodiscard]] Result<void> finish() const
    {
        if (!m_error.empty()) {
            return fail(Errc::SpecInvalid, {m_error});
        }
        return {};
    }

private:
    const Json& m_json;
    std::string m_name;
    std::string m_error;
};

Result<AxisSpec> readAxis(const Json& json)
{
    ObjectReader reader(json, "an axis", {"quantity", "scale"});
    AxisSpec axis;
    std::string scale = "linear";
    reader.text("quantity", axis.quantityId);
    reader.text("scale", scale);
    if (axis.quantityId.empty()) {
        reader.complain("needs a member \"quantity\"");
    }
    if (scale != "linear" && scale != "log") {
        reader.complain("has the scale \"" + scale + "\"; it must be \"linear\" or \"log\"");
    }
    axis.scale = scale == "log" ? AxisScale::Logarithmic : AxisScale::Linear;
    return reader.finish().map([&] { return axis; });
}

Result<void> readScatter(const ObjectReader& reader, PanelSpec& panel)
{
    for (const auto& [key, target] : {std::pair{"x", &panel.x}, std::pair{"y", &panel.y}}) {
        const Json* axis = reader.find(key);
        if (!axis) {
            return fail(Errc::SpecInvalid, {std::string("a scatter panel needs a member \"") + key + '"'});
        }
        auto read = readAxis(*axis);
        if (!read) {
            return tl::unexpected(read.error());
        }
        *target = *read;
    }
    return {};
}

Result<PanelSpec> readPanel(const Json& json)
{
    ObjectReader reader(json, "a panel", {"chart", "x", "y", "axes", "front"});
    PanelSpec panel;
    reader.text("chart", panel.chart);
    reader.flag("front", panel.showFront);
    if (panel.chart != "scatter" && panel.chart != "parallel") {
        reader.complain("has the chart \"" + panel.chart + "\"; it must be \"scatter\" or \"parallel\"");
    }
    const Json* axes = reader.list("axes");
    if (auto ok = reader.finish(); !ok) {
        return tl::unexpected(ok.error());
    }
    if (panel.chart == "scatter") {
        return readScatter(reader, panel).map([&] { return panel; });
    }
    for (const Json& axis : axes ? *axes : Json::array()) {
        auto read = readAxis(axis);
        if (!read) {
            return tl::unexpected(read.error());
        }
        panel.axes.push_back(*read);
    }
    if (panel.axes.size() < 2) {
        return fail(Errc::SpecInvalid, {"a parallel panel needs at least two axes"});
    }
    return panel;
}

Result<FigureSize> readSize(const Json& json)
{
    if (!json.is_object()) {
        return fail(Errc::SpecInvalid, {"\"size\" must be an object"});
    }
    FigureSize size;
    for (const auto& [key, value] : json.items()) {
        const SizeMember* found = nullptr;
        for (const SizeMember& member : sizeMembers) {
            found = key == member.key ? &member : found;
        }
        if (!found) {
            return fail(Errc::SpecInvalid, {"\"size\" has no member \"" + key + '"'});
        }
        const double number = value.is_number() ? value.get<double>() : -1;
        if (!(number >= found->lower && number <= found->upper)) {
            return fail(Errc::SpecInvalid, {"\"size\" has a value out of range for \"" + key + '"'});
        }
        size.*(found->member) = number;
    }
    return size;
}

OrderedJson axisToJson(const AxisSpec& axis)
{
    return {
        {"quantity", axis.quantityId}, {"scale", axis.scale == AxisScale::Logarithmic ? "log" : "linear"}};
}

OrderedJson panelToJson(const PanelSpec& panel)
{
    OrderedJson json{{"chart", panel.chart}};
    if (panel.chart == "scatter") {
        json["x"] = axisToJson(panel.x);
        json["y"] = axisToJson(panel.y);
        json["front"] = panel.showFront;
    } else {
        json["axes"] = OrderedJson::array();
        for (const AxisSpec& axis : panel.axes) {
            json["axes"].push_back(axisToJson(axis));
        }
    }
    return json;
}

OrderedJson sizeToJson(const FigureSize& size)
{
    OrderedJson json;
    for (const SizeMember& member : sizeMembers) {
        json[member.key] = size.*(member.member);
    }
    return json;
}

Result<void> readNested(const ObjectReader& reader, FigureSpec& spec)
{
    if (const Json* size = reader.find("size")) {
        auto read = readSize(*size);
        if (!read) {
            return tl::unexpected(read.error());
        }
        spec.size = *read;
    }
    if (const Json* scenario = reader.find("scenario")) {
        auto read = scenarioFromJson(scenario->dump());
        if (!read) {
            return tl::unexpected(read.error());
        }
        spec.scenario = *read;
    }
    return {};
}

} // namespace

Result<FigureSpec> figureSpecFromJson(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) {
        return fail(Errc::SpecInvalid, {"it is not JSON"});
    }
    ObjectReader reader(json, "a figure",
        {"trefoil_figure", "title", "panels", "colour_by", "hidden_runs", "scenario", "size"});
    FigureSpec spec;
    reader.text("title", spec.title);
    reader.text("colour_by", spec.colourBy);
    const Json* revision = reader.find("trefoil_figure");
    if (!revision || *revision != specRevision) {
        reader.complain("needs \"trefoil_figure\": 1");
    }
    const Json* panels = reader.list("panels");
    const Json* hidden = reader.list("hidden_runs");
    if (auto ok = reader.finish(); !ok) {
        return tl::unexpected(ok.error());
    }
    for (const Json& panel : panels ? *panels : Json::array()) {
        auto read = readPanel(panel);
        if (!read) {
            return tl::unexpected(read.error());
        }
        spec.panels.push_back(*read);
    }
    for (const Json& run : hidden ? *hidden : Json::array()) {
        if (!run.is_string()) {
            return fail(Errc::SpecInvalid, {"\"hidden_runs\" must hold texts"});
        }
        spec.hiddenRuns.push_back(run.get<std::string>());
    }
    return readNested(reader, spec).map([&] { return spec; });
}

std::string figureSpecToJson(const FigureSpec& spec)
{
    OrderedJson json{
        {"trefoil_figure", specRevision}, {"title", spec.title}, {"panels", OrderedJson::array()}};
    for (const PanelSpec& panel : spec.panels) {
        json["panels"].push_back(panelToJson(panel));
    }
    json["colour_by"] = spec.colourBy;
    json["hidden_runs"] = spec.hiddenRuns;
    json["scenario"] = OrderedJson::parse(scenarioToJson(spec.scenario));
    json["size"] = sizeToJson(spec.size);
    return json.dump(2) + '\n';
}

Result<FigureSize> figureSizeFromJson(std::string_view text)
{
    return readSize(Json::parse(text, nullptr, false));
}

std::string figureSizeToJson(const FigureSize& size)
{
    return sizeToJson(size).dump();
}

} // namespace trefoil
