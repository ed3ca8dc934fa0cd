// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/export/venue_presets.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace trefoil {

std::vector<VenuePreset> readVenuePresets(const QString& jsonPath)
{
    std::vector<VenuePreset> presets;
    QFile file(jsonPath);
    if (!file.open(QIODevice::ReadOnly)) {
        return presets;
    }
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    const QString checked = root[u"checked"].toString();
    for (const QJsonValue& value : root[u"venues"].toArray()) {
        const QJsonObject venue = value.toObject();
        const double width = venue[u"width_mm"].toDouble();
        if (width > 0) {
            presets.push_back({venue[u"name"].toString(), width, venue[u"text_pt"].toDouble(8),
                venue[u"max_height_mm"].toDouble(),
                venue[u"source"].toString() + QStringLiteral(", ") + checked});
        }
    }
    return presets;
}

} // namespace trefoil
