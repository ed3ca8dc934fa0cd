// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/external_tool.h"

#include <QProcess>
#include <QTemporaryFile>

namespace trefoil {

ToolOutput runOnBytes(const QString& program, const QStringList& arguments, const QByteArray& bytes)
{
    QTemporaryFile file;
    if (!file.open() || file.write(bytes) != bytes.size())
        return {};
    file.close();
    QStringList given = arguments;
    given.replaceInStrings(QStringLiteral("{}"), file.fileName());
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, given);
    if (!process.waitForStarted() || !process.waitForFinished()
        || process.exitStatus() != QProcess::NormalExit)
        return {-1, u"could not run " + program + u" (Debian: poppler-utils, qpdf)"};
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

} // namespace trefoil
