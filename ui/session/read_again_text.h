// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/library.h"

#include <QString>

namespace trefoil {

/// "Read again: hparams.yaml changed, Trefoil now reads more from this format."; empty when no file was.
[[nodiscard]] QString readAgainText(const ImportOutcome& outcome);

} // namespace trefoil
