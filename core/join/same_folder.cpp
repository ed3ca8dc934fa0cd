// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/join/rules.h"

#include <map>
#include <set>

namespace trefoil {

namespace {

struct FormatInFolder {
    std::vector<ItemIndex> items;
    std::set<ItemIndex> runs;
    std::set<FileId> files;
};

/// Formats that spread one run over several files of a folder: all_results.json, eval_results.json, ….
bool mayHaveSeveralFiles(const std::string& format)
{
    return format == "huggingface_results";
}

bool isOneRun(const std::string& format, const FormatInFolder& found)
{
    if (found.files.size() == 1 || !mayHaveSeveralFiles(format))
        return found.runs.size() == 1;
    return found.items.size() == found.files.size();
}

} // namespace

void joinBySameFolder(JoinGroups& groups)
{
    std::map<std::string, std::map<std::string, FormatInFolder>> folders;
    std::map<std::string, FormatInFolder>* last = nullptr;
    const std::string* lastFolder = nullptr;
    for (ItemIndex i = 0; i < groups.size(); ++i) {
        const JoinItem& item = groups.item(i);
        if (item.folder.empty())
            continue;
        if (lastFolder == nullptr || *lastFolder != item.folder) {
            last = &folders[item.folder];
            lastFolder = &item.folder;
        }
        FormatInFolder& found = (*last)[item.format];
        // Two records tell that a format has several runs; a million would tell no more.
        if (found.runs.size() > 1 && !mayHaveSeveralFiles(item.format))
            continue;
        found.items.push_back(i);
        found.runs.insert(groups.find(i));
        found.files.insert(item.file);
    }
    for (const auto& [folder, formats] : folders) {
        ItemIndex anchor = 0;
        bool hasAnchor = false;
        for (const auto& [format, found] : formats) {
            if (!isOneRun(format, found))
                continue;
            for (const ItemIndex i : found.items) {
                if (!hasAnchor) {
                    anchor = i;
                    hasAnchor = true;
                } else if (groups.mayShareRun(anchor, i)) {
                    const ItemIndex both[] = {anchor, i};
                    groups.merge(
                        both, JoinReason::SameFolder, 0.95, "the only runs of their files in " + folder);
                }
            }
        }
    }
}

} // namespace trefoil
