# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""C++ source as the checks need it: without comments, with its literals apart, and cut into functions."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<raw>(?:u8|[uUL])?R"(?P<fence>[^(\s]*)\((?P<rawtext>.*?)\)(?P=fence)")
      | (?P<string>(?:u8|[uUL])?"(?P<text>(?:\\.|[^"\\\n])*)")
      | (?P<number>\b\d[\w.']*)
      | (?P<char>(?:u8|[uUL])?'(?:\\.|[^'\\\n])+')""",
    re.VERBOSE | re.DOTALL,
)
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.MULTILINE)
ACCESS = re.compile(r"(?:public|protected|private|Q_SIGNALS)(?:\s+Q_SLOTS)?\s*$")
CLOSING = {"(": ")", "{": "}", "[": "]"}


@dataclass
class Literal:
    start: int  # of its first character, prefix included
    end: int
    text: str


@dataclass
class Function:
    name: str
    line: int
    lines: int  # signature and body


def blank(text):
    return re.sub(r"[^\n]", " ", text)


@dataclass
class Source:
    path: str  # from the root, with slashes
    text: str
    code: str = field(init=False)  # as long as the text; comments and the insides of literals are blanks
    literals: list = field(init=False)

    def __post_init__(self):
        self.literals = []
        self.code = TOKEN.sub(self._plain, self.text)
        self._lines = [m.start() for m in re.finditer(r"^", self.text, re.MULTILINE)]

    def _plain(self, match):
        whole = match.group()
        if match.group("number"):
            return whole
        if match.group("comment"):
            return blank(whole)
        if match.group("char"):
            return "'" + blank(whole[1:-1]) + "'"
        text = match.group("rawtext") if match.group("raw") else match.group("text")
        self.literals.append(Literal(match.start(), match.end(), text))
        return '"' + blank(whole[1:-1]) + '"'

    def line(self, offset):
        return bisect_right(self._lines, offset)

    @property
    def line_count(self):
        return self.text.count("\n")

    def place(self, offset):
        return f"{self.path}:{self.line(offset)}"

    def includes(self):
        """Pairs of offset and what stands between the quotes or brackets."""
        for match in re.finditer(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^">\n]+)[">]', self.text, re.MULTILINE):
            yield match.start(), match.group(1), match.group(2)

    def functions(self):
        code = DIRECTIVE.sub(lambda match: blank(match.group()), self.code)
        found = []
        self._scan(code, 0, found)
        return found

    def _scan(self, code, i, found):
        """Walks one scope of declarations; returns where it ends."""
        head = i
        while i < len(code):
            c = code[i]
            if c == "}":
                return i + 1
            if c == ";" or (c == ":" and ACCESS.search(code, head, i)):
                head = i + 1
            elif c in "([":
                i = closing(code, i)
                continue
            elif c == "{":
                kind = brace_kind(code, head, i)
                if kind == "scope":
                    i = self._scan(code, i + 1, found)
                    head = i
                    continue
                end = closing(code, i)
                if kind == "function":
                    self._add(code, head, i, end, found)
                    head = end
                i = end
                continue
            i += 1
        return i

    def _add(self, code, head, brace, end, found):
        start = head + len(code[head:brace]) - len(code[head:brace].lstrip())
        first, last = self.line(start), self.line(end - 1)
        found.append(Function(name_of(code[start:brace]), first, last - first + 1))


def closing(code, i):
    """Where the bracket at i is closed; the place after it."""
    depth = 0
    opening, end = code[i], CLOSING[code[i]]
    for j in range(i, len(code)):
        if code[j] == opening:
            depth += 1
        elif code[j] == end:
            depth -= 1
            if depth == 0:
                return j + 1
    return len(code)


def brace_kind(code, head, i):
    """What a brace in a scope of declarations begins: a scope, a function, or the value of something."""
    words = code[head:i].strip()
    if re.match(r"(inline\s+)?namespace\b|extern\s*\"", words):
        return "scope"
    if i > 0 and (code[i - 1].isalnum() or code[i - 1] in "_>"):
        return "value"  # m_x{…}, list<int>{…}: our functions have a blank or a new line before the brace
    if words.endswith(("=", ",", "return")):
        return "value"
    plain = re.sub(r"template\s*<[^{]*?>\s*(?=class|struct|union)", "", words)
    if re.match(r"(\w+\s+)*?(class|struct|union)\b", plain) and "(" not in plain:
        return "scope"
    return "function" if "(" in words else "value"


def name_of(head):
    assigned = re.search(r"(\w+)\s*=\s*\[", head)
    if assigned:
        return assigned.group(1)
    head = re.sub(r"^template\s*<.*?>\s*", "", head, flags=re.DOTALL)
    match = re.search(r"((?:\w+\s*::\s*)*(?:~?\w+|operator\s*[^\s\w(]+|operator\s*\(\s*\)))\s*\(", head)
    return re.sub(r"\s", "", match.group(1)) if match else "?"


def read_tree(root, folders, endings=(".cpp", ".h")):
    sources = []
    for folder in folders:
        for path in sorted(Path(root, folder).rglob("*")):
            if path.suffix in endings and path.is_file():
                sources.append(Source(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")))
    return sources
