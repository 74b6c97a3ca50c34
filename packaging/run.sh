#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# From a fresh checkout to a running Quayside: installs what is missing, builds, opens the window on the local runtime.
# Without a display it deploys the sample group by the command line, shows it, and saves a picture of the window.
# Arguments are handed on to quayside: packaging/run.sh my-group.yaml
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
build="$here/build/release"
quayside="$build/bin/quayside"

say() { printf 'run: %s\n' "$*"; }

build_program() {
  if [ ! -f "$build/build.ninja" ]; then
    say "configuring (once)"
    cmake --preset release -S "$here" -DBUILD_TESTING=OFF >"$here/build.log" 2>&1 || { cat "$here/build.log" >&2; exit 1; }
    rm -f "$here/build.log"
  fi
  say "building"
  # Says nothing when there is nothing to do.
  cmake --build "$build" --target quayside | grep -v '^ninja: no work to do' || true
  [ -x "$quayside" ] || { say "the build failed" >&2; exit 1; }
}

show_without_display() {
  local picture="$build/quayside.png" log="$build/quayside.log"
  say "there is no display, so this is what the command line shows"
  "$quayside" connections --check
  if ! "$quayside" show hello-quayside >/dev/null 2>&1; then
    "$quayside" deploy "$here/resources/specs/web.yaml" --wait
  fi
  "$quayside" list
  sleep 2
  say "the first lines of its log"
  "$quayside" logs hello-quayside | head -n 5
  say "opening the window on a virtual display for a picture"
  xvfb-run -a -s '-screen 0 1280x800x24' "$quayside" --picture "$picture" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
  say "a picture of the window is in $picture"
  say "to remove the sample: $quayside delete hello-quayside --yes"
}

"$here/packaging/setup.sh"
build_program
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$quayside" "$@"
fi
show_without_display
