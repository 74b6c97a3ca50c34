#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what of the contract each runtime has shown to keep: a row for every promise, a column for every runtime.

    matrix.py FOLDER        FOLDER holds contract_<runtime>_<part>.xml, as the contract programs write them
"""

import re
import sys
import xml.etree.ElementTree as tree
from pathlib import Path

HOUSEKEEPING = ("initTestCase", "cleanupTestCase", "init", "cleanup")


def outcome(case):
    """One word for a case: all of its data rows together."""
    if case.find("failure") is not None or case.find("error") is not None:
        return "FAILED"
    return "skipped" if case.find("skipped") is not None else "ok"


def worst(one, other):
    order = ("FAILED", "ok", "skipped")  # where one row is skipped and another holds, it holds
    return min(one, other, key=order.index)


def column_of(path):
    runtime, part = re.fullmatch(r"contract_(.+)_([a-z]+)", path.stem).groups()
    return f"{runtime} (logs by API)" if part == "enginelogs" else runtime


def read(folder):
    """{promise: {column: outcome}}, in the order in which they are written."""
    rows = {}
    columns = []
    for path in sorted(Path(folder).glob("contract_*_*.xml")):
        try:
            suite = tree.parse(path).getroot()
        except tree.ParseError:
            suite = None  # the program died
        column = column_of(path)
        if column not in columns:
            columns.append(column)
        if suite is None:
            rows.setdefault(f"{path.stem} (no result)", {})[column] = "FAILED"
            continue
        name = suite.get("name", "").split("::")[-1]
        for case in suite.iter("testcase"):
            function = case.get("name", "").split("(")[0]
            if function in HOUSEKEEPING:
                continue
            row = rows.setdefault(f"{name}: {function}", {})
            row[column] = worst(row.get(column, "skipped"), outcome(case)) if column in row else outcome(case)
    return rows, columns


def table(rows, columns):
    if not rows:
        return "The contract was not run."
    width = max(len(promise) for promise in rows)
    lines = [f"{'':{width}}  " + "  ".join(columns)]
    for promise in sorted(rows):
        cells = (f"{rows[promise].get(column, '-'):{len(column)}}" for column in columns)
        lines.append((f"{promise:{width}}  " + "  ".join(cells)).rstrip())
    kept = {column: sum(row.get(column) == "ok" for row in rows.values()) for column in columns}
    lines.append("Kept: " + ", ".join(f"{column} {count}" for column, count in kept.items()))
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(*read(sys.argv[1])))
