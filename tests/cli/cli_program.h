// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include <QByteArray>
#include <QStringList>

/// What trefoil-cli did.
struct CliRun {
    int exitCode = -1; ///< -1: it did not run or crashed
    QByteArray out;
    QByteArray err;
};

/// Runs the built program in a folder and waits for it.
[[nodiscard]] CliRun runCli(const QStringList& arguments, const QString& folder);

/// The same, with Ctrl+C after a while.
[[nodiscard]] CliRun interruptCli(
    const QStringList& arguments, const QString& folder, std::chrono::milliseconds after);

/// The same for somebody who may not read everything, also where the tests run as root.
[[nodiscard]] CliRun interruptCliOfOrdinaryPerson(
    const QStringList& arguments, const QString& folder, std::chrono::milliseconds after);
