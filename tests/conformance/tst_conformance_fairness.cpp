// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that fairlearn, AIF360, scipy and the code of papers computed, kept beside the source tree. Skipped
// where they are not.
#include "tests/support/fairness_cases.h"

#include <QtTest/QTest>

using namespace trefoil::test;

namespace {

const std::filesystem::path folder = std::filesystem::path(TREFOIL_SOURCE_DIR) / ".." / "shared" / "data";

void addRows(const char* file)
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("index");
    const auto cases = readFairnessCases(folder / file);
    if (cases.empty()) {
        QSKIP("the cases are not beside the source tree");
    }
    for (std::size_t i = 0; i < cases.size(); ++i) {
        QTest::newRow(cases[i].id.c_str()) << QString::fromLatin1(file) << static_cast<int>(i);
    }
}

FairnessCase fetchCase()
{
    const QString file = *static_cast<QString*>(QTest::qData("file", QMetaType::QString));
    const int index = *static_cast<int*>(QTest::qData("index", QMetaType::Int));
    return readFairnessCases(folder / file.toStdString())[static_cast<std::size_t>(index)];
}

} // namespace

class TestConformanceFairness : public QObject {
    Q_OBJECT

private slots:
    void fairlearn_data() { addRows("golden-fairness.json"); }
    void fairlearn() { QCOMPARE(QString::fromStdString(metricFrameDifferences(fetchCase())), QString()); }

    void others_data() { addRows("golden-fairness-extra.json"); }
    void others() { QCOMPARE(QString::fromStdString(otherDifferences(fetchCase())), QString()); }
};

QTEST_APPLESS_MAIN(TestConformanceFairness)
#include "tst_conformance_fairness.moc"
