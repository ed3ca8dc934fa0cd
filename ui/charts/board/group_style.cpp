// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/board/group_style.h"

#include "ui/bridge/category_style.h"
#include "ui/charts/scatter/prepare.h"

#include <algorithm>

namespace trefoil {
namespace {

MarkerShape markerShape(CategoryShape shape)
{
    switch (shape) {
    case CategoryShape::Circle:
        return MarkerShape::Circle;
    case CategoryShape::Square:
        return MarkerShape::Square;
    case CategoryShape::TriangleUp:
        return MarkerShape::TriangleUp;
    case CategoryShape::Diamond:
        return MarkerShape::Diamond;
    case CategoryShape::TriangleDown:
        return MarkerShape::TriangleDown;
    case CategoryShape::Pentagon:
        return MarkerShape::Pentagon;
    case CategoryShape::Plus:
        return MarkerShape::Plus;
    case CategoryShape::Cross:
        return MarkerShape::Cross;
    }
    return MarkerShape::Circle;
}

} // namespace

PointStyle groupStyle(std::uint32_t code, bool hollow, const BoardLook& look)
{
    const CategoryStyle category = categoryStyle(code, look.isDark);
    PointStyle style;
    style.fill = category.fill;
    style.outline = category.outline;
    style.shape = markerShape(category.shape);
    style.sizePoints = look.markerPoints;
    style.hollow = hollow;
    return style;
}

MarkerSign gradeSign(Grade grade)
{
    switch (grade) {
    case Grade::Absent:
    case Grade::Metered:
    case Grade::OnChip:
    case Grade::Measured:
        return MarkerSign::None;
    case Grade::Modelled:
        return MarkerSign::Dot;
    case Grade::Declared:
        return MarkerSign::HorizontalBar;
    case Grade::Derived:
        return MarkerSign::VerticalBar;
    }
    return MarkerSign::None;
}

std::vector<PointStyle> groupStyles(std::size_t count, const BoardLook& look)
{
    std::vector<PointStyle> styles(count * stylesPerGroup);
    for (std::uint32_t code = 0; code < std::min<std::size_t>(count, mostGroups); ++code) {
        for (const Grade grade : shownGrades) {
            for (const bool hollow : {false, true}) {
                PointStyle& style = styles[styleIndex(code, hollow, grade)];
                style = groupStyle(code, hollow, look);
                style.sign = gradeSign(grade);
            }
        }
    }
    return styles;
}

std::vector<QColor> groupColours(std::size_t count, const BoardLook& look)
{
    std::vector<QColor> colours;
    for (std::uint32_t code = 0; code < count; ++code)
        colours.push_back(categoryStyle(code, look.isDark).outline);
    return colours;
}

} // namespace trefoil
