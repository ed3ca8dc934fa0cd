// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/read_again.h"

#include "core/ingest/builtin_importers.h"
#include "core/ingest/mapping_proposal.h"
#include "core/ingest/tracking/companion_files.h"

#include <algorithm>

namespace trefoil {

std::string whyReadAgain(std::string_view format, int revision, const std::vector<Companion>& companions)
{
    const Importer* importer = findImporter(format);
    if (importer != nullptr && revision < importer->revision) {
        return "Trefoil now reads more from this format";
    }
    constexpr int mostNamed = 3;
    std::string text;
    int changes = 0;
    for (const Companion& companion : companions) {
        const std::string change = changeOf(companion);
        if (!change.empty() && ++changes <= mostNamed) {
            text += (text.empty() ? "" : ", ") + change;
        }
    }
    return changes > mostNamed ? text + " and " + std::to_string(changes - mostNamed) + " more" : text;
}

bool hasNewMappingBeside(std::string_view path, const std::vector<Companion>& companions)
{
    const std::string place = mappingPathBeside(path);
    return std::ranges::any_of(companions, [&](const Companion& companion) {
        return companion.path == place && !changeOf(companion).empty()
            && asItIs(companion).stamp.bytes != Companion::missing;
    });
}

} // namespace trefoil
