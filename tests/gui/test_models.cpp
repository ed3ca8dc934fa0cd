// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <random>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "core/derive/derive.h"
#include "gui/hand_built_frame.h"
#include "support/hand_built_frame.h"
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

std::vector<std::int64_t> rowsOf(const RunOrderProxy& proxy)
{
    std::vector<std::int64_t> rows;
    for (int row = 0; row < proxy.rowCount({}); ++row) {
        rows.push_back(proxy.frameRow(row));
    }
    return rows;
}

/// Random energies with gaps, and the rows as they must stand: sorted, those without a value last, equals as
/// imported.
std::pair<FramePointer, std::vector<std::int64_t>> shuffledFrame(std::uint32_t seed, Qt::SortOrder order)
{
    constexpr std::int64_t runs = 500;
    std::mt19937 random(seed);
    std::vector<double> values;
    auto frame = std::make_shared<Frame>();
    for (std::int64_t run = 0; run < runs; ++run) {
        values.push_back(random() % 3 == 0 ? std::nan("") : static_cast<double>(random() % 200));
        frame->runs.push_back({run + 1});
        frame->names.push_back("run " + std::to_string(run));
    }
    std::vector<std::int64_t> present;
    std::vector<std::int64_t> missing;
    for (std::int64_t run = 0; run < runs; ++run) {
        (std::isnan(values[static_cast<std::size_t>(run)]) ? missing : present).push_back(run);
    }
    std::stable_sort(present.begin(), present.end(), [&](std::int64_t a, std::int64_t b) {
        const double left = values[static_cast<std::size_t>(a)];
        const double right = values[static_cast<std::size_t>(b)];
        return order == Qt::DescendingOrder ? left > right : left < right;
    });
    present.insert(present.end(), missing.begin(), missing.end());
    frame->columns = {handBuiltColumn(Standard::Energy, std::move(values))};
    return {frame, present};
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
            QStringLiteral("Energy (kWh)")); // an arrow there reads as an order
        QVERIFY(model.headerData(energy, Qt::Horizontal, Qt::ToolTipRole)
                    .toString()
                    .contains(u"lower is better"));
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

    void sortOfManyRunsIsThatOfTheStandardLibrary_data()
    {
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::newRow("ascending") << Qt::AscendingOrder;
        QTest::newRow("descending") << Qt::DescendingOrder;
    }
    void sortOfManyRunsIsThatOfTheStandardLibrary()
    {
        QFETCH(Qt::SortOrder, order);
        RunTableModel model;
        RunOrderProxy proxy(model);
        const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.sort(RunTableModel::FirstQuantityColumn, order);
        for (const std::uint32_t seed : {1U, 2U, 3U, 4U}) { // from the second on only values change
            const auto [frame, expected] = shuffledFrame(seed, order);
            model.setFrame(frame);
            QCOMPARE(rowsOf(proxy), expected);
        }
        for (const std::uint32_t seed : {5U, 6U}) { // a frame of other runs
            auto [frame, expected] = shuffledFrame(seed, order);
            auto renumbered = std::make_shared<Frame>(*frame);
            renumbered->runs.front() = {100000 + seed};
            model.setFrame(renumbered);
            QCOMPARE(rowsOf(proxy), expected);
        }
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

    void groupedRunsStandUnderHeadingsInTheOrderOfImport()
    {
        RunTableModel model;
        RunOrderProxy proxy(model);
        const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto frame = std::make_shared<Frame>(*handBuiltFrame());
        frame->columns[1] = handBuiltColumn(Standard::Accuracy, {std::nan(""), 0.47, 0.48, std::nan("")});
        model.setFrame(frame);
        proxy.setGrouped(true);
        QCOMPARE(
            namesOf(proxy), QStringList({"", "Linear Embedding", "XGBoost", "", "Llama 70B", "DeepSeek"}));
        QCOMPARE(proxy.index(0, 0, {}).data().toString(), QStringLiteral("▾ traditional"));
        QCOMPARE(proxy.index(3, RunTableModel::HeadlineColumn, {}).data().toInt(), 2);
        QVERIFY(proxy.isHeading(3) && proxy.frameRow(3) == -1 && proxy.frameRow(4) == 2);
        QVERIFY((proxy.flags(proxy.index(3, 0, {})) & Qt::ItemIsSelectable) == 0);
    }

    void foldedRunsAreListedButNotShown()
    {
        RunTableModel model;
        RunOrderProxy proxy(model);
        model.setFrame(handBuiltFrame());
        proxy.setGrouped(true);
        proxy.toggleHeading(0);
        QCOMPARE(namesOf(proxy), QStringList({"", "", "Llama 70B", "DeepSeek"}));
        QCOMPARE(proxy.listedRuns(), 4);
        QCOMPARE(proxy.proxyRow(0), -1);
        proxy.toggleHeading(0);
        QCOMPARE(proxy.rowCount({}), 6);
    }

    void excludedRunsStayInTheListStruckThrough()
    {
        auto frame = std::make_shared<Frame>(*handBuiltFrame());
        auto excluded = std::make_shared<TextColumn>();
        excluded->id = "excluded";
        excluded->labels = {"", "excluded"};
        excluded->codes = {0, 1, 0, 0};
        frame->texts.push_back(excluded);
        RunTableModel model;
        model.setFrame(frame);
        QCOMPARE(model.rowCount({}), 4);
        QVERIFY(model.index(1, RunTableModel::NameColumn).data(Qt::FontRole).value<QFont>().strikeOut());
        QVERIFY(!model.index(0, RunTableModel::NameColumn).data(Qt::FontRole).isValid());
        QVERIFY(!visibleRows(*frame, {}).contains(1) && visibleRows(*frame, {}).contains(0));
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

    void sameProblemOfManyFilesIsOneRow()
    {
        std::vector<FileOutcome> files(30);
        for (std::size_t i = 0; i < files.size(); ++i) {
            files[i].path = "logs/" + std::to_string(i) + ".csv";
            files[i].error = Error{Errc::FormatRefused, {files[i].path, "no header"}, {}};
        }
        files[2].diagnostics = {{Severity::Note, "repaired", "repaired", {"", 3, ""}}};
        std::vector<AmbiguityOutcome> ambiguities(3);
        for (std::size_t i = 0; i < ambiguities.size(); ++i) {
            ambiguities[i].record = {"results.csv", static_cast<std::int64_t>(i + 2), ""};
            ambiguities[i].candidates.resize(1);
            ambiguities[i].explanation = "all are called net-s0" + std::to_string(i);
        }
        const std::vector<Problem> problems = problemsOf(files, ambiguities);
        QCOMPARE(problems.size(), std::size_t(34));
        std::vector<Problem> grouped = groupedProblems(problems);
        QCOMPARE(grouped.size(), std::size_t(3));
        QCOMPARE(grouped[1].what,
            QStringLiteral("Might belong to another run, and was not joined: all are called net-s00"));
        QCOMPARE(grouped[1].more.size(), std::size_t(2)); // of other runs, but the same
        grouped.erase(grouped.begin() + 1);
        QCOMPARE(grouped[0].more.size(), std::size_t(29));
        QVERIFY(grouped[1].more.empty());
        DiagnosticsModel model;
        model.setRows(grouped);
        const QString brief = model.index(0, DiagnosticsModel::BriefColumn).data().toString();
        QVERIFY2(brief.contains("0.csv and 29 more places"), qPrintable(brief));
        QVERIFY2(brief.contains("The file is not imported: no header"), qPrintable(brief));
        const QString tip = model.index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains("20.csv") && tip.contains("and 9 more"), qPrintable(tip));
    }

    void problemsOfDifferentNamesAreDifferentRows()
    {
        std::vector<Problem> problems;
        for (const char* what : {"resnet18 has no seed", "resnet50 has no seed", "vgg16 has no seed"}) {
            problems.push_back({Severity::Warning, QString::fromUtf8(what), {}, {}});
        }
        const std::vector<Problem> grouped = groupedProblems(problems);
        QCOMPARE(grouped.size(), std::size_t(2));
        QCOMPARE(grouped[0].more.size(), std::size_t(1));
        QCOMPARE(grouped[1].what, QStringLiteral("vgg16 has no seed"));
    }

    void problemsAreSavedWithTheirPlaces()
    {
        FileOutcome file;
        file.path = "logs/emissions.csv";
        file.diagnostics = {{Severity::Note, "repaired", "repaired, twice", {"", 0, ""}},
            {Severity::SetAside, "truncated", "the line ends early", {"", 9, "x"}}};
        const std::vector<Problem> problems = problemsOf({file}, {});
        QCOMPARE(toCsv(problemTable(problems)),
            std::string("kind,what,file,line,place\n"
                        "set aside,the line ends early,logs/emissions.csv,9,x\n"
                        "note,\"repaired, twice\",logs/emissions.csv,,\n"));
        QCOMPARE(filesToReadAgain(problems), QStringList{QStringLiteral("logs/emissions.csv")});
        QVERIFY(filesToReadAgain({problems.back()}).isEmpty());
        FileOutcome card;
        card.path = "README.md";
        card.diagnostics = {{Severity::Note, "unit_question", "grams or kilograms?", {"", 0, ""}}};
        QCOMPARE(filesToReadAgain(problemsOf({card}, {})), QStringList{QStringLiteral("README.md")});
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
        model.setRows(joinRows({{join}, {}, {ambiguity}}));
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
        const Frame none;
        model.setRows(detailRows(details, {none, none, {}, 0}));
        QCOMPARE(model.rowCount({}), 2);
        QCOMPARE(model.index(0, DetailsModel::ValueColumn).data().toString(), QStringLiteral("0.12 Wh"));
        QCOMPARE(model.index(0, DetailsModel::GradeColumn).data().toString(), QStringLiteral("on-chip"));
        QCOMPARE(
            model.index(0, DetailsModel::SourceColumn).data().toString(), QStringLiteral("emissions.csv:4"));
        QVERIFY(model.index(1, 0).data(Qt::ToolTipRole).toString().contains(u"precedence"));
    }

    void derivedValueStandsBesideTheRecordedOneWithFormulaAndInputs()
    {
        RunDetails details;
        ValueTrace& trace = details.values.emplace_back();
        trace.quantity = &quantityOf(Standard::Energy);
        trace.value = 0.7;
        Scenario scenario;
        scenario.pue = 2;
        const FramePointer recorded = handBuiltFrame();
        const FramePointer frame = derive(recorded, scenario);
        const std::vector<DetailRow> rows = detailRows(details, {*recorded, *frame, scenario, 2});
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows[0].value, QStringLiteral("700 Wh"));
        QCOMPARE(rows[1].name, QStringLiteral("Energy under the scenario"));
        QCOMPARE(rows[1].exact, QStringLiteral("1.4 kWh"));
        QVERIFY2(rows[1].remark.contains(u"× PUE of the scenario"), qPrintable(rows[1].remark));
        QVERIFY2(rows[1].remark.contains(u"Energy in the log 700 Wh"), qPrintable(rows[1].remark));
        QCOMPARE(detailRows(details, {*recorded, *recorded, {}, 2}).size(), std::size_t(1));
    }

    void worstGroupSaysWhichGroupsCount()
    {
        RunDetails details;
        for (const std::int64_t support : {900, 9}) {
            GroupTrace& group = details.groups.emplace_back();
            group.value = {&quantityOf(Standard::Accuracy), "race", "one", 0.7, support};
        }
        Quantity worst = quantityOf(Standard::Accuracy);
        worst.id = "worst_group_accuracy";
        worst.name = "Accuracy, worst group";
        const FramePointer frame = testing::HandBuiltFrame({"a"}).with(worst, {0.7}, Grade::Derived).frame();
        const std::vector<DetailRow> rows = detailRows(details, {*frame, *frame, {}, 0});
        QCOMPARE(rows.size(), std::size_t(3));
        QCOMPARE(rows[0].name, QStringLiteral("Accuracy, worst group"));
        QVERIFY2(rows[0].remark.contains(u"fewer than 30 examples are left out"), qPrintable(rows[0].remark));
        QVERIFY2(rows[1].remark.endsWith(u", 900 examples"), qPrintable(rows[1].remark));
        QVERIFY2(rows[2].remark.endsWith(u", 9 examples, too few to compare"), qPrintable(rows[2].remark));
    }
};

QTEST_MAIN(TestModels)
#include "test_models.moc"
