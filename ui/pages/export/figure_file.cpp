// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/export/figure_file.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include "ui/bridge/text.h"

namespace trefoil {

namespace {

constexpr const char* fileEndings[] = {"pdf", "svg", "png", "csv", "json"};
constexpr FigureFormat drawnFormats[] = {FigureFormat::Pdf, FigureFormat::Svg, FigureFormat::Png};

Result<void> writeBytes(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return fail(Errc::FileNotWritable, {toUtf8(path), toUtf8(file.errorString())});
    }
    return {};
}

} // namespace

QString endingOf(FigureFileKind kind)
{
    return QLatin1String(fileEndings[static_cast<std::size_t>(kind)]);
}

std::optional<FigureFileKind> figureFileKindOf(const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    for (const FigureFileKind kind : {FigureFileKind::Pdf, FigureFileKind::Svg, FigureFileKind::Png,
             FigureFileKind::Csv, FigureFileKind::Specification}) {
        if (ending == endingOf(kind)) {
            return kind;
        }
    }
    return std::nullopt;
}

QString withEnding(const QString& path, FigureFileKind kind)
{
    const QFileInfo file(path);
    return file.dir().filePath(file.completeBaseName() + u'.' + endingOf(kind));
}

QString freshFigurePath(
    const QString& folder, const QString& library, const QString& figure, FigureFileKind kind)
{
    QStringList parts{QFileInfo(library).completeBaseName(), figure};
    parts.removeAll(QString());
    QString name = parts.isEmpty() ? QStringLiteral("figure") : parts.join(u'-');
    for (const QChar separator : {u'/', u'\\', u' '}) {
        name.replace(separator, u'-');
    }
    const QDir place(folder);
    QString path = place.filePath(name + u'.' + endingOf(kind));
    for (int number = 2; QFileInfo::exists(path); ++number) {
        path = place.filePath(QStringLiteral("%1-%2.%3").arg(name).arg(number).arg(endingOf(kind)));
    }
    return path;
}

void writeFigureFile(FigureTask& task, const FigureFile& file, std::function<void(const Result<void>&)> done)
{
    const auto writeThere = [path = file.path](const QByteArray& bytes) { return writeBytes(path, bytes); };
    if (file.kind == FigureFileKind::Specification) {
        task.run<void>(
            [file, writeThere](
                Progress&) { return writeThere(file.figure.specification(file.size, file.panel)); },
            std::move(done));
        return;
    }
    if (file.kind == FigureFileKind::Csv) {
        task.run<void>(
            [file, writeThere](Progress&) { return file.figure.data(file.panel).and_then(writeThere); },
            std::move(done));
        return;
    }
    task.start<void>([file] { return file.figure.prepare(file.size, file.panel); },
        [file, writeThere](const RecordedFigure& figure, Progress& progress) {
            return writeFigure(
                figure, drawnFormats[static_cast<std::size_t>(file.kind)], file.provenance, progress)
                .and_then(writeThere);
        },
        std::move(done));
}

} // namespace trefoil
