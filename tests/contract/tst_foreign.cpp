// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Groups that something else made: the spec that is derived of them makes the same again, on a real Podman.

#include "app/runtimes/podman/podmanruntime.h"
#include "models/core/clock.h"
#include "models/spec/specdocument.h"
#include "models/spec/specwriter.h"
#include "tests/support/privatepodman.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

const QString image = u"localhost/quayside-sample:1.0"_s;

QJsonObject only(const QJsonObject &object, const QStringList &keys)
{
    QJsonObject some;
    for (const QString &key : keys)
        some.insert(key, object.value(key));
    return some;
}

QJsonValue withoutOurs(const QJsonObject &labels)
{
    QJsonObject others;
    for (auto label = labels.begin(); label != labels.end(); ++label)
        if (!label.key().startsWith(u"io.github.quayside.") && !label.key().startsWith(u"io.kubernetes.") && !label.key().startsWith(u"io.container.") && !label.key().startsWith(u"io.podman."))
            others.insert(label.key(), label.value());
    return others;
}

QJsonArray sorted(const QJsonArray &list)
{
    QStringList texts;
    for (const QJsonValue &one : list)
        if (const QString text = one.isString() ? one.toString() : QString::fromUtf8(QJsonDocument(one.toObject()).toJson(QJsonDocument::Compact)); !text.startsWith(u"HOSTNAME="))
            texts.append(text);
    texts.sort();
    return QJsonArray::fromStringList(texts);
}

// Of a volume without a name neither the name nor the place is the same.
QJsonArray mountsOf(const QJsonObject &inspected)
{
    QJsonArray mounts;
    for (const QJsonValue &value : inspected.value("Mounts"_L1).toArray()) {
        const QJsonObject mount = value.toObject();
        const bool isOwn = mount.value("Destination"_L1).toString() == "/anon"_L1;
        mounts.append(only(mount, isOwn ? QStringList{u"Type"_s, u"Destination"_s, u"RW"_s} : QStringList{u"Type"_s, u"Source"_s, u"Destination"_s, u"RW"_s, u"Propagation"_s}));
    }
    return sorted(mounts);
}

// Everything about a container that a person could have asked for.
QJsonObject asked(const QJsonObject &inspected)
{
    const QJsonObject config = inspected.value("Config"_L1).toObject();
    const QJsonObject host = inspected.value("HostConfig"_L1).toObject();
    const QJsonObject network = inspected.value("NetworkSettings"_L1).toObject();
    QJsonObject all = only(inspected, {u"Path"_s, u"Args"_s, u"ImageName"_s});
    all["Config"_L1] = only(config, {u"User"_s, u"Tty"_s, u"OpenStdin"_s, u"Cmd"_s, u"WorkingDir"_s, u"Entrypoint"_s, u"StopSignal"_s, u"Healthcheck"_s,
                                     u"Umask"_s, u"StopTimeout"_s});
    all["HostConfig"_L1] = only(host, {u"RestartPolicy"_s, u"CapAdd"_s, u"CapDrop"_s, u"GroupAdd"_s, u"Privileged"_s, u"ReadonlyRootfs"_s, u"SecurityOpt"_s,
                                       u"Tmpfs"_s, u"ShmSize"_s, u"CpuShares"_s, u"Memory"_s, u"NanoCpus"_s, u"MemorySwap"_s, u"MemoryReservation"_s,
                                       u"PidsLimit"_s, u"Ulimits"_s, u"Devices"_s, u"OomScoreAdj"_s, u"CpusetCpus"_s, u"PidMode"_s});
    // No word for a policy means the same as "no".
    QJsonObject limits = all.value("HostConfig"_L1).toObject();
    QJsonObject policy = limits.value("RestartPolicy"_L1).toObject();
    if (policy.value("Name"_L1).toString().isEmpty())
        policy["Name"_L1] = u"no"_s;
    limits["RestartPolicy"_L1] = policy;
    all["HostConfig"_L1] = limits;
    all["Environment"_L1] = sorted(config.value("Env"_L1).toArray());
    all["Labels"_L1] = withoutOurs(config.value("Labels"_L1).toObject());
    all["Annotations"_L1] = withoutOurs(config.value("Annotations"_L1).toObject());
    all["Mounts"_L1] = mountsOf(inspected);
    all["Ports"_L1] = network.value("Ports"_L1);
    all["Networks"_L1] = QJsonArray::fromStringList(network.value("Networks"_L1).toObject().keys());
    return all;
}

// What was asked of a pod, without the names of its containers, which we add.
QJsonObject askedOfPod(const QJsonObject &inspected)
{
    QJsonObject infra = inspected.value("InfraConfig"_L1).toObject();
    QJsonArray hosts;
    for (const QJsonValue &entry : infra.value("HostAdd"_L1).toArray())
        if (!entry.toString().startsWith(u"shop-"_s) || !entry.toString().endsWith(u":127.0.0.1"_s))
            hosts.append(entry);
    infra["HostAdd"_L1] = hosts;
    return {{u"Hostname"_s, inspected.value("Hostname"_L1)}, {u"InfraConfig"_s, infra}};
}

// What both say otherwise, with its place.
QString differences(const QJsonValue &before, const QJsonValue &after, const QString &place = {})
{
    if (before == after)
        return {};
    if (!before.isObject() || !after.isObject())
        return place + u": "_s + QString::fromUtf8(QJsonDocument(QJsonArray{before, after}).toJson(QJsonDocument::Compact)) + u'\n';
    QString all;
    for (const QString &key : before.toObject().keys())
        all += differences(before.toObject().value(key), after.toObject().value(key), place + u'/' + key);
    return all;
}

} // namespace

class ForeignGroupsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void podIsMadeAgain();
    void containerIsMadeAgain();
    void projectIsMadeAgain();
    void looseContainersStayUntilTheGroupRuns();
    void nothingChangesWithoutAChange();

private:
    QJsonObject inspected(const QString &name) const
    {
        const QByteArray json = m_podman.run({u"container"_s, u"inspect"_s, name}).toUtf8();
        return QJsonDocument::fromJson(json.sliced(std::max<qsizetype>(json.indexOf('['), 0))).array().first().toObject();
    }

    QJsonObject inspectedPod(const QString &name) const
    {
        const QByteArray json = m_podman.run({u"pod"_s, u"inspect"_s, name}).toUtf8();
        return QJsonDocument::fromJson(json.sliced(std::max<qsizetype>(json.indexOf('{'), 0))).object();
    }

    template <typename T>
    Result<T> outcome(Operation<T> *operation)
    {
        std::optional<Result<T>> result;
        operation->onFinished(this, [&](const Result<T> &end) { result = end; });
        return QTest::qWaitFor([&] { return result.has_value(); }, 60'000) ? *result : failure(Error::Kind::Timeout, u"It did not end."_s);
    }

    // An edit that every group can take.
    Result<> change(const GroupId &id, GroupSpec &present)
    {
        const Result<GroupSpec> spec = outcome(m_runtime->specOf(id));
        if (!spec)
            return tl::unexpected(spec.error());
        present = *spec;
        ContainerGroupSpec after = spec->spec;
        after.tags = {{u"edited"_s, u"yes"_s}};
        return outcome(m_runtime->updateGroup(id, {spec->spec, after}));
    }

    PrivatePodman m_podman;
    SystemClock m_clock;
    IoThread m_io;
    QTemporaryDir m_folder;
    std::unique_ptr<ContainerRuntime> m_runtime;
};

void ForeignGroupsTest::initTestCase()
{
    if (!m_podman.obstacle().isEmpty())
        QSKIP(qPrintable(m_podman.obstacle()));
    QFile archive(u":/sample/sample-image.tar"_s);
    QVERIFY(archive.copy(m_folder.filePath(u"image.tar"_s)));
    m_podman.run({u"load"_s, u"-i"_s, m_folder.filePath(u"image.tar"_s)});
    QVERIFY(QDir(m_folder.path()).mkdir(u"conf"_s));
    qputenv("CONTAINER_HOST", QByteArray("unix://" + m_podman.socketPath().toUtf8()));
    m_runtime = std::make_unique<podman::PodmanRuntime>(ConnectionId{u"podman"_s}, m_io, m_clock, PodmanService());
    const auto connected = outcome(m_runtime->connectEngine());
    QVERIFY2(connected, connected ? "" : qPrintable(connected.error().summary));
}

void ForeignGroupsTest::cleanup()
{
    m_podman.run({u"pod"_s, u"rm"_s, u"--all"_s, u"--force"_s, u"--time=0"_s});
    m_podman.run({u"rm"_s, u"--all"_s, u"--force"_s, u"--time=0"_s});
    m_podman.run({u"volume"_s, u"rm"_s, u"--all"_s, u"--force"_s});
}

void ForeignGroupsTest::podIsMadeAgain()
{
    m_podman.run({u"volume"_s, u"create"_s, u"shopdata"_s});
    m_podman.run(u"pod create --name shop --label team=blue -p 127.0.0.9:18080:8080 -p 127.0.0.9:15353:5353/udp --hostname shophost --dns 10.9.8.7 --add-host db.local:10.1.1.1"_s.split(u' '));
    const QString bind = m_folder.filePath(u"conf"_s) + u":/conf:ro"_s;
    const QString made = m_podman.run(
        QStringList{u"create"_s, u"--pod"_s, u"shop"_s, u"--name"_s, u"shop-web"_s, u"-v"_s, bind}
        + u"--label tier=front -e LEVEL=info -e EMPTY= -v shopdata:/data -v /anon --tmpfs /scratch:rw,size=8m --user 1000:1000 --workdir /data --cap-add NET_ADMIN "
          "--cap-drop MKNOD --ulimit nofile=2048:4096 --ulimit nproc=3000:4000 --memory 64m --memory-swap 96m --cpus 0.5 --cpu-shares 400 --restart on-failure:3 --health-cmd true "
          "--health-interval disable --health-retries 4 --stop-signal SIGINT --stop-timeout 3 --security-opt no-new-privileges --read-only --pids-limit 99 "
          "--annotation a.b=c --shm-size 1m"_s.split(u' ')
        + QStringList{image, u"--http"_s, u"8080"_s});
    m_podman.run({u"create"_s, u"--pod"_s, u"shop"_s, u"--name"_s, u"shop-side"_s, u"--entrypoint"_s, u"[\"/sample\",\"--lines-per-second\"]"_s, image, u"1"_s});
    m_podman.run({u"create"_s, u"--pod"_s, u"shop"_s, u"--name"_s, u"shop-plain"_s, u"--restart"_s, u"unless-stopped"_s, u"-e"_s, u"PATH=/bin"_s, image, u"--lines-per-second"_s, u"1"_s});
    const QString started = m_podman.run({u"pod"_s, u"start"_s, u"shop"_s});
    const QJsonObject web = inspected(u"shop-web"_s);
    QVERIFY2(web.value("State"_L1).toObject().value("Running"_L1).toBool(), qPrintable(made + started));
    const QJsonObject side = inspected(u"shop-side"_s);
    const QJsonObject plain = inspected(u"shop-plain"_s);
    const QJsonObject pod = inspectedPod(u"shop"_s);

    GroupSpec present;
    const Result<> changed = change({{u"podman"_s}, u"shop"_s}, present);
    QVERIFY2(changed, changed ? "" : qPrintable(changed.error().summary + changed.error().detail));
    QCOMPARE(differences(asked(web), asked(inspected(u"shop.shop-web"_s))), QString());
    QCOMPARE(differences(asked(side), asked(inspected(u"shop.shop-side"_s))), QString());
    QCOMPARE(differences(asked(plain), asked(inspected(u"shop.shop-plain"_s))), QString());
    const QJsonObject podNow = inspectedPod(u"shop"_s);
    QCOMPARE(differences(askedOfPod(pod), askedOfPod(podNow)), QString());
    QCOMPARE(withoutOurs(podNow.value("Labels"_L1).toObject()), QJsonValue(pod.value("Labels"_L1)));
    // What cannot be had is named: the volume without a name, and the containers' names.
    QCOMPARE(present.notCarried.filter(u"/anon"_s).size(), 1);
    QVERIFY(!present.spec.containers.first().environmentVariables.isEmpty());
    const auto now = outcome(m_runtime->specOf({{u"podman"_s}, u"shop"_s}));
    QVERIFY(now && !now->isDerived);
}

void ForeignGroupsTest::containerIsMadeAgain()
{
    m_podman.run({u"network"_s, u"create"_s, u"inner"_s});
    const QString made = m_podman.run(QStringList{u"run"_s, u"-d"_s, u"--name"_s, u"web"_s}
                                      + u"--network inner -p 127.0.0.9:18081:8081 --hostname alone -e MODE=dark --restart always"_s.split(u' ')
                                      + QStringList{image, u"--http"_s, u"8081"_s});
    const QJsonObject before = inspected(u"web"_s);
    QVERIFY2(before.value("State"_L1).toObject().value("Running"_L1).toBool(), qPrintable(made));
    GroupSpec present;
    const Result<> changed = change({{u"podman"_s}, u"container:web"_s}, present);
    QVERIFY2(changed, changed ? "" : qPrintable(changed.error().summary + changed.error().detail));
    const QJsonObject after = inspected(u"web.web"_s);
    QCOMPARE(differences(asked(before), asked(after)), QString());
    QCOMPARE(after.value("Config"_L1).toObject().value("Hostname"_L1).toString(), u"alone"_s);
    QVERIFY(!m_podman.everything().join(u' ').contains(u".old"));
    m_podman.run({u"pod"_s, u"rm"_s, u"-f"_s, u"web"_s});
    m_podman.run({u"network"_s, u"rm"_s, u"-f"_s, u"inner"_s});
}

void ForeignGroupsTest::projectIsMadeAgain()
{
    const QStringList label{u"--label"_s, u"com.docker.compose.project=blog"_s};
    m_podman.run(QStringList{u"run"_s, u"-d"_s, u"--name"_s, u"blog_web_1"_s, u"-p"_s, u"127.0.0.9:18082:8082"_s} + label + QStringList{image, u"--http"_s, u"8082"_s});
    m_podman.run(QStringList{u"run"_s, u"-d"_s, u"--name"_s, u"blog_job_1"_s, u"-v"_s, u"blogdata:/data"_s} + label + QStringList{image, u"--lines-per-second"_s, u"1"_s});
    const QJsonObject job = inspected(u"blog_job_1"_s);
    GroupSpec present;
    const Result<> changed = change({{u"podman"_s}, u"compose:blog"_s}, present);
    QVERIFY2(changed, changed ? "" : qPrintable(changed.error().summary + changed.error().detail));
    const QJsonObject jobNow = inspected(u"blog.blog-job-1"_s);
    for (const QString &key : {u"Path"_s, u"Args"_s, u"Mounts"_s, u"Labels"_s, u"Environment"_s, u"Config"_s, u"HostConfig"_s})
        QCOMPARE(differences(asked(job).value(key), asked(jobNow).value(key)), QString());
    QCOMPARE(asked(jobNow).value("Ports"_L1).toObject().keys(), QStringList{u"8082/tcp"_s}); // the pod's
    QCOMPARE(present.notCarried.filter(u"localhost"_s).size(), 1); // that they share a network
    QCOMPARE(present.notCarried.filter(u"blog_job_1"_s).size(), 1); // its name
}

void ForeignGroupsTest::looseContainersStayUntilTheGroupRuns()
{
    m_podman.run(QStringList{u"run"_s, u"-d"_s, u"--name"_s, u"solo"_s, image, u"--lines-per-second"_s, u"1"_s});
    const auto spec = outcome(m_runtime->specOf({{u"podman"_s}, u"container:solo"_s}));
    QVERIFY(spec);
    ContainerGroupSpec after = spec->spec;
    after.containers.first().command = {u"/no/such/program"_s}; // and no longer the entry point that it was made with
    QVERIFY(!outcome(m_runtime->updateGroup({{u"podman"_s}, u"container:solo"_s}, {spec->spec, after})));
    const QJsonObject now = inspected(u"solo"_s);
    QCOMPARE(now.value("Name"_L1).toString(), u"solo"_s);
    QVERIFY(now.value("State"_L1).toObject().value("Running"_L1).toBool());
    QVERIFY(!m_podman.everything().contains(u"pod solo"_s));
}

void ForeignGroupsTest::nothingChangesWithoutAChange()
{
    m_podman.run(QStringList{u"run"_s, u"-d"_s, u"--name"_s, u"still"_s, image, u"--lines-per-second"_s, u"1"_s});
    const QString id = inspected(u"still"_s).value("Id"_L1).toString();
    const auto spec = outcome(m_runtime->specOf({{u"podman"_s}, u"container:still"_s}));
    QVERIFY(spec && spec->isDerived);
    // It is a spec that can be written and read again.
    QCOMPARE(specToJson(SpecDocument::fromText(specToYaml(spec->spec, Secrets::Omit)).spec(), Secrets::Omit), specToJson(spec->spec, Secrets::Omit));
    QVERIFY(outcome(m_runtime->updateGroup({{u"podman"_s}, u"container:still"_s}, {spec->spec, spec->spec})));
    QCOMPARE(inspected(u"still"_s).value("Id"_L1).toString(), id);
}

QTEST_GUILESS_MAIN(ForeignGroupsTest)
#include "tst_foreign.moc"
