// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/metric_names.h"

#include <QtTest/QTest>

using namespace trefoil;

class TestMetricNames : public QObject {
    Q_OBJECT

private slots:
    void findsTheMeaning_data();
    void findsTheMeaning();
    void namesOwnQuantities();
};

void TestMetricNames::findsTheMeaning_data()
{
    QTest::addColumn<QString>("standardId");
    QTest::addColumn<int>("direction");
    const int higher = static_cast<int>(Direction::HigherIsBetter);
    const int lower = static_cast<int>(Direction::LowerIsBetter);
    const int none = static_cast<int>(Direction::None);
    QTest::newRow("acc") << QStringLiteral("accuracy") << higher;
    QTest::newRow("eval_accuracy") << QStringLiteral("accuracy") << higher;
    QTest::newRow("Accuracy") << QStringLiteral("accuracy") << higher;
    QTest::newRow("ROC AUC") << QStringLiteral("auc") << higher;
    QTest::newRow("F1") << QStringLiteral("f1") << higher;
    QTest::newRow("validation_loss") << QStringLiteral("loss") << lower;
    QTest::newRow("train_loss") << QStringLiteral("training_loss") << lower;
    QTest::newRow("ppl") << QStringLiteral("perplexity") << lower;
    QTest::newRow("Macro F1") << QString() << higher;
    QTest::newRow("rougeLsum") << QString() << higher;
    QTest::newRow("wer") << QString() << lower;
    QTest::newRow("word_perplexity") << QString() << lower;
    QTest::newRow("likelihood_difference") << QString() << lower;
    QTest::newRow("exact_match strict-match") << QString() << none;
    QTest::newRow("exact_match") << QString() << higher;
    QTest::newRow("pass@1") << QString() << higher;
    QTest::newRow("pct_stereotype") << QString() << none;
    QTest::newRow("Gen Len") << QString() << none;
    QTest::newRow("") << QString() << none;
}

void TestMetricNames::findsTheMeaning()
{
    QFETCH(QString, standardId);
    QFETCH(int, direction);
    const MetricMeaning meaning = metricMeaning(QTest::currentDataTag());
    const std::string id = meaning.standard ? quantityOf(*meaning.standard).id : std::string();
    QCOMPARE(QString::fromStdString(id), standardId);
    QCOMPARE(static_cast<int>(meaning.direction), direction);
}

void TestMetricNames::namesOwnQuantities()
{
    const Quantity quantity = metricQuantity("macro_f1");
    QCOMPARE(quantity.id, std::string("macro_f1"));
    QCOMPARE(quantity.name, std::string("Macro f1"));
    QCOMPARE(static_cast<int>(quantity.sphere), static_cast<int>(Sphere::Quality));
    QVERIFY(!quantity.isStandard);
}

QTEST_APPLESS_MAIN(TestMetricNames)
#include "tst_metric_names.moc"
