# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long functions and files are (STYLE.md 1.2, "Our bar")."""

from math import ceil

LONGEST_FUNCTION = 50
LONGEST_FILE = 600


def rank(values, percent):
    """The smallest value that so many per cent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, ceil(len(ordered) * percent / 100) - 1)] if ordered else 0


class Figures:
    def __init__(self, sources):
        self.functions = [(function, source) for source in sources for function in source.functions()]
        self.bodies = [function.lines for function, _ in self.functions]
        self.files = [(source.line_count, source) for source in sources if source.path.endswith(".cpp")]
        self.headers = [source.line_count for source in sources if source.path.endswith(".h")]

    def text(self):
        files = [lines for lines, _ in self.files]
        rows = (("functions", self.bodies), (".cpp files", files), ("headers", self.headers))
        return "\n".join(
            f"{name}: {len(values)}, median {rank(values, 50)}, p95 {rank(values, 95)}, max {max(values, default=0)}"
            for name, values in rows
        )

    def faults(self):
        files = [lines for lines, _ in self.files]
        bars = (
            ("the median of functions", rank(self.bodies, 50), 8),
            ("p95 of functions", rank(self.bodies, 95), 32),
            ("the median of .cpp files", rank(files, 50), 140),
            ("p95 of .cpp files", rank(files, 95), 400),
            ("p95 of headers", rank(self.headers, 95), 150),
        )
        faults = [f"{what} is {value}, more than {most}" for what, value, most in bars if value > most]
        for function, source in self.functions:
            if function.lines > LONGEST_FUNCTION:
                faults.append(f"{source.path}:{function.line} {function.name} has {function.lines} lines")
        for lines, source in self.files:
            if lines > LONGEST_FILE:
                faults.append(f"{source.path} has {lines} lines")
        return faults
