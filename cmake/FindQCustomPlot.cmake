# SPDX-License-Identifier: GPL-3.0-or-later
# Debian names the Qt 6 build of QCustomPlot QCustomPlotQt6, other systems QCustomPlot.
# Defines Trefoil::QCustomPlot. Its header is included as a system header: it does not pass our warnings.

find_package(QCustomPlotQt6 CONFIG QUIET)
find_package(QCustomPlot CONFIG QUIET)
add_library(Trefoil::QCustomPlot INTERFACE IMPORTED)
if(TARGET QCustomPlotQt6::QCustomPlotQt6)
    target_link_libraries(Trefoil::QCustomPlot INTERFACE QCustomPlotQt6::QCustomPlotQt6)
elseif(TARGET QCustomPlot::QCustomPlot)
    target_link_libraries(Trefoil::QCustomPlot INTERFACE QCustomPlot::QCustomPlot)
else()
    message(FATAL_ERROR "QCustomPlot for Qt 6 was not found (Debian: libqcustomplot-dev)")
endif()
set(QCustomPlot_FOUND TRUE)
