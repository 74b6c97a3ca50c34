# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""P-18: memory of the idle window with 100 groups and with 10,000.

    memory.py QUAYSIDE BARE_WITH_CHART
"""
import sys

import stage

REPETITIONS = 3


def resting_memory(command, environment):
    with stage.window(command, environment) as window:
        window.settle()
        return window.memory()


def with_groups(quayside, groups):
    with stage.fake_podman(groups) as host, stage.home() as home:
        return resting_memory([quayside], home.environment(CONTAINER_HOST=host))


def measure_bare(bare):
    with stage.home() as home:
        return resting_memory([bare], home.environment())


stage.need("Xvfb")
with stage.display():
    ours, yardstick = [], []
    for _ in range(REPETITIONS):
        yardstick.append(measure_bare(sys.argv[2]))
        ours.append(with_groups(sys.argv[1], 100))
    many = [with_groups(sys.argv[1], 10_000)]
stage.report("P-18", "memory (PSS) with 100 groups", "MB", ours, yardstick=yardstick,
             yardstickName="a bare window with one chart and the same libraries", atMostTimes=1.5, atMost=64)
stage.report("P-18", "memory (PSS) with 10,000 groups", "MB", many, atMost=120)
