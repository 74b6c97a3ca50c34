#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Clicks through the built program as a person would, by way of the accessibility interface, on a real Podman that the
program starts by itself: New group, sample, Deploy, Running, a log line, Stop, Delete, Undo.

    dbus-run-session -- clickthrough.py PROGRAM
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request


def enter_own_network():
    """Bridges, addresses and packet filter rules of this test alone, where root runs it; a rootless Podman has its own anyway."""
    if os.geteuid() == 0 and "QUAYSIDE_TEST_NETWORK" not in os.environ:
        os.environ["QUAYSIDE_TEST_NETWORK"] = "own"
        os.execvp("unshare", ["unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh", sys.executable] + sys.argv)


enter_own_network()
program = sys.argv[1]
# Podman takes no longer path than fifty characters for its run folder.
folder = tempfile.mkdtemp(prefix="quayside-", dir="/tmp")


def start_display():
    """A display of our own; the server itself picks a number that nobody has."""
    reading, writing = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
                              pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    number = os.read(reading, 16).decode().strip()
    if not number:
        raise SystemExit("FAILED: Xvfb did not start")
    os.environ["DISPLAY"] = ":" + number
    return server


display = start_display()

import gi  # noqa: E402  (needs the display)

gi.require_version("Atspi", "2.0")
import pyatspi  # noqa: E402


def private_environment():
    """State, runtime folder and image store of this test alone."""
    for name in ("run", "state", "config", "home", "store"):
        os.makedirs(os.path.join(folder, name), mode=0o700)
    storage = os.path.join(folder, "storage.conf")
    with open(storage, "w", encoding="ascii") as file:
        file.write('[storage]\ndriver = "overlay"\ngraphroot = "%s/store/root"\nrunroot = "%s/store/run"\n' % (folder, folder))
    environment = dict(os.environ)
    environment.pop("CONTAINER_HOST", None)
    environment.pop("CONTAINERS_CONF", None)
    environment.update(
        XDG_RUNTIME_DIR=os.path.join(folder, "run"), XDG_STATE_HOME=os.path.join(folder, "state"),
        XDG_CONFIG_HOME=os.path.join(folder, "config"), HOME=os.path.join(folder, "home"), CONTAINERS_STORAGE_CONF=storage,
        QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", LC_ALL="C.UTF-8")
    return environment


def wait_for(what, find, seconds=30):
    """Asks until there is an answer; the tree changes under us, so a stale object is only a reason to ask again."""
    end = time.monotonic() + seconds
    problem = None
    while time.monotonic() < end:
        try:
            found = find()
            if found:
                print("  %-44s %5.1f s" % (what, time.monotonic() - started), flush=True)
                return found
        except Exception as error:  # the accessibility bus throws whatever it likes about vanished objects
            problem = error
        time.sleep(0.1)
    raise SystemExit("FAILED: never saw %s within %d s (%s)\n%s" % (what, seconds, problem, outline(application())))


def application():
    for candidate in pyatspi.Registry.getDesktop(0):
        if candidate and candidate.name.lower() == "quayside":
            return candidate
    return None


def walk(node, depth=0):
    yield node, depth
    if depth < 40:
        for child in node:
            if child:
                yield from walk(child, depth + 1)


def outline(root):
    if not root:
        return "the program is not on the accessibility bus"
    lines = []
    for node, depth in walk(root):
        if node.name and node.getState().contains(pyatspi.STATE_SHOWING):
            lines.append("  " * depth + "%s: %s" % (node.getRoleName(), node.name[:80]))
    return "\n".join(lines[:200])


def find(name, role=None):
    """The first thing on screen with this name (or a pattern of it)."""
    pattern = re.compile(name + r"\Z")
    for node, _ in walk(application()):
        if node.name and pattern.match(node.name) and (role is None or role in node.getRoleName()):
            if node.getState().contains(pyatspi.STATE_SHOWING):
                return node
    return None


def press(name, role="button", seconds=30):
    node = wait_for("“%s”" % name, lambda: find(name, role), seconds)
    wait_for("“%s” enabled" % name, lambda: node.getState().contains(pyatspi.STATE_ENABLED), seconds)
    action = node.queryAction()
    for i in range(action.nActions):
        if action.getName(i) in ("Press", "press", "ShowMenu", "Toggle", "SetFocus"):
            action.doAction(i)
            return
    raise SystemExit("FAILED: “%s” cannot be pressed" % name)


def state_is(word):
    """The state of the only group, in the list of groups."""
    def look():
        groups = find("Groups", "tree")
        return groups and any(child.name == word for child in groups)
    return look


def log_lines():
    log = find("Log", "document")
    return log.queryText().getText(0, -1) if log else ""


def click_through():
    press("New group")
    press("Sample web group", "menu item")
    press("Deploy")
    wait_for("the notice of its deployment", lambda: find(".*is deployed"), 60)
    wait_for("the group runs", state_is("Running"), 60)
    address = wait_for("its address", lambda: find(r"127\.77\.\d+\.\d+:80", "button")).name
    with urllib.request.urlopen("http://%s/" % address, timeout=10) as answer:
        assert b"Hello from hello-quayside" in answer.read()
    tab = wait_for("the Logs tab", lambda: find("Logs", "tab"))
    tab.queryAction().doAction(0)
    wait_for("a log line", lambda: "line 3 of hello-quayside" in log_lines(), 30)
    press("Stop")
    wait_for("the group is stopped", state_is("Stopped"), 60)
    press("Delete")
    wait_for("the empty list", lambda: find("No groups yet"), 60)
    press("Undo", seconds=60)
    wait_for("the group runs again", state_is("Running"), 60)
    press("Delete")
    wait_for("the group is gone", lambda: find("No groups yet"), 60)


def end(process, environment):
    process.send_signal(signal.SIGTERM)
    code = process.wait(20)
    if code != 0:
        raise SystemExit("FAILED: the program ended with code %d" % code)


def clean_up(environment):
    subprocess.run(["podman", "pod", "rm", "--all", "--force"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    subprocess.run(["umount", os.path.join(folder, "store/root/overlay")], stderr=subprocess.DEVNULL, check=False)
    shutil.rmtree(folder, ignore_errors=True)


environment = private_environment()
started = time.monotonic()
process = subprocess.Popen([program], env=environment)
try:
    wait_for("the program", application)
    wait_for("an empty list", lambda: find("No groups yet"))
    click_through()
    end(process, environment)
finally:
    if process.poll() is None:
        process.kill()
    display.kill()
    clean_up(environment)
print("PASSED: clicked through in %.1f s" % (time.monotonic() - started))
