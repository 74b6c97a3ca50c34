#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Quayside on a Podman without root rights, as a plain person uses it: list, a job, a group on a low port.
# Run by asperson.sh, with quayside, job.yaml and web.yaml in the working folder.

fail() { echo "failed: $1"; exit 1; }

# Whether the output of a command says something.
says() {
    output=$(sh -c "$1" 2>&1) || fail "$1: $output"
    echo "$output" | grep -q -- "$2" || fail "$1 does not say “$2”: $output"
    echo "ok: $1"
}

says "./quayside list" "There are no groups"
says "./quayside connections --check" "without root rights"
says "./quayside run job.yaml" "work | line 20 of work"
says "./quayside deploy --wait web.yaml" "hello-quayside: Running"
says "./quayside list" ":8080"
address=$(./quayside list | grep -o '127\.77\.[0-9.]*' | head -n 1)
says "bash -c 'exec 3<>/dev/tcp/$address/8080; printf \"GET / HTTP/1.0\r\n\r\n\" >&3; cat <&3'" "Hello from hello-quayside"
says "./quayside logs hello-quayside" "hello-quayside is up"
says "./quayside delete --yes hello-quayside && ./quayside list" "There are no groups"
says "podman pod ps --noheading | wc -l" "^0$"
says "podman secret ls --noheading | wc -l" "^0$"
