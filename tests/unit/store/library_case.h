// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/library.h"
#include "unit/store/fake_importer.h"

#include <QtTest>

#include <optional>
#include <string>

/// Fails the test with the error's sentence.
#define VERIFY_RESULT(expression)                                                                            \
    do {                                                                                                     \
        const auto& verified = (expression);                                                                 \
        QVERIFY2(verified.has_value(), verified ? "" : trefoil::describe(verified.error()).c_str());         \
    } while (false)

namespace trefoil::test {

[[nodiscard]] inline Library openNew(const Folder& folder)
{
    return *Library::open(folder.path(u8"study.trefoil"), OpenMode::CreateIfMissing);
}

[[nodiscard]] inline Result<ImportOutcome> importLog(Library& library, const std::filesystem::path& path)
{
    NoProgress progress;
    return library.import({{path, &fakeLog(), nullptr}}, progress);
}

[[nodiscard]] inline Result<ImportOutcome> importTable(Library& library, const std::filesystem::path& path)
{
    NoProgress progress;
    return library.import({{path, &fakeTable(), nullptr}}, progress);
}

[[nodiscard]] inline FramePointer frameOf(Library& library)
{
    NoProgress progress;
    return library.frame(progress).value_or(nullptr);
}

/// The value of the run of that name; nothing when there is none.
[[nodiscard]] inline std::optional<double> valueOf(
    const Frame& frame, const std::string& name, const std::string& quantity)
{
    const Column* column = frame.find(quantity);
    for (std::size_t row = 0; column != nullptr && row < frame.rowCount(); ++row) {
        if (frame.names[row] == name && column->has(row)) {
            return column->values[row];
        }
    }
    return std::nullopt;
}

[[nodiscard]] inline RunId runNamed(const Frame& frame, const std::string& name)
{
    for (std::size_t row = 0; row < frame.rowCount(); ++row) {
        if (frame.names[row] == name) {
            return frame.runs[row];
        }
    }
    return {};
}

/// Everything that views show, as text.
[[nodiscard]] inline std::string dump(Library& library)
{
    const FramePointer frame = frameOf(library);
    std::string text;
    for (std::size_t row = 0; row < frame->rowCount(); ++row) {
        text += std::to_string(frame->runs[row].value) + " " + frame->names[row];
        for (const auto& column : frame->columns) {
            if (column->has(row)) {
                text += " " + column->quantity->id + "=" + std::to_string(column->values[row]) + "/"
                    + std::string(gradeName(column->grades[row]));
            }
        }
        for (const auto& words : frame->texts) {
            text += " " + words->id + "=" + words->at(row);
        }
        if (const auto details = library.details(frame->runs[row])) {
            for (const JoinOutcome& join : details->joins) {
                text += " join:" + join.explanation;
            }
        }
        text += "\n";
    }
    return text;
}

} // namespace trefoil::test
