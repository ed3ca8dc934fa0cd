// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/figure_font.h"

#include "ui/figures/vector/vector_page.h"

#include <QFile>
#include <QFontDatabase>

#include <cmath>

// The macro declares a function, which must be outside of any namespace.
static void initialiseFontResource()
{
    Q_INIT_RESOURCE(figure_fonts);
}

namespace trefoil {
namespace {

QByteArray readFont(const QString& name)
{
    initialiseFontResource();
    QFile file(u":/trefoil/fonts/" + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the figure font is missing from the program");
    return file.readAll();
}

} // namespace

const QByteArray& figureFontData(FigureFace face)
{
    static const QByteArray regular = readFont(QStringLiteral("DejaVuSans.ttf"));
    static const QByteArray bold = readFont(QStringLiteral("DejaVuSans-Bold.ttf"));
    return face == FigureFace::Bold ? bold : regular;
}

QString figureFontFamily()
{
    static const QString family = [] {
        const int id = QFontDatabase::addApplicationFontFromData(figureFontData(FigureFace::Regular));
        QFontDatabase::addApplicationFontFromData(figureFontData(FigureFace::Bold));
        const QStringList families = QFontDatabase::applicationFontFamilies(id);
        return families.isEmpty() ? QStringLiteral("DejaVu Sans") : families.constFirst();
    }();
    return family;
}

QFont figureFont(double points, FigureFace face)
{
    QFont font(figureFontFamily());
    font.setPixelSize(static_cast<int>(std::lround(points * canvasUnitsPerPoint)));
    font.setWeight(face == FigureFace::Bold ? QFont::Bold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::NoFontMerging);
    return font;
}

} // namespace trefoil
