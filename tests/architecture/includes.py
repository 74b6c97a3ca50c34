# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom: ARCHITECTURE.md, section 2, as a table."""

from dataclasses import dataclass
from pathlib import Path


@dataclass
class Row:
    folder: str
    ours: tuple = ()  # folders or files of ours, beside its own
    qt: tuple = ("QtCore",)
    outside: tuple = ()  # beginnings of header names


VALUES = ("models/core", "models/domain", "models/spec")
STORED = (*VALUES, "models/cost", "models/store")
SESSION = (*STORED, "models/logs", "models/metrics", "models/runtime", "models/review", "models/automation")
SHOWN = ("ui", *VALUES, "models/assist", "models/convert", "models/cost", "models/review", "models/logs", "models/metrics", "models/session", "models/items",
         "models/format",
         "models/store/settings.h")
WINDOW = ("QtCore", "QtGui", "QtWidgets")
SYSTEM = tuple(name + ".h" for name in ("fcntl", "unistd", "time", "sys/file", "sys/prctl", "sys/resource", "sys/stat", "sys/socket", "sys/time", "sys/un", "sys/wait",
                                        "poll", "arpa/inet", "arpa/nameser", "netinet/in", "resolv"))

# The row of a file is the one with the longest folder in front of its path.
TABLE = (
    Row("models/core", outside=("tl/expected.hpp",)),
    Row("models/format", ("models/core", "models/domain")),
    Row("models/domain", ("models/core",)),
    Row("models/spec", ("models/core", "models/domain")),
    Row("models/spec/yamlparser.cpp", ("models/core", "models/domain", "models/spec"), outside=("yaml.h",)),
    Row("models/spec/nodetoyaml.cpp", ("models/core", "models/domain", "models/spec"), outside=("yaml.h",)),
    Row("models/spec/jsonparser.cpp", ("models/core", "models/domain", "models/spec"), outside=("rapidjson/",)),
    Row("models/spec/jsonfault.cpp", ("models/core", "models/domain", "models/spec"), outside=("rapidjson/",)),
    Row("models/spec/nodetojson.cpp", ("models/core", "models/domain", "models/spec"), outside=("rapidjson/",)),
    Row("models/assist", VALUES),
    Row("models/convert", VALUES),
    Row("models/cost", VALUES),
    Row("models/store", (*VALUES, "models/cost")),
    Row("models/logs", STORED),
    Row("models/logs/linepattern.cpp", STORED, outside=("pcre2.h",)),
    Row("models/metrics", STORED),
    Row("models/runtime", VALUES),
    Row("models/review", (*VALUES, "models/cost", "models/format", "models/runtime/missingsecrets.h")),
    Row("models/automation", (*STORED, "models/runtime")),
    Row("models/session", SESSION),
    Row("models/items", (*SESSION, "models/session", "models/format", "models/convert")),
    Row("app", ("app", "models"), WINDOW, SYSTEM),
    Row("app/main.cpp", ("app", "translations"), WINDOW),
    Row("translations"),
    Row("app/application.cpp", ("app", "models", "ui"), WINDOW),
    Row("app/commandline", (*SESSION, "models/session", "models/format", "models/convert"), outside=("CLI/", "unistd.h")),
    Row("app/transport", ("models/core",), ("QtCore", "QtNetwork"), ("boost/beast/", "boost/asio/buffer", *SYSTEM)),
    Row("app/runtimes/compat", ("app/transport", "models/runtime", *VALUES), outside=SYSTEM),
    Row("app/runtimes/podman", ("app/runtimes/compat", "app/transport", "models/runtime", *VALUES), outside=SYSTEM),
    Row("app/runtimes/docker", ("app/runtimes/compat", "app/transport", "models/runtime", *VALUES), outside=SYSTEM),
    Row("app/connections", ("app/runtimes", "app/transport", "models/runtime", *VALUES)),
    Row("app/runtimes/azure", ("app/transport", "models/runtime", *VALUES)),
    Row("app/runtimes/sample", ("models/runtime", *VALUES)),
    Row("app/triggers", ("app/transport", "models/automation", *STORED), outside=SYSTEM),
    Row("app/storage", STORED, ("QtCore", "QtSql"), SYSTEM),
    Row("app/storage/compression.cpp", STORED, outside=("zstd.h",)),
    Row("app/storage/systemkeychain.cpp", STORED, outside=("qt6keychain/keychain.h",)),
    Row("ui", SHOWN, WINDOW),
    Row("ui/charts", SHOWN, (*WINDOW, "QtCharts")),
    Row("ui/speceditor", SHOWN, WINDOW, ("KSyntaxHighlighting/",)),
    Row("ui/logs", SHOWN, WINDOW, ("KSyntaxHighlighting/",)),
    Row("ui/theme", ("models/core", "models/domain"), (*WINDOW, "QtSvg")),
    Row("resources/sample", qt=(), outside=SYSTEM),
    Row("resources/holder", qt=(), outside=SYSTEM),
)
FOLDERS = ("app/", "models/", "ui/", "resources/", "translations/", "tests/")


def row_of(path):
    fitting = [row for row in TABLE if path == row.folder or path.startswith(row.folder + "/")]
    return max(fitting, key=lambda row: len(row.folder), default=None)


def is_within(name, folders):
    return any(name == folder or name.startswith(folder + "/") for folder in folders)


class QtHeaders:
    """Which module of Qt a header belongs to, by where it is installed."""

    def __init__(self, root):
        self.modules = {}
        for module in sorted(Path(root).glob("Qt*")):
            for header in module.iterdir():
                self.modules.setdefault(header.name, module.name)
                self.modules[f"{module.name}/{header.name}"] = module.name

    def module(self, name):
        return self.modules.get(name)


def is_standard(name):
    return "." not in name and "/" not in name and name.islower()


def fault(path, bracket, name, qt):
    """Nothing, or what is wrong with one include of one file."""
    row = row_of(path)
    if not row:
        return "is in no folder of the table"
    own = row.folder if not row.folder.endswith((".cpp", ".h")) else path.rsplit("/", 1)[0]
    if name.startswith(FOLDERS):
        return None if bracket == '"' and is_within(name, (own, *row.ours)) else f"must not include {name}"
    module = qt.module(name)
    if module:
        return None if module in row.qt else f"must not include {name} of {module}"
    if is_standard(name) or (name.endswith(".moc") and bracket == '"'):
        return None
    return None if name.startswith(row.outside or ("\0",)) else f"must not include {name}"


def faults(sources, qt):
    found = []
    for source in sources:
        for offset, bracket, name in source.includes():
            what = fault(source.path, bracket, name, qt)
            if what:
                found.append(f"{source.place(offset)} {what}")
    return found
