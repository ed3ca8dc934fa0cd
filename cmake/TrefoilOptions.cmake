# SPDX-License-Identifier: GPL-3.0-or-later
# One INTERFACE target per kind of code carries its language level, warnings and definitions.

set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

option(TREFOIL_WERROR "Treat warnings as errors" OFF)
set(TREFOIL_SANITIZE "" CACHE STRING "Sanitizers, for example address,undefined")

add_library(trefoil_options INTERFACE)
target_compile_features(trefoil_options INTERFACE cxx_std_20)
target_include_directories(trefoil_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(trefoil_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
    -Woverloaded-virtual -Wnon-virtual-dtor
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond>
    $<$<BOOL:${TREFOIL_WERROR}>:-Werror>)
# A unity build includes one source after another: there, an anonymous namespace is global to the sources that
# follow, and GCC takes it for one in a header. The other builds warn of all shadows.
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(trefoil_options INTERFACE -Wno-shadow -Wshadow=local -Wno-subobject-linkage)
endif()
if(TREFOIL_SANITIZE)
    target_compile_options(trefoil_options INTERFACE -fsanitize=${TREFOIL_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(trefoil_options INTERFACE -fsanitize=${TREFOIL_SANITIZE})
endif()

add_library(trefoil_qt_options INTERFACE)
target_link_libraries(trefoil_qt_options INTERFACE trefoil_options)
target_compile_definitions(trefoil_qt_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_USE_QSTRINGBUILDER QT_STRICT_ITERATORS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)

# qcustomplot.h does not compile with these two, so the chart targets leave them out.
add_library(trefoil_qt_strict_options INTERFACE)
target_link_libraries(trefoil_qt_strict_options INTERFACE trefoil_qt_options)
target_compile_definitions(trefoil_qt_strict_options INTERFACE QT_NO_KEYWORDS QT_NO_FOREACH)

# A full path, since moc notes the file as one that its output depends on: of a name that is no file, every build
# would take all output of moc for old.
function(trefoil_automoc target)
    set_target_properties(${target} PROPERTIES AUTOMOC ON
        AUTOMOC_MOC_OPTIONS "--include;${PROJECT_SOURCE_DIR}/cmake/moc_first.h")
endfunction()
