// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/found_files_model.h"

#include "ui/bridge/text.h"

#include <QGuiApplication>
#include <QPalette>

namespace trefoil {

namespace {

/// Of a file that is left out, its likeliest format; none is recognised: nullptr.
const Candidate* shownCandidate(const PlannedFile& file)
{
    return file.candidates.empty() ? nullptr
                                   : &file.candidates[static_cast<std::size_t>(std::max(file.chosen, 0))];
}

QString whyText(const PlannedFile& file)
{
    const Candidate* candidate = shownCandidate(file);
    if (candidate == nullptr) {
        return FoundFilesModel::tr("%1; left out").arg(toText(file.reason));
    }
    if (!file.readAgain.empty()) {
        return FoundFilesModel::tr("read again: %1").arg(toText(file.readAgain));
    }
    return toText(candidate->recognition.reason);
}

QString formatText(const PlannedFile& file)
{
    if (file.candidates.empty()) {
        return FoundFilesModel::tr("not recognised");
    }
    return file.chosen < 0 ? FoundFilesModel::tr("leave out") : toText(file.importer()->name);
}

QString confidenceText(const PlannedFile& file)
{
    const Candidate* candidate = shownCandidate(file);
    return candidate == nullptr
        ? QString()
        : FoundFilesModel::tr("%1 %").arg(qRound(candidate->recognition.confidence * 100));
}

} // namespace

void FoundFilesModel::choose(int row, int candidate)
{
    editRow(row, [&](PlannedFile& file) { file.chosen = candidate; });
}

QStringList FoundFilesModel::formats(int row) const
{
    QStringList names;
    for (const Candidate& candidate : rows()[static_cast<std::size_t>(row)].candidates) {
        names.append(toText(candidate.importer->name));
    }
    return names;
}

QString FoundFilesModel::formatId(int row) const
{
    const Candidate* candidate = shownCandidate(rows()[static_cast<std::size_t>(row)]);
    return candidate == nullptr ? QString() : toText(candidate->importer->id);
}

QStringList FoundFilesModel::columnNames() const
{
    return {tr("File"), tr("Format"), tr("Confidence"), tr("Why")};
}

QVariant FoundFilesModel::cell(const PlannedFile& file, int column, int role) const
{
    if (role == Qt::ForegroundRole && file.candidates.empty()) {
        return QGuiApplication::palette().placeholderText();
    }
    if (role == Qt::ToolTipRole) {
        return column == WhyColumn ? whyText(file) : pathText(file.path);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case FileColumn:
        return pathText(file.path.filename());
    case FormatColumn:
        return formatText(file);
    case ConfidenceColumn:
        return confidenceText(file);
    default:
        return whyText(file);
    }
}

} // namespace trefoil
