#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every rule of the validator has rows of tests: what is just allowed, what is just not, what is absent, and the wrong type.

rulerows.py <root of the sources>; a row is a call of RuleTable with a name. "absent" and "V-209" (the wrong type) stand in names.
"""

import pathlib
import re
import sys

RULE = re.compile(r'SpecRule\{"(V-\d+)"')
TABLE = re.compile(r'RuleTable table\("(V-\d+)"\)(.*?)\n    \}\n', re.DOTALL)
ROW = re.compile(r'table\.(fine|everywhere|azureOnly|given)\(\s*"([^"]*)"')



def rows_of(sources):
    rows = {}
    for source in sources:
        for number, body in TABLE.findall(source.read_text(encoding="utf-8")):
            rows.setdefault(number, []).extend(ROW.findall(body))
    return rows


def missing_in(rows):
    names = [name for _, name in rows]
    kinds = [kind for kind, _ in rows]
    missing = []
    if "fine" not in kinds:
        missing.append("one that is just allowed")
    if not {"everywhere", "azureOnly", "given"} & set(kinds):
        missing.append("one that is just not allowed")
    if not any("absent" in name for name in names):
        missing.append('"absent"')
    if not any("V-209" in name for name in names):
        missing.append('"wrong kind is V-209"')
    return missing


def main(root):
    rules = dict.fromkeys(RULE.findall((root / "models/spec/specvalidator.cpp").read_text(encoding="utf-8")))
    rows = rows_of(sorted((root / "tests/unit/models/spec/rules").glob("tst_*.cpp")))
    faults = [f"{number} has no row: {', '.join(missing)}" for number in rules if (missing := missing_in(rows.get(number, [])))]
    print("\n".join(faults) or f"{len(rules)} rules have all their rows")
    return 1 if faults or not rules else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
