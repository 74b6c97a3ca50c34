# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What names, texts and calls must not be."""

import re

from sources import closing

AVOIDED = ("manager", "helper", "util", "utils", "handler", "data", "info", "processor", "common", "misc")

# Each of these renders HTML from any text that looks like it, and loads its images.
RICH = re.compile(
    r"\b(QLabel|QMessageBox|QErrorMessage|QInputDialog|QProgressDialog|QWizard|QTextEdit(?!::ExtraSelection)|QTextBrowser|QStaticText"
    r"|QGraphicsTextItem|QSplashScreen|QWhatsThis|setWhatsThis|WhatsThisRole|setHtml|insertHtml|appendHtml|toHtml|setMarkdown"
    r"|RichText|AutoText|MarkdownText|setTextFormat)\b"
)
PLAIN_LABEL = ("ui/widgets/plainlabel.h", "ui/widgets/plainlabel.cpp")
UNTRUSTED_TLS = re.compile(r"\b(ignoreSslErrors|VerifyNone|QueryPeer|setPeerVerifyMode)\b")
# Of the numbers of the system nobody makes a command.
SHELL = re.compile(r"(?<!QRandomGenerator::)\b(system|popen|startCommand)\s*\(")

# Calls whose texts a person reads.
SHOWN = re.compile(
    r"\b(set\w*(?:Text|Title|ToolTip|StatusTip|AccessibleName|AccessibleDescription|Label|Labels|Message)|setSuffix|setPrefix"
    r"|show|showText|showProblem|showMessage|notify|ask|addTab|addAction|addItem|addItems|addMenu|addRow|drawText|begin"
    r"|PlainLabel|EmptyState|TimeChart|\w*Button|QAction|QCheckBox|QRadioButton|QGroupBox|QDockWidget|QMenu)\s*(?=[({])"
)
WRAPPING = re.compile(r"\b(QStringLiteral|QString|QLatin1StringView|QLatin1String)\s*$")
TRANSLATION = re.compile(r"\b(tr|translate|QT_TR_NOOP|QT_TRANSLATE_NOOP)\s*\(")
WITH_CONTEXT = ("translate", "QT_TRANSLATE_NOOP")
MARKUP = re.compile(r"</?[A-Za-z][^<]*>|<!--|&[a-z]+;|&#\d+;")
TYPE = re.compile(r"\b(?:class|struct|union|enum(?:\s+class)?)\s+(\w+)\s*(?:final\s*)?(?=[:{])|\busing\s+(\w+)\s*=")


def words_of(name):
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)]


def types(source):
    return [(match.group(1) or match.group(2), match.start()) for match in TYPE.finditer(source.code)]


def names(sources):
    """Types and files. A file is named as its class, whose words are known, or by words that hold no avoided one."""
    faults = []
    known = set()
    for source in sources:
        for name, offset in types(source):
            known.add(name.lower())
            bad = sorted(set(words_of(name)) & set(AVOIDED))
            if bad:
                faults.append(f"{source.place(offset)} {name}: “{bad[0]}” says nothing")
    for source in sources:
        stem = source.path.rsplit("/", 1)[-1].split(".")[0]
        if stem not in known:
            faults += [f"{source.path}: “{word}” says nothing" for word in AVOIDED if word in stem]
    return faults


def matches(source, pattern, why):
    return [f"{source.place(match.start())} {match.group().strip()}: {why}" for match in pattern.finditer(source.code)]


def rich_text(source):
    if source.path in PLAIN_LABEL:
        return []
    return matches(source, RICH, "renders text from outside as HTML; use PlainLabel and its kind")


def escapes(source):
    """Tool tips are plain by themselves (FlatStyle). Only the legend of a chart has no plain form."""
    faults = []
    for match in re.finditer(r"\btoHtmlEscaped\b", source.code):
        if not source.path.startswith("ui/charts/"):
            faults.append(f"{source.place(match.start())} toHtmlEscaped: nothing here shows HTML, so the escapes would be seen")
    if source.path.startswith("ui/charts/"):
        for match in re.finditer(r"(?:\.|->)(setName|setTitle|setTitleText|setLabel|append)\s*(?=\()", source.code):
            argument = source.code[match.end() : closing(source.code, match.end())]
            if match.group(1) != "append" and "toHtmlEscaped()" not in argument:
                faults.append(f"{source.place(match.start())} {match.group(1)}: Qt Charts renders it as HTML; escape it")
    return faults


def has_words(text):
    return re.search(r"[^\W\d_]{2,}", re.sub(r"%n|%L?\d+|\\[a-z0-9]+", " ", text)) is not None


def call_of(code, offset, start):
    """The opening bracket that the place is directly in, or nothing before the start."""
    depth = 0
    for i in range(offset - 1, start - 1, -1):
        if code[i] in ")}]":
            depth += 1
        elif code[i] in "({[":
            if depth == 0:
                return i
            depth -= 1
    return None


def untranslated(source, icons=frozenset()):
    """Literals with words in them that a person would read without tr(). Names of icons are no words."""
    faults = []
    for match in SHOWN.finditer(source.code):
        opening = match.end()
        end = closing(source.code, opening)
        for literal in source.literals:
            if not opening < literal.start < end or not has_words(literal.text) or literal.text in icons:
                continue
            bracket = call_of(source.code, literal.start, opening)
            while bracket is not None and bracket > opening and WRAPPING.search(source.code, 0, bracket):
                bracket = call_of(source.code, bracket, opening)
            if bracket == opening:
                faults.append(f"{source.place(literal.start)} “{literal.text}” is not translated")
    return faults


def prose(source):
    """Sentences outside of tr(), wherever they go."""
    faults = []
    for literal in source.literals:
        bracket = call_of(source.code, literal.start, 0)
        is_translated = bracket is not None and TRANSLATION.search(source.code[:bracket + 1][-40:])
        if not is_translated and re.match(r"[A-Z][a-z]+ [a-z]+", literal.text):
            faults.append(f"{source.place(literal.start)} “{literal.text}” is not translated")
    return faults


def translations(source):
    """What is handed to translators: each text with its place."""
    for match in TRANSLATION.finditer(source.code):
        opening = match.end() - 1
        end = closing(source.code, opening)
        texts = []  # with where they end; literals that follow each other are one text
        for one in source.literals:
            if not opening < one.start < end or call_of(source.code, one.start, opening) != opening:
                continue
            if texts and not source.code[texts[-1][1] : one.start].strip():
                texts[-1] = (texts[-1][0] + one.text, one.end)
            else:
                texts.append((one.text, one.end))
        index = 1 if match.group(1) in WITH_CONTEXT else 0
        if len(texts) > index:
            yield opening, texts[index][0]


def translated_texts(source):
    faults = []
    for offset, text in translations(source):
        if text != text.strip():
            faults.append(f"{source.place(offset)} “{text}” begins or ends with a blank")
        if MARKUP.search(text):
            faults.append(f"{source.place(offset)} “{text}” has HTML in it")
        if not text:
            faults.append(f"{source.place(offset)} nothing to translate")
    return faults


def chained_arguments(source):
    """What .arg(x) put in is searched again by a second .arg(y): a %1 from outside would be replaced (R-32)."""
    faults = []
    for match in re.finditer(r"\.\s*arg\s*(?=\()", source.code):
        end = closing(source.code, match.end())
        if re.match(r"\s*\.\s*arg\s*\(", source.code[end:]):
            faults.append(f"{source.place(match.start())} .arg().arg(): put all arguments into one call")
    return faults


def licence(path, text):
    head = text[:400]
    if "SPDX-FileCopyrightText: " in head and "SPDX-License-Identifier: GPL-3.0-or-later" in head:
        return []
    return [f"{path} does not begin with its SPDX lines"]


# translations/quayside_en.ts; the target update_translations collects what is new.
def plurals(source, known):
    return [f"{source.place(literal.start)} “{literal.text}” has no plural forms in quayside_en.ts"
            for literal in source.literals if "%n" in literal.text and literal.text not in known]
