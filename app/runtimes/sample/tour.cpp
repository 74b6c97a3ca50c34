// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/sample/tour.h"

#include "app/runtimes/sample/sampleruntime.h"
#include "app/runtimes/sample/tr.h"
#include "models/spec/specdocument.h"

#include <QFile>

namespace quayside::sample {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Origin = ContainerGroup::Origin;

// Reads the specs of the tour and gives each group the past that makes its state.
class Guide
{
public:
    explicit Guide(SampleRuntime &runtime)
        : m_runtime(runtime)
        , m_now(runtime.clock().now())
    {
    }

    void showOurs()
    {
        showWebShop();
        showEtl();
        showJobs();
        showOldBlog();
        showStarting();
        showWaiting();
        showInterrupted();
        showLongNames();
    }

    void showOthers()
    {
        MadeGroup &tools = add(u"pod.yaml"_s, 26h, Origin::Pod);
        tools.tellPast(u"agent"_s, {running(26h)});
        tools.tellPast(u"collector"_s, {running(26h)});
        add(u"container.yaml"_s, 72h, Origin::Container).tellPast(u"redis"_s, {running(72h)});
        MadeGroup &monitoring = add(u"compose.yaml"_s, 5h, Origin::Compose);
        monitoring.tellPast(u"grafana"_s, {running(5h)});
        monitoring.tellPast(u"prometheus"_s, {running(5h)});
        showHostile();
    }

private:
    using Span = std::chrono::milliseconds;

    QDateTime ago(Span span) const { return m_now.addMSecs(-span.count()); }
    Run running(Span since) const { return {ago(since), {}, 0, MemoryEvidence::None, false, {}, LogChannel::Output}; }
    Run ended(Span since, Span until, int code, MemoryEvidence evidence = MemoryEvidence::None) const
    {
        return {ago(since), ago(until), code, evidence, false, {}, LogChannel::Output};
    }

    ContainerGroupSpec spec(const QString &file) const
    {
        QFile text(u":/tour/"_s + file);
        if (!text.open(QIODevice::ReadOnly))
            qFatal("The tour of this build lacks %s.", qPrintable(file));
        return SpecDocument::fromText(QString::fromUtf8(text.readAll())).spec();
    }

    MadeGroup &add(const QString &file, Span age, Origin origin = Origin::Quayside) { return add(spec(file), age, origin); }

    MadeGroup &add(const ContainerGroupSpec &spec, Span age, Origin origin = Origin::Quayside)
    {
        MadeGroup &group = m_runtime.add(spec, origin, ago(age));
        group.setComplete();
        return group;
    }

    void showWebShop()
    {
        MadeGroup &shop = add(u"web-shop.yaml"_s, 131min);
        shop.tellPast(u"migrate"_s, {ended(131min, 130min, 0)});
        shop.tellPast(u"front"_s, {running(130min)});
        shop.tellPast(u"api"_s, {ended(130min, 41min, 1), running(40min)}, 1);
        shop.tellPast(u"cache"_s, {running(130min)});
    }

    void showEtl()
    {
        MadeGroup &etl = add(u"nightly-etl.yaml"_s, 35min);
        etl.tellPast(u"extract"_s, {running(35min)});
        etl.tellPast(u"transform"_s, {ended(35min, 4min, 137, MemoryEvidence::KernelLog)});
        etl.tellPast(u"load"_s, {running(35min)});
    }

    void showJobs()
    {
        MadeGroup &backup = add(u"db-backup.yaml"_s, 3h);
        backup.tellPast(u"prepare"_s, {ended(3h, 179min, 0)});
        backup.tellPast(u"dump"_s, {ended(179min, 165min, 0)});
        add(u"image-resize.yaml"_s, 50min).tellPast(u"resize"_s, {ended(50min, 44min, 137, MemoryEvidence::KernelLog)});
    }

    void showOldBlog()
    {
        MadeGroup &blog = add(u"old-blog.yaml"_s, 30h);
        blog.tellPast(u"blog"_s, {ended(30h, 20h, 0)});
        blog.tellPast(u"db"_s, {ended(30h, 20h, 0)});
        blog.tellStopped();
    }

    void showStarting()
    {
        MadeGroup &report = add(u"report-builder.yaml"_s, 20s);
        report.tellPast(u"download"_s, {running(20s)});
    }

    void showWaiting()
    {
        MadeGroup &relay = add(u"mail-relay.yaml"_s, 70min);
        QList<Run> runs;
        for (int i = 0; i < 8; ++i)
            runs.append(ended(70min - i * 5min, 70min - i * 5min - 3s, 1));
        relay.tellPast(u"relay"_s, runs, 7);
        relay.tellWaiting(u"relay"_s, SampleTr::tr("CrashLoopBackOff: waits %1 s before it is started again.").arg(300), 4min);
    }

    void showInterrupted()
    {
        MadeGroup &half = add(u"invoice-service.yaml"_s, 9min);
        half.tellInterrupted(1);
    }

    void showLongNames()
    {
        MadeGroup &portal = add(u"long-names.yaml"_s, 6h);
        for (const MadeContainer &container : portal.containers())
            portal.tellPast(*container.spec.name, {running(6h)});
    }

    // No spec of ours can be called so, but a container that somebody else made can.
    void showHostile()
    {
        ContainerGroupSpec hostile = spec(u"container.yaml"_s);
        hostile.name = u"<img src=file:///etc/hostname> %1 \u202etxt.exe\u2066"_s;
        hostile.containers.first().name = u"<b>bold</b>\u202edlob"_s;
        hostile.tags = {{u"<a href=javascript:alert(1)>"_s, u"=HYPERLINK(\"x\")"_s}};
        add(hostile, 2h, Origin::Container).tellPast(*hostile.containers.first().name, {running(2h)});
    }

    SampleRuntime &m_runtime;
    const QDateTime m_now;
};

} // namespace

void addTour(SampleRuntime &runtime)
{
    Guide guide(runtime);
    guide.showOurs();
    guide.showOthers();
}

} // namespace quayside::sample
