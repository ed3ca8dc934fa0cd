// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_program.h"

#include <QtTest>

#include <QRegularExpression>

namespace {

QByteArray fileText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSet<QString> longOptions(const QString& text)
{
    static const QRegularExpression option(QStringLiteral("--[a-z][a-z-]*"));
    QSet<QString> options;
    for (auto matches = option.globalMatch(text); matches.hasNext();)
        options << matches.next().captured();
    return options;
}

QStringList sorted(const QSet<QString>& texts)
{
    QStringList list(texts.begin(), texts.end());
    list.sort();
    return list;
}

/// The verbs of --help: first words of the lines below "Subcommands:".
QStringList verbsOfHelp()
{
    const QString help = QString::fromUtf8(runCli({QStringLiteral("--help")}, QDir::tempPath()).out);
    static const QRegularExpression verb(
        QStringLiteral("^  ([a-z]+)  "), QRegularExpression::MultilineOption);
    QStringList verbs;
    const QString list = help.mid(help.indexOf(QLatin1String("Subcommands:")));
    for (auto matches = verb.globalMatch(list); matches.hasNext();)
        verbs << matches.next().captured(1);
    return verbs;
}

/// The manual page as plain characters: \- is a hyphen, font changes are gone.
QString manualPage()
{
    QString text =
        QString::fromUtf8(fileText(QStringLiteral(TREFOIL_SOURCE_DIR "/packaging/man/trefoil-cli.1")));
    text.replace(QLatin1String("\\-"), QLatin1String("-"));
    return text.remove(QRegularExpression(QStringLiteral("\\\\f[RIBP]")));
}

} // namespace

/// --help and the manual page say the same.
class TestCliHelp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameVerbs()
    {
        static const QRegularExpression entry(
            QStringLiteral("^\\.BR ([a-z]+) \" "), QRegularExpression::MultilineOption);
        const QString page =
            manualPage().section(QLatin1String(".SH VERBS"), 1).section(QLatin1String(".SH OPTIONS"), 0, 0);
        QStringList verbs;
        for (auto matches = entry.globalMatch(page); matches.hasNext();)
            verbs << matches.next().captured(1);
        QVERIFY(verbs.size() >= 10);
        QCOMPARE(verbs, verbsOfHelp());
    }

    void sameOptions()
    {
        QSet<QString> options =
            longOptions(QString::fromUtf8(runCli({QStringLiteral("--help")}, QDir::tempPath()).out));
        for (const QString& verb : verbsOfHelp()) {
            const CliRun help = runCli({verb, QStringLiteral("--help")}, QDir::tempPath());
            QCOMPARE(help.exitCode, 0);
            options += longOptions(QString::fromUtf8(help.out));
        }
        const QString described =
            manualPage().section(QLatin1String(".SH OPTIONS"), 1).section(QLatin1String(".SH EXIT"), 0, 0);
        QCOMPARE(sorted(longOptions(described)), sorted(options));
    }
};

QTEST_GUILESS_MAIN(TestCliHelp)
#include "tst_cli_help.moc"
