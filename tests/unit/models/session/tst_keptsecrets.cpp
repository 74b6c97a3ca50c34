// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/keychaininmemory.h"
#include "app/storage/settingsinmemory.h"
#include "models/review/secrets.h"
#include "tests/support/sessionbed.h"

#include <QSignalSpy>
#include <QTest>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

const QString canary = u"canary-9184"_s;

ContainerGroupSpec groupWithSecrets(const QString &name)
{
    ContainerGroupSpec spec = sampleGroup(name, {{u"--http"_s, u"80"_s}});
    spec.containers.first().environmentVariables = {{u"PLAIN"_s, u"seen"_s, {}, {}, {}}, {u"TOKEN"_s, {}, spec::Secret{canary}, {}, {}}};
    return spec;
}

// No keychain answers.
class DeafKeychain final : public Keychain
{
public:
    Operation<QByteArray> *read(const QString &) override { return new ReadyOperation<QByteArray>(tl::unexpected(error)); }
    Operation<> *write(const QString &, const QByteArray &) override { return new ReadyOperation<>(tl::unexpected(error)); }
    Operation<> *remove(const QString &) override { return new ReadyOperation<>(tl::unexpected(error)); }

    const Error error{Error::Kind::Unsupported, u"No keychain answers."_s, {}};
};

// Counts how often it is asked.
class CountingKeychain final : public Keychain
{
public:
    Operation<QByteArray> *read(const QString &name) override
    {
        ++reads;
        return kept.read(name);
    }
    Operation<> *write(const QString &name, const QByteArray &secret) override
    {
        names.append(name);
        return kept.write(name, secret);
    }
    Operation<> *remove(const QString &name) override
    {
        names.removeAll(name);
        return kept.remove(name);
    }

    KeychainInMemory kept;
    QStringList names;
    int reads = 0;
};

// A program that begins and ends beside an engine that goes on.
struct Run
{
    Run(SessionBed &here, Keychain &keychain, Settings &settings)
        : bed(here)
        , session(here.clock, here.estimator, {here.snapshots, here.ledger, here.journal, nullptr, nullptr, &settings, {}, &keychain})
    {
        session.addConnection(here.engine);
        session.start();
        bed.waitFor([this] { return session.connections().front()->watcher.state() == GroupWatcher::State::Live; });
    }

    bool isDone(const QString &activity)
    {
        bed.waitFor([&] { return !session.operations().find(activity)->isRunning(); });
        return session.operations().find(activity)->entry.outcome == ActionOutcome::Done;
    }

    bool deploys(const ContainerGroupSpec &spec) { return isDone(session.deploy(bed.engine.connection(), spec)); }

    std::optional<PreparedUpdate> prepared(const ContainerGroupSpec &spec)
    {
        std::optional<PreparedUpdate> result;
        session.prepareUpdate(bed.id(*spec.name), spec)->onFinished(&session, [&](const Result<PreparedUpdate> &done) {
            if (done)
                result = *done;
        });
        bed.waitFor([&] { return result.has_value(); });
        return result;
    }

    SessionBed &bed;
    Session session;
};

// As an engine gives it back, with an edit that makes the container anew.
ContainerGroupSpec editedWithoutSecret(const QString &name)
{
    ContainerGroupSpec spec = groupWithSecrets(name);
    spec.containers.first().environmentVariables.first().value = u"other"_s;
    spec.containers.first().environmentVariables.last().secureValue = spec::Secret{};
    return spec;
}

} // namespace

class KeptSecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillAnEditAfterTheProgramHasEnded()
    {
        SessionBed bed;
        CountingKeychain keychain;
        SettingsInMemory settings;
        QVERIFY(Run(bed, keychain, settings).deploys(groupWithSecrets(u"web"_s)));

        Run again(bed, keychain, settings);
        const auto prepared = again.prepared(editedWithoutSecret(u"web"_s));
        QVERIFY(prepared);
        QCOMPARE(prepared->update.after.containers.first().environmentVariables.last().secureValue->value, canary);
        QCOMPARE(prepared->review.missingSecretLabels, QStringList());
        QCOMPARE(prepared->review.keptSecretLabels, QStringList{u"one › TOKEN"_s});
        QCOMPARE(prepared->review.changes.size(), 1); // the secret is the same
        QVERIFY(again.isDone(again.session.apply(bed.id(u"web"_s), *prepared)));
        QVERIFY(!settings.value(u"secrets/names"_s).toString().contains(canary));
    }

    void areNotAskedForWhereNothingIsMissing()
    {
        SessionBed bed;
        CountingKeychain keychain;
        SettingsInMemory settings;
        Run run(bed, keychain, settings);
        QVERIFY(run.deploys(groupWithSecrets(u"web"_s)));
        QVERIFY(run.prepared(editedWithoutSecret(u"web"_s))); // known from before
        QVERIFY(run.deploys(idleGroup(u"open"_s)));
        QVERIFY(run.prepared(idleGroup(u"open"_s)));
        QCOMPARE(keychain.reads, 0);
        QCOMPARE(keychain.names.size(), 1);
    }

    void goWithTheirGroup()
    {
        SessionBed bed;
        CountingKeychain keychain;
        SettingsInMemory settings;
        QVERIFY(Run(bed, keychain, settings).deploys(groupWithSecrets(u"web"_s)));

        Run again(bed, keychain, settings);
        const QString deletion = again.session.deleteGroup(bed.id(u"web"_s));
        QVERIFY(again.isDone(deletion));
        QCOMPARE(keychain.names, QStringList());
        QCOMPARE(settings.value(u"secrets/names"_s).toStringList(), QStringList());

        again.session.operations().undo(deletion);
        QVERIFY(bed.waitFor([&] { return keychain.names.size() == 1; })); // deployed anew, secrets and all
    }

    void areForgottenWhenTheyAreNotWanted()
    {
        SessionBed bed;
        CountingKeychain keychain;
        SettingsInMemory settings;
        QVERIFY(Run(bed, keychain, settings).deploys(groupWithSecrets(u"web"_s)));

        Run again(bed, keychain, settings);
        settings.setValue(settingskey::keepSecrets, false);
        QVERIFY(bed.waitFor([&] { return keychain.names.isEmpty(); }));
        QVERIFY(again.deploys(groupWithSecrets(u"other"_s)));
        QCOMPARE(keychain.names, QStringList());
        QCOMPARE(again.prepared(editedWithoutSecret(u"web"_s))->review.missingSecretLabels, QStringList{u"one › TOKEN"_s});
    }

    void areAskedOfThePersonWhereNoKeychainAnswers()
    {
        SessionBed bed;
        DeafKeychain keychain;
        SettingsInMemory settings;
        {
            Run run(bed, keychain, settings);
            QSignalSpy told(&run.session, &Session::storageFailed);
            QVERIFY(run.deploys(groupWithSecrets(u"web"_s)));
            QVERIFY(run.deploys(groupWithSecrets(u"api"_s)));
            bed.pass(std::chrono::milliseconds(200));
            QCOMPARE(told.size(), 1); // once
        }
        Run again(bed, keychain, settings);
        QCOMPARE(again.prepared(editedWithoutSecret(u"web"_s))->review.missingSecretLabels, QStringList{u"one › TOKEN"_s});
    }

    // Every kind of secret, and nothing else.
    void areAllThatIsKept()
    {
        ContainerGroupSpec spec = groupWithSecrets(u"web"_s);
        spec.initContainers = spec.containers;
        spec::Volume files;
        files.name = u"keys"_s;
        files.secret = QMap<QString, spec::Secret>{{u"a.pem"_s, spec::Secret{u"QQ=="_s}}};
        spec::Volume share;
        share.name = u"share"_s;
        share.azureFile.emplace().shareName = u"data"_s;
        share.azureFile->storageAccountKey = spec::Secret{u"key"_s};
        spec.volumes = {files, share};
        spec.imageRegistryCredentials = {{u"registry.example"_s, u"me"_s, spec::Secret{u"password"_s}, {}, {}, {}, {}}};
        spec.diagnostics.emplace().logAnalytics.emplace().workspaceKey = spec::Secret{u"workspace"_s};

        const ContainerGroupSpec secrets = secretsOf(spec);
        QVERIFY(!secrets.containers.first().image);
        QCOMPARE(secrets.containers.first().environmentVariables.size(), 1);
        ContainerGroupSpec bare = spec;
        bare.initContainers.first().environmentVariables.last().secureValue = spec::Secret{};
        bare.containers.first().environmentVariables.last().secureValue = spec::Secret{};
        (*bare.volumes.first().secret)[u"a.pem"_s] = spec::Secret{};
        bare.volumes.last().azureFile->storageAccountKey.reset();
        bare.imageRegistryCredentials.first().password.reset();
        bare.diagnostics->logAnalytics->workspaceKey.reset();
        QCOMPARE(withSecretsFrom(bare, secrets), spec);
    }
};

} // namespace quayside

QTEST_GUILESS_MAIN(quayside::KeptSecretsTest)
#include "tst_keptsecrets.moc"
