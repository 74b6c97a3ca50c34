// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/edit/treeedit.h"
#include "models/spec/jsonpointer.h"
#include "models/spec/specchanges.h"
#include "models/spec/specdocument.h"
#include "models/spec/specreader.h"
#include "models/spec/specwriter.h"
#include "tests/unit/models/spec/edit/randomtext.h"
#include "tests/unit/models/spec/edit/randomtree.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace quayside;
using namespace quayside::test;
using namespace Qt::StringLiterals;

namespace {

// The same whatever the order of names that no schema knows.
SpecNode sorted(SpecNode node)
{
    for (SpecNode &item : node.items)
        item = sorted(item);
    for (SpecEntry &entry : node.entries)
        entry.value = sorted(entry.value);
    std::ranges::stable_sort(node.entries, {}, &SpecEntry::key);
    return node;
}

SpecNode meaning(const ContainerGroupSpec &spec)
{
    return sorted(writeSpec(spec, Secrets::Include));
}

QStringList commentsIn(const QString &text)
{
    static const QRegularExpression mark(u"(?:#|//) (c[0-9]+)$"_s, QRegularExpression::MultilineOption);
    QStringList marks;
    for (auto match = mark.globalMatch(QString(text).remove(u'\r')); match.hasNext();)
        marks.append(match.next().captured(1));
    return marks;
}

// Lines that an edit has to do with.
class Lines
{
public:
    explicit Lines(const SpecDocument &document)
        : m_text(document.text())
    {
        const TextParsing parsed = parseText(m_text);
        m_root = parsed->root;
        for (const SpecAnchor &anchor : parsed->anchors) {
            touch(anchor.range);
            for (const TextRange &alias : anchor.aliases)
                touch(alias);
        }
        m_merges = parsed->merges;
        for (const SpecMerge &merge : std::as_const(m_merges))
            touch(merge.keyRange);
    }

    void touchEdit(const SpecEdit &edit)
    {
        QStringList steps = edit::stepsOf(edit.pointer);
        const SpecNode *parent = walk(steps);
        const SchemaProperty *schema = schemaAt(steps.mid(0, steps.size() - 1));
        const qsizetype index = edit::childIndex(*parent, schema, steps.last());
        const QList<TextRange> places = placesIn(*parent);
        m_lines.insert(parent->range.line);
        m_lines.insert(m_keyLine);
        m_lines.insert(lineOf(parent->range.offset + parent->range.length));
        for (const SpecMerge &merge : std::as_const(m_merges))
            if (merge.mapping == parent->range.offset && edit.kind == SpecEdit::Kind::Remove) {
                m_doomed.append(merge.keyRange);
                m_lines.insert(places.isEmpty() ? merge.keyRange.line : places.first().line); // moves up behind a dash
            }
        const qsizetype last = edit.kind == SpecEdit::Kind::Move ? edit.index : index;
        for (qsizetype i = 0; i < places.size(); ++i) {
            const bool isBeside = index < 0 || (i >= std::min(index, last) - 1 && i <= std::max(index, last) + 1);
            const bool isEdited = index >= 0 && i == index && edit.kind != SpecEdit::Kind::Insert;
            if (isEdited)
                touch(places.at(i));
            if (isEdited)
                m_doomed.append(places.at(i));
            if (isBeside) {
                m_lines.insert(places.at(i).line);
                m_lines.insert(lineOf(places.at(i).offset + places.at(i).length));
            }
        }
    }

    // The lines that must be there after the edit, in this order.
    QStringList untouched() const
    {
        QStringList lines;
        const QStringList all = m_text.split(u'\n');
        for (qsizetype i = 0; i < all.size(); ++i)
            if (!m_lines.contains(static_cast<int>(i + 1)) && i + 1 < all.size() && !all.at(i).trimmed().isEmpty())
                lines.append(all.at(i));
        return lines;
    }

    QStringList lastingComments() const
    {
        QSet<int> lost;
        for (const TextRange &place : m_doomed)
            for (int line = place.line; line <= lineOf(place.offset + place.length); ++line)
                lost.insert(line);
        QString text;
        const QStringList all = m_text.split(u'\n');
        for (qsizetype i = 0; i < all.size(); ++i)
            if (!lost.contains(static_cast<int>(i + 1)))
                text += all.at(i) + u'\n';
        return commentsIn(text);
    }

private:
    void touch(const TextRange &range)
    {
        for (int line = range.line; line <= lineOf(range.offset + range.length); ++line)
            m_lines.insert(line);
    }

    int lineOf(qsizetype offset) const { return static_cast<int>(m_text.left(offset).count(u'\n')) + 1; }

    // The nearest list or map above the place that exists, and the steps down to its child.
    const SpecNode *walk(QStringList &steps)
    {
        const SpecNode *node = &m_root;
        for (qsizetype depth = 0; depth + 1 < steps.size(); ++depth) {
            const qsizetype index = edit::childIndex(*node, schemaAt(steps.mid(0, depth)), steps.at(depth));
            const qsizetype count = node->isSequence() ? node->items.size() : node->entries.size();
            const bool exists = index >= 0 && index < count;
            const bool isOwn = exists && !edit::childAt(*node, index).isAlias && (node->isSequence() || !node->entries.at(index).isMerged);
            if (!isOwn || !edit::takesStep(edit::childAt(*node, index), steps.at(depth + 1))) {
                steps = steps.mid(0, depth + 1);
                return node;
            }
            const SpecNode &child = edit::childAt(*node, index);
            m_keyLine = node->isMapping()                      ? node->entries.at(index).keyRange.line
                : node->style == SpecNode::Style::Block        ? withDash(child.range).line
                                                               : child.range.line;
            node = &edit::childAt(*node, index);
        }
        return node;
    }

    QList<TextRange> placesIn(const SpecNode &node) const
    {
        QList<TextRange> places;
        for (const SpecNode &item : node.items)
            places.append(node.style == SpecNode::Style::Block ? withDash(item.range) : item.range);
        for (const SpecEntry &entry : node.entries) {
            TextRange place = entry.keyRange;
            place.length = std::max(place.length, entry.value.range.offset + entry.value.range.length - place.offset);
            places.append(entry.isMerged ? entry.keyRange : place);
        }
        return places;
    }

    TextRange withDash(const TextRange &item) const
    {
        const qsizetype dash = m_text.lastIndexOf(u'-', item.offset - 1);
        return {dash, item.offset + item.length - dash, lineOf(dash), 1};
    }

    const QString m_text;
    SpecNode m_root;
    QList<SpecMerge> m_merges;
    int m_keyLine = 1;
    QSet<int> m_lines;
    QList<TextRange> m_doomed;
};

bool holdsInOrder(const QStringList &all, const QStringList &wanted, QString &missing)
{
    auto at = all.begin();
    for (const QString &line : wanted) {
        at = std::find(at, all.end(), line);
        if (at == all.end()) {
            missing = line;
            return false;
        }
        ++at;
    }
    return true;
}

QString describeEdit(const SpecEdit &edit)
{
    static const char *const kinds[] = {"set", "insert", "remove", "rename", "move"};
    return u"%1 %2 %3 %4 %5"_s.arg(QLatin1StringView(kinds[int(edit.kind)]), edit.pointer, edit.name, QString::number(edit.index),
                                   nodeToJson(edit.value));
}

// Nothing, or what is wrong with the text after an edit.
QString faultOf(const SpecDocument &before, const SpecEdit &edit, const EditedDocument &edited)
{
    const QString &text = edited.document.text();
    if (changedText(before.text(), edited.changes) != text)
        return u"the changes do not make the text"_s;
    Lines lines(before);
    lines.touchEdit(edit);
    QString missing;
    if (edit.kind != SpecEdit::Kind::Move && !holdsInOrder(text.split(u'\n'), lines.untouched(), missing))
        return u"this line is lost: "_s + missing;
    const QStringList comments = commentsIn(text);
    for (const QString &comment : lines.lastingComments())
        if (comments.count(comment) != 1)
            return u"this comment is lost: "_s + comment;
    const bool isWindows = before.text().contains(u"\r\n"_s);
    if (text.count(u"\r\n"_s) != (isWindows ? text.count(u'\n') : 0))
        return u"the line ends are mixed"_s;
    return {};
}

} // namespace

// Documents and edits that nobody thought of. QUAYSIDE_EDIT_SEED begins elsewhere, QUAYSIDE_EDIT_SEQUENCES makes more of them.
class TestRandomEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sequences()
    {
        const int first = qEnvironmentVariableIntValue("QUAYSIDE_EDIT_SEED");
        bool isGiven = false;
        const int count = qEnvironmentVariableIntValue("QUAYSIDE_EDIT_SEQUENCES", &isGiven);
        int faults = 0;
        for (int seed = first; seed < first + (isGiven ? count : 2500) && faults < 8; ++seed)
            if (const QString fault = run(quint32(seed)); !fault.isEmpty()) {
                qWarning("%s", qPrintable(u"QUAYSIDE_EDIT_SEED=%1: "_s.arg(seed) + fault));
                ++faults;
            }
        QCOMPARE(faults, 0);
        qInfo("%d edits", m_edits);
    }

private:
    QString run(quint32 seed)
    {
        Chance chance(seed);
        RandomTree trees(chance);
        const SpecNode group = trees.group();
        SpecDocument document = SpecDocument::fromText(RandomText(chance).write(group));
        if (!document.isReadable())
            return u"the text cannot be read: "_s + document.readingIssues().first().message + u'\n' + document.text();
        if (!edit::saysTheSame(meaning(document.spec()), meaning(readSpec(group).spec)))
            return u"the text does not say what was written\n"_s + document.text();
        if (const auto same = document.withSpec(document.spec()); !same || !same->changes.isEmpty())
            return u"no change makes a change"_s;
        for (int step = 0; step < 2; ++step)
            if (const QString fault = changeSpec(document, trees, chance.percent(10)); !fault.isEmpty())
                return fault;
        return {};
    }

    QString changeSpec(SpecDocument &document, RandomTree &trees, bool isAtOnce)
    {
        const SpecDocument before = document;
        SpecNode tree = writeSpec(document.spec(), Secrets::Include);
        trees.change(tree);
        const ContainerGroupSpec wanted = readSpec(tree).spec;
        const QList<SpecEdit> edits = changesBetween(document.spec(), wanted);
        for (const SpecEdit &edit : edits) {
            ++m_edits;
            const Result<EditedDocument> edited = document.withEdit(edit);
            const QString fault = edited ? faultOf(document, edit, *edited) : edited.error().summary;
            if (!fault.isEmpty())
                return u"%1\n%2\n--- before\n%3\n--- after\n%4"_s.arg(fault, describeEdit(edit), document.text(),
                                                                    edited ? edited->document.text() : QString());
            document = edited->document;
        }
        if (meaning(document.spec()) != meaning(wanted))
            return u"the spec is not the edited one\n%1\n--- is\n%2\n--- wanted\n%3"_s.arg(
                document.text(), nodeToJson(meaning(document.spec())), nodeToJson(meaning(wanted)));
        if (isAtOnce && before.withSpec(wanted)->document.text() != document.text())
            return u"all edits at once make another text"_s;
        return {};
    }

    int m_edits = 0;
};

QTEST_GUILESS_MAIN(TestRandomEdits)
#include "tst_randomedits.moc"
