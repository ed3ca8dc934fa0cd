// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include "gui/window_case.h"
#include "ui/pages/import/import_dialog.h"
#include "ui/pages/run_list/run_list_view.h"
#include "ui/shell/main_window.h"

using namespace trefoil;
using namespace trefoil::testing;

namespace {

QString sweepIn(const QTemporaryDir& folder)
{
    const QString path = folder.filePath(QStringLiteral("sweep.csv"));
    QFile file(path);
    const QByteArray table = "run_name,run_id,parent_run_id,accuracy,energy_kwh\n"
                             "sweep,p1,,0.93,5\ntrial-1,c1,p1,0.91,1\ntrial-2,c2,p1,0.93,2\n";
    return file.open(QIODevice::WriteOnly) && file.write(table) == table.size() ? path : QString();
}

QStringList selectedNames(MainWindow& window)
{
    QStringList names;
    window.workspace().selection()->forEach(
        [&](RowSet::Row row) { names << QString::fromStdString(window.workspace().frame()->names[row]); });
    return names;
}

} // namespace

class TestNestedRunsInWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { prepareWindowTests(); }
    void init() { removeOwnLibraries(); }

    void detailsLeadFromChildToParentAndBackByKeyboard()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        window.show();
        QVERIFY(importTable(window, sweepIn(folder)));
        QTRY_VERIFY(window.findChild<ImportDialog*>() == nullptr && !window.isBusy());
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto* relations = window.findChild<QLabel*>(QStringLiteral("relations"));
        QVERIFY(relations != nullptr);

        focusRun(window, "trial-2");
        QTRY_VERIFY(relations->text().startsWith(QStringLiteral("Part of ")));
        QVERIFY(relations->text().contains(QStringLiteral("sweep")));
        relations->setFocus(Qt::TabFocusReason);
        QTest::keyClick(relations, Qt::Key_Tab);
        QTest::keyClick(relations, Qt::Key_Return);
        QCOMPARE(selectedNames(window), QStringList{QStringLiteral("sweep")});

        QTRY_VERIFY(relations->text().startsWith(QStringLiteral("Parent of ")));
        QVERIFY(relations->text().contains(QStringLiteral("2 runs")));
        QVERIFY(relations->text().contains(QStringLiteral("trial-1")));
        Q_EMIT relations->linkActivated(QStringLiteral("children"));
        QCOMPARE(selectedNames(window), (QStringList{QStringLiteral("trial-1"), QStringLiteral("trial-2")}));
    }

    void theSearchFindsTheChildrenOfARun()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        window.show();
        QVERIFY(importTable(window, sweepIn(folder)));
        auto* list = window.findChild<RunListView*>(QStringLiteral("runsList"));
        list->proxy().setSearch(QStringLiteral("sweep"));
        QCOMPARE(list->proxy().listedRuns(), 3);
        list->proxy().setSearch(QStringLiteral("trial-1"));
        QCOMPARE(list->proxy().listedRuns(), 1);
    }
};

QTEST_MAIN(TestNestedRunsInWindow)
#include "test_nested_runs.moc"
