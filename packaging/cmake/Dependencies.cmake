# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Everything that is not ours. Debian 12 and newer have all of it, but KSyntaxHighlighting for Qt 6 (packaging/setup.sh).

set(QT_MIN_VERSION 6.4)
find_package(Qt6 ${QT_MIN_VERSION} REQUIRED COMPONENTS Core Gui Widgets Network Charts Svg Sql LinguistTools)
if(BUILD_TESTING)
    find_package(Qt6 ${QT_MIN_VERSION} REQUIRED COMPONENTS Test)
endif()

find_package(KF6SyntaxHighlighting QUIET)
if(TARGET KF6::SyntaxHighlighting)
    set(QUAYSIDE_SYNTAX_HIGHLIGHTING KF6::SyntaxHighlighting)
else()
    set(QT_MAJOR_VERSION 6)
    find_package(KF5SyntaxHighlighting REQUIRED)
    set(QUAYSIDE_SYNTAX_HIGHLIGHTING KF5::SyntaxHighlighting)
endif()

find_package(Qt6Keychain REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(yaml REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(pcre2 REQUIRED IMPORTED_TARGET libpcre2-8)
find_package(tl-expected REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Boost 1.74 REQUIRED) # Beast, headers only
find_package(RapidJSON REQUIRED)

add_library(quayside_rapidjson INTERFACE)
target_include_directories(quayside_rapidjson SYSTEM INTERFACE ${RAPIDJSON_INCLUDE_DIRS} ${RapidJSON_INCLUDE_DIRS})
if(QUAYSIDE_SANITIZE AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    # Its stack begins as a null pointer and adds to that, which is harmless.
    target_compile_options(quayside_rapidjson INTERFACE -fno-sanitize=pointer-overflow)
endif()
add_library(quayside_beast INTERFACE)
target_link_libraries(quayside_beast INTERFACE Boost::headers)
