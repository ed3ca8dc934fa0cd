// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What moc reads before every header: that of Qt 6.4 stumbles over <concepts> unless the configuration of the
// standard library was read before.
#include <string>
