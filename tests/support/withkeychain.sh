#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a program on a session bus of its own with an unlocked keychain of its own, and leaves nothing behind.
#   withkeychain.sh PROGRAM [ARGUMENT…]
set -euo pipefail
if [ -z "${QUAYSIDE_PRIVATE_KEYCHAIN:-}" ]; then
  QUAYSIDE_PRIVATE_KEYCHAIN=$(mktemp -d)
  export QUAYSIDE_PRIVATE_KEYCHAIN
  trap 'rm -rf "$QUAYSIDE_PRIVATE_KEYCHAIN"' EXIT
  export HOME=$QUAYSIDE_PRIVATE_KEYCHAIN XDG_RUNTIME_DIR=$QUAYSIDE_PRIVATE_KEYCHAIN
  export XDG_DATA_HOME=$HOME/data XDG_CONFIG_HOME=$HOME/config XDG_CACHE_HOME=$HOME/cache
  dbus-run-session -- "$0" "$@"
  exit
fi
printf 'a password' | gnome-keyring-daemon --unlock --components=secrets --foreground >/dev/null 2>&1 &
keychain=$!
trap 'kill "$keychain" 2>/dev/null || true; wait "$keychain" 2>/dev/null || true' EXIT
for _ in $(seq 100); do
  dbus-send --session --dest=org.freedesktop.DBus --print-reply / org.freedesktop.DBus.NameHasOwner \
    string:org.freedesktop.secrets 2>/dev/null | grep -q 'boolean true' && break
  sleep 0.05
done
"$@"
