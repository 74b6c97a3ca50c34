// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace quayside {

// Lines of a web server, about a hundred bytes each: one in a hundred an ERROR, five in a hundred a WARN, always the same ones for
// the same beginning.
class LogGenerator
{
public:
    explicit LogGenerator(quint64 seed)
        : m_state(seed)
    {
    }

    // One line without its end.
    QByteArray line()
    {
        static constexpr const char *methods[] = {"GET", "POST", "PUT", "DELETE"};
        static constexpr const char *paths[] = {"/api/v1/items", "/api/v1/orders", "/healthz", "/static/app.js", "/login"};
        const quint64 a = next();
        const quint64 b = next();
        const auto grade = static_cast<int>(b % 100);
        m_milliseconds += a % 17;
        ++m_count;
        const char *const level = grade < 1 ? "ERROR" : grade < 6 ? "WARN " : "INFO ";
        return QByteArray("2026-01-01T") + twoDigits(m_milliseconds / 3'600'000 % 24) + ':' + twoDigits(m_milliseconds / 60'000 % 60) + ':' + twoDigits(m_milliseconds / 1000 % 60)
            + "Z " + level + " web-" + QByteArray::number(a % 8) + " req=" + QByteArray::number(a >> 16, 16) + (m_count % 1'000'000 == 0 ? " needle-42 " : " ") + methods[a >> 48 & 3] + ' '
            + paths[(a >> 52) % 5] + '/' + QByteArray::number(b >> 10 & 0xffff) + " status=" + (grade < 1 ? "500" : grade < 6 ? "404" : "200") + " bytes="
            + QByteArray::number(b >> 30 & 0xffff) + " dur=" + QByteArray::number(b >> 50 & 1023) + '.' + QByteArray::number(b >> 60 & 7) + "ms";
    }
    // So many bytes of lines, or a little more.
    QByteArray text(qsizetype bytes)
    {
        QByteArray text;
        text.reserve(bytes + 256);
        while (text.size() < bytes)
            text += line() + '\n';
        return text;
    }

private:
    // SplitMix64
    quint64 next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    static QByteArray twoDigits(quint64 number) { return QByteArray::number(number).rightJustified(2, '0'); }

    quint64 m_state;
    quint64 m_milliseconds = 0;
    quint64 m_count = 0;
};

} // namespace quayside
