// SPDX-License-Identifier: GPL-3.0-or-later
// Which runs are proposed as made smaller from which, when whole folders of unrelated files are imported at
// once. Skipped where the folders are not beside the source tree.
#include "core/compression/parentage.h"
#include "core/ingest/find_files.h"
#include "core/store/library.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cstdio>
#include <map>
#include <set>

using namespace trefoil;
namespace fs = std::filesystem;

namespace {

const fs::path sharedFolder = fs::path(TREFOIL_SOURCE_DIR) / ".." / "shared";

FramePointer frameOfFolder(const fs::path& folder)
{
    const QTemporaryDir place;
    NoProgress progress;
    auto library = Library::open(place.filePath("all.trefoil").toStdString(), OpenMode::CreateIfMissing);
    const auto found = findFiles({folder}, progress);
    std::vector<ImportFile> files;
    for (const FoundFile& file : found.value_or(std::vector<FoundFile>())) {
        if (file.isTaken) {
            files.push_back({file.path, file.candidates.front().importer, nullptr});
        }
    }
    if (!library || !library->import(files, progress)) {
        return nullptr;
    }
    return library->frame(progress).value_or(nullptr);
}

std::string textAt(const Frame& frame, const char* id, std::uint32_t row)
{
    const TextColumn* column = frame.findText(id);
    return column == nullptr ? std::string() : column->at(row);
}

struct Counts {
    int proposals = 0;
    int unrelated = 0; ///< neither model, task, project nor folder in common
    std::set<std::string> variants; ///< model and variant of the runs with a proposal
};

Counts countProposals(const Frame& frame)
{
    Counts counts;
    const std::vector<Parentage> parentage = proposeParentage(frame);
    for (std::uint32_t row = 0; row < frame.rowCount(); ++row) {
        if (!parentage[row].baseline) {
            continue;
        }
        ++counts.proposals;
        const std::uint32_t baseline = *parentage[row].baseline;
        const auto isShared = [&](const char* id) {
            return !textAt(frame, id, row).empty() && !textAt(frame, id, baseline).empty();
        };
        const bool isRelated = isShared("model") || isShared("task") || isShared("project")
            || frame.folders[row] == frame.folders[baseline];
        counts.unrelated += isRelated ? 0 : 1;
        counts.variants.insert(textAt(frame, "model", row) + " " + textAt(frame, "variant", row));
    }
    return counts;
}

} // namespace

class TestConformanceBaselines : public QObject {
    Q_OBJECT

private slots:
    void proposalsNeedSomethingInCommon_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("least");
        QTest::newRow("samples") << "samples" << 1;
        QTest::newRow("study") << "data/study" << 1;
    }

    void proposalsNeedSomethingInCommon()
    {
        QFETCH(QString, folder);
        QFETCH(int, least);
        const fs::path path = sharedFolder / folder.toStdString();
        if (!fs::exists(path)) {
            QSKIP("not beside the source tree");
        }
        const FramePointer frame = frameOfFolder(path);
        QVERIFY(frame != nullptr && frame->rowCount() > 0);
        const Counts counts = countProposals(*frame);
        std::printf(
            "  %s: %zu runs, %d proposals of a baseline, %d of them with nothing in common, %zu variants\n",
            qPrintable(folder), frame->rowCount(), counts.proposals, counts.unrelated,
            counts.variants.size());
        QCOMPARE(counts.unrelated, 0);
        QVERIFY(counts.proposals >= least);
    }
};

QTEST_APPLESS_MAIN(TestConformanceBaselines)
#include "tst_conformance_baselines.moc"
