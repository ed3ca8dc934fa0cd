# SPDX-License-Identifier: GPL-3.0-or-later
# Everything that Trefoil builds on, found once. README.md says why each is here.

find_package(nlohmann_json 3.11 REQUIRED)
find_package(tl-expected REQUIRED)
find_package(SQLite3 3.40 REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(ZLIB REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(Protobuf 3.21 REQUIRED)
find_package(Boost 1.74 REQUIRED) # headers only
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(Zstd REQUIRED IMPORTED_TARGET libzstd)

if(TREFOIL_BUILD_WINDOW)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets PrintSupport Concurrent Svg)
    find_package(QCustomPlot REQUIRED)
    pkg_check_modules(HarfBuzzSubset REQUIRED IMPORTED_TARGET harfbuzz-subset)
    find_package(CLI11 REQUIRED)
    set(CMAKE_AUTOMOC OFF)
endif()
if(TREFOIL_BUILD_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Test)
endif()
