// SPDX-License-Identifier: GPL-3.0-or-later
// CMake precompiles the headers of a target only if it has a source.
#include "tests/support/test_headers.h"
