# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a benchmark, judges its figures against their goals, keeps them, and prints all that are kept as a table.

    judge.py FOLDER NAME PROGRAM [ARGUMENT...]     runs one benchmark; its figures go to FOLDER/NAME.json
    judge.py FOLDER                                prints the table of all figures in the folder

A benchmark prints one JSON object a line for each figure: goal, what, unit, ours and yardstick (lists of values; pairs of one
run), yardstickName, atMostTimes (of the yardstick) and atMost (absolute); what is not there is not judged. Other lines are passed on.
"""
import json
import subprocess
import sys
from math import ceil
from pathlib import Path
from statistics import median

SKIPPED = 77
RUNS = 3  # other people use the machine: what is missed is measured anew, and the last run counts
SLACK = 3  # absolute goals were set on one machine; on another it takes this much to fail


def percentile(values, percent):
    ordered = sorted(values)
    return ordered[max(0, ceil(len(ordered) * percent / 100) - 1)]


class Figure:
    def __init__(self, raw):
        self.raw = raw
        self.ours = raw["ours"]
        self.yardstick = raw.get("yardstick", [])

    def value(self):
        """What is judged: the median, or the percentile that the goal names."""
        return percentile(self.ours, self.raw["percentile"]) if "percentile" in self.raw else median(self.ours)

    def ratio(self):
        if not self.yardstick:
            return None
        if len(self.yardstick) == len(self.ours):
            return median(a / b for a, b in zip(self.ours, self.yardstick))
        return median(self.ours) / median(self.yardstick)

    def fault(self):
        """The sentence that makes the benchmark fail, or nothing."""
        raw, value, ratio = self.raw, self.value(), self.ratio()
        if "atMostTimes" in raw and ratio > raw["atMostTimes"]:
            return "%s: %s takes %.2f times as much as %s; the goal is %g times." % (
                raw["goal"], raw["what"], ratio, raw["yardstickName"], raw["atMostTimes"])
        if "atMost" in raw and value > raw["atMost"] * SLACK:
            return "%s: %s is %.4g %s; the goal is %g, and even %d times that would be forgiven." % (
                raw["goal"], raw["what"], value, raw["unit"], raw["atMost"], SLACK)
        return None

    def verdict(self):
        if "atMostTimes" not in self.raw and "atMost" not in self.raw:
            return ""
        if self.fault():
            return "MISSED"
        return "over" if "atMost" in self.raw and self.value() > self.raw["atMost"] else "met"

    def row(self):
        raw, ratio = self.raw, self.ratio()
        goal = []
        if "atMostTimes" in raw:
            goal.append("<= %g x" % raw["atMostTimes"])
        if "atMost" in raw:
            goal.append("<= %g %s" % (raw["atMost"], raw["unit"]))
        spread = "%.4g-%.4g" % (min(self.ours), max(self.ours))
        return (raw["goal"], raw["what"], "%.4g %s" % (self.value(), raw["unit"]), spread, "%.4g" % median(self.yardstick) if self.yardstick else "",
                raw.get("yardstickName", ""), "%.2f" % ratio if ratio is not None else "", ", ".join(goal), self.verdict())


HEADINGS = ("goal", "what", "ours", "from-to", "yardstick", "of", "ratio", "wanted", "verdict")


def table(figures):
    rows = [HEADINGS] + [figure.row() for figure in figures]
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEADINGS))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)


def run(command):
    """The figures of one run, or the exit code of a run that failed."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    figures = []
    for line in process.stdout:
        if line.startswith("{"):
            figures.append(Figure(json.loads(line)))
        else:
            print(line, end="", flush=True)
    code = process.wait()
    return figures, code


def judge(folder, name, command):
    for attempt in range(1, RUNS + 1):
        figures, code = run(command)
        if code != 0:
            return code
        if not figures:
            print("FAILED: the benchmark printed no figures.")
            return 1
        faults = [fault for fault in (figure.fault() for figure in figures) if fault]
        print(table(figures), flush=True)
        if not faults:
            break
        print("run %d of %d missed a goal" % (attempt, RUNS), flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    kept = {"benchmark": name, "runs": attempt, "figures": [dict(figure.raw, verdict=figure.verdict()) for figure in figures]}
    (folder / (name + ".json")).write_text(json.dumps(kept, indent=1), "utf-8")
    for fault in faults:
        print("MISSED: " + fault)
    return 1 if faults else 0


def summary(folder):
    figures = []
    for path in sorted(folder.glob("*.json")):
        figures += [Figure(raw) for raw in json.loads(path.read_text("utf-8"))["figures"]]
    figures.sort(key=lambda figure: figure.raw["goal"])
    text = table(figures)
    (folder / "summary.txt").write_text(text + "\n", "utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    target = Path(sys.argv[1])
    sys.exit(judge(target, sys.argv[2], sys.argv[3:]) if len(sys.argv) > 2 else summary(target))
