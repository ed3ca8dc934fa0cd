// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/tracking/settings_file.h"

#include "core/ingest/tracking/companion_files.h"
#include "core/ingest/tracking/run_settings.h"

namespace trefoil {

std::vector<YamlScalar> takeSettingsFile(
    RecordBuilder& builder, Context& context, const Source& log, std::string_view name)
{
    const auto text = readCompanion(log, log.folder(), name);
    if (!text) {
        return {};
    }
    const std::string file(name);
    auto scalars = readYamlScalars(*text, file);
    if (!scalars) {
        builder.diagnose(Severity::Note, "settings_unread",
            file + " beside the log could not be read: " + describe(scalars.error()), {});
        return {};
    }
    for (const YamlScalar& scalar : *scalars) {
        takeSetting(builder, context, scalar.key, scalar.text, file + ": " + scalar.key);
    }
    return std::move(*scalars);
}

} // namespace trefoil
