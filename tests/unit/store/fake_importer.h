// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

#include <QTemporaryDir>

#include <filesystem>
#include <string>
#include <string_view>

namespace trefoil::test {

/// Importers of a format for tests, one record a line:
///     id|name|duration|energy|accuracy|further words
/// Empty parts are absent. Further words: "cumulative", "seed=7", "id=other", "parent=other", "model=M",
/// "group=attribute/name/0.9" (or with the line of its own: "group=attribute/name/0.9/7", and with the number
/// of its examples, or of unknown size: "group=attribute/name/0.9/7/250", "group=attribute/name/0.9/7/"),
/// "extra=own_quantity/inf", "set-aside", "start=milliseconds",
///     "loss=0.5/0.25/…" and "accuracy=0.5/0.75/…" (a series over steps 1, 2, …). A file that
/// begins with "refuse" is refused after its other lines were taken; "forever" repeats until it is stopped.
[[nodiscard]] const Importer& fakeLog();
[[nodiscard]] const Importer& fakeTable();

/// A folder for the files and the library of one test.
class Folder {
public:
    [[nodiscard]] std::filesystem::path path(std::u8string_view name) const;
    std::filesystem::path write(std::u8string_view name, std::string_view text) const;

private:
    QTemporaryDir m_directory;
};

} // namespace trefoil::test
