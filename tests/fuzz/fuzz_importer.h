// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace trefoil::test {

/// Any bytes at all: the importer of that id recognises and reads them without crashing, and what it puts
/// into the sink can be dumped. The file's name is a hint to some importers, so bytes may begin with
/// "name:…\n". Aborts when there is no such importer.
void fuzzImporter(std::string_view id, std::string_view bytes);

} // namespace trefoil::test
