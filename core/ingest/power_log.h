// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/power_series.h"
#include "core/ingest/record_builder.h"

#include <deque>

namespace trefoil {

/// What a channel of a power log is the power of.
enum class PowerPart {
    Total, ///< of all that the log looks at; other channels are parts of it
    Cpu,
    Gpu,
    Ram,
    Other, ///< a part without a standard quantity: a neural engine, the board
    Detail, ///< inside of another channel: drawn, never added
};

/// A log of power over time, of one run: each channel becomes a series, and the integrals become the energy,
/// mean power and duration of the record.
class PowerLog {
public:
    static constexpr std::size_t maximumChannels = 64; ///< keeps memory bounded whatever the file says

    PowerLog(RecordSink& sink, std::string path, Clock clock, Grade grade);

    /// The channel of that name, opened if there is none; nothing where there are too many. column: as the
    /// file calls it, for the origin of the values.
    [[nodiscard]] std::optional<std::size_t> channel(
        PowerPart part, const std::string& name, const std::string& column);

    /// watts NaN: the file has no power there.
    void add(std::size_t channel, double seconds, double watts);

    /// Hands the series over and sets duration, energies, mean powers and, on a Calendar clock, start and
    /// end of the record. The energy is that of the Total channels, else the sum of the parts. False, with
    /// nothing set, when no channel has a sample.
    [[nodiscard]] bool finish(RecordBuilder& builder, bool zoneKnown);

private:
    struct Channel {
        PowerPart part;
        std::string name;
        std::string column;
        PowerSeries series;
        PowerIntegral integral;
    };
    struct Sum {
        double joules = 0;
        double watts = 0;
        std::string columns;
        bool isMeasured = false; ///< some sample had a neighbour to integrate to
    };

    [[nodiscard]] Sum sumOf(std::initializer_list<PowerPart> parts) const;
    void setPart(RecordBuilder& builder, const Sum& sum, std::optional<Standard> energy,
        std::optional<Standard> power) const;

    RecordSink& m_sink;
    std::string m_path;
    Clock m_clock;
    Grade m_grade;
    std::deque<Channel> m_channels;
};

} // namespace trefoil
