// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/parentage.h"
#include "support/hand_built_frame.h"

#include <QtTest>

#include <string>

using namespace trefoil;

/// What a name says about compression, and which run a run was made smaller from.
class TestParentage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreRead_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<double>("bits"); // -1: not stated
        QTest::addColumn<double>("sparsity");

        const auto row = [](const char* name, const char* method, double bits, double sparsity) {
            QTest::newRow(name) << QByteArray(name) << QByteArray(method) << bits << sparsity;
        };
        row("Q4_K_M", "quantization", -1, -1);
        row("awq@4bit_128g", "quantization", 4, -1);
        row("int8", "quantization", 8, -1);
        row("int8dyn", "quantization", 8, -1);
        row("quant4", "quantization", 4, -1);
        row("nf4", "quantization", 4, -1);
        row("prune_0.9", "unstructured pruning", -1, 0.9);
        row("prune90", "unstructured pruning", -1, 0.9);
        row("sparsity 61%", "unstructured pruning", -1, 0.61);
        row("wanda_0.5", "unstructured pruning", -1, 0.5);
        row("magnitude@0.5_2to4_seed0", "N:M pruning", -1, 0.5);
        row("sparsegpt 2:4", "N:M pruning", -1, 0.5);
        row("filter pruning 40", "structured pruning", -1, 0.4);
        row("distill", "distillation", -1, -1);
        row("distilbert-base", "distillation", -1, -1);
        row("lowrank16", "low-rank", -1, -1);
        row("SVD", "low-rank", -1, -1);
        row("Tucker", "tensor decomposition", -1, -1);
        row("tensor-decomposed, one seventh", "tensor decomposition", -1, -1);
        row("int8 per-tensor", "quantization", 8, -1);
        row("coreset10", "dataset condensation", -1, -1);
        row("ActNN", "activation compression", -1, -1);
        row("adam-8bit", "optimizer-state quantization", 8, -1);
        row("down14", "input downsampling", -1, -1);
        row("int8_prune50", "combined", 8, 0.5);
        row("dense", "none", -1, -1);
        row("fp32", "none", 32, -1);
        row("bf16", "none", 16, -1);
        row("small", "unknown", -1, -1);
        row("Llama-3.1-8B", "unknown", -1, -1);
        row("", "unknown", -1, -1);
    }
    void namesAreRead()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, method);
        QFETCH(double, bits);
        QFETCH(double, sparsity);
        const CompressionProposal proposal = compressionOfText(name.toStdString());
        QCOMPARE(QByteArray::fromStdString(std::string(methodName(proposal.method))), method);
        QCOMPARE(proposal.settings.weightBits.value_or(-1), bits);
        QCOMPARE(proposal.settings.sparsity.value_or(-1), sparsity);
        QCOMPARE(proposal.reason.empty(), proposal.method == CompressionMethod::Unknown);
    }

    void theBaselineHasTheSameSeed()
    {
        const auto frame = testing::HandBuiltFrame({"a", "b", "c", "d", "e"})
                               .withText("model", {"CNN", "CNN", "CNN", "CNN", "MLP"})
                               .withText("variant", {"dense", "dense", "prune90", "prune90", "prune90"})
                               .withText("seed", {"0", "1", "1", "7", "0"})
                               .frame();
        const auto parentage = proposeParentage(*frame);
        QVERIFY(!parentage[0].baseline.has_value());
        QCOMPARE(parentage[2].baseline.value(), 1U);
        QCOMPARE(parentage[3].baseline.value(), 0U); // no seed 7: the first
        QVERIFY(!parentage[4].baseline.has_value()); // of another model
        QVERIFY(!parentage[4].baselineReason.empty());
    }

    void theFullestRunOfASeedIsTheBaseline()
    {
        Quantity worst = quantityOf(Standard::Accuracy);
        worst.id = "worst_group_accuracy";
        worst.sphere = Sphere::Society;
        const auto frame = testing::HandBuiltFrame({"predictions", "log", "results", "results again", "v"})
                               .withText("variant", {"dense", "dense", "dense", "dense", "int8"})
                               .with(Standard::Accuracy, {0.9, absent, 0.9, 0.9, 0.8})
                               .with(Standard::Auc, {0.9, absent, absent, absent, 0.8})
                               .with(Standard::Energy, {absent, 1, 1, 1, 1})
                               .with(Standard::Size, {absent, 1, 1, 1, 1})
                               .with(Standard::Emissions, {absent, 1, absent, absent, 1})
                               .with(worst, {0.8, absent, 0.8, 0.8, 0.7}, Grade::Derived)
                               .frame();
        QCOMPARE(proposeParentage(*frame)[4].baseline.value(), 2U);
    }

    void aControlIsNoBaseline()
    {
        const auto frame = testing::HandBuiltFrame({"a", "b", "c"})
                               .withText("variant", {"denseft", "dense", "int8"})
                               .frame();
        QCOMPARE(proposeParentage(*frame)[2].baseline.value(), 1U);
    }

    void severalBaselinesAreNotGuessedFrom()
    {
        const auto frame =
            testing::HandBuiltFrame({"a", "b", "c"}).withText("variant", {"fp32", "dense", "int8"}).frame();
        const auto parentage = proposeParentage(*frame);
        QVERIFY(!parentage[2].baseline.has_value());
        QCOMPARE(parentage[2].baselineReason, std::string("several could be it: dense, fp32"));
    }

    void unrelatedFilesAreNoFamily()
    {
        const auto withFolders = [](const std::vector<std::string>& models) {
            auto frame = std::make_shared<Frame>(*testing::HandBuiltFrame({"baseline", "int8", "int8"})
                                                      .withText("model", models)
                                                      .withText("dataset", {"COCO", "COCO", "COCO"})
                                                      .withText("variant", {"dense", "int8", "int8"})
                                                      .frame());
            frame->folders = {0, 0, 1};
            return frame;
        };
        const auto nameless = proposeParentage(*withFolders({"", "", ""}));
        QCOMPARE(nameless[1].baseline.value(), 0U); // a table without a column for the model
        QVERIFY(!nameless[2].baseline.has_value());
        const auto named = proposeParentage(*withFolders({"CNN", "CNN", "CNN"}));
        QCOMPARE(named[1].baseline.value(), 0U);
        QCOMPARE(named[2].baseline.value(), 0U); // the same model in another folder
    }

    void columnsOutrankNames()
    {
        const auto frame = testing::HandBuiltFrame({"x", "y", "z"})
                               .with(weightBitsQuantity(), {4, 32, absent}, Grade::Measured)
                               .with(sparsityQuantity(), {absent, absent, 0.25}, Grade::Measured)
                               .withText("variant", {"", "", "prune_0.9"})
                               .frame();
        const auto parentage = proposeParentage(*frame);
        QCOMPARE(parentage[0].compression.method, CompressionMethod::Quantization);
        QCOMPARE(parentage[1].compression.method, CompressionMethod::None);
        QCOMPARE(parentage[2].compression.settings.sparsity.value(), 0.25);
        QCOMPARE(parentage[0].baseline.value(), 1U);
    }

    void aNameIsTheLastResort()
    {
        const auto frame =
            testing::HandBuiltFrame({"net-int8", "net-int8"}).withText("model", {"", "net"}).frame();
        const auto parentage = proposeParentage(*frame);
        QCOMPARE(parentage[0].compression.method, CompressionMethod::Quantization);
        QCOMPARE(parentage[1].compression.method, CompressionMethod::Unknown);
    }
};

QTEST_APPLESS_MAIN(TestParentage)
#include "tst_parentage.moc"
