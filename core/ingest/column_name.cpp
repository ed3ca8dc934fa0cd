// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/column_name.h"

#include "core/base/utf8_text.h"
#include "core/units/unit.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace trefoil {

namespace {

using Words = std::vector<std::string>;

/// What the base must speak of for a unit that is also an ordinary letter or word.
enum class Only { Anything, Emissions, Parameters, Water, Time };

struct Suffix {
    std::string_view word;
    std::string_view unit;
    Only only = Only::Anything;
    std::string_view question = {};
};

constexpr std::string_view megaOrMilli = "? \"mwh\" may mean MWh or mWh; MWh is usual in publications";

constexpr std::array suffixes = {
    Suffix{"kwh", "kWh"},
    Suffix{"wh", "Wh"},
    Suffix{"mwh", "MWh", Only::Anything, megaOrMilli},
    Suffix{"j", "J"},
    Suffix{"joule", "J"},
    Suffix{"joules", "J"},
    Suffix{"kj", "kJ"},
    Suffix{"uj", "µJ"},
    Suffix{"mj", "mJ", Only::Anything, "? \"mj\" may mean mJ or MJ; mJ is proposed"},
    Suffix{"w", "W"},
    Suffix{"watt", "W"},
    Suffix{"watts", "W"},
    Suffix{"kw", "kW"},
    Suffix{"mw", "mW"},
    Suffix{"ms", "ms"},
    Suffix{"us", "µs"},
    Suffix{"ns", "ns"},
    Suffix{"s", "s"},
    Suffix{"sec", "s"},
    Suffix{"secs", "s"},
    Suffix{"seconds", "s"},
    Suffix{"min", "min", Only::Time},
    Suffix{"mins", "min"},
    Suffix{"minutes", "min"},
    Suffix{"h", "h", Only::Time},
    Suffix{"hours", "h"},
    Suffix{"hrs", "h"},
    Suffix{"days", "d"},
    Suffix{"pct", "%"},
    Suffix{"percent", "%"},
    Suffix{"g", "g CO2e", Only::Emissions},
    Suffix{"kg", "kg CO2e", Only::Emissions},
    Suffix{"mg", "mg CO2e", Only::Emissions},
    Suffix{"t", "t CO2e", Only::Emissions},
    Suffix{"gco2eq", "g CO2e"},
    Suffix{"gco2e", "g CO2e"},
    Suffix{"gco2", "g CO2e"},
    Suffix{"kgco2eq", "kg CO2e"},
    Suffix{"kgco2e", "kg CO2e"},
    Suffix{"kgco2", "kg CO2e"},
    Suffix{"tco2eq", "t CO2e"},
    Suffix{"tco2e", "t CO2e"},
    Suffix{"tco2", "t CO2e"},
    Suffix{"million", "million"},
    Suffix{"millions", "million"},
    Suffix{"billion", "billion"},
    Suffix{"billions", "billion"},
    Suffix{"thousand", "thousand"},
    Suffix{"m", "million", Only::Parameters},
    Suffix{"b", "billion", Only::Parameters},
    Suffix{"bytes", "bytes"},
    Suffix{"kb", "kB"},
    Suffix{"mb", "MB"},
    Suffix{"gb", "GB"},
    Suffix{"kib", "KiB"},
    Suffix{"mib", "MiB"},
    Suffix{"gib", "GiB"},
    Suffix{"usd", "USD"},
    Suffix{"dollars", "USD"},
    Suffix{"l", "L", Only::Water},
    Suffix{"liters", "L"},
    Suffix{"litres", "L"},
    Suffix{"ml", "mL", Only::Water},
};

struct Currency {
    std::string_view word;
    std::string_view code;
};

/// Currencies that numbers are stated in and that Trefoil does not convert.
constexpr std::array foreignCurrencies = {
    Currency{"eur", "EUR"},
    Currency{"euro", "EUR"},
    Currency{"euros", "EUR"},
    Currency{"gbp", "GBP"},
    Currency{"chf", "CHF"},
    Currency{"jpy", "JPY"},
    Currency{"yen", "JPY"},
    Currency{"cny", "CNY"},
    Currency{"rmb", "CNY"},
    Currency{"inr", "INR"},
    Currency{"cad", "CAD"},
    Currency{"aud", "AUD"},
};

std::string lowerAscii(std::string_view text)
{
    std::string lower = toLowerAscii(trimmed(text));
    for (const auto& [written, plain] : {std::pair<std::string_view, std::string_view>{"₂", "2"}, {"µ", "u"},
             {"μ", "u"}, {"us$", " usd "}, {"$", " usd "}, {"€", " eur "}, {"£", " gbp "}, {"¥", " jpy "}}) {
        for (std::size_t at = lower.find(written); at != std::string::npos; at = lower.find(written, at)) {
            lower.replace(at, written.size(), plain);
        }
    }
    return lower;
}

Words wordsOf(std::string_view lower)
{
    Words words(1);
    for (const char c : lower) {
        const bool isWord =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (isWord) {
            words.back() += c;
        } else if (c == '%') {
            words.emplace_back("percent");
            words.emplace_back();
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    std::erase(words, std::string());
    return words;
}

std::string join(const Words& words, std::string_view separator)
{
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty()) {
            text += separator;
        }
        text += word;
    }
    return text;
}

bool speaksOf(const Words& words, Only subject)
{
    const std::string text = join(words, "");
    const auto has = [&](std::string_view part) { return text.find(part) != std::string::npos; };
    switch (subject) {
    case Only::Anything:
        return true;
    case Only::Emissions:
        return has("co2") || has("emission") || has("carbon");
    case Only::Parameters:
        return has("param");
    case Only::Water:
        return has("water");
    case Only::Time:
        return has("time") || has("duration") || has("hour") || has("runtime");
    }
    return false;
}

/// "kWh used", "Wh consumed": the unit stands first and says what it is about.
bool takeLeadingEnergyUnit(Words& words, ColumnName& result)
{
    const bool isUse = words.size() == 2
        && (words[1] == "used" || words[1] == "consumed" || words[1] == "usage" || words[1] == "consumption");
    if (!isUse || (words[0] != "kwh" && words[0] != "wh" && words[0] != "joules")) {
        return false;
    }
    result.unit = words[0] == "kwh" ? "kWh" : words[0] == "wh" ? "Wh" : "J";
    words[0] = "energy";
    return true;
}

/// The base keeps the word: "price_eur" is another quantity than the cost in USD.
void noteForeignCurrency(const Words& words, ColumnName& result)
{
    for (const Currency& currency : foreignCurrencies) {
        if (words.size() > 1 && words.back() == currency.word) {
            result.foreignCurrency = currency.code;
            result.question = "? the name says " + result.foreignCurrency
                + ", which is not converted to USD; so it is a quantity of your own, not the cost";
        }
    }
}

bool isCarbonWord(const std::string& word)
{
    return word == "co2" || word == "co2e" || word == "co2eq";
}

/// "(W)", "[MiB]", "(%)", "(B)" of parameters; takes the bracket off the name.
std::optional<std::string> takeBracket(std::string& name)
{
    const std::size_t size = name.size();
    if (size < 3 || (name.back() != ')' && name.back() != ']')) {
        return std::nullopt;
    }
    const std::size_t open = name.rfind(name.back() == ')' ? '(' : '[');
    if (open == std::string::npos || open == 0) {
        return std::nullopt;
    }
    const std::string inside(trimmed(std::string_view(name).substr(open + 1, size - open - 2)));
    const std::string before = name.substr(0, open);
    std::optional<std::string> symbol;
    if (speaksOf(wordsOf(lowerAscii(before)), Only::Parameters) && (inside == "B" || inside == "M")) {
        symbol = inside == "B" ? "billion" : "million";
    } else if (const auto unit = findUnit(inside); unit) {
        symbol = std::string(unit->symbol);
    }
    if (symbol) {
        name = before;
    }
    return symbol;
}

/// Grid intensities: "…_gco2eq_per_kwh", "…_g_per_kwh", "…_kgco2e_per_kwh", "…_g_co2e_per_kwh".
bool takeGridIntensity(Words& words, ColumnName& result)
{
    const std::size_t count = words.size();
    if (count < 4 || words[count - 1] != "kwh" || words[count - 2] != "per") {
        return false;
    }
    const std::size_t place = count > 4 && isCarbonWord(words[count - 3]) ? count - 4 : count - 3;
    const std::string mass = words[place];
    if (mass != "g" && mass != "kg" && !mass.starts_with("gco2") && !mass.starts_with("kgco2")) {
        return false;
    }
    result.unit = mass.starts_with("k") ? "kg CO2e/kWh" : "g CO2e/kWh";
    words.resize(place);
    return true;
}

void takeSuffix(Words& words, ColumnName& result)
{
    if (takeGridIntensity(words, result) || takeLeadingEnergyUnit(words, result) || words.size() < 2) {
        return;
    }
    Words rest = words;
    if (rest.size() > 2 && isCarbonWord(rest.back())) {
        const std::string mass = rest[rest.size() - 2];
        if (mass == "kg" || mass == "g" || mass == "mg" || mass == "t") {
            result.unit = mass + " CO2e";
            rest.resize(rest.size() - 2);
            words = rest;
            return;
        }
    }
    const std::string last = rest.back();
    rest.pop_back();
    for (const Suffix& suffix : suffixes) {
        if (suffix.word == last && speaksOf(rest, suffix.only)) {
            result.unit = suffix.unit;
            result.question = suffix.question;
            words = rest;
            break;
        }
    }
    // "cost in USD", "energy in kWh"
    if (!result.unit.empty() && words.size() > 1 && words.back() == "in") {
        words.pop_back();
    }
}

} // namespace

ColumnName parseColumnName(std::string_view column)
{
    ColumnName result;
    std::string name(trimmed(column));
    if (auto unit = takeBracket(name)) {
        result.unit = std::move(*unit);
    }
    Words words = wordsOf(lowerAscii(name));
    // "samples/s" and "throughput" are rates, whose last word is no unit of the whole.
    if (result.unit.empty() && name.find('/') == std::string::npos) {
        takeSuffix(words, result);
        noteForeignCurrency(words, result);
    }
    result.base = join(words, "_");
    result.key = join(words, "");
    return result;
}

} // namespace trefoil
