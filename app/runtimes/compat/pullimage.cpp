// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/pullimage.h"

#include "app/runtimes/compat/engineerrors.h"
#include "app/runtimes/compat/jsonlines.h"
#include "app/runtimes/compat/registrylogins.h"
#include "app/runtimes/compat/tr.h"

#include <QFile>

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

// Images that come with this program, and where in it.
QString archiveOf(const QString &image)
{
    if (image == u"localhost/quayside-sample:1.0")
        return u":/sample/sample-image.tar"_s;
    return image == u"localhost/quayside-holder:1.0" ? u":/holder/holder-image.tar"_s : QString();
}

} // namespace

PullImage::PullImage(Engine api, ImagePlan image)
    : m_api(std::move(api))
    , m_image(std::move(image))
{
}

void PullImage::start()
{
    if (m_image.isRenewed)
        return obtain();
    await(m_api->imageExists(m_image.name), [this](bool exists) { exists ? finish({}) : obtain(); });
}

// A login of this person's serves where the spec has none.
void PullImage::obtain()
{
    if (const QString archive = archiveOf(m_image.name); !archive.isEmpty())
        return load(archive);
    if (!m_image.credentials.isEmpty())
        return pull();
    await(static_cast<Operation<QByteArray> *>(new FindCredentials(m_api->authFiles(), m_image.name)), [this](const QByteArray &credentials) {
        m_image.credentials = credentials;
        pull();
    });
}

void PullImage::load(const QString &path)
{
    reportProgress({0, 1, CompatTr::tr("Loading %1").arg(m_image.name), -1});
    QFile archive(path);
    if (!archive.open(QIODevice::ReadOnly))
        return beginFail({Error::Kind::Storage, CompatTr::tr("The image %1 is missing from this build of the program.").arg(m_image.name), {}});
    await(m_api->loadImage(archive.readAll()), [this] { finish({}); });
}

void PullImage::pull()
{
    reportProgress({0, 1, CompatTr::tr("Pulling %1").arg(m_image.name), -1});
    auto lines = std::make_shared<JsonLines>(); // touched on the I/O thread only
    m_stream = std::make_unique<HttpStream>(m_api->client(), m_api->pullRequest(m_image), [this, lines](Exchange &exchange, QByteArrayView bytes) {
        for (const QJsonObject &line : lines->feed(bytes))
            exchange.post(0, [this, line] { readLine(line); });
    });
    connect(m_stream.get(), &HttpStream::failed, this, [this](const Error &error) {
        if (error.kind == Error::Kind::Unreachable || error.kind == Error::Kind::Timeout)
            return beginFail(error);
        refuse(error.summary);
    });
    connect(m_stream.get(), &HttpStream::ended, this, [this] {
        if (m_refusal.isEmpty())
            return finish({});
        refuse(m_refusal);
    });
}

void PullImage::refuse(const QString &words)
{
    beginFail(explainEngineError({Error::Kind::Rejected, CompatTr::tr("The image %1 could not be pulled: %2").arg(m_image.name, words), words}));
}

void PullImage::readLine(const QJsonObject &line)
{
    if (const QString error = line.value("error"_L1).toString(); !error.isEmpty())
        m_refusal = error;
    if (const QString layer = line.value("id"_L1).toString(); line.contains("progressDetail"_L1)) {
        const QJsonObject detail = line.value("progressDetail"_L1).toObject();
        if (const double total = detail.value("total"_L1).toDouble(); total > 0)
            m_layers[layer] = {detail.value("current"_L1).toDouble(), total};
    }
    // Podman tells a sentence, Docker a word and the layer that it is about.
    const QString words = line.value("stream"_L1).toString(line.value("status"_L1).toString() + u' ' + line.value("id"_L1).toString()).simplified();
    if (!words.isEmpty())
        reportProgress({0, 1, CompatTr::tr("Pulling %1: %2").arg(m_image.name, words.left(120)), fraction()});
}

// Of the layers that are heard of so far; Docker counts each twice, as it is downloaded and as it is unpacked. Podman tells nothing.
double PullImage::fraction() const
{
    double done = 0;
    double total = 0;
    for (const Layer &layer : m_layers) {
        done += std::min(layer.done, layer.total);
        total += layer.total;
    }
    return total > 0 ? done / total : -1;
}

void PullImage::abort()
{
    m_stream.reset();
}

} // namespace quayside::compat
