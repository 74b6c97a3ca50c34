// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/verb.h"
#include "app/storage/settingsinmemory.h"
#include "models/session/groupmarks.h"
#include "tests/support/sessionbed.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class AnsweredTerminal final : public Terminal
{
public:
    void write(QByteArrayView bytes) override { output += bytes; }
    void writeError(QByteArrayView bytes) override { errors += bytes; }
    bool isInteractive() const override { return false; }
    QString ask(const QString &question) override
    {
        questions.append(question);
        return answer;
    }

    QByteArray output;
    QByteArray errors;
    QStringList questions;
    QString answer;
};

struct VerbBed : SessionBed
{
    VerbBed()
        : SessionBed(sample::SampleRuntime::Scenario::Tour)
    {
        start();
    }

    int run(const Invocation &invocation)
    {
        terminal.output.clear();
        QPointer<Verb> verb = makeVerb({invocation, {&engine}, clock, estimator, terminal, journal, &settings});
        std::optional<int> code;
        verb->onFinished(&guard, [&code](const Result<int> &result) { code = result.value_or(exitcode::refused); });
        waitFor([&] { return code.has_value(); });
        return code.value_or(-1);
    }
    int run(Invocation::Verb verb)
    {
        Invocation invocation;
        invocation.verb = verb;
        return run(invocation);
    }
    QString output() const { return QString::fromUtf8(terminal.output); }
    QStringList volumes()
    {
        Invocation invocation;
        invocation.verb = Invocation::Verb::Volumes;
        invocation.json = true;
        run(invocation);
        QStringList ids;
        for (const QJsonValue &value : QJsonDocument::fromJson(terminal.output).array())
            ids.append(value.toObject().value("id"_L1).toString());
        return ids;
    }

    SettingsInMemory settings;
    AnsweredTerminal terminal;
    QObject guard;
};

Invocation prune(const QStringList &kinds, bool all = false)
{
    Invocation invocation;
    invocation.verb = Invocation::Verb::Prune;
    invocation.kinds = kinds;
    invocation.all = all;
    return invocation;
}

} // namespace

class TestStockVerbs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsWithUsers()
    {
        VerbBed bed;
        QCOMPARE(bed.run(Invocation::Verb::Images), exitcode::done);
        const QStringList lines = bed.output().split(u'\n');
        const QStringList nginx = lines.filter(u"nginx:1.27"_s);
        QCOMPARE(nginx.size(), 1);
        QVERIFY(nginx.first().contains(u"web-shop"_s));
        QCOMPARE(lines.filter(u"platform/database"_s).size(), 1); // every name has a line
        QCOMPARE(bed.run(Invocation::Verb::Networks), exitcode::done);
        QVERIFY(bed.output().contains(u"the engine"_s));
        QCOMPARE(bed.run(Invocation::Verb::Disk), exitcode::done);
        QVERIFY(bed.output().contains(u"volumes"_s));
    }

    void prunesOnlyWithAYes()
    {
        VerbBed bed;
        const QStringList before = bed.volumes();
        bed.terminal.answer = u"y"_s;
        QCOMPARE(bed.run(prune({u"volumes"_s})), exitcode::notAllRight);
        QVERIFY(bed.output().contains(u"frees up to"_s));
        QCOMPARE(bed.terminal.questions.size(), 1);
        QCOMPARE(bed.volumes(), before);
        bed.terminal.answer = u"yes"_s;
        QCOMPARE(bed.run(prune({u"volumes"_s})), exitcode::done);
        QCOMPARE(bed.volumes().size(), before.size() - 1); // what had no name
        QVERIFY(bed.volumes().contains(u"customers-backup"_s));
    }

    void leavesVolumesAloneUnlessTheyAreMeant()
    {
        VerbBed bed;
        const QStringList before = bed.volumes();
        bed.terminal.answer = u"yes"_s;
        QCOMPARE(bed.run(prune({}, true)), exitcode::done);
        QCOMPARE(bed.volumes(), before);
    }

    void keepsWhatIsUsedOrProtected()
    {
        VerbBed bed;
        GroupMarks(&bed.settings).set(GroupMarks::Mark::Protected, bed.id(u"old-shop"_s), true);
        Invocation invocation = prune({u"volumes"_s}, true);
        invocation.yes = true;
        QCOMPARE(bed.run(invocation), exitcode::done);
        QVERIFY(!bed.volumes().contains(u"customers-backup"_s));
        QVERIFY(bed.volumes().contains(u"old-shop.data"_s));
        QVERIFY(bed.volumes().contains(u"db-backup.backup"_s));
        invocation.verb = Invocation::Verb::Remove;
        invocation.kinds = QStringList{u"volume"_s};
        invocation.name = u"db-backup.backup"_s;
        QCOMPARE(bed.run(invocation), exitcode::refused);
        QVERIFY(bed.terminal.errors.contains("used by db-backup"));
        invocation.name = u"nothing"_s;
        QCOMPARE(bed.run(invocation), exitcode::refused);
    }

    void logsInWithoutShowingThePassword()
    {
        VerbBed bed;
        Invocation invocation;
        invocation.verb = Invocation::Verb::Login;
        invocation.name = u"registry.example"_s;
        invocation.user = u"me"_s;
        bed.terminal.answer = u"wrong"_s;
        QCOMPARE(bed.run(invocation), exitcode::refused);
        QVERIFY(bed.terminal.errors.contains("does not accept"));
        bed.terminal.answer = u"S3cret"_s;
        QCOMPARE(bed.run(invocation), exitcode::done);
        QCOMPARE(bed.run(Invocation::Verb::Logins), exitcode::done);
        QVERIFY(bed.output().contains(u"registry.example"_s));
        QVERIFY(!bed.output().contains(u"S3cret"_s));
        invocation.verb = Invocation::Verb::Logout;
        QCOMPARE(bed.run(invocation), exitcode::done);
        QCOMPARE(bed.run(invocation), exitcode::refused); // there is none any more
    }

    void pulls()
    {
        VerbBed bed;
        Invocation invocation;
        invocation.verb = Invocation::Verb::Pull;
        invocation.name = u"docker.io/library/nginx:1.99"_s;
        QCOMPARE(bed.run(invocation), exitcode::done);
        bed.run(Invocation::Verb::Images);
        QVERIFY(bed.output().contains(invocation.name));
    }

    // Every verb that names a group does what it is called.
    void startsAGroup()
    {
        VerbBed bed;
        Invocation invocation;
        invocation.verb = Invocation::Verb::Start;
        invocation.group = u"old-blog"_s;
        QCOMPARE(bed.group(invocation.group)->state, GroupState::Stopped);
        QCOMPARE(bed.run(invocation), exitcode::done);
        QVERIFY(bed.waitFor([&] { return bed.group(invocation.group)->state == GroupState::Running; }));
    }
};

QTEST_GUILESS_MAIN(TestStockVerbs)
#include "tst_stockverbs.moc"
