// SPDX-License-Identifier: GPL-3.0-or-later
// What libFuzzer calls with every input that it makes; one executable per importer.

#include "tests/fuzz/fuzz_importer.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    trefoil::test::fuzzImporter(TREFOIL_IMPORTER, {reinterpret_cast<const char*>(data), size});
    return 0;
}
