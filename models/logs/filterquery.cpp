// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/filterquery.h"

#include "models/logs/tr.h"

#include <QHash>
#include <QRegularExpression>
#include <QTimeZone>

#include <array>
#include <utility>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array levelsByGravity{LogLevel::Fatal, LogLevel::Error, LogLevel::Warning, LogLevel::Info, LogLevel::Debug, LogLevel::Trace, LogLevel::None};

std::optional<LogLevel> levelOf(const QString &name)
{
    static const QHash<QString, LogLevel> names{{u"fatal"_s, LogLevel::Fatal}, {u"error"_s, LogLevel::Error}, {u"warn"_s, LogLevel::Warning}, {u"warning"_s, LogLevel::Warning},
                                                {u"info"_s, LogLevel::Info},   {u"debug"_s, LogLevel::Debug}, {u"trace"_s, LogLevel::Trace},  {u"none"_s, LogLevel::None}};
    const auto found = names.constFind(name.toLower());
    return found == names.constEnd() ? std::nullopt : std::optional(*found);
}

// Takes the words apart; what is in quotes or between slashes may hold blanks.
class Reader
{
public:
    explicit Reader(const QString &text)
        : m_text(text)
    {
    }

    bool isAtEnd()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
        return m_at == m_text.size();
    }
    bool take(QChar wanted)
    {
        const bool is = m_at < m_text.size() && m_text.at(m_at) == wanted;
        m_at += is ? 1 : 0;
        return is;
    }
    // Up to the next such character, which is left out; a backslash keeps it in. What has no end goes to the end of the text.
    QString takeUntil(QChar end)
    {
        QString taken;
        for (; m_at < m_text.size() && m_text.at(m_at) != end; ++m_at) {
            const bool isKept = m_text.at(m_at) == u'\\' && m_at + 1 < m_text.size() && m_text.at(m_at + 1) == end;
            m_at += isKept ? 1 : 0;
            taken += m_text.at(m_at);
        }
        m_at = std::min(m_at + 1, m_text.size());
        return taken;
    }
    QString takeWord()
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && !m_text.at(m_at).isSpace())
            ++m_at;
        return m_text.sliced(begin, m_at - begin);
    }

private:
    const QString m_text;
    qsizetype m_at = 0;
};

tl::unexpected<Error> wrong(const QString &words)
{
    return failure(Error::Kind::Malformed, words);
}

// Spans go back from now: 90s, 15min, 2h, 3d.
std::optional<QDateTime> timeOf(const QString &text, const QDateTime &now)
{
    static const QRegularExpression span(u"\\A(\\d{1,6})(s|min|h|d)\\z"_s);
    static const QHash<QString, qint64> seconds{{u"s"_s, 1}, {u"min"_s, 60}, {u"h"_s, 3600}, {u"d"_s, 86'400}};
    if (const QRegularExpressionMatch match = span.match(text); match.hasMatch())
        return now.addSecs(-match.captured(1).toLongLong() * seconds.value(match.captured(2)));
    if (const QTime time = QTime::fromString(text, text.count(u':') == 1 ? u"H:mm"_s : u"H:mm:ss"_s); time.isValid())
        return QDateTime(now.date(), time, now.timeZone());
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time = QDateTime(time.date(), time.time(), now.timeZone());
    return time.isValid() ? std::optional(time) : std::nullopt;
}

// Reads values behind keys; a word that is none of ours is text like any other.
class Builder
{
public:
    Builder(const QStringList &containers, const QDateTime &now)
        : m_containers(containers)
        , m_now(now)
    {
    }

    Result<bool> takeKey(const QString &word)
    {
        const QString value = word.section(u':', 1);
        if (word.startsWith("level:"_L1))
            return takeLevels(value);
        if (word.startsWith("container:"_L1))
            return takeContainers(value);
        if (word.startsWith("stream:"_L1))
            return takeStream(value);
        if (word.startsWith("after:"_L1))
            return takeTime(value, filter.from);
        if (word.startsWith("before:"_L1))
            return takeTime(value, filter.to);
        return false;
    }

    LogFilter filter;

private:
    Result<bool> takeLevels(const QString &names)
    {
        const QStringList list = names.split(u',');
        for (const QString &name : list) {
            const std::optional<LogLevel> level = levelOf(name);
            if (!level)
                return wrong(LogsTr::tr("There is no level “%1”: write fatal, error, warn, info, debug, trace or none.").arg(name));
            filter.levels |= *level;
            for (const LogLevel graver : levelsByGravity) {
                if (list.size() > 1 || graver == *level)
                    break;
                filter.levels |= graver;
            }
        }
        return true;
    }
    Result<bool> takeContainers(const QString &names)
    {
        for (const QString &name : names.split(u',')) {
            const qsizetype index = m_containers.indexOf(name);
            if (index < 0)
                return wrong(LogsTr::tr("There is no container “%1” in this log.").arg(name));
            filter.sources.insert(static_cast<int>(index));
        }
        return true;
    }
    Result<bool> takeStream(const QString &name)
    {
        if (name != "stdout"_L1 && name != "stderr"_L1)
            return wrong(LogsTr::tr("There is no stream “%1”: write stdout or stderr.").arg(name));
        filter.channel = name == "stderr"_L1 ? LogChannel::Error : LogChannel::Output;
        return true;
    }
    Result<bool> takeTime(const QString &text, qint64 &into) const
    {
        const std::optional<QDateTime> time = timeOf(text, m_now);
        if (!time)
            return wrong(LogsTr::tr("“%1” is no time: write 10:30, 2026-11-22T10:30 or 15min.").arg(text));
        into = time->toMSecsSinceEpoch() * 1'000'000;
        return true;
    }

    const QStringList m_containers;
    const QDateTime m_now;
};

LogFilter::Term expressionTerm(Reader &reader, LogFilter::Term::Effect effect)
{
    const QString expression = reader.takeUntil(u'/');
    const auto letters = reader.take(u'c') ? TextQuery::Case::Matters : TextQuery::Case::Ignored;
    return {{expression, TextQuery::Syntax::Regex, letters}, effect};
}

} // namespace

Result<LogFilter> parseFilter(const QString &text, const QStringList &containers, const QDateTime &now)
{
    Reader reader(text);
    Builder builder(containers, now);
    while (!reader.isAtEnd()) {
        const auto effect = reader.take(u'!') ? LogFilter::Term::Effect::Hide : LogFilter::Term::Effect::Keep;
        if (reader.take(u'/')) {
            builder.filter.terms.append(expressionTerm(reader, effect));
        } else if (reader.take(u'"')) {
            builder.filter.terms.append({{reader.takeUntil(u'"')}, effect});
        } else {
            const QString word = reader.takeWord();
            const Result<bool> isKey = effect == LogFilter::Term::Effect::Keep ? builder.takeKey(word) : Result<bool>(false);
            if (!isKey)
                return tl::unexpected(isKey.error());
            if (!*isKey)
                builder.filter.terms.append({{word}, effect});
        }
    }
    return builder.filter;
}

} // namespace quayside
