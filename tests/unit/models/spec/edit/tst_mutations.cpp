// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/edit/treeedit.h"
#include "models/spec/specchanges.h"
#include "models/spec/specdocument.h"
#include "models/spec/specreader.h"
#include "models/spec/specwriter.h"
#include "models/spec/textbytes.h"
#include "tests/unit/models/spec/edit/randomtree.h"

#include <QDirIterator>
#include <QTest>

using namespace quayside;
using namespace quayside::test;
using namespace Qt::StringLiterals;

namespace {

QStringList galleryTexts()
{
    QStringList paths;
    QDirIterator entries(QStringLiteral(QUAYSIDE_TEST_DATA "/specs/"), {u"*.yaml"_s, u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (entries.hasNext())
        paths.append(entries.next());
    paths.sort();
    QStringList texts;
    for (const QString &path : paths)
        if (QFile file(path); file.open(QIODevice::ReadOnly))
            texts.append(textFromBytes(file.readAll()));
    return texts;
}

// Signs that mean something to one of the two languages.
const QStringList signs{u"\n"_s, u"\r\n"_s, u"\r"_s,  u"\t"_s, u" "_s,   u"  "_s,       u": "_s,  u"- "_s, u"? "_s,  u"{"_s,  u"}"_s,
                        u"["_s,  u"]"_s,    u","_s,   u"#"_s,  u" # "_s, u"&a "_s,      u"*a"_s,  u"<<: *a\n"_s, u"!!str "_s, u"|"_s, u">-\n"_s,
                        u"'"_s,  u"\""_s,   u"\\"_s,  u"---"_s, u"..."_s, u"%YAML"_s,    u"\u0085"_s, u"\u2028"_s, u"\ufeff"_s, u"\U0001F600"_s,
                        QString(QChar(0xd800)), u"//"_s, u"/*"_s, u"*/"_s, u"null"_s, u"~"_s, QString(QChar(u'\0'))};

QString mutated(QString text, Chance &chance)
{
    for (qsizetype count = 1 + chance.below(4); count > 0; --count) {
        const qsizetype at = chance.below(text.size() + 1);
        const qsizetype length = std::min<qsizetype>(chance.below(12), text.size() - at);
        switch (chance.below(4)) {
        case 0: text.remove(at, length); break;
        case 1: text.insert(at, text.mid(chance.below(text.size() + 1), 40)); break;
        default: text.insert(at, chance.of(signs)); break;
        }
    }
    return text;
}

bool isWithin(const TextRange &range, const QString &text)
{
    return range.offset >= 0 && range.length >= 0 && range.offset + range.length <= text.size() && range.line >= 1 && range.column >= 1;
}

SpecNode meaning(const ContainerGroupSpec &spec)
{
    return writeSpec(spec, Secrets::Include);
}

} // namespace

// What no person would write: the readers give a reason, and an edit succeeds or changes nothing. QUAYSIDE_MUTATION_SEED begins
// elsewhere, QUAYSIDE_MUTATIONS makes more of them.
class TestMutations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAreReadAndEdited()
    {
        const QStringList texts = galleryTexts();
        const int first = qEnvironmentVariableIntValue("QUAYSIDE_MUTATION_SEED");
        bool isGiven = false;
        const int count = qEnvironmentVariableIntValue("QUAYSIDE_MUTATIONS", &isGiven);
        for (int seed = first; seed < first + (isGiven ? count : 8000); ++seed) {
            Chance chance{quint32(seed)};
            const QString fault = run(mutated(chance.of(texts), chance), chance);
            QVERIFY2(fault.isEmpty(), qPrintable(u"QUAYSIDE_MUTATION_SEED=%1: %2"_s.arg(QString::number(seed), fault)));
        }
        qInfo("%d readable, %d edits made, %d refused", m_readable, m_made, m_refused);
        QVERIFY(m_readable > 0);
        QVERIFY(m_refused * 100 < m_made); // an edit may only fail where the text is strange
    }

private:
    QString run(const QString &text, Chance &chance)
    {
        const SpecDocument document = SpecDocument::fromText(text);
        for (const SpecIssue &issue : document.issues(RuntimeLimits::azure()))
            if (!issue.range || !isWithin(*issue.range, document.text()) || issue.message.isEmpty())
                return u"an issue without a place or a message: "_s + issue.rule + u'\n' + text;
        if (!document.isReadable())
            return document.readingIssues().isEmpty() ? u"not readable, and nobody says why\n"_s + text : QString();
        ++m_readable;
        SpecNode tree = writeSpec(document.spec(), Secrets::Include);
        RandomTree(chance).change(tree);
        return edit(document, readSpec(tree).spec);
    }

    QString edit(const SpecDocument &document, const ContainerGroupSpec &wanted)
    {
        const Result<EditedDocument> edited = document.withSpec(wanted);
        m_made += edited ? 1 : 0;
        m_refused += edited ? 0 : 1;
        if (!edited)
            return edited.error().summary.isEmpty() ? u"refused without a reason\n"_s + document.text() : QString();
        if (changedText(document.text(), edited->changes) != edited->document.text())
            return u"the changes do not make the text\n"_s + document.text();
        return edit::saysTheSame(meaning(edited->document.spec()), meaning(wanted))
            ? QString()
            : u"the spec is not the edited one\n%1\n--- after\n%2\n--- wanted\n%3"_s.arg(document.text(), edited->document.text(),
                                                                                        specToYaml(wanted, Secrets::Include));
    }

    int m_readable = 0;
    int m_made = 0;
    int m_refused = 0;
};

QTEST_GUILESS_MAIN(TestMutations)
#include "tst_mutations.moc"
