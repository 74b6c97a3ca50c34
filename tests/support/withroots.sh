#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a program that sees an empty folder of its own where the system keeps the authorities it trusts. Ends with 77 where that cannot be had.
#   withroots.sh PROGRAM [ARGUMENT…]
set -euo pipefail
if [ -z "${QUAYSIDE_PRIVATE_ROOTS:-}" ]; then
  unshare --mount true 2>/dev/null || { echo "withroots: this machine lets nobody have mounts of their own"; exit 77; }
  QUAYSIDE_PRIVATE_ROOTS=/etc/ssl/certs exec unshare --mount "$0" "$@"
fi
mount -t tmpfs tmpfs "$QUAYSIDE_PRIVATE_ROOTS"
exec "$@"
