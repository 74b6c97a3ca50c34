// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/sourceopener.h"

#include "models/convert/importer.h"
#include "models/core/poolcall.h"
#include "models/format/format.h"
#include "models/spec/textbytes.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// A spec is called so; anything else that nobody recognises is shown as what it is, lines.
bool isNamedAsSpec(const QString &path)
{
    static const QStringList endings{u"yaml"_s, u"yml"_s, u"json"_s, u"env"_s};
    return endings.contains(QFileInfo(path).suffix().toLower());
}

bool isNamedAsLog(const QString &path)
{
    const QStringList parts = QFileInfo(path).fileName().toLower().split(u'.');
    static const QStringList endings{u"log"_s, u"out"_s, u"err"_s, u"jsonl"_s, u"ndjson"_s};
    return endings.contains(parts.last()) || (parts.size() > 2 && parts.at(parts.size() - 2) == u"log"_s); // server.log.1
}

} // namespace

SourceOpener::~SourceOpener()
{
    delete m_work.data();
}

void SourceOpener::openFile(const QString &path)
{
    if (isNamedAsLog(path))
        return Q_EMIT logOpened(path);
    work([path] { return readFile(path); });
}

void SourceOpener::openText(const QString &text, const QString &origin)
{
    if (text.size() > largest)
        return Q_EMIT failed(tr("This text is larger than 4 MiB; no spec is."));
    work([text, origin]() -> Result<Source> { return judged({text, origin}); });
}

void SourceOpener::open(const QMimeData &content)
{
    if (content.hasUrls() && content.urls().value(0).isLocalFile())
        openFile(content.urls().constFirst().toLocalFile());
    else if (content.hasText())
        openText(content.text(), tr("pasted text"));
}

bool SourceOpener::canOpen(const QMimeData &content)
{
    return (content.hasUrls() && content.urls().value(0).isLocalFile()) || content.hasText();
}

Result<SourceOpener::Source> SourceOpener::readFile(const QString &path)
{
    QFile file(path);
    if (QFileInfo::exists(path) && !QFileInfo(path).isFile()) // a folder, or a device that never ends
        return failure(Error::Kind::Storage, tr("%1 is no file; choose a spec.").arg(format::plainLine(path)));
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Storage, tr("%1 cannot be read: %2").arg(format::plainLine(path), file.errorString()));
    const QByteArray bytes = file.read(largest + 1);
    if (bytes.size() > largest && !isNamedAsSpec(path))
        return Source{.origin = path, .isLog = true};
    if (bytes.size() > largest)
        return failure(Error::Kind::Storage, tr("%1 is larger than 4 MiB; no spec is.").arg(format::plainLine(path)));
    Source source = judged({textFromBytes(bytes), path, QFileInfo(path).absolutePath()});
    source.isLog = !source.isKnown && !isNamedAsSpec(path);
    return source;
}

// What nobody recognises came by a file or not: only then it is opened as a spec, so that its faults are shown where it stands.
SourceOpener::Source SourceOpener::judged(Source source)
{
    const SourceKind kind = recogniseSource(source.text);
    source.isKnown = kind != SourceKind::Unknown;
    source.isSpec = isOwnFormat(kind);
    return source;
}

void SourceOpener::work(std::function<Result<Source>()> read)
{
    delete m_work.data(); // what is opened last counts
    auto *call = new PoolCall<Source>(std::move(read), this);
    m_work = call;
    call->onFinished(this, [this](const Result<Source> &source) { take(source); });
}

void SourceOpener::take(const Result<Source> &source)
{
    m_work = nullptr;
    if (!source)
        return Q_EMIT failed(source.error().summary);
    if (source->isLog)
        return Q_EMIT logOpened(source->origin);
    if (source->isSpec)
        return Q_EMIT specOpened(source->text, source->origin);
    if (!source->isKnown && source->folder.isEmpty())
        return Q_EMIT failed(tr("This text is nothing that a container group can be made of: no spec, template, Compose file, pod or run line."));
    Q_EMIT sourceOpened(source->text, source->origin, source->folder);
}

} // namespace quayside
