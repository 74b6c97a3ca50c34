#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a command as a plain person without root rights, who may use Podman.
#   asperson.sh FILE... -- COMMAND ARGUMENT...
# The person finds copies of the files in /tmp, their working folder. What the command leaves there as /tmp/kept goes to the
# file that the variable KEEP names. The person, their subordinate ids, their home and all of their processes exist in
# namespaces only, which end with the command.
# Exit code 77: cannot be done here, and why.

skip() { echo "skipped: $1"; exit 77; }

person=quayside-test
number=61234

enter() {
    [ "$(id -u)" = 0 ] || skip "needs root to make the person and the namespaces"
    for tool in unshare runuser podman newuidmap slirp4netns; do
        command -v $tool >/dev/null || skip "$tool is not installed"
    done
    getent passwd $person >/dev/null && skip "there is a user $person"
    getent passwd $number >/dev/null && skip "the user id $number is taken"
    unshare --mount --pid --fork --kill-child --mount-proc true 2>/dev/null || skip "no namespaces can be made here"
    exec unshare --mount --pid --fork --kill-child --mount-proc sh "$0" inside "$@"
}

# A copy of a file of /etc with a line more, in place of the original.
add_line() {
    cp "/etc/$1" "/tmp/etc-$1" 2>/dev/null || return 0
    echo "$2" >>"/tmp/etc-$1"
    mount --bind "/tmp/etc-$1" "/etc/$1"
}

# Copies what stands before "--" to where the person finds it, by way of a folder that the private /tmp does not hide.
bring() {
    mkdir -p /mnt && mount -t tmpfs -o mode=755 none /mnt || skip "no folder for the person's files"
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        cp "$1" /mnt/ || skip "$1 cannot be copied"
        shift
    done
    exec 6>"${KEEP:-/dev/null}" # it may lie below what is hidden now
    mount -t tmpfs -o mode=1777 none /tmp || skip "no private /tmp"
    cp /mnt/* /tmp/ && chmod 755 /tmp/*
}

furnish() {
    mkdir -p /dev/net && mount -t tmpfs none /dev/net && mknod -m 666 /dev/net/tun c 10 200 || skip "no /dev/net/tun can be made"
    add_line passwd "$person:x:$number:$number::/tmp/home:/bin/sh"
    add_line group "$person:x:$number:"
    add_line subuid "$person:624288:65536"
    add_line subgid "$person:624288:65536"
    mkdir -m 700 /tmp/home /tmp/run && chown $number:$number /tmp/home /tmp/run
    as_person podman info >/tmp/info 2>&1 || skip "Podman does not run without root rights here: $(tail -n 1 /tmp/info)"
}

as_person() {
    runuser -u $person -- env -i --chdir=/tmp PATH=/usr/bin:/bin LC_ALL=C.UTF-8 TZ=UTC HOME=/tmp/home XDG_RUNTIME_DIR=/tmp/run "$@"
}

if [ "$1" != inside ]; then
    enter "$@"
fi
shift
mount --make-rprivate / && mount --make-rshared / || skip "mounts cannot be made private"
bring "$@"
while [ $# -gt 0 ] && [ "$1" != -- ]; do
    shift
done
shift
furnish
as_person "$@"
code=$?
[ ! -e /tmp/kept ] || cat /tmp/kept >&6
exit $code
