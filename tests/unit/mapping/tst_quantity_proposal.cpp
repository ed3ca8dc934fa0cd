// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/mapping_proposal.h"

#include <QtTest/QTest>

using namespace trefoil;

namespace {

ColumnMapping proposed(const Mapping& mapping, const std::string& column)
{
    for (const ColumnMapping& candidate : mapping.columns) {
        if (candidate.column == column) {
            return candidate;
        }
    }
    return {};
}

} // namespace

/// What a column of numbers is taken for, by its name and its values.
class TestQuantityProposal : public QObject {
    Q_OBJECT

private slots:
    void proposesQuantitiesAndUnits_data();
    void proposesQuantitiesAndUnits();
};

void TestQuantityProposal::proposesQuantitiesAndUnits_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("cells");
    QTest::addColumn<QString>("quantity");
    QTest::addColumn<QString>("unit");
    QTest::newRow("fraction") << "test_acc"
                              << "0.9,0.8"
                              << "accuracy"
                              << "";
    QTest::newRow("counts that are none") << "T_n"
                                          << "0.02,0.5"
                                          << "t_n"
                                          << "";
    QTest::newRow("ratio of the whole model") << "compression_ratio_total"
                                              << "3.54,3.52"
                                              << "measured_compression_ratio"
                                              << "";
    QTest::newRow("ratio of the block") << "compression_ratio_block"
                                        << "409.6,204.8"
                                        << "block_compression_ratio"
                                        << "";
    QTest::newRow("ratio that was asked for") << "target_compression_ratio"
                                              << "2,4"
                                              << "requested_compression_ratio"
                                              << "";
    QTest::newRow("true negatives") << "TN"
                                    << "20,50"
                                    << "true_negatives"
                                    << "";
    QTest::newRow("parameters in millions") << "param_count"
                                            << "305.08,25.6"
                                            << "parameters"
                                            << "million";
    QTest::newRow("a mean of parameters") << "nonzero_parameters"
                                          << "11173962,2793490.5"
                                          << "nonzero_parameters"
                                          << "";
    QTest::newRow("parameters") << "param_count"
                                << "305,25600000"
                                << "parameters"
                                << "";
    QTest::newRow("percent by size") << "Top-1"
                                     << "76.3,81.2"
                                     << "accuracy"
                                     << "%";
    QTest::newRow("percent by sign") << "accuracy"
                                     << "76.3%,81.2%"
                                     << "accuracy"
                                     << "%";
    QTest::newRow("signs in some cells") << "accuracy"
                                         << "0.91,92.5%,0.88"
                                         << "accuracy"
                                         << "";
    QTest::newRow("fractions and an outlier") << "accuracy"
                                              << "0.91,1.7,0.88,0.93"
                                              << "accuracy"
                                              << "";
    QTest::newRow("last of nested keys") << "metrics.accuracy"
                                         << "0.91,0.88"
                                         << "accuracy"
                                         << "";
    QTest::newRow("percent by name") << "Top-1 (%)"
                                     << "76.3,81.2"
                                     << "accuracy"
                                     << "%";
    QTest::newRow("watt hours") << "energy_wh"
                                << "1,2"
                                << "energy_kwh"
                                << "Wh";
    QTest::newRow("joules") << "gpu_energy_j"
                            << "1,2"
                            << "gpu_energy_kwh"
                            << "J";
    QTest::newRow("own energy") << "cpu_energy_hw_wh"
                                << "1,2"
                                << "cpu_energy_hw_kwh"
                                << "Wh";
    QTest::newRow("emissions of a log") << "co2eq_codecarbon_kg"
                                        << "1,2"
                                        << "emissions_kg_co2e"
                                        << "kg CO2e";
    QTest::newRow("tonnes") << "emissions_tco2eq"
                            << "1,2"
                            << "emissions_kg_co2e"
                            << "t CO2e";
    QTest::newRow("seconds") << "run_seconds"
                             << "1,2"
                             << "duration_s"
                             << "s";
    QTest::newRow("per 1000 examples") << "latency_ms_per_1000"
                                       << "1,2"
                                       << "latency_s"
                                       << "µs";
    QTest::newRow("billions") << "parameters_billion"
                              << "7,13"
                              << "parameters"
                              << "billion";
    QTest::newRow("brackets") << "Size(MB)"
                              << "88,14"
                              << "size_bytes"
                              << "MB";
    QTest::newRow("a rate has no unit") << "throughput(samples/s)"
                                        << "1,2"
                                        << "throughput_samples_s"
                                        << "";
    QTest::newRow("intensity") << "carbon_intensity_gco2eq_per_kwh"
                               << "429,330"
                               << "carbon_intensity_kg_co2e_per_kwh"
                               << "g CO2e/kWh";
    QTest::newRow("intensity, written out") << "carbon_intensity_g_co2e_per_kwh"
                                            << "429,330"
                                            << "carbon_intensity_kg_co2e_per_kwh"
                                            << "g CO2e/kWh";
    QTest::newRow("PUE of a place") << "pue"
                                    << "1.1,1.2"
                                    << "pue_of_data_centre"
                                    << "";
    QTest::newRow("unit first") << "kWh used"
                                << "1,2"
                                << "energy_kwh"
                                << "kWh";
    QTest::newRow("unit after in") << "Energy in Wh"
                                   << "1,2"
                                   << "energy_kwh"
                                   << "Wh";
    QTest::newRow("dollars in brackets") << "cost ($)"
                                         << "1,2"
                                         << "cost_usd"
                                         << "USD";
    QTest::newRow("dollars") << "price $"
                             << "1,2"
                             << "cost_usd"
                             << "USD";
    QTest::newRow("euros are no dollars") << "price €"
                                          << "1,2"
                                          << "price_eur"
                                          << "";
    QTest::newRow("hours of accelerators") << "GPU hrs"
                                           << "1,2"
                                           << "accelerator_time_s"
                                           << "h";
    QTest::newRow("power of a GPU") << "gpu (W)"
                                    << "100,200"
                                    << "gpu_w"
                                    << "W";
    QTest::newRow("unknown") << "level"
                             << "30,50"
                             << "level"
                             << "";
}

void TestQuantityProposal::proposesQuantitiesAndUnits()
{
    QFETCH(QString, column);
    QFETCH(QString, cells);
    QFETCH(QString, quantity);
    QFETCH(QString, unit);
    std::string text = "model," + column.toStdString() + "\n";
    for (const QString& cell : cells.split(u',')) {
        const std::string written = cell.toStdString();
        text.append("m").append(written).append(",").append(written).append("\n");
    }
    const auto mapping = proposeMapping(Source::fromText("t.csv", text));
    QVERIFY(mapping.has_value());
    const ColumnMapping result = proposed(*mapping, column.toStdString());
    QCOMPARE(result.role, Role::Quantity);
    QCOMPARE(result.quantityId, quantity.toStdString());
    QCOMPARE(result.unit, unit.toStdString());
    QVERIFY(!result.reason.empty());
}

QTEST_APPLESS_MAIN(TestQuantityProposal)
#include "tst_quantity_proposal.moc"
