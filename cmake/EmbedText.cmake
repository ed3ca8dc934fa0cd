# SPDX-License-Identifier: GPL-3.0-or-later
# trefoil_embed_text(target header.h variable file): the file as a constant in a generated header, which is
# included by its name alone.
function(trefoil_embed_text target header variable file)
    file(READ "${file}" text)
    set(output "${CMAKE_CURRENT_BINARY_DIR}/generated/${header}")
    file(CONFIGURE OUTPUT "${output}" CONTENT
"#pragma once\n\n#include <string_view>\n\nnamespace trefoil {\ninline constexpr std::string_view ${variable} = R\"~~~(@text@)~~~\";\n}\n"
        @ONLY)
    target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/generated")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
endfunction()
