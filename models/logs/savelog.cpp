// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/savelog.h"

#include "models/logs/tr.h"

#include <QSaveFile>

#include <numeric>

namespace quayside {

namespace {

// The lines of a page that are wanted, as they go into the file.
QByteArray wantedText(const LogPage &page, qint64 firstLine, const QList<qint64> &lines)
{
    QByteArray text;
    qsizetype begin = 0;
    auto next = lines.begin();
    for (qint64 i = 0; i < page.lines; ++i) {
        const qsizetype end = page.text.indexOf('\n', begin) + 1;
        const qint64 line = page.firstLine + i;
        while (next != lines.end() && *next < line)
            ++next;
        const bool isMark = i < page.stamps.size() && page.stamps.at(i).kind == LineStamp::Kind::Mark;
        if (line >= firstLine && !isMark && next != lines.end() && *next == line)
            text += QByteArrayView(page.text).sliced(begin, end - begin);
        begin = end;
    }
    return text;
}

QList<qint64> everyLine(const LogPage &page)
{
    QList<qint64> lines(page.lines);
    std::iota(lines.begin(), lines.end(), page.firstLine);
    return lines;
}

} // namespace

SaveLog::SaveLog(std::shared_ptr<const LogPages> pages, std::optional<CompiledFilter> filter, QString path)
    : m_pages(std::move(pages))
    , m_filter(std::move(filter))
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
    std::optional<PageFilter> filter;
    if (m_filter)
        filter.emplace(*m_filter);
    bool isFine = file.open(QIODevice::WriteOnly);
    for (qint64 line = m_pages->firstLine(); isFine && line < m_pages->endLine();) {
        if (stopped)
            return {}; // the file stays what it was
        const LogPage page = m_pages->page(line, LogPages::Want::TextAndStamps);
        const QByteArray text = wantedText(page, line, filter ? filter->find(page, stopped) : everyLine(page));
        isFine = file.write(text) == text.size();
        line = page.lines > 0 ? page.endLine() : line + 1; // one that is not there any more
    }
    if (isFine && file.commit())
        return {};
    return failure(Error::Kind::Storage, LogsTr::tr("%1 could not be written: %2.").arg(m_path, file.errorString()));
}

} // namespace quayside
