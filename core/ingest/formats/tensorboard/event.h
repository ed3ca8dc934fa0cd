// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace trefoil {

/// One number of a summary. Views point into the record.
struct EventScalar {
    std::string_view tag;
    std::string_view plugin; ///< only in the first event of a tag; "scalars" for numbers, may be empty
    double value = 0;
    bool isTensor = false;
};

/// What Trefoil reads of TensorFlow's protobuf message Event (tensorflow/core/util/event.proto and
/// core/framework/summary.proto).
struct Event {
    double wallTime = 0; ///< seconds since 1970 in UTC
    std::int64_t step = 0;
    std::string_view fileVersion; ///< "brain.Event:2" in the first record of a file
    std::vector<EventScalar> scalars; ///< simple values, and tensors of one number
    std::size_t others = 0; ///< values that are no single number: images, histograms, texts
};

/// Fills the event, whose memory is used again. False where the bytes are no such message.
[[nodiscard]] bool parseEvent(std::string_view bytes, Event& event);

} // namespace trefoil
