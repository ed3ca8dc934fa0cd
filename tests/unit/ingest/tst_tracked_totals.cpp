// SPDX-License-Identifier: GPL-3.0-or-later
// Energy, emissions and money that somebody logs beside the metrics of a training.
#include "core/ingest/builtin_importers.h"
#include "core/ingest/tracking/tracked_metric.h"
#include "tests/support/collecting_sink.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace trefoil;

namespace {

using Files = QHash<QString, QByteArray>;

bool write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.write(content) == content.size();
}

test::CollectingSink importedAs(const QByteArray& format, const QString& path)
{
    test::CollectingSink sink;
    NoProgress progress;
    const auto source = Source::open(path.toStdString());
    const Importer* importer =
        findImporter(std::string_view(format.data(), static_cast<std::size_t>(format.size())));
    if (source && importer != nullptr) {
        static_cast<void>(importer->read(*source, {}, sink, progress));
    }
    return sink;
}

} // namespace

class TestTrackedTotals : public QObject {
    Q_OBJECT

private slots:
    void aNameWithItsUnitIsTheStandardQuantity_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("unit");
        QTest::newRow("energy_kwh") << "energy_kwh"
                                    << "kWh";
        QTest::newRow("energy_consumed_wh") << "energy_kwh"
                                            << "Wh";
        QTest::newRow("system/energy (kWh)") << ""
                                             << "";
        QTest::newRow("Energy (MWh)") << "energy_kwh"
                                      << "MWh";
        QTest::newRow("train/energy_kwh") << "energy_kwh"
                                          << "kWh";
        QTest::newRow("training_energy_j") << "energy_kwh"
                                           << "J";
        QTest::newRow("gpu_energy_kwh") << "gpu_energy_kwh"
                                        << "kWh";
        QTest::newRow("emissions_kg") << "emissions_kg_co2e"
                                      << "kg CO2e";
        QTest::newRow("co2_g") << "emissions_kg_co2e"
                               << "g CO2e";
        QTest::newRow("emissions_kg_co2e") << "emissions_kg_co2e"
                                           << "kg CO2e";
        QTest::newRow("cost_usd") << "cost_usd"
                                  << "USD";
        QTest::newRow("water_l") << "water_l"
                                 << "L";
        QTest::newRow("peak_memory_mib") << "peak_memory_bytes"
                                         << "MiB";
        // Two readings, no unit, another currency, a rate, a part of the run, another data set.
        QTest::newRow("energy_mwh") << ""
                                    << "";
        QTest::newRow("energy") << ""
                                << "";
        QTest::newRow("cost") << ""
                              << "";
        QTest::newRow("cost_eur") << ""
                                  << "";
        QTest::newRow("energy_kwh_per_epoch") << ""
                                              << "";
        QTest::newRow("epoch_energy_kwh") << ""
                                          << "";
        QTest::newRow("val_energy_kwh") << ""
                                        << "";
        QTest::newRow("inference_energy_kwh") << ""
                                              << "";
        // What is no total: the last value is not the run's.
        QTest::newRow("time_s") << ""
                                << "";
        QTest::newRow("gpu_power_w") << ""
                                     << "";
    }
    void aNameWithItsUnitIsTheStandardQuantity()
    {
        QFETCH(const QString, id);
        QFETCH(const QString, unit);
        const MetricPlacement placed = placeTracked(QTest::currentDataTag(), 0.5, 2);
        QCOMPARE(placed.standard.has_value(), !id.isEmpty());
        QCOMPARE(QString::fromStdString(placed.unit), unit);
        if (!id.isEmpty()) {
            QCOMPARE(QString::fromStdString(placed.quantity.id), id);
        }
    }

    void valuesThatItCannotHaveAreKeptAsAQuantityOfOnesOwn()
    {
        const MetricPlacement placed = placeTracked("energy_kwh", -1, 2);
        QVERIFY(!placed.standard);
        QCOMPARE(placed.quantity.id, std::string("train_energy_kwh"));
    }

    void allFormatsReadThemAlike_data()
    {
        QTest::addColumn<QString>("main");
        QTest::addColumn<Files>("files");
        QTest::newRow("lightning_csv")
            << "metrics.csv"
            << Files{{"metrics.csv", "epoch,step,val_loss,energy_wh\n0,10,0.5,250\n1,20,0.25,500\n"}};
        QTest::newRow("keras_csv") << "history.csv"
                                   << Files{{"history.csv",
                                          "epoch,energy_wh,loss\r\n0,250,1\r\n1,500,0.5\r\n"}};
        QTest::newRow("huggingface_trainer_state")
            << "trainer_state.json"
            << Files{{"trainer_state.json",
                   "{\"global_step\": 20, \"log_history\": [{\"step\": 10, \"loss\": 1, \"energy_wh\": 250},"
                   " {\"step\": 20, \"loss\": 0.5, \"energy_wh\": 500}]}"}};
        QTest::newRow("mlflow_file_store")
            << "1/aa/meta.yaml"
            << Files{{"1/meta.yaml", "experiment_id: '1'\nname: Iris\n"},
                   {"1/aa/metrics/energy_wh", "1700000001000 250 0\n1700000002000 500 1\n"},
                   {"1/aa/meta.yaml",
                       "run_id: 0123456789abcdef0123456789abcdef\nrun_name: one\nstart_time: 1700000000000\n"
                       "end_time: 1700000010000\nstatus: 3\n"}};
        QTest::newRow("wandb_csv") << "chart.csv"
                                   << Files{{"chart.csv",
                                          "\"Step\",\"one - energy_wh\",\"one - energy_wh__MIN\",\"one - "
                                          "energy_wh__MAX\"\n\"0\",\"250\",\"250\",\"250\"\n\"1\",\"500\","
                                          "\"500\",\"500\"\n"}};
    }
    void allFormatsReadThemAlike()
    {
        QFETCH(const QString, main);
        QFETCH(const Files, files);
        const QTemporaryDir folder;
        for (auto file = files.begin(); file != files.end(); ++file) {
            QVERIFY(write(folder.filePath(file.key()), file.value()));
        }
        const auto sink = importedAs(QTest::currentDataTag(), folder.filePath(main));
        QCOMPARE(sink.records.size(), std::size_t(1));
        QCOMPARE(sink.records[0].values[Standard::Energy], 0.5);
        const auto series = std::ranges::find_if(
            sink.series, [](const auto& each) { return each.chunk.name.ends_with("energy_wh"); });
        QVERIFY(series != sink.series.end());
        QCOMPARE(series->chunk.quantity->id, std::string("energy_kwh"));
        QCOMPARE(series->chunk.values, (std::vector<double>{0.25, 0.5})); // as the record has it
        const auto column = std::ranges::find_if(
            sink.columns, [](const SourceColumn& each) { return each.quantity->id == "energy_kwh"; });
        QVERIFY(column != sink.columns.end());
        QCOMPARE(column->unitAsWritten, std::string("Wh"));
        QVERIFY(column->grade == Grade::Declared);
    }

    void whatAnEvaluationUsesUpIsNotTheRuns()
    {
        const QTemporaryDir folder;
        const QString log = folder.filePath("trainer_state.json");
        QVERIFY(write(log,
            "{\"global_step\": 10, \"log_history\": [{\"step\": 10, \"eval_loss\": 1, \"eval_energy_kwh\": "
            "2}]}"));
        const auto sink = importedAs("huggingface_trainer_state", log);
        QCOMPARE(sink.records.size(), std::size_t(1));
        QVERIFY(isAbsent(sink.records[0].values[Standard::Energy]));
        QVERIFY(std::ranges::none_of(
            sink.series, [](const auto& each) { return each.chunk.quantity->id == "energy_kwh"; }));
    }

    void valuesOfSingleEpochsAreNoTotal()
    {
        const QTemporaryDir folder;
        const QString log = folder.filePath("metrics.csv");
        QVERIFY(write(log,
            "epoch,step,val_loss,energy_wh,peak_memory_mb\n0,10,0.5,12.1,900\n1,20,0.4,11.8,400\n"
            "2,30,0.3,12.2,500\n"));
        const auto sink = importedAs("lightning_csv", log);
        QCOMPARE(sink.records.size(), std::size_t(1));
        const Record& record = sink.records[0];
        QVERIFY(isAbsent(record.values[Standard::Energy])); // 12.2 Wh is no energy of the run
        QVERIFY(std::ranges::any_of(record.extras, [](const ExtraValue& extra) {
            return extra.quantity->id == "energy_wh" || extra.quantity->id == "train_energy_wh"
                || extra.quantity->id == "val_energy_wh";
        }));
        QCOMPARE(record.values[Standard::PeakMemory], 900e6);
        QCOMPARE(record.values[Standard::Loss], 0.3); // may fall as it likes
    }

    void theSecondOfOneQuantityIsKeptBesideTheFirst()
    {
        const QTemporaryDir folder;
        const QString log = folder.filePath("metrics.csv");
        QVERIFY(write(log, "epoch,step,val_loss,energy_kwh,energy_consumed_kwh\n0,10,0.5,2,3\n"));
        const auto sink = importedAs("lightning_csv", log);
        QCOMPARE(sink.records.size(), std::size_t(1));
        QCOMPARE(sink.records[0].values[Standard::Energy], 2.0);
        QVERIFY(std::ranges::any_of(sink.records[0].extras, [](const ExtraValue& extra) {
            return extra.quantity->id == "energy_consumed_kwh" && extra.value == 3;
        }));
    }
};

QTEST_APPLESS_MAIN(TestTrackedTotals)
#include "tst_tracked_totals.moc"
