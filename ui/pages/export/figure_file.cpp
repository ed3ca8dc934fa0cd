// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/export/figure_file.h"

#include <algorithm>

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include "ui/bridge/text.h"

namespace trefoil {

namespace {

constexpr const char* fileEndings[] = {"pdf", "svg", "png", "csv", "json"};
constexpr qsizetype bytesAtOnce = 4 * 1024 * 1024;
constexpr FigureFormat drawnFormats[] = {FigureFormat::Pdf, FigureFormat::Svg, FigureFormat::Png};

/// All of it or nothing: until the last moment the bytes stand in a file of another name.
Result<void> writeBytes(const QString& path, const QByteArray& bytes, const Progress& progress)
{
    QSaveFile file(path);
    bool isWritten = file.open(QIODevice::WriteOnly);
    for (qsizetype done = 0; isWritten && done < bytes.size() && !progress.stopRequested();) {
        const qsizetype next = std::min(bytes.size() - done, bytesAtOnce);
        isWritten = file.write(bytes.constData() + done, next) == next;
        done += next;
    }
    if (progress.stopRequested()) {
        return fail(Errc::Cancelled, {}); // and the file that was begun goes with it
    }
    if (!isWritten || !file.commit()) {
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
    if (file.kind == FigureFileKind::Specification) {
        task.run<void>(
            [file](Progress& progress) {
                return writeBytes(file.path, file.figure.specification(file.size, file.panel), progress);
            },
            std::move(done));
        return;
    }
    if (file.kind == FigureFileKind::Csv) {
        task.run<void>(
            [file](Progress& progress) {
                return file.figure.data(file.panel, progress).and_then([&](const QByteArray& bytes) {
                    return writeBytes(file.path, bytes, progress);
                });
            },
            std::move(done));
        return;
    }
    task.start<void>([file] { return file.figure.prepare(file.size, file.panel); },
        [file](const RecordedFigure& figure, Progress& progress) {
            return writeFigure(
                figure, drawnFormats[static_cast<std::size_t>(file.kind)], file.provenance, progress)
                .and_then([&](const QByteArray& bytes) { return writeBytes(file.path, bytes, progress); });
        },
        std::move(done));
}

} // namespace trefoil
