// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/draftkeeper.h"

#include <QMutex>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Is called from another thread.
class FakeDrafts final : public Drafts
{
public:
    Result<QList<Draft>> load() override
    {
        const QMutexLocker lock(&m_mutex);
        return kept.values();
    }
    void save(const Draft &draft) override
    {
        const QMutexLocker lock(&m_mutex);
        kept.insert(draft.group, draft);
        ++saves;
        wasOnGuiThread = wasOnGuiThread || QThread::currentThread() == QCoreApplication::instance()->thread();
    }
    void discard(const GroupId &group) override
    {
        const QMutexLocker lock(&m_mutex);
        kept.remove(group);
    }

    QHash<GroupId, Draft> kept;
    int saves = 0;
    bool wasOnGuiThread = false;

private:
    QMutex m_mutex;
};

const GroupId newGroup;
const GroupId shop{{u"here"_s}, u"shop"_s};
const QString start = u"name: web\n"_s;

} // namespace

class TestDraftKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_keeper.reset();
        m_store = std::make_unique<FakeDrafts>();
        m_keeper = std::make_unique<DraftKeeper>(m_store.get(), m_clock);
        m_text = start;
    }

    void savesAMomentAfterTyping()
    {
        begin(newGroup);
        m_clock.advance(10s);
        type(u"name: web2\n# password: hunter\npassword: hunter2\n"_s);
        m_clock.advance(1s);
        type(m_text + u"# more\n"_s);
        QCOMPARE(kept().size(), 0);
        m_clock.advance(1s);
        QCOMPARE(kept().size(), 1);
        const Draft draft = kept().value(newGroup);
        QCOMPARE(draft.text.text, u"name: web2\n# password:\npassword: null\n# more\n"_s);
        QVERIFY(draft.text.lacksSecrets);
        QCOMPARE(draft.origin, u"a sample"_s);
        QCOMPARE(draft.savedAt, m_clock.now().addMSecs(-500)); // a second and a half after the first sign
        QVERIFY(!m_store->wasOnGuiThread);
        QCOMPARE(m_keeper->find(newGroup)->text.text, m_text); // in memory nothing is missing
    }

    void doesNothingWhileNothingIsTyped()
    {
        begin(newGroup);
        type(u"a: 1\n"_s);
        m_clock.advance(3600s);
        m_keeper->save();
        m_keeper->leave(newGroup);
        QCOMPARE(kept().size(), 1);
        QCOMPARE(m_store->saves, 1);
    }

    // A kill costs little even while somebody types without a pause.
    void savesWhileTypingGoesOn()
    {
        begin(newGroup);
        for (int i = 0; i < 100; ++i) {
            type(m_text + u'x');
            m_clock.advance(100ms);
        }
        (void)kept();
        QVERIFY2(m_store->saves >= 6, QByteArray::number(m_store->saves).constData());
        QVERIFY(m_store->saves <= 7);
    }

    void nothingIsADraftThatIsAsItBegan()
    {
        begin(newGroup);
        type(u"a: 1\n"_s);
        m_clock.advance(2s);
        QCOMPARE(kept().size(), 1);
        type(start);
        m_clock.advance(2s);
        QCOMPARE(kept().size(), 0);
        QVERIFY(!m_keeper->find(newGroup));
    }

    // Somebody begins anew and thinks better of it: what earlier work left is still there.
    void whatWasLeftBeforeIsNotLost()
    {
        begin(newGroup);
        type(u"a: 1\n"_s);
        m_keeper->leave(newGroup);
        begin(newGroup);
        type(u"b: 1\n"_s);
        type(start);
        m_clock.advance(2s);
        QCOMPARE(kept().value(newGroup).text.text, u"a: 1\n"_s);
    }

    void savesWhenThePageIsLeft()
    {
        begin(newGroup);
        type(u"a: 1\n"_s);
        m_keeper->leave(newGroup);
        QCOMPARE(kept().size(), 1);
        m_keeper->touch(newGroup); // nobody is there
        m_clock.advance(2s);
        QCOMPARE(m_store->saves, 1);
    }

    void keepsOneForEachGroup()
    {
        begin(newGroup);
        begin(shop);
        type(u"b: 1\n"_s);
        m_keeper->touch(newGroup);
        m_clock.advance(2s);
        QCOMPARE(kept().size(), 2);
        QCOMPARE(m_keeper->all().size(), 2);
        m_keeper->finish(shop);
        QCOMPARE(kept().keys(), QList<GroupId>{newGroup});
    }

    void savesWhenTheProgramEnds()
    {
        begin(newGroup);
        type(u"a: 1\n"_s);
        m_keeper.reset();
        QCOMPARE(m_store->kept.size(), 1);
    }

    void isGoneWhenItIsApplied()
    {
        begin(newGroup);
        type(u"a: 1\n"_s);
        m_clock.advance(2s);
        type(u"a: 2\n"_s);
        m_keeper->finish(newGroup);
        m_clock.advance(2s);
        m_keeper->leave(newGroup);
        QCOMPARE(kept().size(), 0);
    }

    void findsWhatEarlierRunsLeft()
    {
        m_store->kept.insert(shop, {shop, {u"a: 1\n"_s, true, false}, u"a file"_s, m_clock.now()});
        QSignalSpy found(m_keeper.get(), &DraftKeeper::draftsFound);
        m_keeper->load();
        QVERIFY(found.wait());
        QCOMPARE(m_keeper->all(), m_store->kept.values());
        m_keeper->discard(shop);
        QVERIFY(!m_keeper->find(shop));
        QCOMPARE(kept().size(), 0);
    }

    void livesWithoutAStore()
    {
        m_keeper = std::make_unique<DraftKeeper>(nullptr, m_clock);
        m_keeper->load();
        begin(newGroup);
        type(u"a: 1\n"_s);
        m_keeper->leave(newGroup);
        QCOMPARE(m_keeper->find(newGroup)->text.text, u"a: 1\n"_s);
        m_keeper->discard(newGroup);
        QVERIFY(!m_keeper->find(newGroup));
    }

    void isNotKeptOnDiskWhenItIsHuge()
    {
        begin(newGroup);
        type(QString(2'000'000, u'x'));
        m_keeper->leave(newGroup);
        QCOMPARE(kept().size(), 0);
        QVERIFY(m_keeper->find(newGroup));
    }

private:
    void begin(const GroupId &group)
    {
        m_text = start;
        m_current = group;
        m_keeper->begin(group, u"a sample"_s, start, [this] { return m_text; });
    }

    void type(const QString &text)
    {
        m_text = text;
        m_keeper->touch(m_current);
    }

    // What is on disk once everything that was asked for is done.
    QHash<GroupId, Draft> kept()
    {
        m_keeper->flush();
        return m_store->kept;
    }

    ManualClock m_clock{QDateTime::fromMSecsSinceEpoch(1'795'348'800'000, Qt::UTC)};
    std::unique_ptr<FakeDrafts> m_store;
    std::unique_ptr<DraftKeeper> m_keeper;
    GroupId m_current;
    QString m_text;
};

QTEST_GUILESS_MAIN(TestDraftKeeper)
#include "tst_draftkeeper.moc"
