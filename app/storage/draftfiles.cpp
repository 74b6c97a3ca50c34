// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/draftfiles.h"

#include "app/storage/tr.h"
#include "models/core/logging.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int currentFormat = 1;

Result<Draft> readDraft(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Storage, StorageTr::tr("The draft %1 cannot be read: %2.").arg(path, file.errorString()));
    Result<Draft> draft = draftFromJson(file.readAll());
    if (draft || draft.error().kind != Error::Kind::Malformed)
        return draft;
    const QString aside = setAside(path);
    return failure(Error::Kind::Malformed, StorageTr::tr("A draft was damaged. It was set aside as %1.").arg(aside));
}

} // namespace

QByteArray draftToJson(const Draft &draft)
{
    return QJsonDocument(QJsonObject{{u"format"_s, currentFormat},
                                     {u"connection"_s, draft.group.connection.value},
                                     {u"group"_s, draft.group.key},
                                     {u"time"_s, draft.savedAt.toMSecsSinceEpoch()},
                                     {u"origin"_s, draft.origin},
                                     {u"lacksSecrets"_s, draft.text.lacksSecrets},
                                     {u"isCut"_s, draft.text.isCut},
                                     {u"text"_s, draft.text.text}})
        .toJson(QJsonDocument::Compact);
}

Result<Draft> draftFromJson(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (root["format"_L1].toInt() > currentFormat)
        return failure(Error::Kind::Unsupported, StorageTr::tr("A draft was written by a newer Quayside. It is left alone."));
    if (root["format"_L1].toInt() != currentFormat || !root["text"_L1].isString() || !root["time"_L1].isDouble())
        return failure(Error::Kind::Malformed, StorageTr::tr("A draft cannot be read."));
    Draft draft;
    draft.group = {{root["connection"_L1].toString()}, root["group"_L1].toString()};
    draft.text = {root["text"_L1].toString(), root["lacksSecrets"_L1].toBool(), root["isCut"_L1].toBool()};
    draft.origin = root["origin"_L1].toString();
    draft.savedAt = QDateTime::fromMSecsSinceEpoch(root["time"_L1].toInteger(), Qt::UTC);
    return draft;
}

DraftFiles::DraftFiles(QString folder)
    : m_folder(std::move(folder))
{
    m_writer.setMaxThreadCount(1);
}

DraftFiles::~DraftFiles()
{
    flush();
}

void DraftFiles::flush()
{
    m_writer.waitForDone();
}

// Names are of any length and hold anything; a file's may not.
QString DraftFiles::path(const GroupId &group) const
{
    const QByteArray name = group.connection.value.toUtf8() + '\0' + group.key.toUtf8();
    const QByteArray key = group.key.isEmpty() ? QByteArray("new") : QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().left(32);
    return m_folder + u"/draft-%1.json"_s.arg(QString::fromLatin1(key));
}

Result<QList<Draft>> DraftFiles::load()
{
    flush();
    QList<Draft> drafts;
    std::optional<Error> problem;
    const QStringList names = QDir(m_folder).entryList({u"draft-*.json"_s}, QDir::Files);
    for (const QString &name : names) {
        if (Result<Draft> draft = readDraft(m_folder + u'/' + name))
            drafts.append(*draft);
        else {
            problem = draft.error();
            if (problem->kind != Error::Kind::Malformed)
                m_leftAlone.insert(m_folder + u'/' + name);
        }
    }
    if (problem)
        qCWarning(logStorage) << problem->summary;
    if (problem && drafts.isEmpty())
        return tl::unexpected(*problem);
    std::ranges::stable_sort(drafts, std::greater(), &Draft::savedAt);
    return drafts;
}

void DraftFiles::save(const Draft &draft)
{
    if (m_leftAlone.contains(path(draft.group)))
        return;
    m_writer.start([path = path(draft.group), draft] {
        // What cannot be written now is written at the next change; the text itself is in the window.
        if (const Result<> written = replaceFile(path, draftToJson(draft)); !written)
            qCWarning(logStorage) << written.error().summary;
    });
}

void DraftFiles::discard(const GroupId &group)
{
    if (!m_leftAlone.contains(path(group)))
        m_writer.start([path = path(group)] { QFile::remove(path); });
}

} // namespace quayside
