// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/tensorboard/tensorboard_importer.h"

#include "core/base/utf8_text.h"
#include "core/ingest/formats/tensorboard/event.h"
#include "core/ingest/formats/tensorboard/record_file.h"
#include "core/ingest/tracking/companion_files.h"
#include "core/ingest/tracking/last_values.h"
#include "core/ingest/tracking/sibling_file.h"

#include <cmath>
#include <filesystem>

namespace trefoil {

namespace {

constexpr std::string_view nameMark = "tfevents";
constexpr std::string_view version = "brain.Event:";
constexpr std::int64_t eventsBetweenReports = 4096;

bool isEventFileName(std::string_view name)
{
    return name.find(nameMark) != std::string_view::npos && !name.ends_with(".json");
}

bool isEventFile(std::string_view bytes)
{
    RecordFile file(bytes);
    Event event;
    return file.next() && parseEvent(file.record(), event) && event.fileVersion.starts_with(version);
}

/// The event files of the folder, the oldest first: their names begin with the second of their making.
std::vector<std::string> eventFilesAmong(std::vector<std::string> names)
{
    std::erase_if(names, [](const std::string& name) { return !isEventFileName(name); });
    return names;
}

/// The event file of the folder that is read together with the others: the first that is no pointer to
/// itself.
std::string mainFileBeside(const Source& source)
{
    for (const std::string& name : eventFilesAmong(filesIn(source.folder()))) {
        const auto other = Source::open(pathIn(source.folder(), name));
        if (other && isEventFile(other->bytes())) {
            return name;
        }
    }
    return source.fileName();
}

Recognition recognise(const Source& source)
{
    if (isGitLfsPointer(source.head()) && isEventFileName(source.fileName())) {
        return {0.9, "called an event file of TensorBoard, but a Git LFS pointer"};
    }
    if (!isEventFile(source.head())) {
        return {};
    }
    return {1.0, "records with right checksums, the first with the version brain.Event"};
}

/// Keras writes a folder "train" and a folder "validation" for one run.
std::string phaseFolder(const std::string& folder)
{
    const std::string name = lastPart(folder);
    return name == "train" || name == "validation" || name == "eval" ? name : std::string();
}

class EventReader {
public:
    EventReader(const Source& source, RecordSink& sink, Progress& progress)
        : m_source(source)
        , m_sink(sink)
        , m_progress(progress)
        , m_phase(phaseFolder(source.folder()))
        , m_recorder(sink, {.hasSteps = true, .hasTimes = true})
    {
    }

    Result<void> read()
    {
        const std::string own = m_source.fileName();
        if (auto outcome = readFile(m_source); !outcome) {
            return outcome;
        }
        for (const std::string& name : eventFilesAmong(companionsIn(m_source, m_source.folder()))) {
            if (name == own) {
                continue;
            }
            const auto other = openCompanion(m_source, pathIn(m_source.folder(), name));
            if (!other || !isEventFile(other->head())) {
                continue;
            }
            if (auto outcome = readFile(*other); !outcome) {
                return outcome;
            }
        }
        finish();
        return {};
    }

private:
    Result<void> readFile(const Source& source)
    {
        RecordFile file(source.bytes());
        Event event;
        std::int64_t unread = 0;
        std::optional<double> first;
        double last = 0;
        const auto total = static_cast<std::int64_t>(source.bytes().size());
        for (std::int64_t count = 0; file.next(); ++count) {
            if (count % eventsBetweenReports == 0) {
                m_progress.report("reading", static_cast<std::int64_t>(file.position()), total);
                if (m_progress.stopRequested()) {
                    return fail(Errc::Cancelled, {});
                }
            }
            if (!parseEvent(file.record(), event)) {
                ++unread;
                continue;
            }
            if (std::isfinite(event.wallTime) && std::abs(event.wallTime) < 1e11) {
                last = event.wallTime;
                first = first.value_or(last);
            }
            addScalars(event, static_cast<std::int64_t>(std::llround(last * 1000)));
        }
        if (auto whole = source.checkWhole(); !whole) {
            return whole;
        }
        noteSpan(first, last);
        noteDamage(source, file, unread);
        return {};
    }

    void addScalars(const Event& event, std::int64_t timeMs)
    {
        m_others += static_cast<std::int64_t>(event.others);
        for (const EventScalar& scalar : event.scalars) {
            // Other plugins (text, hparams, pr_curves) also write tensors of one number.
            const bool isOther = !scalar.plugin.empty() && scalar.plugin != "scalars";
            if (isOther) {
                ++m_others;
                continue;
            }
            std::size_t series = m_recorder.find(scalar.tag);
            if (series == SeriesRecorder::none) {
                series = m_recorder.series(
                    scalar.tag, m_phase.empty() ? scalar.tag : m_phase + "/" + std::string(scalar.tag));
            }
            m_recorder.add(
                series, {.value = scalar.value, .step = static_cast<double>(event.step), .timeMs = timeMs});
        }
    }

    void noteSpan(std::optional<double> first, double last)
    {
        if (!first) {
            return;
        }
        m_start = m_start ? std::min(*m_start, *first) : *first;
        m_end = m_end ? std::max(*m_end, last) : last;
        m_seconds += std::max(0.0, last - *first);
    }

    void noteDamage(const Source& source, const RecordFile& file, std::int64_t unread)
    {
        const SourceRef where{source.path(), 0, {}};
        const std::string before =
            "; the " + std::to_string(file.soundRecords()) + " records before it were read.";
        const std::string at = std::to_string(file.position());
        if (file.isTruncated()) {
            m_sink.diagnose({Severity::Warning, "truncated",
                "The file ends within the record that starts at byte " + at + before, where});
        }
        if (file.hasLostItsWay()) {
            m_sink.diagnose({Severity::Warning, "damaged_length",
                "The checksum of a length is wrong at byte " + at + ", so that no further record can be found"
                    + before,
                where});
        }
        if (const std::int64_t damaged = file.damagedRecords() + unread; damaged > 0) {
            m_sink.diagnose({Severity::Warning, "damaged_records",
                std::to_string(damaged)
                    + (damaged == 1 ? " damaged record was left out." : " damaged records were left out."),
                where});
        }
    }

    void finish()
    {
        const SourceRef where{m_source.path(), 0, {}};
        if (m_recorder.pointCount() == 0) {
            m_sink.diagnose({Severity::SetAside, "no_measurement",
                m_others > 0 ? "The events hold no scalar, only pictures, texts or histograms."
                             : "The events hold no scalar.",
                where});
            return;
        }
        if (m_recorder.hasTooManySeries()) {
            m_sink.diagnose({Severity::Warning, "too_many_series",
                "Only the first " + std::to_string(SeriesRecorder::mostSeries) + " tags were read.", where});
        }
        m_recorder.flush();
        RecordBuilder builder(m_sink, m_source.path());
        builder.record().name = runName();
        if (m_start) {
            builder.record().startedAt = instantOf(*m_start);
            builder.record().endedAt = instantOf(*m_end);
        }
        LastValues("").put(builder, m_recorder);
        if (m_seconds > 0) {
            builder.setStandard(
                Standard::Duration, m_seconds, {"wall_time, last less first", "s", Grade::Derived});
        }
        Context context;
        context.tool = "TensorBoard";
        builder.accept(context);
    }

    static Instant instantOf(double seconds)
    {
        return {static_cast<std::int64_t>(std::llround(seconds * 1000)), true};
    }

    [[nodiscard]] std::string runName() const
    {
        const std::string folder = m_source.folder();
        const std::string above = lastPart(parentOf(folder));
        return m_phase.empty() || above.empty() ? lastPart(folder) : above + "/" + lastPart(folder);
    }

    const Source& m_source;
    RecordSink& m_sink;
    Progress& m_progress;
    std::string m_phase;
    SeriesRecorder m_recorder;
    std::optional<double> m_start;
    std::optional<double> m_end;
    double m_seconds = 0;
    std::int64_t m_others = 0;
};

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (isGitLfsPointer(source.head())) {
        return refuseGitLfsPointer(source);
    }
    if (!isEventFile(source.bytes())) {
        return fail(Errc::FormatRefused,
            {source.path(), "its first record is no sound event with the version brain.Event"},
            {source.path(), 0, {}});
    }
    if (const std::string main = mainFileBeside(source); main != source.fileName()) {
        notePart(sink, source, "the oldest event file of its folder"); // whose name holds a host
        return {};
    }
    return EventReader(source, sink, progress).read();
}

} // namespace

const Importer& tensorboardImporter()
{
    static const Importer importer{
        "tensorboard", "TensorBoard event file", 3, Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
