# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks themselves: each finds what it is there to find, and lets good code pass."""

import unittest

import includes
import sizes
import words
from sources import Source


def source(text, path="ui/groups/page.cpp"):
    return Source(path, text)


class FakeQt:
    modules = {"QString": "QtCore", "QWidget": "QtWidgets", "QIcon": "QtGui", "QSqlQuery": "QtSql", "QTcpSocket": "QtNetwork",
               "QChart": "QtCharts", "QSvgRenderer": "QtSvg"}

    def module(self, name):
        return self.modules.get(name)


class Functions(unittest.TestCase):
    def sizes(self, text):
        return [f"{function.name} {function.lines}" for function in source(text).functions()]

    def test_kinds(self):
        text = """namespace quayside {
namespace {
constexpr std::array words{Word{1, "a{b"}, Word{2, "}"}};
const QList<int> &numbers() { static const QList<int> list{1, 2}; return list; }
} // namespace {
enum class Kind { One, Two };
template <typename T>
struct Pair final : public Base<T>
{
    Q_OBJECT
public:
    explicit Pair(int a = {}, QString b = {})
        : m_a{a}
        , m_b(std::move(b))
    {
    }
    bool operator==(const Pair &) const = default;
    int get() const { return m_a; }
private:
    int m_a{3};
    std::function<void()> m_call = [] { };
};
Pair<int>::~Pair()
{
    const auto lambda = [] {
        return '{';
    };
}
bool operator<(const A &a,
               const B &b)
{
    return R"({{)" == a; // }
}
const auto twice = [](int x) {
    return 2'000 * x;
};
} // namespace quayside
"""
        self.assertEqual(["numbers 1", "Pair 5", "get 1", "m_call 1", "~Pair 6", "operator< 5", "twice 3"],
                         self.sizes(text))

    def test_a_lambda_belongs_to_its_function(self):
        self.assertEqual(["f 6"], self.sizes("void f()\n{\n    g([] {\n        h();\n    });\n}\n"))

    def test_bars(self):
        long = "void f()\n{\n" + "    g();\n" * 48 + "}\n"
        figures = sizes.Figures([source(long)])
        self.assertEqual(["the median of functions is 51, more than 8", "p95 of functions is 51, more than 32",
                          "ui/groups/page.cpp:1 f has 51 lines"], figures.faults())
        figures = sizes.Figures([source("int a;\n" * 601), source("int b;\n" * 151, "ui/a.h")])
        self.assertEqual(["the median of .cpp files is 601, more than 140", "p95 of .cpp files is 601, more than 400", "p95 of headers is 151, more than 150",
                          "ui/groups/page.cpp has 601 lines"], figures.faults())

    def test_rank(self):
        self.assertEqual([0, 7, 2, 95, 100], [sizes.rank([], 50), sizes.rank([7], 95), sizes.rank([3, 1, 2], 50),
                                              sizes.rank(range(1, 101), 95), sizes.rank(range(1, 101), 100)])


class Includes(unittest.TestCase):
    def check(self, path, *lines):
        text = "".join(f"#include {line}\n" for line in lines)
        return [fault.split(" ", 1)[1] for fault in includes.faults([Source(path, text)], FakeQt())]

    def test_allowed(self):
        for path, lines in {
            "models/core/clock.h": ["<QString>", "<chrono>", "<tl/expected.hpp>", '"models/core/result.h"'],
            "models/spec/rules/ports.cpp": ['"models/spec/rules/names.h"', '"models/domain/ids.h"', '"models/core/result.h"'],
            "models/spec/yamlparser.cpp": ['"models/spec/textparser.h"', "<yaml.h>"],
            "models/items/tables.cpp": ['"models/session/session.h"', '"models/format/format.h"'],
            "ui/groups/page.cpp": ["<QWidget>", '"ui/widgets/plainlabel.h"', '"models/store/settings.h"'],
            "ui/charts/timechart.cpp": ["<QChart>"],
            "app/application.cpp": ['"ui/mainwindow/mainwindow.h"', '"models/session/session.h"'],
            "app/storage/database.cpp": ["<QSqlQuery>", "<sys/stat.h>"],
            "app/transport/exchange.cpp": ["<QTcpSocket>", "<boost/beast/http/error.hpp>"],
            "app/commandline/invocation.cpp": ["<CLI/CLI.hpp>"],
        }.items():
            self.assertEqual([], self.check(path, *lines), path)

    def test_forbidden(self):
        for path, line in (
            ("models/core/clock.h", '"models/domain/ids.h"'),
            ("models/core/clock.h", "<QWidget>"),
            ("models/core/clock.h", "<unistd.h>"),
            ("models/domain/ids.h", '"models/spec/specnode.h"'),
            ("models/spec/specreader.cpp", "<yaml.h>"),
            ("models/spec/rules/ports.cpp", '"models/runtime/streams.h"'),
            ("models/spec/textparser.h", "<tl/expected.hpp>"),
            ("models/session/session.cpp", '"app/records.h"'),
            ("models/session/session.cpp", '"models/items/roles.h"'),
            ("models/items/tables.cpp", "<QIcon>"),
            ("models/format/format.cpp", '"models/session/session.h"'),
            ("ui/groups/page.cpp", '"models/runtime/containerruntime.h"'),
            ("ui/groups/page.cpp", '"models/store/ledger.h"'),
            ("ui/groups/page.cpp", '"app/records.h"'),
            ("ui/groups/page.cpp", "<QChart>"),
            ("ui/groups/page.cpp", "<QSqlQuery>"),
            ("ui/groups/page.cpp", "<KSyntaxHighlighting/Definition>"),
            ("ui/widgets/icon.cpp", "<QSvgRenderer>"),
            ("app/main.cpp", '"ui/theme/theme.h"'),
            ("app/storage/database.cpp", "<QTcpSocket>"),
            ("app/runtimes/podman/podmanapi.cpp", '"models/session/session.h"'),
            ("app/runtimes/podman/podmanapi.cpp", "<boost/beast/http/error.hpp>"),
            ("app/commandline/verb.cpp", '"app/storage/database.h"'),
            ("models/new/thing.cpp", "<QString>"),
        ):
            self.assertEqual(1, len(self.check(path, line)), f"{path} {line}")


class Words(unittest.TestCase):
    def test_names(self):
        text = "class GroupManager;\nclass GroupManager : public X {};\nstruct MetaData {};\nusing Handler = int;\nclass Database\n{};\n"
        self.assertEqual(["a/database.h:2 GroupManager: “manager” says nothing", "a/database.h:3 MetaData: “data” says nothing",
                          "a/database.h:4 Handler: “handler” says nothing"], words.names([source(text, "a/database.h")]))
        self.assertEqual(["a/iconutils.h: “util” says nothing", "a/iconutils.h: “utils” says nothing"],
                         words.names([source("int a;\n", "a/iconutils.h")]))

    def found(self, check, text, path="ui/groups/page.cpp"):
        return len(check(source(text, path)))

    def test_rich_text(self):
        for text in ("new QLabel(x);", "#include <QMessageBox>\n", "d->setHtml(x);", "x.setTextFormat(Qt::AutoText)", "QTextEdit e;"):
            self.assertGreater(self.found(words.rich_text, text), 0, text)
        for text in ("PlainLabel a;", "// QLabel\n", 'x("QLabel");', "QTextEdit::ExtraSelection s;"):
            self.assertEqual(0, self.found(words.rich_text, text), text)
        self.assertEqual(0, self.found(words.rich_text, "class A : public QLabel", "ui/widgets/plainlabel.h"))

    def test_escapes(self):
        self.assertEqual(1, self.found(words.escapes, "a->setToolTip(x.toHtmlEscaped());"))
        self.assertEqual(1, self.found(words.escapes, "line->setName(name);", "ui/charts/timechart.cpp"))
        self.assertEqual(0, self.found(words.escapes, "line->setName(name.toHtmlEscaped());", "ui/charts/timechart.cpp"))

    def test_tls(self):
        check = lambda one: words.matches(one, words.UNTRUSTED_TLS, "")
        self.assertEqual(2, self.found(check, "reply->ignoreSslErrors(); c.setPeerVerifyMode(x);"))

    def test_shell(self):
        check = lambda one: words.matches(one, words.SHELL, "")
        self.assertEqual(1, self.found(check, 'system("ls");'))
        self.assertEqual(0, self.found(check, "engine.system; operating_system();"))
        self.assertEqual(0, self.found(check, "QRandomGenerator::system()->generate();"))
        self.assertEqual(1, self.found(check, 'std::system("ls");'))

    def test_untranslated(self):
        for text in ('a->setText(u"Groups"_s);', 'new PlainLabel("No groups yet")', 'bar->addTab(page, QStringLiteral("Logs"));',
                     'a->setToolTip(b ? tr("Yes") : u"No such"_s);', 'a->setText(name + u" is gone"_s);', 'window.notify("Done");'):
            self.assertEqual(1, self.found(words.untranslated, text), text)
        for text in ('a->setText(tr("Groups"));', 'a->setObjectName("groups");', 'a->setText(u"%1 (%2)"_s.arg(a, b));',
                     'a->addAction(icon(u"copy"_s), tr("Copy"));', 'a->setText(translate("Question", "Keep it"));', 'a->setText(u"–"_s);'):
            self.assertEqual(0, self.found(words.untranslated, text), text)
        self.assertEqual([], words.untranslated(source('a->show(u"logs"_s, tr("Empty"));'), {"logs"}))

    def test_prose(self):
        self.assertEqual(1, self.found(words.prose, 'const QString a = u"No groups yet"_s;'))
        self.assertEqual(0, self.found(words.prose, 'const QString a = tr("No groups yet") + u"Esc"_s + "no groups";'))

    def test_translated_texts(self):
        for text in ('tr(" port")', 'tr("Name: ")', 'tr("<b>No</b>")', 'tr("a &amp; b")', 'tr("")', 'Tr::tr("two "\n   "parts ")',
                     'QT_TRANSLATE_NOOP("Context", " words")', 'translate("Context", "words ")'):
            self.assertEqual(1, self.found(words.translated_texts, text), text)
        for text in ('tr("two "\n    "parts")', 'tr("<$%1")', 'tr("a < b and c > d")', 'tr("Waiting", "container")', 'tr(words)', 'str(" a")'):
            self.assertEqual(0, self.found(words.translated_texts, text), text)

    def test_chained_arguments(self):
        self.assertEqual(1, self.found(words.chained_arguments, 'x.arg(a)\n    .arg(b)'))
        self.assertEqual(0, self.found(words.chained_arguments, 'x.arg(a, y.arg(b)) + z.arg(c)'))

    def test_licence(self):
        good = "# SPDX-FileCopyrightText: 2026 The Quayside authors\n# SPDX-License-Identifier: GPL-3.0-or-later\n"
        self.assertEqual([], words.licence("a.py", good))
        self.assertEqual(1, len(words.licence("a.py", "print()\n")))
