# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""P-19: what a window costs that nobody uses. Four of them rest at the same time, each with its own engine:
shown with nothing running, hidden with ten groups running, shown with ten groups running and two charts, and a bare one.

    idle.py QUAYSIDE BARE
"""
import contextlib
import subprocess
import sys
import time

import stage

SECONDS = 20
REPETITIONS = 3
GROUPS = 20


def xdotool(*arguments):
    return subprocess.run(["xdotool", *map(str, arguments)], capture_output=True, text=True, check=False).stdout.split()


class Resting:
    """A window by its number on the display."""

    def __init__(self, window):
        self.window = window
        stage.wait_until(self.numbers, "the window did not appear")
        self.number = self.numbers()[0]

    def numbers(self):
        return xdotool("search", "--all", "--onlyvisible", "--pid", self.window.pid, "--class", "quayside|bare")

    def hide(self):
        xdotool("windowminimize", self.number)
        stage.wait_until(lambda: not self.numbers(), "the window could not be minimised")

    def open_charts(self):
        """Chooses the first group and its third tab, as a person does with keys: five buttons and the tab bar follow the list."""
        xdotool("windowactivate", "--sync", self.number)
        for key in ("Home",) + ("Tab",) * 6 + ("Right", "Right"):
            xdotool("key", key)
            time.sleep(0.2)


def costs(windows, seconds):
    """For each window the wake-ups a second and the CPU in per cent."""
    before = [window.used() for window in windows]
    time.sleep(seconds)
    after = [window.used() for window in windows]
    return [((wakeups - had_wakeups) / seconds, (cpu - had_cpu) / seconds / 10) for (had_cpu, had_wakeups), (cpu, wakeups) in zip(before, after)]


def measure(quayside, bare):
    with contextlib.ExitStack() as stack:
        stack.enter_context(stage.display(window_manager=True))

        def show(program, running):
            host = stack.enter_context(stage.fake_podman(GROUPS, running))
            home = stack.enter_context(stage.home())
            return stack.enter_context(stage.window([program], home.environment(CONTAINER_HOST=host)))

        windows = [show(quayside, 0), show(quayside, 10), show(quayside, 10), show(bare, 0)]
        Resting(windows[1]).hide()
        Resting(windows[2]).open_charts()
        time.sleep(5)
        return list(zip(*(costs(windows, SECONDS) for _ in range(REPETITIONS))))


stage.need("Xvfb", "openbox", "xdotool")
quiet, hidden, charts, yardstick = measure(sys.argv[1], sys.argv[2])
# Once a minute ages may be painted anew; that is what the tenth of a wake-up is for.
for what, values in (("wake-ups, shown, nothing runs", quiet), ("wake-ups, hidden, ten groups run", hidden)):
    stage.report("P-19", what, "/s", [wakeups for wakeups, _ in values], atMost=0.1)
stage.report("P-19", "wake-ups of a bare Qt window", "/s", [wakeups for wakeups, _ in yardstick])
stage.report("P-19", "CPU, ten groups measured, two charts shown", "%", [cpu for _, cpu in charts], atMost=0.5)
