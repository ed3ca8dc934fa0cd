// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace trefoil {

struct ToolOutput {
    int exitCode = -1; ///< -1 where the program could not be run
    QString text; ///< standard output and error
};

/// Runs a program with a file of these bytes; "{}" in the arguments stands for the file's path.
[[nodiscard]] ToolOutput runOnBytes(
    const QString& program, const QStringList& arguments, const QByteArray& bytes);

} // namespace trefoil
