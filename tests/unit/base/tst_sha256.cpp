// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"

#include <QTest>

using namespace trefoil;

class TestSha256 : public QObject {
    Q_OBJECT

private slots:
    void agreesWithPublishedVectors();
    void piecesGiveTheSameAsTheWhole();
};

void TestSha256::agreesWithPublishedVectors()
{
    // FIPS 180-2, appendix B, and the empty message.
    QCOMPARE(
        toHex(sha256("")), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(toHex(sha256("abc")),
        std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(toHex(sha256(std::string(1'000'000, 'a'))),
        std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
}

void TestSha256::piecesGiveTheSameAsTheWhole()
{
    Sha256 hash;
    hash.add("a");
    hash.add("");
    hash.add("bc");
    QCOMPARE(hash.finish(), sha256("abc"));
}

QTEST_APPLESS_MAIN(TestSha256)
#include "tst_sha256.moc"
