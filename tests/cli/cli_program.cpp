// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_program.h"

#include <csignal>
#include <cstdlib>

#include <QProcess>

#include <unistd.h>

namespace {

constexpr int longest = 120'000; // ms

void start(QProcess& process, const QStringList& arguments, const QString& folder)
{
    process.setWorkingDirectory(folder);
    process.start(QStringLiteral(TREFOIL_CLI), arguments);
}

CliRun waitFor(QProcess& process)
{
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(longest)) {
        process.kill();
        return {-1, {}, process.errorString().toUtf8()};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        process.readAllStandardOutput(), process.readAllStandardError()};
}

CliRun interrupt(
    QProcess& process, const QStringList& arguments, const QString& folder, std::chrono::milliseconds after)
{
    start(process, arguments, folder);
    if (process.waitForStarted(longest) && !process.waitForFinished(static_cast<int>(after.count()))) {
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    }
    return waitFor(process);
}

} // namespace

CliRun runCli(const QStringList& arguments, const QString& folder)
{
    QProcess process;
    start(process, arguments, folder);
    return waitFor(process);
}

CliRun interruptCli(const QStringList& arguments, const QString& folder, std::chrono::milliseconds after)
{
    QProcess process;
    return interrupt(process, arguments, folder, after);
}

CliRun interruptCliOfOrdinaryPerson(
    const QStringList& arguments, const QString& folder, std::chrono::milliseconds after)
{
    constexpr uid_t nobody = 65534;
    QProcess process;
    process.setChildProcessModifier([] {
        if (::geteuid() == 0 && ::setuid(nobody) != 0) {
            ::_exit(EXIT_FAILURE);
        }
    });
    return interrupt(process, arguments, folder, after);
}
