// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/vector_recording.h"

#include <algorithm>

namespace trefoil {
namespace {

/// Passes everything on, counts it, and nothing more once it should stop.
class WatchedWriter final : public VectorWriter {
public:
    WatchedWriter(VectorWriter& writer, Progress& progress, std::int64_t total)
        : m_writer(writer)
        , m_progress(progress)
        , m_total(total)
    {
    }

    void setClip(const std::vector<QPainterPath>& clips) override { m_writer.setClip(clips); }
    void drawPath(const QPainterPath& path, const VectorPaint& paint) override
    {
        if (goesOn(1))
            m_writer.drawPath(path, paint);
    }
    void drawPolylines(std::span<const std::vector<CentiPoint>> lines, const VectorStroke& stroke) override
    {
        if (goesOn(lines.size()))
            m_writer.drawPolylines(lines, stroke);
    }
    void drawText(const VectorText& text) override
    {
        if (goesOn(1))
            m_writer.drawText(text);
    }
    void drawImage(const VectorImage& image) override
    {
        if (goesOn(1))
            m_writer.drawImage(image);
    }
    void placeMarkers(const VectorMarker& marker, std::span<const CentiPoint> positions) override
    {
        if (goesOn(positions.size()))
            m_writer.placeMarkers(marker, positions);
    }

private:
    bool goesOn(std::size_t marks)
    {
        m_done += static_cast<std::int64_t>(marks);
        // What is painted later only guessed its marks.
        m_progress.report("figure", std::min(m_done, m_total), m_total);
        return !m_progress.stopRequested();
    }

    VectorWriter& m_writer;
    Progress& m_progress;
    std::int64_t m_total;
    std::int64_t m_done = 0;
};

} // namespace

void VectorRecording::writeTo(VectorWriter& writer, Progress& progress) const
{
    WatchedWriter watched(writer, progress, m_marks);
    const auto write = [&watched](const auto& command) {
        using Kind = std::decay_t<decltype(command)>;
        if constexpr (std::is_same_v<Kind, Clip>)
            watched.setClip(command.paths);
        else if constexpr (std::is_same_v<Kind, Path>)
            watched.drawPath(command.path, command.paint);
        else if constexpr (std::is_same_v<Kind, Polylines>)
            watched.drawPolylines(command.lines, command.stroke);
        else if constexpr (std::is_same_v<Kind, VectorText>)
            watched.drawText(command);
        else if constexpr (std::is_same_v<Kind, VectorImage>)
            watched.drawImage(command);
        else if constexpr (std::is_same_v<Kind, Markers>)
            watched.placeMarkers(command.marker, command.positions);
        else
            watched.paintLater(command);
    };
    for (const Command& command : m_commands) {
        if (progress.stopRequested())
            return;
        std::visit(write, command);
    }
}

void RecordingWriter::add(VectorRecording::Command command, std::size_t marks)
{
    m_recording.m_commands.push_back(std::move(command));
    m_recording.m_marks += static_cast<std::int64_t>(marks);
}

void RecordingWriter::setClip(const std::vector<QPainterPath>& clips)
{
    add(VectorRecording::Clip{clips}, 0);
}

void RecordingWriter::drawPath(const QPainterPath& path, const VectorPaint& paint)
{
    add(VectorRecording::Path{path, paint}, 1);
}

void RecordingWriter::drawPolylines(
    std::span<const std::vector<CentiPoint>> lines, const VectorStroke& stroke)
{
    add(VectorRecording::Polylines{{lines.begin(), lines.end()}, stroke}, lines.size());
}

void RecordingWriter::drawText(const VectorText& text)
{
    add(text, 1);
}

void RecordingWriter::drawImage(const VectorImage& image)
{
    add(image, 1);
}

void RecordingWriter::placeMarkers(const VectorMarker& marker, std::span<const CentiPoint> positions)
{
    add(VectorRecording::Markers{marker, {positions.begin(), positions.end()}}, positions.size());
}

void RecordingWriter::paintLater(const LaterPainting& painting)
{
    add(painting, static_cast<std::size_t>(painting.marks));
}

} // namespace trefoil
