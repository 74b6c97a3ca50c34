# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later

# add_component(<name> SOURCES <file>... [USES <library>...] [PRIVATE <library>...])
# One folder of ARCHITECTURE: a static library that links only what its row allows. Its headers are included by file
# name through the folder of its group (models, app, ui): #include "core/result.h".
function(add_component name)
    cmake_parse_arguments(arg "" "" "SOURCES;USES;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${arg_SOURCES})
    target_link_libraries(${name} PUBLIC ${arg_USES} PRIVATE quayside_options ${arg_PRIVATE})
    target_include_directories(${name} PUBLIC "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/../..")
endfunction()

# add_quayside_test(<name> SOURCES <file>... USES <library>... [LABELS <label>...] [TIMEOUT <seconds>] [ENVIRONMENT <A=b>...])
function(add_quayside_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;USES;LABELS;ENVIRONMENT" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE quayside_options Qt6::Test ${arg_USES})
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}")
    target_compile_definitions(${name} PRIVATE QUAYSIDE_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data")
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;DBUS_SESSION_BUS_ADDRESS=disabled:;${arg_ENVIRONMENT}")
endfunction()
