// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// results.csv of Ultralytics YOLO (YOLOv5 and later) with args.yaml, opt.yaml and hyp.yaml beside it: one
/// record.
[[nodiscard]] const Importer& ultralyticsImporter();

} // namespace trefoil
