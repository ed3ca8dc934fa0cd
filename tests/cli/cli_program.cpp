// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_program.h"

#include <QProcess>

CliRun runCli(const QStringList& arguments, const QString& folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(QStringLiteral(TREFOIL_CLI), arguments);
    constexpr int longest = 120'000; // ms
    if (!process.waitForFinished(longest)) {
        process.kill();
        return {-1, {}, process.errorString().toUtf8()};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        process.readAllStandardOutput(), process.readAllStandardError()};
}
