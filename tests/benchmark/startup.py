# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""P-16: from exec to the first frame, which shows the groups that were there last time; and with folders that are empty.

    startup.py QUAYSIDE BARE
"""
import os
import sys

import stage

GROUPS = 100
REPETITIONS = 9


def first_frame(command, environment):
    with stage.window(command, environment) as window:
        return window.frame_after


def measure(quayside, bare):
    with stage.display(), stage.fake_podman(GROUPS) as host, stage.home() as warm:
        environment = warm.environment(CONTAINER_HOST=host)
        with stage.window([quayside], environment) as window:
            window.settle()
        if not any(name.endswith(".json") for _, _, files in os.walk(warm.path("state")) for name in files):
            raise SystemExit("FAILED: no list of groups was kept for the next start")
        first_frame([bare], environment)
        times = {"warm": [], "cold": [], "bare": []}
        for _ in range(REPETITIONS):
            times["bare"].append(first_frame([bare], environment))
            times["warm"].append(first_frame([quayside], environment))
            with stage.home() as cold:
                times["cold"].append(first_frame([quayside], cold.environment(CONTAINER_HOST=host)))
        return times


stage.need("Xvfb")
figures = measure(sys.argv[1], sys.argv[2])
for home, words in (("warm", "first frame with %d known groups" % GROUPS), ("cold", "first frame with an empty HOME")):
    stage.report("P-16", words, "ms", figures[home], yardstick=figures["bare"], yardstickName="a bare Qt window with a tree", atMostTimes=2, atMost=150)
