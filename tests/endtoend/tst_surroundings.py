# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program where little is to be had, or what is there is a trap (R-67, R-68).

    tst_surroundings.py PROGRAM
"""
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = ""
MEGABYTE = 1024 * 1024


def limited(kind, most):
    return lambda: resource.setrlimit(kind, (most, most))


class Surroundings(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.environment = {"HOME": self.folder, "XDG_RUNTIME_DIR": self.path("run"), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8",
                            "QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
        os.mkdir(self.path("run"), 0o700)

    def path(self, name):
        return os.path.join(self.folder, name)

    def run_program(self, *arguments, before=None, **more):
        return subprocess.run([PROGRAM, *arguments], env={**self.environment, **more}, cwd=self.folder, preexec_fn=before, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=90, check=False)

    def bait(self, folder, *names):
        for name in names:
            with open(os.path.join(folder, name), "w", encoding="utf-8") as script:
                script.write("#!/bin/sh\n: > '%s'\necho podman version 4.3.1\n" % self.path("bitten"))
            os.chmod(script.name, 0o755)

    def connect_by_ssh(self):
        """A connection that a person has set up, so that ssh is wanted."""
        os.makedirs(self.path(".config/quayside"), exist_ok=True)
        with open(self.path(".config/quayside/connections.json"), "w", encoding="utf-8") as file:
            file.write('{"format": 1, "connections": [{"name": "there", "engine": "podman", "address": "ssh://nobody@127.0.0.1:1/run/s"}]}')

    def test_a_program_in_the_working_folder_is_not_run(self):
        self.bait(self.folder, "podman", "ssh", "docker", "conmon", "xdg-open")
        self.connect_by_ssh()
        for path in (":/nowhere", ".:/nowhere", "/nowhere:", "./:/nowhere", "../%s:/nowhere" % os.path.basename(self.folder)):
            for arguments in (["list"], ["list", "--on", "there"]):
                with self.subTest(path=path, arguments=arguments):
                    self.run_program(*arguments, PATH=path)
                    self.assertFalse(os.path.exists(self.path("bitten")))

    def test_the_bait_is_one(self):
        self.bait(self.folder, "podman", "ssh")
        self.run_program("list", PATH=self.folder)
        self.assertTrue(os.path.exists(self.path("bitten")))

    def test_plugins_are_the_systems(self):
        plugins = self.path("plugins")
        os.makedirs(os.path.join(plugins, "platforms"))
        os.chmod(plugins, 0o777)  # also where root runs the test
        shutil.copy("/bin/true", os.path.join(plugins, "platforms", "libqoffscreen.so"))
        for variable in ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH"):
            with self.subTest(variable=variable):
                ran = self.run_program("--demo", "--picture", self.path("p.png"), QT_DEBUG_PLUGINS="1", **{variable: plugins})
                self.assertEqual(ran.returncode, 0, ran.stdout[-2000:])
                self.assertFalse(plugins in ran.stdout, "plugins of a folder that anybody can write to are looked for")

    def test_few_files(self):
        ran = self.run_program("--demo", "--picture", self.path("p.png"), before=limited(resource.RLIMIT_NOFILE, 64))
        self.assertEqual(ran.returncode, 0, ran.stdout[-2000:])
        self.assertGreater(os.path.getsize(self.path("p.png")), 10_000)

    def test_little_memory(self):
        most = limited(resource.RLIMIT_AS, 300 * MEGABYTE)
        listed = self.run_program("list", "--demo", before=most)
        self.assertEqual(listed.returncode, 0, listed.stdout[-2000:])
        self.assertIn("web-shop", listed.stdout)
        drawn = self.run_program("--demo", "--picture", self.path("p.png"), before=most)
        self.assertEqual(drawn.returncode, 0, drawn.stdout[-2000:])

    def in_group(self, controller, name, settings):
        """What puts a program into a control group of its own, or a skip where none can be made. Settings by their name in version 2 and in version 1."""
        unified = os.path.exists("/sys/fs/cgroup/cgroup.controllers")
        folder = os.path.join("/sys/fs/cgroup", *([] if unified else [controller]), "quayside-test-%d-%s" % (os.getpid(), name))
        try:
            os.mkdir(folder)
            self.addCleanup(os.rmdir, folder)
            for setting, value in settings[0 if unified else 1]:
                with open(os.path.join(folder, setting), "w", encoding="utf-8") as file:
                    file.write(value)
        except OSError as error:
            self.skipTest("no control group can be made here: %s" % error)

        def enter():
            with open(os.path.join(folder, "cgroup.procs"), "w", encoding="utf-8") as file:
                file.write(str(os.getpid()))
        return enter

    def test_few_threads(self):
        for most in (2, 4, 8, 24):
            with self.subTest(most=most):
                enter = self.in_group("pids", "few-%d" % most, ([("pids.max", str(most))],) * 2)
                ran = self.run_program("list", "--demo", before=enter)
                self.assertGreaterEqual(ran.returncode, 0, ran.stdout[-500:])  # told, and not crashed

    def test_a_twentieth_of_a_processor(self):
        enter = self.in_group("cpu", "slow", ([("cpu.max", "5000 100000")], [("cpu.cfs_period_us", "100000"), ("cpu.cfs_quota_us", "5000")]))
        ran = self.run_program("list", "--demo", before=enter)
        self.assertEqual(ran.returncode, 0, ran.stdout[-2000:])
        self.assertIn("web-shop", ran.stdout)

    def test_hardly_any_files(self):
        for most in (8, 12, 16, 24):
            with self.subTest(most=most):
                ran = self.run_program("list", "--demo", before=limited(resource.RLIMIT_NOFILE, most))
                self.assertGreaterEqual(ran.returncode, 0, ran.stdout[-500:])  # told, and not crashed


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
