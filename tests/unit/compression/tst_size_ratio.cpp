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

FamilyReport familyOf(std::vector<VariantComparison> variants)
{
    FamilyReport family;
    family.family.variants.resize(variants.size());
    family.variants = std::move(variants);
    for (VariantComparison& variant : family.variants) {
        if (variant.compression.method == CompressionMethod::Unknown) {
            variant.compression.method = CompressionMethod::UnstructuredPruning;
        }
    }
    return family;
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
    void whatWasMeasuredOutranksWhatIsOnlyStated()
    {
        VariantComparison variant = stated(&CompressionSettings::compressionRatio, 10);
        variant.compression.settings.measuredRatio = 9.2;
        QCOMPARE(sizeRatio(variant, RatioBasis::Stated), std::optional(9.2));
    }
    void theBlockAloneSaysNothingAboutTheModel()
    {
        QVERIFY(!ratioBasisOf(familyOf({stated(&CompressionSettings::blockRatio, 1020)})));
    }
    void theBasisIsThatOfMost()
    {
        const VariantComparison bytes = sized(Standard::Size, 8, 2);
        const VariantComparison parameters = sized(Standard::Parameters, 8, 4);
        QCOMPARE(
            ratioBasisOf(familyOf({bytes, parameters, parameters})), std::optional(RatioBasis::Parameters));
        QCOMPARE(ratioBasisOf(familyOf({bytes, parameters})), std::optional(RatioBasis::Bytes)); // the first
        QVERIFY(!ratioBasisOf(familyOf({})));
        const VariantComparison requested = stated(&CompressionSettings::requestedRatio, 2);
        QCOMPARE(ratioBasisOf(familyOf({requested})), std::optional(RatioBasis::Requested));
    }
    void whatIsNotCompressedHasNoVote()
    {
        VariantComparison plain = sized(Standard::Size, 8, 2);
        plain.compression.method = CompressionMethod::None;
        const VariantComparison requested = stated(&CompressionSettings::requestedRatio, 2);
        QCOMPARE(ratioBasisOf(familyOf({plain, plain, requested})), std::optional(RatioBasis::Requested));
        FamilyReport controlled = familyOf({sized(Standard::Size, 8, 2), requested});
        controlled.family.variants[0].isControl = true;
        QCOMPARE(ratioBasisOf(controlled), std::optional(RatioBasis::Requested));
    }
};

QTEST_APPLESS_MAIN(TestSizeRatio)
#include "tst_size_ratio.moc"
