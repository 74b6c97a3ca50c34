# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benchmarks of whole programs share: a display, private folders, the fake Podman, a started program and its figures."""
import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

SKIPPED = 77
HERE = os.path.dirname(os.path.abspath(__file__))


def report(goal, what, unit, ours, **rest):
    """Hands a figure to judge.py, which says what the fields mean."""
    print(json.dumps(dict(rest, goal=goal, what=what, unit=unit, ours=ours)), flush=True)


def need(*tools):
    for tool in tools:
        if not shutil.which(tool):
            print("skipped: %s is not installed" % tool)
            sys.exit(SKIPPED)


def wait_until(condition, what, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise SystemExit("FAILED: %s within %d s" % (what, seconds))
        time.sleep(0.01)


@contextlib.contextmanager
def ended_after(process):
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def display(window_manager=False):
    """An X server of our own; it picks a number that nobody has."""
    reading, writing = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
                              pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    with ended_after(server):
        number = os.read(reading, 16).decode().strip()
        os.environ["DISPLAY"] = ":" + number
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        if not window_manager:
            yield
            return
        with ended_after(subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)):
            time.sleep(0.5)
            yield


class Home:
    """Folders of a person who has nothing but these."""

    def __init__(self, folder):
        self.folder = folder
        for name in ("run", "state", "config", "cache", "home"):
            os.makedirs(os.path.join(folder, name), mode=0o700)

    def environment(self, **more):
        environment = dict(os.environ, LC_ALL="C.UTF-8", HOME=self.path("home"), XDG_RUNTIME_DIR=self.path("run"), XDG_STATE_HOME=self.path("state"),
                           XDG_CONFIG_HOME=self.path("config"), XDG_CACHE_HOME=self.path("cache"), QT_LOGGING_RULES="quayside.ui.debug=true")
        for name in ("CONTAINER_HOST", "CONTAINERS_CONF", "SESSION_MANAGER"):
            environment.pop(name, None)
        return dict(environment, **more)

    def path(self, name):
        return os.path.join(self.folder, name)


@contextlib.contextmanager
def home():
    folder = tempfile.mkdtemp(prefix="quayside-", dir="/tmp")
    try:
        yield Home(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def fake_podman(groups, running=0):
    """The CONTAINER_HOST of a service with so many groups."""
    folder = tempfile.mkdtemp(prefix="quayside-", dir="/tmp")
    path = os.path.join(folder, "s")
    service = subprocess.Popen([sys.executable, os.path.join(HERE, "fakepodman.py"), path, str(groups), str(running)])
    try:
        with ended_after(service):
            wait_until(lambda: os.path.exists(path), "the fake Podman did not start")
            yield "unix://" + path
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Window:
    """A started program with a window. frame_after is the time from its exec to its first frame, in milliseconds."""

    def __init__(self, command, environment):
        began = time.time()
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.frame_after = None
        for line in self.process.stderr:
            found = re.search(r"first frame (\d+)", line)
            if found:
                self.frame_after = int(found.group(1)) - began * 1000
                break
            print("  " + line, end="")
        if self.frame_after is None:
            raise SystemExit("FAILED: %s showed no window" % command[0])
        threading.Thread(target=self.process.stderr.read, daemon=True).start()  # nobody waits for a full pipe

    @property
    def pid(self):
        return self.process.pid

    def memory(self):
        """The proportional set size in MB."""
        with open("/proc/%d/smaps_rollup" % self.pid, encoding="ascii") as file:
            return int(re.search(r"^Pss:\s+(\d+)", file.read(), re.M).group(1)) / 1024

    def used(self):
        """Milliseconds of CPU and wake-ups of all threads since the start."""
        cpu, wakeups = 0.0, 0
        tasks = "/proc/%d/task" % self.pid
        for task in os.listdir(tasks):
            with open("%s/%s/schedstat" % (tasks, task), encoding="ascii") as file:
                cpu += int(file.read().split()[0]) / 1e6
            with open("%s/%s/status" % (tasks, task), encoding="ascii") as file:
                wakeups += int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", file.read(), re.M).group(1))
        return cpu, wakeups

    def settle(self, seconds=2.0):
        """Waits until it has been quiet for so long."""
        last, since, end = self.used()[0], time.monotonic(), time.monotonic() + 30
        while time.monotonic() < end and time.monotonic() - since < seconds:
            time.sleep(0.1)
            now = self.used()[0]
            if now > last + 2:
                last, since = now, time.monotonic()

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


@contextlib.contextmanager
def window(command, environment):
    shown = Window(command, environment)
    try:
        yield shown
    finally:
        shown.end()
