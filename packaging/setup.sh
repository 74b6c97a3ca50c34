#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes a Debian or Ubuntu machine ready to build, run and test Quayside.
# Safe to repeat; does nothing where nothing is missing. Needs root (or sudo) only to install packages.
#   packaging/setup.sh          what run.sh needs
#   packaging/setup.sh --tests  and what test.sh needs on top
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
deps="$here/.deps"

say() { printf 'setup: %s\n' "$*"; }
die() { printf 'setup: %s\n' "$*" >&2; exit 1; }

build_packages=(g++ cmake ninja-build ccache pkg-config extra-cmake-modules xz-utils ca-certificates
  qt6-base-dev libqt6opengl6-dev qt6-charts-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
  qt6-translations-l10n libqt6sql6-sqlite libgl1-mesa-dev libyaml-dev rapidjson-dev libexpected-dev
  libcli11-dev libboost-dev libpcre2-dev libzstd-dev qtkeychain-qt6-dev fonts-dejavu-core)
run_packages=(podman runc crun netavark aardvark-dns catatonit conmon iptables nftables uidmap slirp4netns fuse-overlayfs
  xvfb xauth libsecret-1-0)
test_packages=(at-spi2-core dbus dbus-x11 python3-pyatspi gir1.2-atspi-2.0 openbox curl desktop-file-utils sudo
  iproute2 docker-compose docker.io util-linux openssh-server openssh-client openssl procps gnome-keyring)

missing_packages() {
  local name
  for name in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || printf '%s\n' "$name"
  done
}

install_packages() {
  local missing
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -eq 0 ] && return
  command -v apt-get >/dev/null || die "these packages are missing and this is not a Debian-like system; install their counterparts by hand: ${missing[*]}"
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  say "installing ${#missing[@]} packages with apt-get: ${missing[*]}"
  "${root[@]}" apt-get update -qq || die "apt-get update failed; check the network and /etc/apt"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
    >"$deps/apt.log" 2>&1 || die "apt-get install failed; the last lines of $deps/apt.log: $(tail -n 3 "$deps/apt.log")"
}

# Debian 12 has no KSyntaxHighlighting for Qt 6. Debian 13 and newer have KF6's, and then nothing is built here.
syntax_highlighting_version=5.116.0
syntax_highlighting_sha256=6f8ccacebd0d

system_has_kf6() {
  [ -n "$(find /usr/lib -path '*cmake/KF6SyntaxHighlighting/KF6SyntaxHighlightingConfig.cmake' -print -quit 2>/dev/null)" ]
}

mirror_of_this_machine() {
  local uri
  uri=$(grep -rhoE 'https?://[^ ]*debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null |
    grep -v security | head -n 1 | tr -d ' ')
  printf '%s\n' "${uri:-http://deb.debian.org/debian}"
}

# Fetches Debian's own source archive through a private apt state, so that the machine's apt sources stay as they are.
fetch_syntax_highlighting() {
  local work=$1
  mkdir -p "$work"/{etc,lists/partial,cache/archives/partial}
  cat >"$work/etc/src.sources" <<SOURCES
Types: deb-src
URIs: $(mirror_of_this_machine)
Suites: trixie
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
SOURCES
  local apt=(-o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/etc" -o Dir::State::lists="$work/lists"
    -o Dir::Cache="$work/cache" -o APT::Sandbox::User=root)
  (cd "$work" && apt-get "${apt[@]}" update -qq &&
    apt-get "${apt[@]}" source -qq --only-source --tar-only ksyntax-highlighting=$syntax_highlighting_version-1) >"$work/fetch.log" 2>&1 ||
    die "could not fetch the source of KSyntaxHighlighting $syntax_highlighting_version; see $work/fetch.log"
}

build_syntax_highlighting() {
  system_has_kf6 && return
  local prefix="$deps/ksyntaxhighlighting-$syntax_highlighting_version"
  [ -e "$prefix/.complete" ] && return
  local work="$deps/build-ksyntaxhighlighting"
  rm -rf "$work" "$prefix"
  say "building KSyntaxHighlighting $syntax_highlighting_version for Qt 6 (once, about a minute)"
  fetch_syntax_highlighting "$work"
  local tarball
  tarball=$(find "$work" -maxdepth 1 -name 'ksyntax-highlighting_*.orig.tar.*' ! -name '*.asc' | head -n 1)
  [ -n "$tarball" ] || die "apt-get source brought no archive of KSyntaxHighlighting"
  case $(sha256sum "$tarball") in
    $syntax_highlighting_sha256*) ;;
    *) die "the archive of KSyntaxHighlighting has another checksum than expected; remove $work and try again" ;;
  esac
  mkdir -p "$work/source" && tar -xf "$tarball" -C "$work/source" --strip-components=1
  # Debian 12's ECM is older than asked for and enough.
  sed -i -E 's/find_package\(ECM [0-9.]+/find_package(ECM 5.103.0/' "$work/source/CMakeLists.txt"
  (cmake -S "$work/source" -B "$work/b" -G Ninja -DCMAKE_BUILD_TYPE=Release -DQT_MAJOR_VERSION=6 -DBUILD_WITH_QT6=ON \
    -DBUILD_TESTING=OFF -DBUILD_examples=OFF -DBUILD_SHARED_LIBS=OFF -DCMAKE_POSITION_INDEPENDENT_CODE=ON \
    -DCMAKE_INSTALL_PREFIX="$prefix" && cmake --build "$work/b" && cmake --install "$work/b") >"$deps/ksyntaxhighlighting.log" 2>&1 ||
    die "KSyntaxHighlighting did not build; see $deps/ksyntaxhighlighting.log"
  touch "$prefix/.complete"
  rm -rf "$work"
}

mkdir -p "$deps"
wanted=("${build_packages[@]}" "${run_packages[@]}")
[ "${1:-}" = --tests ] && wanted+=("${test_packages[@]}")
install_packages "${wanted[@]}"
build_syntax_highlighting
