# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the matrix of the contract says of results."""

import tempfile
import unittest
from pathlib import Path

import matrix


def suite(*cases):
    body = "".join(f'<testcase name="{name}">{inside}</testcase>' for name, inside in cases)
    return f'<?xml version="1.0"?><testsuite name="quayside::LogSuite">{body}</testsuite>'


class TestMatrix(unittest.TestCase):
    def rows(self, **files):
        with tempfile.TemporaryDirectory() as folder:
            for stem, text in files.items():
                Path(folder, stem + ".xml").write_text(text)
            return matrix.read(folder)

    def test_puts_runtimes_side_by_side(self):
        rows, columns = self.rows(
            contract_docker_logs=suite(("initTestCase()", ""), ("ends()", ""), ("begins()", "<failure/>")),
            contract_podman_logs=suite(("ends()", ""), ("begins()", "<skipped/>")),
            contract_podman_enginelogs=suite(("ends()", "")),
        )
        self.assertEqual(columns, ["docker", "podman (logs by API)", "podman"])
        self.assertEqual(rows["LogSuite: ends"], {"docker": "ok", "podman": "ok", "podman (logs by API)": "ok"})
        self.assertEqual(rows["LogSuite: begins"], {"docker": "FAILED", "podman": "skipped"})
        self.assertEqual(len(rows), 2)

    def test_one_bad_row_of_data_is_enough(self):
        rows, _ = self.rows(contract_a_logs=suite(("f(one)", ""), ("f(two)", "<failure/>"), ("f(three)", "<skipped/>")))
        self.assertEqual(rows["LogSuite: f"], {"a": "FAILED"})

    def test_a_program_that_died_is_seen(self):
        rows, _ = self.rows(contract_a_logs="<testsuite", contract_b_logs=suite(("f()", "")))
        self.assertIn("FAILED", matrix.table(rows, ["a", "b"]))
        self.assertEqual(matrix.table({}, []), "The contract was not run.")


if __name__ == "__main__":
    unittest.main()
