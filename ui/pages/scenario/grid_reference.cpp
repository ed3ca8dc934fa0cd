// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/scenario/grid_reference.h"

#include <algorithm>

#include <QFile>
#include <QStringList>

namespace trefoil {

namespace {

QStringList cells(const QString& line)
{
    QStringList result;
    QString cell;
    bool isQuoted = false;
    for (const QChar c : line) {
        if (c == u'"') {
            isQuoted = !isQuoted;
        } else if (c == u',' && !isQuoted) {
            result << cell;
            cell.clear();
        } else {
            cell += c;
        }
    }
    return result << cell;
}

} // namespace

std::vector<GridIntensity> readGridIntensities(const QString& csvPath)
{
    std::vector<GridIntensity> countries;
    QFile file(csvPath);
    if (!file.open(QIODevice::ReadOnly)) {
        return countries;
    }
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    const QStringList header = lines.isEmpty() ? QStringList() : cells(lines.first().trimmed());
    const auto column = [&header](QStringView name) { return header.indexOf(name); };
    const auto iso3 = column(u"iso3");
    const auto name = column(u"name");
    const auto grams = column(u"g_co2e_per_kwh");
    const auto year = column(u"year");
    const auto source = column(u"source_id");
    if (iso3 < 0 || name < 0 || grams < 0 || year < 0) {
        return countries;
    }
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QStringList row = cells(lines[i].trimmed());
        bool isNumber = false;
        const double value = row.value(grams).toDouble(&isNumber);
        if (isNumber) {
            countries.push_back({row.value(iso3).toStdString(), row.value(name), value,
                row.value(year).toInt(), source < 0 ? QString() : row.value(source)});
        }
    }
    std::sort(countries.begin(), countries.end(),
        [](const GridIntensity& a, const GridIntensity& b) { return a.name.localeAwareCompare(b.name) < 0; });
    return countries;
}

} // namespace trefoil
