// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/metric_names.h"

#include <string>
#include <string_view>

namespace trefoil {

/// The data that a metric was computed on, as its name says.
enum class Phase { Unsaid, Training, Validation, Test };

/// "val/acc_epoch" is "acc" on validation data, "training_loss" and "loss_train" are "loss" in training.
struct TrackedName {
    std::string metric; ///< for metricMeaning: "acc", "train_loss"
    Phase phase = Phase::Unsaid;
};
[[nodiscard]] TrackedName readTrackedName(std::string_view name);

/// As placeMetric, for names as training programs log them: what is no quality (learning rate, epoch, time,
/// memory, throughput) is in the sphere where it belongs. A name that says a standard quantity of energy,
/// emissions, water, money or memory with its unit ("energy_kwh", "co2_g", "train/cost (USD)") is that
/// quantity, with the unit as written; of times and powers the last value is not that of the run.
[[nodiscard]] MetricPlacement placeTracked(std::string_view name, double lowest, double highest);

/// The quantity of the file's own for a name whose standard quantity has a value from elsewhere.
[[nodiscard]] Quantity trackedQuantity(std::string_view name);

} // namespace trefoil
