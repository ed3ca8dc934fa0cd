// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/size_ratio.h"
#include "core/units/standard_quantities.h"

#include <QtTest>

using namespace trefoil;

namespace {

VariantComparison sized(Standard quantity, double before, double after)
{
    VariantComparison variant;
    QuantityChange size;
    size.quantity = &quantityOf(quantity);
    size.baseline.mean = before;
    size.variant.mean = after;
    variant.changes.push_back(size);
    return variant;
}

VariantComparison stated(std::optional<double> CompressionSettings::*ratio, double value)
{
    VariantComparison variant;
    variant.compression.settings.*ratio = value;
    return variant;
}

} // namespace

/// How many times smaller, and by what.
class TestSizeRatio : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasMeasuredOutranksWhatIsStated()
    {
        VariantComparison variant = sized(Standard::Size, 8e6, 2e6);
        variant.compression.settings.ratioOfBytes = 3.9;
        QCOMPARE(sizeRatio(variant, RatioBasis::Bytes), std::optional(4.0));
        QCOMPARE(sizeRatio(stated(&CompressionSettings::ratioOfBytes, 3.9), RatioBasis::Bytes),
            std::optional(3.9));
        QCOMPARE(sizeRatio(stated(&CompressionSettings::ratioOfParameters, 2), RatioBasis::Parameters),
            std::optional(2.0));
    }
    void aSizeOfZeroHasNoRatio()
    {
        QVERIFY(!sizeRatio(sized(Standard::Size, 8e6, 0), RatioBasis::Bytes));
        QVERIFY(!sizeRatio(sized(Standard::Size, 0, 8e6), RatioBasis::Bytes));
    }
    void kindsAreNotMixed()
    {
        const VariantComparison bytes = sized(Standard::Size, 8, 2);
        QVERIFY(!sizeRatio(bytes, RatioBasis::Parameters));
        QVERIFY(!sizeRatio(stated(&CompressionSettings::requestedRatio, 10), RatioBasis::Stated));
        QVERIFY(!sizeRatio(stated(&CompressionSettings::compressionRatio, 10), RatioBasis::Requested));
    }
    void theBlockAloneSaysNothingAboutTheModel()
    {
        const std::array variants{stated(&CompressionSettings::blockRatio, 1020)};
        QVERIFY(!ratioBasisOf(variants));
    }
    void theBasisIsThatOfMost()
    {
        const std::array few{sized(Standard::Size, 8, 2), sized(Standard::Parameters, 8, 4),
            sized(Standard::Parameters, 8, 2)};
        QCOMPARE(ratioBasisOf(few), std::optional(RatioBasis::Parameters));
        QCOMPARE(ratioBasisOf({few.data(), 2}), std::optional(RatioBasis::Bytes)); // the first of equals
        QVERIFY(!ratioBasisOf({}));
        const std::array requested{
            stated(&CompressionSettings::requestedRatio, 2), stated(&CompressionSettings::requestedRatio, 4)};
        QCOMPARE(ratioBasisOf(requested), std::optional(RatioBasis::Requested));
    }
};

QTEST_APPLESS_MAIN(TestSizeRatio)
#include "tst_size_ratio.moc"
