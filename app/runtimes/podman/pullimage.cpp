// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/pullimage.h"

#include "app/runtimes/compat/engineerrors.h"
#include "app/runtimes/compat/jsonlines.h"
#include "app/runtimes/podman/tr.h"

#include <QFile>

namespace quayside::podman {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView sampleImage("localhost/quayside-sample:1.0");

} // namespace

PullImage::PullImage(PodmanApi api, GroupPlan::Image image)
    : m_api(std::move(api))
    , m_image(std::move(image))
{
}

void PullImage::start()
{
    await(m_api.imageExists(m_image.name), [this](bool exists) {
        if (exists)
            finish({});
        else if (m_image.name == sampleImage)
            loadSample();
        else
            pull();
    });
}

void PullImage::loadSample()
{
    reportProgress({0, 1, PodmanTr::tr("Loading the sample image"), -1});
    QFile archive(u":/sample/sample-image.tar"_s);
    if (!archive.open(QIODevice::ReadOnly))
        return beginFail({Error::Kind::Storage, PodmanTr::tr("The sample image is missing from this build of the program."), {}});
    await(m_api.loadImage(archive.readAll()), [this] { finish({}); });
}

void PullImage::pull()
{
    reportProgress({0, 1, PodmanTr::tr("Pulling %1").arg(m_image.name), -1});
    auto lines = std::make_shared<JsonLines>(); // touched on the I/O thread only
    m_stream = std::make_unique<HttpStream>(m_api.client(), PodmanApi::pullRequest(m_image), [this, lines](Exchange &exchange, QByteArrayView bytes) {
        for (const QJsonObject &line : lines->feed(bytes))
            exchange.post(0, [this, line] { readLine(line); });
    });
    connect(m_stream.get(), &HttpStream::failed, this, &PullImage::beginFail);
    connect(m_stream.get(), &HttpStream::ended, this, [this] {
        if (m_refusal.isEmpty())
            return finish({});
        beginFail(explainEngineError({Error::Kind::Rejected, PodmanTr::tr("The image %1 could not be pulled: %2").arg(m_image.name, m_refusal), m_refusal}));
    });
}

void PullImage::readLine(const QJsonObject &line)
{
    if (const QString error = line.value("error"_L1).toString(); !error.isEmpty())
        m_refusal = error;
    const QString words = line.value("stream"_L1).toString().simplified();
    if (!words.isEmpty())
        reportProgress({0, 1, PodmanTr::tr("Pulling %1: %2").arg(m_image.name, words.left(120)), -1});
}

void PullImage::abort()
{
    m_stream.reset();
}

} // namespace quayside::podman
