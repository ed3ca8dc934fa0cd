// SPDX-License-Identifier: GPL-3.0-or-later
// bench_drop FOLDER: the real window gets all of a folder at once, as a person drops it: how long the looking
// and the importing take, the peak memory of each, and the longest time in which the window's thread answers
// nothing (a timer of 5 ms that comes late), by the clock and by the processor time of that thread alone,
// which says more on a busy machine. Then the import is cancelled at several moments of its progress: the
// rows of every table of the library are counted before and after. Asserts nothing.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <map>
#include <string>
#include <vector>

#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUrl>

#include "bench/peak_memory.h"
#include "core/ingest/builtin_importers.h"
#include "core/store/sql/connection.h"
#include "ui/pages/import/import_dialog.h"
#include "ui/shell/library_flow.h"
#include "ui/shell/main_window.h"

using namespace trefoil;

namespace {

using Clock = std::chrono::steady_clock;
constexpr int longestWait = 120'000; ///< ms

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double threadMilliseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// The longest times between two turns of the event loop of the window's thread.
class LoopGaps {
public:
    LoopGaps()
        : m_last(Clock::now())
        , m_lastProcessor(threadMilliseconds())
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(5);
        QObject::connect(&m_timer, &QTimer::timeout, [this] { tick(); });
        m_timer.start();
    }

    void print()
    {
        std::printf(
            "    longest gap of the event loop %.0f ms (%d over 50 ms); of its own processor time %.0f ms"
            " (%d over 50 ms, at s:",
            m_longest, m_late, m_longestProcessor, static_cast<int>(m_moments.size()));
        for (const double moment : m_moments) {
            std::printf(" %.1f", moment / 1e3);
        }
        std::printf(")\n");
    }

private:
    void tick()
    {
        constexpr double late = 50; // ms
        const double gap = millisecondsSince(m_last);
        const double processor = threadMilliseconds() - m_lastProcessor;
        m_longest = std::max(m_longest, gap);
        m_longestProcessor = std::max(m_longestProcessor, processor);
        m_late += gap > late ? 1 : 0;
        if (processor > late) {
            m_moments.push_back(millisecondsSince(m_start));
        }
        m_last = Clock::now();
        m_lastProcessor = threadMilliseconds();
    }

    QTimer m_timer;
    Clock::time_point m_start = Clock::now();
    Clock::time_point m_last;
    double m_lastProcessor;
    double m_longest = 0;
    double m_longestProcessor = 0;
    int m_late = 0;
    std::vector<double> m_moments; // ms since the start
};

template <class Work>
void measure(const char* what, Work work)
{
    bench::PeakMemory memory;
    LoopGaps gaps;
    const auto start = Clock::now();
    const bool isDone = work();
    const double seconds = millisecondsSince(start) / 1e3;
    const bench::PeakMemory::Peak peak = memory.stop();
    std::printf("  %s: %s%.1f s, peak %.0f MB resident, %.0f MB of it without mapped files\n", what,
        isDone ? "" : "not finished within ", seconds, peak.resident, peak.own);
    gaps.print();
    std::fflush(stdout);
}

void drop(MainWindow& window, const QString& folder)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(folder)});
    QDragEnterEvent enter({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QDropEvent event(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

QPushButton* importButton(const MainWindow& window)
{
    const auto* dialog = window.findChild<ImportDialog*>();
    for (QPushButton* button :
        dialog == nullptr ? QList<QPushButton*>() : dialog->findChildren<QPushButton*>()) {
        if (button->text().startsWith(QStringLiteral("Import"))) {
            return button;
        }
    }
    return nullptr;
}

bool waitForPreview(MainWindow& window)
{
    return QTest::qWaitFor(
        [&] {
            const QPushButton* import = importButton(window);
            return import != nullptr && import->isEnabled() && import->text() != QStringLiteral("Import");
        },
        longestWait);
}

using Counts = std::map<std::string, std::int64_t>;

/// Rows of every table.
Counts rowCounts(const QString& library)
{
    Counts counts;
    auto connection = sql::Connection::open(library.toStdString(), sql::Access::ReadOnly);
    if (!connection) {
        return counts;
    }
    sql::Statement tables = connection->prepare("SELECT name FROM sqlite_schema WHERE type = 'table'");
    while (tables.step()) {
        const std::string table(tables.text(0));
        counts[table] = connection->integer("SELECT count(*) FROM \"" + table + "\"");
    }
    return counts;
}

void cancelAt(MainWindow& window, const QString& library, const QString& folder, double share)
{
    const Counts before = rowCounts(library);
    drop(window, folder);
    if (!waitForPreview(window)) {
        std::printf("  the dialog did not come to its preview\n");
        return;
    }
    const QPointer<ImportDialog> dialog = window.findChild<ImportDialog*>();
    const QPointer<QProgressBar> bar = dialog->findChild<QProgressBar*>();
    importButton(window)->click();
    int reached = 0;
    static_cast<void>(QTest::qWaitFor(
        [&] {
            const bool isKnown = bar != nullptr && bar->maximum() > 0;
            reached = isKnown ? bar->value() : reached;
            return bar == nullptr || (isKnown && bar->value() >= share * bar->maximum());
        },
        longestWait));
    if (dialog == nullptr) {
        std::printf("  the import was done before %.0f %% of the bytes were seen\n", share * 100);
        return;
    }
    const auto start = Clock::now();
    dialog->reject();
    static_cast<void>(QTest::qWaitFor(
        [&] { return window.findChild<ImportDialog*>() == nullptr && !window.isBusy(); }, longestWait));
    const Counts after = rowCounts(library);
    std::printf("  cancelled at %.1f %% of the bytes: ended after %.0f ms, rows of all %zu tables %s\n",
        reached / 10.0, millisecondsSince(start), after.size(),
        before == after && !after.empty() ? "as before" : "DIFFER");
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    if (argc < 2) {
        std::printf("bench_drop FOLDER\n");
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    const QTemporaryDir place;
    MainWindow window((Settings()));
    window.resize(1366, 768);
    window.show();
    const QString library = place.filePath(QStringLiteral("bench.trefoil"));
    window.workspace().open(library, OpenMode::CreateIfMissing);
    QTest::qWait(500);
    measure("an idle window", [] {
        QTest::qWait(1000);
        return true;
    });
    for (const double share : {0.05, 0.3, 0.6, 0.9}) {
        cancelAt(window, library, folder, share);
    }
    measure("dropped, until the preview is there", [&] {
        drop(window, folder);
        const bool isThere = waitForPreview(window);
        QTest::qWait(500);
        return isThere;
    });
    measure("imported, until the boards are drawn", [&] {
        importButton(window)->click();
        const bool isImported = QTest::qWaitFor(
            [&] { return window.findChild<ImportDialog*>() == nullptr && !window.isBusy(); }, longestWait);
        QTest::qWait(2000);
        return isImported;
    });
    std::printf("  %zu runs\n", window.workspace().frame()->rowCount());
    window.close();
    QTest::qWait(200);
    return 0;
}
