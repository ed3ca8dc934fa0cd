// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/tracking/companion_files.h"

#include "core/ingest/tracking/sibling_file.h"

#include <algorithm>

namespace trefoil {

namespace {

std::string companionPath(const std::filesystem::path& path)
{
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

std::filesystem::path fileOf(const Companion& companion)
{
    return pathIn({}, companion.path);
}

Companion listing(const std::string& folder, Companion::Kind kind, const std::vector<std::string>& names)
{
    Sha256 hash;
    for (const std::string& name : names) {
        hash.add(name);
        hash.add("\n");
    }
    return {folder, kind, {static_cast<std::int64_t>(names.size()), 0}, hash.finish()};
}

Companion missingFile(const std::string& path)
{
    return {path, Companion::Kind::File, {Companion::missing, 0}, {}};
}

} // namespace

Companion asItIs(const Companion& known)
{
    if (known.kind != Companion::Kind::File) {
        return listing(known.path, known.kind,
            known.kind == Companion::Kind::Names ? filesIn(known.path) : filesBelow(known.path));
    }
    const auto stamp = fileStamp(fileOf(known));
    if (!stamp) {
        return missingFile(known.path);
    }
    if (*stamp == known.stamp) {
        return known;
    }
    const auto source = Source::open(fileOf(known));
    return source ? Companion{known.path, known.kind, *stamp, source->digest()} : missingFile(known.path);
}

Result<Source> openCompanion(const Source& main, const std::filesystem::path& path)
{
    // Before the bytes: what is written meanwhile counts as changed.
    const auto stamp = fileStamp(path);
    auto source = Source::open(path);
    main.remember(source && stamp
            ? Companion{companionPath(path), Companion::Kind::File, *stamp, source->digest()}
            : missingFile(companionPath(path)));
    return source;
}

std::optional<std::string> readCompanion(const Source& main, const std::string& folder, std::string_view name)
{
    const std::filesystem::path path = pathIn(folder, name);
    const auto stamp = fileStamp(path); // before the bytes, as above
    auto text = readSmallFile(folder, name);
    // One that is there and too large to be read is not missing: it would be new at every look.
    main.remember(text && stamp ? Companion{companionPath(path), Companion::Kind::File, *stamp, sha256(*text)}
                                : asItIs(missingFile(companionPath(path))));
    return text;
}

std::vector<std::string> companionsIn(const Source& main, const std::string& folder)
{
    auto names = filesIn(folder);
    main.remember(listing(folder, Companion::Kind::Names, names));
    return names;
}

std::vector<std::string> companionsBelow(const Source& main, const std::string& folder)
{
    auto names = filesBelow(folder);
    main.remember(listing(folder, Companion::Kind::NamesBelow, names));
    return names;
}

std::string changeOf(const Companion& known)
{
    const Companion now = asItIs(known);
    if (now.digest == known.digest) {
        return {};
    }
    const std::string name = lastPart(known.path);
    if (known.kind != Companion::Kind::File) {
        return "files came to or went from " + (name.empty() ? std::string("its folder") : name);
    }
    return name
        + (known.stamp.bytes == Companion::missing      ? " is new"
                : now.stamp.bytes == Companion::missing ? " is gone"
                                                        : " changed");
}

} // namespace trefoil
