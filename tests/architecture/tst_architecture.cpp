// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/builtin_importers.h"

#include <QtTest>

#include <QDirIterator>
#include <QRegularExpression>

#include <map>

using namespace trefoil;

namespace {

struct SourceFile {
    QString path; ///< relative to the root
    QStringList lines;
};

QString rootFolder()
{
    return QStringLiteral(TREFOIL_SOURCE_DIR);
}

QStringList linesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

std::vector<SourceFile> sourcesUnder(const QStringList& folders)
{
    std::vector<SourceFile> files;
    for (const QString& folder : folders) {
        QDirIterator entries(rootFolder() + u'/' + folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
            QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QString path = entries.next();
            files.push_back({path.mid(rootFolder().size() + 1), linesOf(path)});
        }
    }
    return files;
}

const std::vector<SourceFile>& allSources()
{
    static const std::vector<SourceFile> files = sourcesUnder(
        {QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app"), QStringLiteral("tests")});
    return files;
}

/// "core/base/result.h" or "QString" of an #include line, else empty.
QString includedName(const QString& line)
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"));
    return include.match(line).captured(1);
}

/// Every include that the rule forbids, as "file: include".
template <class Forbids>
QStringList forbiddenIncludes(Forbids&& forbids)
{
    QStringList found;
    for (const SourceFile& file : allSources()) {
        for (const QString& line : file.lines) {
            const QString included = includedName(line);
            if (!included.isEmpty() && forbids(file.path, included))
                found << file.path + QLatin1String(": ") + included;
        }
    }
    return found;
}

bool isUnder(const QString& path, std::initializer_list<QLatin1String> folders)
{
    return std::any_of(
        folders.begin(), folders.end(), [&](QLatin1String folder) { return path.startsWith(folder); });
}

/// The folder of a page: "ui/pages/runs/".
QString pageOf(const QString& path)
{
    return path.startsWith(QLatin1String("ui/pages/")) ? path.section(u'/', 0, 2) + u'/' : QString();
}

QString joined(const QStringList& texts)
{
    return texts.join(u'\n');
}

} // namespace

/// The layers and budgets of ARCHITECTURE.md, so that they cannot be broken by accident.
class TestArchitecture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(allSources().size() > 100); } // or every rule below holds of nothing

    void coreKnowsNoQt()
    {
        const QStringList found = forbiddenIncludes([](const QString& path, const QString& included) {
            return isUnder(path, {QLatin1String("core/")}) && included.startsWith(u'Q');
        });
        QCOMPARE(joined(found), QString());
    }

    void includesPointDownwards()
    {
        const QStringList found = forbiddenIncludes([](const QString& path, const QString& included) {
            const bool coreUpwards = isUnder(path, {QLatin1String("core/")})
                && isUnder(included, {QLatin1String("ui/"), QLatin1String("app/")});
            const bool uiUpwards =
                isUnder(path, {QLatin1String("ui/")}) && isUnder(included, {QLatin1String("app/")});
            const bool modelsToCharts = isUnder(path, {QLatin1String("ui/models/")})
                && isUnder(included, {QLatin1String("ui/charts/"), QLatin1String("ui/pages/")});
            return coreUpwards || uiUpwards || modelsToCharts;
        });
        QCOMPARE(joined(found), QString());
    }

    void coreLayersPointDownwards()
    {
        static const QStringList layers = {QStringLiteral("base"), QStringLiteral("statistics"),
            QStringLiteral("units"), QStringLiteral("domain"), QStringLiteral("series"),
            QStringLiteral("ingest"), QStringLiteral("fairness"), QStringLiteral("join"),
            QStringLiteral("frame"), QStringLiteral("store"), QStringLiteral("derive"),
            QStringLiteral("compression"), QStringLiteral("figure"), QStringLiteral("report")};
        const QStringList found = forbiddenIncludes([](const QString& path, const QString& included) {
            if (!path.startsWith(QLatin1String("core/")) || !included.startsWith(QLatin1String("core/")))
                return false;
            // The seam to SQLite is a target of its own below ingest: some formats are databases.
            if (included.startsWith(QLatin1String("core/store/sql/"))
                && isUnder(path, {QLatin1String("core/ingest/formats/")}))
                return false;
            return layers.indexOf(included.section(u'/', 1, 1)) > layers.indexOf(path.section(u'/', 1, 1));
        });
        QCOMPARE(joined(found), QString());
    }

    void foreignHeadersStayInTheirPlace()
    {
        const QStringList found = forbiddenIncludes([](const QString& path, const QString& included) {
            if (path.startsWith(QLatin1String("tests/")))
                return false;
            const bool isChart = isUnder(path, {QLatin1String("ui/charts/"), QLatin1String("ui/figures/")});
            return (included == QLatin1String("qcustomplot.h") && !isChart)
                || (included == QLatin1String("sqlite3.h") && !isUnder(path, {QLatin1String("core/store/")}));
        });
        QCOMPARE(joined(found), QString());
    }

    void pagesDoNotKnowEachOther()
    {
        const QStringList found = forbiddenIncludes([](const QString& path, const QString& included) {
            const QString page = pageOf(path);
            // ui/pages/run_list is the list that two panels show, not a page.
            return !page.isEmpty() && !pageOf(included).isEmpty() && pageOf(included) != page
                && pageOf(included) != QLatin1String("ui/pages/run_list/");
        });
        QCOMPARE(joined(found), QString());
    }

    void everyFileNamesItsLicence()
    {
        QStringList found;
        for (const SourceFile& file : allSources()) {
            if (file.lines.value(0) != QLatin1String("// SPDX-License-Identifier: GPL-3.0-or-later"))
                found << file.path;
        }
        QCOMPARE(joined(found), QString());
    }

    void filesStaySmall()
    {
        QStringList found;
        for (const SourceFile& file : allSources()) {
            const bool isMainWindow = file.path == QLatin1String("ui/shell/main_window.cpp");
            const qsizetype most = file.path.endsWith(QLatin1String(".h")) ? 250 : isMainWindow ? 400 : 500;
            if (file.lines.size() > most)
                found << QStringLiteral("%1 has %2 lines").arg(file.path).arg(file.lines.size());
        }
        QCOMPARE(joined(found), QString());
    }

    /// Two types of one name link without a word, and then one of them is taken for the other.
    void everyTypeHasItsOwnName()
    {
        static const QRegularExpression space(QStringLiteral("^namespace ([a-z_:0-9]+) \\{$"));
        static const QRegularExpression type(QStringLiteral(
            "^(?:struct|class|enum class) (\\w+)(?: final)?(?: : [^;]*)?(?: \\{)?$")); // not a declaration
        std::map<QString, QString> places;
        QStringList found;
        for (const SourceFile& file : allSources()) {
            if (!file.path.endsWith(QLatin1String(".h")))
                continue;
            QString around;
            for (const QString& line : file.lines) {
                if (const auto match = space.match(line); match.hasMatch())
                    around = match.captured(1);
                const auto match = type.match(line);
                if (!match.hasMatch())
                    continue;
                const QString name = around + QLatin1String("::") + match.captured(1);
                const auto [place, isNew] = places.insert({name, file.path});
                if (!isNew)
                    found << name + QLatin1String(": ") + place->second + QLatin1String(", ") + file.path;
            }
        }
        QVERIFY(places.size() > 100);
        QCOMPARE(joined(found), QString());
    }

    void translationStaysInTheWindow()
    {
        static const QRegularExpression call(QStringLiteral("\\btr\\("));
        QStringList found;
        for (const SourceFile& file : allSources()) {
            if (file.path.startsWith(QLatin1String("core/")) && !file.lines.filter(call).isEmpty())
                found << file.path;
        }
        QCOMPARE(joined(found), QString());
    }

    void everyFormatIsExplainedAndTested_data()
    {
        QTest::addColumn<QString>("format");
        for (const Importer& importer : builtinImporters()) {
            const std::string id(importer.id);
            QTest::newRow(id.c_str()) << QString::fromStdString(id);
        }
    }
    void everyFormatIsExplainedAndTested()
    {
        QFETCH(const QString, format);
        const QString folder = rootFolder() + QLatin1String("/core/ingest/formats/") + format;
        QVERIFY2(QFile::exists(folder + QLatin1String("/README.md")), "a README says what the format is");
        const QDir golden(rootFolder() + QLatin1String("/tests/golden/") + format);
        QVERIFY2(!golden.entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty(),
            "a golden folder shows what is read of it");
        const QStringList page =
            linesOf(rootFolder() + QLatin1String("/resources/help/formats/") + format + QLatin1String(".md"));
        for (const char* section : {"## Files", "## How it is recognised", "## What is read", "## Units",
                 "## What is set aside", "## Good to know"})
            QVERIFY2(page.contains(QLatin1String(section)), section);
    }
};

QTEST_APPLESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
