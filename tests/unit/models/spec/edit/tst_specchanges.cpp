// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/specchanges.h"
#include "models/spec/specdocument.h"
#include "tests/support/specsupport.h"

#include <QTest>

using namespace quayside;
using namespace quayside::test;
using namespace Qt::StringLiterals;

namespace {

QString describeEdit(const SpecEdit &edit)
{
    switch (edit.kind) {
    case SpecEdit::Kind::Set: return u"set "_s + edit.pointer;
    case SpecEdit::Kind::Insert: return u"insert "_s + edit.pointer;
    case SpecEdit::Kind::Remove: return u"remove "_s + edit.pointer;
    case SpecEdit::Kind::Rename: return u"rename %1 %2"_s.arg(edit.pointer, edit.name);
    case SpecEdit::Kind::Move: break;
    }
    return u"move %1 %2"_s.arg(edit.pointer, QString::number(edit.index));
}

// The containers of a group by the names in such a list: "a, b".
QString named(const char *names)
{
    QString items;
    for (const QString &name : QString::fromLatin1(names).split(u", "_s, Qt::SkipEmptyParts))
        items += (items.isEmpty() ? u"{name: "_s : u", {name: "_s) + name + u'}';
    return groupWith(u"containers: ["_s + items + u']');
}

} // namespace

// The fewest edits between two specs.
class TestSpecChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void edits_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QStringList>("edits");
        const QString list = u"/properties/containers"_s;
        QTest::newRow("none") << named("a, b") << named("a, b") << QStringList();
        QTest::newRow("first to the end") << named("a, b, c, d") << named("b, c, d, a") << QStringList{u"move "_s + list + u"/0 3"_s};
        QTest::newRow("last to the front") << named("a, b, c, d") << named("d, a, b, c") << QStringList{u"move "_s + list + u"/3 0"_s};
        QTest::newRow("inserted") << named("a, c") << named("a, b, c") << QStringList{u"insert "_s + list + u"/1"_s};
        QTest::newRow("removed") << named("a, b, c") << named("a, c") << QStringList{u"remove "_s + list + u"/1"_s};
        QTest::newRow("all removed") << named("a") << named("") << QStringList{u"remove "_s + list};
        QTest::newRow("another name") << named("a, b, c") << named("a, x, c") << QStringList{u"set "_s + list + u"/1/name"_s};
        QTest::newRow("removed and moved") << named("a, b, c") << named("c, a")
                                           << QStringList{u"remove "_s + list + u"/1"_s, u"move "_s + list + u"/1 0"_s};
        QTest::newRow("one value") << containerWith(u"image: a"_s) << containerWith(u"image: b"_s)
                                   << QStringList{u"set "_s + list + u"/0/properties/image"_s};
        QTest::newRow("a number written otherwise") << containerWith(u"resources: {requests: {cpu: 1.0}}"_s)
                                                    << containerWith(u"resources: {requests: {cpu: 1}}"_s) << QStringList();
        QTest::newRow("a tag with another name") << u"tags: {a: b}\nproperties: {}"_s << u"tags: {c: b}\nproperties: {}"_s
                                                 << QStringList{u"rename /tags/a c"_s};
        QTest::newRow("a name with a slash") << u"tags: {a/b~c: d}\nproperties: {}"_s << u"tags: {a/b~c: e}\nproperties: {}"_s
                                             << QStringList{u"set /tags/a~1b~0c"_s};
        QTest::newRow("properties stay") << u"properties: {osType: Linux, provisioningState: x}"_s << u"properties: {}"_s
                                         << QStringList{u"remove /properties/osType"_s};
    }

    void edits()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QStringList, edits);
        QStringList found;
        for (const SpecEdit &edit : changesBetween(SpecDocument::fromText(from).spec(), SpecDocument::fromText(to).spec()))
            found.append(describeEdit(edit));
        QCOMPARE(found, edits);
    }

    void longListsAreComparedQuickly()
    {
        ContainerGroupSpec from;
        from.zones.reserve(20'000);
        for (int i = 0; i < 20'000; ++i)
            from.zones.append(QString::number(i));
        ContainerGroupSpec to = from;
        to.zones.move(0, 19'999);
        QCOMPARE(changesBetween(from, to).size(), 1); // and before the test is ended for its slowness
    }
};

QTEST_GUILESS_MAIN(TestSpecChanges)
#include "tst_specchanges.moc"
