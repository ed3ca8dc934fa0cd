// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "gui/hand_built_frame.h"
#include "ui/models/details_model.h"
#include "ui/models/diagnostics_model.h"
#include "ui/models/join_model.h"
#include "ui/models/run_selection.h"

using namespace trefoil;

namespace {

QStringList namesOf(const RunOrderProxy& proxy)
{
    QStringList names;
    for (int row = 0; row < proxy.rowCount({}); ++row) {
        names << proxy.index(row, RunTableModel::NameColumn, {}).data().toString();
    }
    return names;
}

RowSetPointer rows(std::initializer_list<RowSet::Row> members)
{
    RowSet set(4);
    for (const RowSet::Row row : members) {
        set.insert(row);
    }
    return std::make_shared<const RowSet>(set);
}

} // namespace

class TestModels : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void runsShowValuesWithUnitsAndMissingOnesAsMissing()
    {
        RunTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFrame(handBuiltFrame());
        QCOMPARE(model.rowCount({}), 4);
        const int energy = RunTableModel::FirstQuantityColumn;
        QCOMPARE(model.headerData(energy, Qt::Horizontal, Qt::DisplayRole).toString(),
            QStringLiteral("Energy (kWh) ↓"));
        QCOMPARE(model.index(1, energy).data().toString(), QStringLiteral("–"));
        QVERIFY(!model.index(1, energy).data(SortRole).isValid());
        QCOMPARE(model.index(2, energy).data(SortRole).toDouble(), 0.7);
        QVERIFY(model.index(2, energy).data(Qt::ToolTipRole).toString().contains(u"measured"));
        QCOMPARE(model.index(0, RunTableModel::HeadlineColumn).data().toString(), QStringLiteral("57 %"));
        QCOMPARE(model.index(0, energy + 2).data().toString(), QStringLiteral("traditional"));
    }

    void newValuesOfTheSameRunsDoNotResetTheModel()
    {
        RunTableModel model;
        const FramePointer first = handBuiltFrame();
        model.setFrame(first);
        auto second = std::make_shared<Frame>(*first);
        second->columns[0] = handBuiltColumn(Standard::Energy, {1, 2, 3, 4});
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setFrame(second);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(model.index(1, RunTableModel::FirstQuantityColumn).data().toString(), QStringLiteral("2"));
    }

    void hiddenRunsStayInTheList()
    {
        RunTableModel model;
        model.setFrame(handBuiltFrame());
        model.setVisible(rows({0, 2}));
        QVERIFY(model.isVisible(0) && !model.isVisible(1));
        QCOMPARE(model.rowCount({}), 4);
        QCOMPARE(model.index(1, RunTableModel::EyeColumn).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("hidden"));
    }

    void sortPutsMissingValuesLastInEitherOrder_data()
    {
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("ascending") << Qt::AscendingOrder
                                   << QStringList{"Linear Embedding", "DeepSeek", "Llama 70B", "XGBoost"};
        QTest::newRow("descending") << Qt::DescendingOrder
                                    << QStringList{"Llama 70B", "DeepSeek", "Linear Embedding", "XGBoost"};
    }
    void sortPutsMissingValuesLastInEitherOrder()
    {
        QFETCH(Qt::SortOrder, order);
        RunTableModel model;
        RunOrderProxy proxy(model);
        const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFrame(handBuiltFrame());
        proxy.sort(RunTableModel::FirstQuantityColumn, order);
        QTEST(namesOf(proxy), "names");
    }

    void searchFindsPartsOfNamesInAnyCase()
    {
        RunTableModel model;
        RunOrderProxy proxy(model);
        const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFrame(handBuiltFrame());
        proxy.setSearch(QStringLiteral("L"));
        QCOMPARE(namesOf(proxy), QStringList({"Linear Embedding", "Llama 70B"}));
        proxy.setSearch(QStringLiteral("nothing"));
        QCOMPARE(proxy.rowCount({}), 0);
        proxy.setSearch({});
        QCOMPARE(proxy.rowCount({}), 4);
    }

    void selectionGoesBothWaysWithoutEcho()
    {
        RunTableModel model;
        RunOrderProxy proxy(model);
        model.setFrame(handBuiltFrame());
        proxy.sort(RunTableModel::NameColumn, Qt::AscendingOrder); // DeepSeek, Linear, Llama, XGBoost
        QItemSelectionModel selection(&proxy);
        RunSelection link(proxy, selection, nullptr);
        RowSetPointer told;
        connect(
            &link, &RunSelection::selected, this, [&told](const RowSetPointer& chosen) { told = chosen; });
        link.show(rows({0, 3}));
        QVERIFY(told == nullptr);
        QCOMPARE(selection.selectedRows().size(), 2);
        selection.select(
            proxy.index(2, 0, {}), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QVERIFY(told != nullptr && *told == *rows({2}));
    }

    void problemsNameThePlaceAndTheGravestComesFirst()
    {
        FileOutcome file;
        file.path = "logs/emissions.csv";
        file.diagnostics = {{Severity::Note, "repaired", "repaired", {"", 3, ""}},
            {Severity::SetAside, "truncated", "the line ends early", {"", 9, ""}}};
        DiagnosticsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(problemsOf({file}, {}));
        QCOMPARE(model.index(0, DiagnosticsModel::WhereColumn).data().toString(),
            QStringLiteral("emissions.csv:9"));
        QCOMPARE(
            model.index(0, DiagnosticsModel::SeverityColumn).data().toString(), QStringLiteral("set aside"));
    }

    void ambiguousRecordsComeBeforeJoins()
    {
        JoinModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        JoinOutcome join;
        join.runName = "resnet";
        join.confidence = 0.9;
        AmbiguityOutcome ambiguity;
        ambiguity.record = {"results.csv", 4, ""};
        model.setRows(joinRows({join}, {ambiguity}));
        QCOMPARE(model.index(0, JoinModel::ConfidenceColumn).data().toString(), QStringLiteral("left alone"));
        QCOMPARE(model.index(1, JoinModel::ConfidenceColumn).data().toString(), QStringLiteral("90 %"));
    }

    void detailsShowGradeSourceAndValuesThatDoNotCount()
    {
        RunDetails details;
        ValueTrace counts;
        counts.quantity = &quantityOf(Standard::Energy);
        counts.value = 0.00012;
        counts.grade = Grade::OnChip;
        counts.where = {"logs/emissions.csv", 4, "energy_consumed"};
        ValueTrace other = counts;
        other.counts = false;
        other.reason = "the log has precedence";
        details.values = {counts, other};
        DetailsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(detailRows(details, Frame(), 0));
        QCOMPARE(model.rowCount({}), 2);
        QCOMPARE(model.index(0, DetailsModel::ValueColumn).data().toString(), QStringLiteral("0.12 Wh"));
        QCOMPARE(model.index(0, DetailsModel::GradeColumn).data().toString(), QStringLiteral("on-chip"));
        QCOMPARE(
            model.index(0, DetailsModel::SourceColumn).data().toString(), QStringLiteral("emissions.csv:4"));
        QVERIFY(model.index(1, 0).data(Qt::ToolTipRole).toString().contains(u"precedence"));
    }
};

QTEST_MAIN(TestModels)
#include "test_models.moc"
