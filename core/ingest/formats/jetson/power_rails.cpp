// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/jetson/jetson_files.h"

#include <algorithm>
#include <array>

namespace trefoil::jetson {

namespace {

constexpr double mostPlausibleWatts = 1000; // boards take up to 100 W

struct Rail {
    std::string_view name;
    PowerPart part;
};
constexpr std::array rails = {
    Rail{"VDD_IN", PowerPart::Total},
    Rail{"POM_5V_IN", PowerPart::Total},
    Rail{"VIN", PowerPart::Total},
    Rail{"TOT", PowerPart::Total},
    Rail{"CPU", PowerPart::Cpu},
    Rail{"VDD_CPU", PowerPart::Cpu},
    Rail{"VDD_SYS_CPU", PowerPart::Cpu},
    Rail{"POM_5V_CPU", PowerPart::Cpu},
    Rail{"GPU", PowerPart::Gpu},
    Rail{"VDD_GPU", PowerPart::Gpu},
    Rail{"VDD_SYS_GPU", PowerPart::Gpu},
    Rail{"POM_5V_GPU", PowerPart::Gpu},
    Rail{"VDDRQ", PowerPart::Ram},
    Rail{"VDD_DDR", PowerPart::Ram},
    Rail{"VDD_SYS_DDR", PowerPart::Ram},
};

} // namespace

PowerPart partOfRail(std::string_view name)
{
    const auto* const known =
        std::find_if(rails.begin(), rails.end(), [&](const Rail& rail) { return rail.name == name; });
    return known == rails.end() ? PowerPart::Other : known->part;
}

void acceptBoard(RecordBuilder& builder, PowerLog& log, const Context& context)
{
    if (!log.finish(builder, false)) {
        builder.diagnose(
            Severity::Warning, "no_measurement", "There is no sample with a power; nothing was measured", {});
        return;
    }
    const StandardValues& values = builder.record().values;
    const double watts = values[Standard::Energy] * 3.6e6 / values[Standard::Duration];
    if (watts > mostPlausibleWatts) {
        builder.diagnose(Severity::Warning, "implausible_power",
            "The mean power is above 1000 W; a Jetson takes up to 100 W, so its log is in mW whatever it "
            "says",
            {});
    }
    builder.accept(context);
}

Context boardContext(std::string_view tool)
{
    Context context;
    context.tool = std::string(tool);
    context.hardware = "NVIDIA Jetson";
    return context;
}

} // namespace trefoil::jetson
