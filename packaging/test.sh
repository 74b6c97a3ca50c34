#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds with warnings as errors, and runs every test against real engines, each with state of its own:
# a person's own containers are never touched. Arguments are handed on to ctest: packaging/test.sh -R spec
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
build="$here/build/ci"

say() { printf 'test: %s\n' "$*"; }

"$here/packaging/setup.sh" --tests
if [ ! -f "$build/build.ninja" ]; then
  say "configuring (once)"
  cmake --preset ci -S "$here"
fi
say "building"
cmake --build "$build" || { say "the build failed" >&2; exit 1; }
say "running the tests; pictures of every page will be in $build/tour"
cd "$build"
code=0
ctest --output-on-failure --no-tests=error "$@" || code=$?
python3 -B "$here/tests/contract/matrix.py" "$build/contract"
exit $code
