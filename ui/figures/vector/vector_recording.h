// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "ui/figures/vector/vector_writer.h"

#include <cstdint>
#include <variant>
#include <vector>

namespace trefoil {

/// What was painted, as values: made where painters live, on the window's thread, and written from any other.
/// Written to the same kind of writer it gives the same bytes as painting would.
class VectorRecording {
public:
    /// Stops early where the progress asks for it; what was written then is worth nothing. Thread-safe.
    void writeTo(VectorWriter& writer, Progress& progress) const;

private:
    friend class RecordingWriter;
    struct Clip {
        std::vector<QPainterPath> paths;
    };
    struct Path {
        QPainterPath path;
        VectorPaint paint;
    };
    struct Polylines {
        std::vector<std::vector<CentiPoint>> lines;
        VectorStroke stroke;
    };
    struct Markers {
        VectorMarker marker;
        std::vector<CentiPoint> positions;
    };
    using Command = std::variant<Clip, Path, Polylines, VectorText, VectorImage, Markers, LaterPainting>;

    std::vector<Command> m_commands;
    std::int64_t m_marks = 0; ///< for the progress
};

/// Takes a recording down.
class RecordingWriter final : public VectorWriter {
public:
    void setClip(const std::vector<QPainterPath>& clips) override;
    void drawPath(const QPainterPath& path, const VectorPaint& paint) override;
    void drawPolylines(std::span<const std::vector<CentiPoint>> lines, const VectorStroke& stroke) override;
    void drawText(const VectorText& text) override;
    void drawImage(const VectorImage& image) override;
    void placeMarkers(const VectorMarker& marker, std::span<const CentiPoint> positions) override;
    void paintLater(const LaterPainting& painting) override;

    [[nodiscard]] VectorRecording take() { return std::move(m_recording); }

private:
    void add(VectorRecording::Command command, std::size_t marks);

    VectorRecording m_recording;
};

} // namespace trefoil
