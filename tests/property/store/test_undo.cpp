// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/store/library_case.h"

#include <random>

using namespace trefoil;
using namespace trefoil::test;

namespace {

/// A file of a few runs; equal ids come up again in other files and with other values.
std::string randomFile(std::mt19937& random)
{
    const auto below = [&random](unsigned limit) { return std::to_string(random() % limit); };
    std::string text;
    for (unsigned i = 0; i < 1 + random() % 5; ++i) {
        const std::string id = "id" + below(6);
        text += id + "|run " + id + "|" + below(9) + "|" + below(9) + "|0.5"
            + (random() % 2 == 0 ? "|cumulative\n" : "\n");
    }
    return text;
}

/// One change of any kind; some are refused, which is fine.
void changeSomething(Library& library, const Folder& folder, std::mt19937& random)
{
    const FramePointer frame = frameOf(library);
    const auto anyRun = [&] {
        return frame->rowCount() == 0 ? RunId{1} : frame->runs[random() % frame->rowCount()];
    };
    const std::u8string name(1, static_cast<char8_t>(u8'a' + random() % 3));
    switch (random() % 6) {
    case 0:
        static_cast<void>(importLog(library, folder.write(name + u8".log", randomFile(random))));
        break;
    case 1:
        static_cast<void>(importTable(library, folder.write(name + u8".csv", randomFile(random))));
        break;
    case 2:
        static_cast<void>(library.joinRuns({anyRun(), anyRun()}));
        break;
    case 3:
        static_cast<void>(library.splitRun(anyRun()));
        break;
    case 4:
        static_cast<void>(library.renameRun(anyRun(), "name " + std::to_string(random() % 4)));
        break;
    default:
        static_cast<void>(library.setExcluded({anyRun()}, random() % 2 == 0));
    }
}

std::size_t changesDone(Library& library)
{
    std::size_t count = 0;
    const auto history = library.history();
    for (const HistoryEntry& entry : *history) {
        count += entry.undone ? 0 : 1;
    }
    return count;
}

} // namespace

class TestUndo : public QObject {
    Q_OBJECT

private slots:
    void undoingEverythingGoesBackStepByStep_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 20; ++seed) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }
    void undoingEverythingGoesBackStepByStep()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const Folder folder;
        Library library = openNew(folder);
        std::vector<std::string> states{dump(library)};
        for (int step = 0; step < 12; ++step) {
            const std::size_t before = changesDone(library);
            changeSomething(library, folder, random);
            if (changesDone(library) > before) {
                states.push_back(dump(library));
            } else {
                QCOMPARE(dump(library), states.back()); // what is refused changes nothing
            }
        }
        for (std::size_t i = states.size() - 1; i > 0; --i) {
            VERIFY_RESULT(library.undo());
            QCOMPARE(dump(library), states[i - 1]);
        }
        for (std::size_t i = 1; i < states.size(); ++i) {
            VERIFY_RESULT(library.redo());
            QCOMPARE(dump(library), states[i]);
        }
        NoProgress progress;
        QCOMPARE(library.check(progress)->problems, std::vector<std::string>());
    }
};

QTEST_APPLESS_MAIN(TestUndo)
#include "test_undo.moc"
