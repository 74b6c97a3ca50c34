// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/goldenissues.h"

#include "tests/support/specsupport.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace quayside::test {

using namespace Qt::StringLiterals;

namespace {

QStringList readLines(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

// The lines that `some` has and `others` has not, each with a sign before it.
QString without(const QStringList &some, QStringList others, const QString &sign)
{
    QString text;
    for (const QString &line : some)
        if (!others.removeOne(line))
            text += u"  "_s + sign + u' ' + line + u'\n';
    return text;
}

} // namespace

GoldenIssues::GoldenIssues(const QString &path)
    : m_path(path)
{
    const QStringList lines = readLines(path);
    for (const QString &line : lines)
        (line.startsWith(u'#') ? m_comments : m_lines).append(line);
}

RuntimeLimits GoldenIssues::target() const
{
    return m_comments.contains(u"# for: podman"_s) ? RuntimeLimits::local(u"Podman"_s, 4, 16) : RuntimeLimits::azure();
}

QString GoldenIssues::compare(const QStringList &lines) const
{
    if (qEnvironmentVariable("QUAYSIDE_RENEW_GOLDEN") == u"1")
        return renew(lines);
    if (!QFile::exists(m_path))
        return u"there is no "_s + m_path + u"; it would say\n"_s + without(lines, {}, u"+"_s);
    if (lines == m_lines)
        return {};
    const QString difference = without(m_lines, lines, u"-"_s) + without(lines, m_lines, u"+"_s);
    return m_path + u" differs (- is missing, + is too much)\n"_s
        + (difference.isEmpty() ? u"  in its order only\n"_s : difference);
}

QString GoldenIssues::renew(const QStringList &lines) const
{
    QDir().mkpath(QFileInfo(m_path).path());
    QFile file(m_path);
    const QStringList all = m_comments + lines;
    const QByteArray text = all.isEmpty() ? QByteArray() : all.join(u'\n').toUtf8() + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return u"cannot write "_s + m_path;
    return {};
}

QString placedLine(const SpecIssue &issue)
{
    const TextRange range = issue.range.value_or(TextRange{0, 0, 0, 0});
    return u"%1 %2 %3 %4:%5"_s.arg(issue.rule, severityName(issue.severity), issue.path, QString::number(range.line),
                                   QString::number(range.column));
}

} // namespace quayside::test
