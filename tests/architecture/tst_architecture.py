# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the source to ARCHITECTURE.md and STYLE.md. There is no list of exceptions, and there will be none."""

import argparse
import sys
import unittest
from pathlib import Path
from xml.etree import ElementTree

import includes
import sizes
import words
from sources import read_tree

PRODUCTION = ("app", "models", "ui", "resources/sample", "resources/holder", "translations")
LICENSED = (".cpp", ".h", ".py", ".cmake", ".sh", ".svg")
options = argparse.Namespace(root=None, qt=None)


class Architecture(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.production = read_tree(options.root, PRODUCTION)
        cls.window = [source for source in cls.production if source.path.startswith("ui/")]
        cls.everything = cls.production + read_tree(options.root, ("tests",))

    def hold(self, faults):
        self.assertEqual([], faults, "\n" + "\n".join(faults))

    def each(self, sources, check):
        self.assertGreater(len(sources), 0)
        self.hold([fault for source in sources for fault in check(source)])

    def test_includes(self):
        qt = includes.QtHeaders(options.qt)
        self.assertEqual("QtCore", qt.module("QString"), f"no headers of Qt in {options.qt}")
        self.hold(includes.faults(self.production, qt))

    def test_sizes(self):
        figures = sizes.Figures(self.production)
        print("\n" + figures.text(), flush=True)
        self.assertGreater(len(figures.bodies), 1000, "the measurer does not find the functions")
        self.hold(figures.faults())

    def test_names(self):
        self.hold(words.names(self.everything))

    def test_nothing_renders_html(self):
        self.each(self.production, words.rich_text)
        self.each(self.production, words.escapes)

    def test_certificates_are_checked(self):
        # A probe asks whoever answers in a container, as in Kubernetes; no engine is reached that way.
        sources = [source for source in self.production if source.path != "app/transport/servicechannel.cpp"]
        self.each(sources, lambda source: words.matches(source, words.UNTRUSTED_TLS, "certificates are checked"))

    def test_no_shell(self):
        sources = [source for source in self.production if not source.path.startswith("resources/")]
        self.each(sources, lambda source: words.matches(source, words.SHELL, "nothing of ours goes through a shell"))

    def test_texts_are_translated(self):
        icons = {path.stem for path in Path(options.root, "resources/icons").glob("*.svg")}
        self.each(self.window, lambda source: words.untranslated(source, icons))
        self.each(self.window, words.prose)

    def test_translated_texts(self):
        self.each(self.production, words.translated_texts)

    def test_plurals_have_their_forms(self):
        root = ElementTree.parse(Path(options.root, "translations/quayside_en.ts")).getroot()
        known = {message.findtext("source") for message in root.iter("message") if message.find("translation").get("type") != "unfinished"}
        self.assertGreater(len(known), 10)
        self.each(self.production, lambda source: words.plurals(source, known))

    def test_arguments_go_in_at_once(self):
        self.each(self.production, words.chained_arguments)

    def test_licences(self):
        root = Path(options.root)
        folders = ("app", "models", "ui", "resources", "translations", "packaging", "tests")
        files = [path for folder in folders for path in sorted((root / folder).rglob("*"))]
        files = [path for path in files if path.suffix in LICENSED or path.name == "CMakeLists.txt"] + [root / "CMakeLists.txt"]
        self.hold([fault for path in files for fault in words.licence(path.relative_to(root), path.read_text("utf-8"))])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", required=True)
    parser.add_argument("--qt", required=True)
    known, rest = parser.parse_known_args()
    options.root, options.qt = known.root, known.qt
    unittest.main(module=None, argv=[sys.argv[0], "tst_architecture", "tst_checks", *rest], verbosity=1)


if __name__ == "__main__":
    sys.modules["tst_architecture"] = sys.modules["__main__"]
    main()
