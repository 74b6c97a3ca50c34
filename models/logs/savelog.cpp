// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/savelog.h"

#include "models/logs/secretwords.h"
#include "models/logs/tr.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <limits>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// Without styles (ECMA-48, SGR); every other control but a tab becomes a blank.
QByteArray plain(QByteArrayView line)
{
    QByteArray text;
    text.reserve(line.size());
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char byte = line.at(i);
        if (byte == '\x1b' && i + 1 < line.size() && line.at(i + 1) == '[') {
            qsizetype end = i + 2;
            while (end < line.size() && line.at(end) >= '0' && line.at(end) <= '?')
                ++end;
            if (end < line.size() && line.at(end) == 'm') {
                i = end;
                continue;
            }
        }
        const bool isWide = byte == '\xc2' && i + 1 < line.size() && static_cast<unsigned char>(line.at(i + 1)) < 0xa0; // of eight bits
        const bool isControl = byte != '\t' && (static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f);
        text += isControl || isWide ? ' ' : byte;
        i += isWide ? 1 : 0;
    }
    return text;
}

// A cell of RFC 4180. What a spreadsheet would take for a formula becomes text.
QByteArray cellOf(QByteArray text)
{
    if (!text.isEmpty() && QByteArrayView("=+-@\t\r").contains(text.front()))
        text.prepend('\'');
    return '"' + text.replace('"', "\"\"") + '"';
}

QByteArray timeOf(const LineStamp &stamp)
{
    return stamp.time > 0 ? QDateTime::fromMSecsSinceEpoch(stamp.time / 1'000'000, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1() : QByteArray();
}

QByteArray channelOf(const LineStamp &stamp)
{
    return stamp.channel == LogChannel::Error ? "stderr" : "stdout";
}

// Makes the text of a file out of pages.
class PageWriter
{
public:
    explicit PageWriter(const SaveWishes &wishes)
        : m_wishes(wishes)
    {
        if (wishes.filter)
            m_filter.emplace(*wishes.filter);
    }

    QByteArray textOf(const LogPage &page, qint64 firstLine, const Workers::Stopped &stopped)
    {
        const QList<qint64> fitting = m_filter ? m_filter->find(page, stopped) : QList<qint64>();
        auto next = fitting.begin();
        QByteArray text;
        qsizetype begin = 0;
        for (qint64 i = 0; i < page.lines; ++i) {
            const qsizetype end = page.text.indexOf('\n', begin);
            const qint64 line = page.firstLine + i;
            const LineStamp stamp = page.stamps.value(i);
            while (next != fitting.end() && *next < line)
                ++next;
            const bool fits = !m_filter || (next != fitting.end() && *next == line);
            if (fits && line >= firstLine && isInRange(line) && stamp.kind != LineStamp::Kind::Mark)
                text += lineOf(QByteArrayView(page.text).sliced(begin, end - begin), stamp) + '\n';
            begin = end + 1;
        }
        return text;
    }

private:
    bool isInRange(qint64 line) const { return line >= m_wishes.firstLine && (m_wishes.endLine < 0 || line < m_wishes.endLine); }
    QByteArray lineOf(QByteArrayView line, const LineStamp &stamp)
    {
        const QByteArray text = m_wishes.hidesSecrets ? m_secrets.without(line) : line.toByteArray();
        switch (m_wishes.format) {
        case SaveWishes::Format::Bytes: return text;
        case SaveWishes::Format::Plain: return plain(text);
        case SaveWishes::Format::JsonLines: return jsonOf(text, stamp);
        case SaveWishes::Format::Csv:
            return timeOf(stamp) + ',' + cellOf(m_wishes.sources.value(stamp.source).toUtf8()) + ',' + channelOf(stamp) + ',' + cellOf(plain(text));
        }
        return text;
    }
    QByteArray jsonOf(const QByteArray &text, const LineStamp &stamp) const
    {
        QJsonObject object{{u"text"_s, QString::fromUtf8(text)}};
        if (stamp.time > 0)
            object.insert(u"time"_s, QString::fromLatin1(timeOf(stamp)));
        if (!m_wishes.sources.isEmpty()) {
            object.insert(u"container"_s, m_wishes.sources.value(stamp.source));
            object.insert(u"stream"_s, QString::fromLatin1(channelOf(stamp)));
        }
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    }

    const SaveWishes &m_wishes;
    std::optional<PageFilter> m_filter;
    SecretWords m_secrets;
};

} // namespace

SaveLog::SaveLog(std::shared_ptr<const LogPages> pages, SaveWishes wishes, QString path)
    : m_pages(std::move(pages))
    , m_wishes(std::move(wishes))
    , m_path(std::move(path))
{
}

void SaveLog::start()
{
    const auto outcome = std::make_shared<Result<>>();
    m_worker.start([this, outcome](const Workers::Stopped &stopped) { *outcome = write(stopped); },
                   [this, outcome] { QMetaObject::invokeMethod(this, [this, outcome] { *outcome ? finish(*outcome) : beginFail(outcome->error()); }, Qt::QueuedConnection); });
}

// Runs on the worker's thread, which ends before this object does.
Result<> SaveLog::write(const Workers::Stopped &stopped)
{
    QSaveFile file(m_path);
    PageWriter writer(m_wishes);
    const QByteArray heading = m_wishes.heading.toUtf8();
    bool isFine = file.open(QIODevice::WriteOnly) && file.write(heading) == heading.size();
    const qint64 end = std::min(m_pages->endLine(), m_wishes.endLine < 0 ? std::numeric_limits<qint64>::max() : m_wishes.endLine);
    for (qint64 line = std::max(m_pages->firstLine(), m_wishes.firstLine); isFine && line < end;) {
        if (stopped)
            return {}; // the file stays what it was
        const LogPage page = m_pages->page(line, LogPages::Want::TextAndStamps);
        const QByteArray text = writer.textOf(page, line, stopped);
        isFine = file.write(text) == text.size();
        line = page.lines > 0 ? page.endLine() : line + 1; // one that is not there any more
    }
    if (isFine && file.commit())
        return {};
    return failure(Error::Kind::Storage, LogsTr::tr("%1 could not be written: %2.").arg(m_path, file.errorString()));
}

} // namespace quayside
