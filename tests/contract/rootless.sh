#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Quayside on a Podman without root rights, as a plain person uses it: list, a job, a group on a low port.
#   rootless.sh QUAYSIDE SPECS          (QUAYSIDE is the program, SPECS the folder with the sample specs)
# The person, their subordinate ids, their home and all of their processes exist in namespaces only, which end with the test.
# Exit code 77: cannot be tried here, and why.

skip() { echo "skipped: $1"; exit 77; }
fail() { echo "failed: $1"; exit 1; }

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

furnish() {
    mount --make-rprivate / && mount --make-rshared / || skip "mounts cannot be made private"
    exec 7<"$1" 8<"$2/job.yaml" 9<"$2/web.yaml" # they may lie below what is hidden now
    mount -t tmpfs -o mode=1777 none /tmp || skip "no private /tmp"
    cat <&7 >/tmp/quayside && cat <&8 >/tmp/job.yaml && cat <&9 >/tmp/web.yaml
    exec 7<&- 8<&- 9<&-
    chmod 755 /tmp/quayside
    mkdir -p /dev/net && mount -t tmpfs none /dev/net && mknod -m 666 /dev/net/tun c 10 200 || skip "no /dev/net/tun can be made"
    add_line passwd "$person:x:$number:$number::/tmp/home:/bin/sh"
    add_line group "$person:x:$number:"
    add_line subuid "$person:624288:65536"
    add_line subgid "$person:624288:65536"
    mkdir -m 700 /tmp/home /tmp/run && chown $number:$number /tmp/home /tmp/run
    as_person "podman info" >/tmp/info 2>&1 || skip "Podman does not run without root rights here: $(tail -n 1 /tmp/info)"
}

as_person() {
    runuser -u $person -- env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 HOME=/tmp/home XDG_RUNTIME_DIR=/tmp/run sh -c "cd /tmp && $1"
}

# Whether the output of a command says something.
says() {
    output=$(as_person "$1" 2>&1) || fail "$1: $output"
    echo "$output" | grep -q -- "$2" || fail "$1 does not say “$2”: $output"
    echo "ok: $1"
}

try() {
    says "./quayside list" "There are no groups"
    says "./quayside connections --check" "without root rights"
    says "./quayside run job.yaml" "work | line 20 of work"
    says "./quayside deploy --wait web.yaml" "hello-quayside: Running"
    says "./quayside list" ":8080"
    address=$(as_person "./quayside list" | grep -o '127\.77\.[0-9.]*' | head -n 1)
    says "bash -c 'exec 3<>/dev/tcp/$address/8080; printf \"GET / HTTP/1.0\r\n\r\n\" >&3; cat <&3'" "Hello from hello-quayside"
    says "./quayside logs hello-quayside" "hello-quayside is up"
    says "./quayside delete --yes hello-quayside && ./quayside list" "There are no groups"
    says "podman pod ps --noheading | wc -l" "^0$"
    says "podman secret ls --noheading | wc -l" "^0$"
}

if [ "$1" = inside ]; then
    furnish "$2" "$3"
    try
else
    enter "$@"
fi
