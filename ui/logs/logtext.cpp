// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/logtext.h"

#include "models/logs/linerules.h"
#include "ui/logs/jsontext.h"

#include <QStringDecoder>

#include <algorithm>

namespace quayside {

namespace {

constexpr qsizetype tabWidth = 8;

// The length of the style escape that the text begins with (ECMA-48, SGR: "[", parameters, "m"); 0 when it is another one.
qsizetype styleLength(QStringView text)
{
    if (text.size() < 2 || text.at(1) != u'[')
        return 0;
    qsizetype end = 2;
    while (end < text.size() && text.at(end) >= u'0' && text.at(end) <= u'?')
        ++end;
    return end < text.size() && text.at(end) == u'm' ? end + 1 : 0;
}

// The colours behind the sixteen: a cube of 6 × 6 × 6, then 24 greys (xterm).
LogStyle::Colour colourByNumber(int number)
{
    if (number < 16)
        return {number, 0};
    if (number >= 232) {
        const auto grey = static_cast<quint32>(8 + (number - 232) * 10);
        return {-1, grey << 16 | grey << 8 | grey};
    }
    const auto step = [number](int unit) {
        const int level = (number - 16) / unit % 6;
        return static_cast<quint32>(level == 0 ? 0 : 55 + level * 40);
    };
    return {-1, step(36) << 16 | step(6) << 8 | step(1)};
}

// Follows the styles of a line.
class StyleReader
{
public:
    const LogStyle &style() const { return m_style; }

    // Without the "[" and the "m".
    void take(QStringView parameters)
    {
        constexpr qsizetype most = 64; // parameters of one escape; no program needs as many
        QList<int> numbers;
        for (const QStringView part : parameters.tokenize(u';')) {
            if (numbers.size() == most)
                return;
            // 38:2::1:2:3 and 38:5:1 are the same with other signs.
            for (const QStringView piece : part.tokenize(u':'))
                if (!piece.isEmpty() || !part.contains(u':'))
                    numbers.append(std::clamp(piece.toInt(), 0, 255));
        }
        for (qsizetype i = 0; i < numbers.size(); ++i)
            apply(numbers, i);
    }

private:
    void apply(const QList<int> &numbers, qsizetype &i)
    {
        const int number = numbers.at(i);
        switch (number) {
        case 0: m_style = {}; return;
        case 1: m_style.isBold = true; return;
        case 4: m_style.isUnderlined = true; return;
        case 7: m_style.isReversed = true; return;
        case 22: m_style.isBold = false; return;
        case 24: m_style.isUnderlined = false; return;
        case 27: m_style.isReversed = false; return;
        case 38: m_style.front = extended(numbers, i); return;
        case 39: m_style.front.reset(); return;
        case 48: m_style.back = extended(numbers, i); return;
        case 49: m_style.back.reset(); return;
        default: applyColour(number);
        }
    }

    void applyColour(int number)
    {
        const int group = number / 10;
        const int colour = number % 10;
        if (colour > 7)
            return;
        if (group == 3 || group == 9)
            m_style.front = LogStyle::Colour{group == 9 ? 8 + colour : colour, 0};
        else if (group == 4 || group == 10)
            m_style.back = LogStyle::Colour{group == 10 ? 8 + colour : colour, 0};
    }

    // Behind 38 or 48: "5;n" or "2;r;g;b".
    static std::optional<LogStyle::Colour> extended(const QList<int> &numbers, qsizetype &i)
    {
        const int kind = numbers.value(i + 1, -1);
        if (kind == 5) {
            i += 2;
            return colourByNumber(numbers.value(i));
        }
        if (kind != 2)
            return std::nullopt;
        i += 4;
        const auto part = [&numbers, i](qsizetype back) { return static_cast<quint32>(numbers.value(i - back)); };
        return LogStyle::Colour{-1, part(2) << 16 | part(1) << 8 | part(0)};
    }

    LogStyle m_style;
};

bool isControl(char16_t code)
{
    return code < 0x20 || (code >= 0x7f && code < 0xa0);
}

// The sign of a control character; those above ASCII have none.
QChar signOf(char16_t code)
{
    return code < 0x20 ? QChar(0x2400 + code) : code == 0x7f ? QChar(0x2421) : QChar(QChar::ReplacementCharacter);
}

// Steers the direction of text, breaks lines, or cannot be seen.
bool isInvisible(char16_t code)
{
    return (code >= 0x200b && code <= 0x200f && code != 0x200d) || (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code == 0x061c
        || code == 0xfeff;
}

qsizetype widthOfTab(qsizetype column)
{
    return tabWidth - column % tabWidth;
}

// Puts a row together out of characters, and of the runs in which they look alike.
class TextBuilder
{
public:
    explicit TextBuilder(qsizetype most)
        : m_most(most)
    {
        m_result.text.reserve(std::min<qsizetype>(most, 256));
    }

    bool isFull() const { return m_result.text.size() >= m_most; }
    void add(QChar character)
    {
        const char16_t code = character.unicode();
        if (code == u'\t')
            addTab();
        else if (isControl(code))
            m_result.text.append(signOf(code));
        else
            m_result.text.append(isInvisible(code) ? QChar(QChar::ReplacementCharacter) : character);
    }
    // What came since the last one looked like this.
    void endRun(const LogStyle &style)
    {
        const qsizetype end = std::min(m_result.text.size(), m_most);
        if (!style.isPlain() && end > m_begin)
            m_result.runs.append({m_begin, end - m_begin, style});
        m_begin = end;
    }
    LogText finish(const LogStyle &style)
    {
        m_result.text.truncate(m_most); // a tab may go further
        if (!m_result.text.isEmpty() && m_result.text.back().isHighSurrogate())
            m_result.text.chop(1);
        endRun(style);
        return std::move(m_result);
    }

private:
    void addTab()
    {
        m_result.tabs.append(m_result.text.size());
        m_result.text.append(QString(widthOfTab(m_result.text.size()), u' '));
    }

    const qsizetype m_most;
    LogText m_result;
    qsizetype m_begin = 0; // of the run that is not ended yet
};

} // namespace

LogText styledLogText(QByteArrayView bytes, qsizetype mostCharacters)
{
    // Four bytes make a character at the most; escapes in front of the visible part may cost some.
    const QByteArrayView part = bytes.first(std::min(bytes.size(), mostCharacters * 4 + 4096));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless); // what is cut off is said too
    const QString decoded = decoder(part);
    TextBuilder builder(mostCharacters);
    StyleReader styles;
    for (qsizetype i = 0; i < decoded.size() && !builder.isFull(); ++i) {
        const char16_t code = decoded.at(i).unicode();
        const qsizetype escape = code == 0x1b ? styleLength(QStringView(decoded).sliced(i)) : 0;
        if (escape > 0) {
            builder.endRun(styles.style());
            styles.take(QStringView(decoded).sliced(i + 2, escape - 3));
            i += escape - 1;
        } else if (code != u'\r' || i + 1 < decoded.size()) { // of a Windows line end
            builder.add(decoded.at(i));
        }
    }
    return builder.finish(styles.style());
}

QString logLineText(QByteArrayView bytes, qsizetype mostCharacters)
{
    return styledLogText(bytes, mostCharacters).text;
}

LogLineText::LogLineText(QByteArrayView bytes, const QList<LogColumn> &fields)
    : m_bytes(bytes)
{
    if (isLong())
        return;
    const bool isJson = looksLikeJson(bytes);
    if (isJson && !fields.isEmpty()) {
        // What its strings say is as foreign as the line itself.
        m_whole = styledLogText(jsonFieldText(bytes, fields).toUtf8(), longLine * tabWidth);
        return;
    }
    m_whole = styledLogText(bytes, longLine * tabWidth);
    if (isJson && m_whole.runs.isEmpty())
        m_whole.runs = jsonRuns(m_whole.text);
}

qsizetype LogLineText::columns() const
{
    return isLong() ? m_bytes.size() : m_whole.text.size();
}

LogText LogLineText::part(qsizetype first, qsizetype count) const
{
    first = std::min(first, columns());
    count = std::min(count, columns() - first);
    if (isLong())
        return {logLineText(m_bytes.sliced(first, count), count), {}, {}};
    LogText part{m_whole.text.sliced(first, count), {}, {}};
    for (const LogText::Run &run : m_whole.runs) {
        const qsizetype begin = std::max(run.begin, first);
        const qsizetype end = std::min(run.begin + run.length, first + count);
        if (begin < end)
            part.runs.append({begin - first, end - begin, run.style});
    }
    return part;
}

QString LogLineText::copied(qsizetype first, qsizetype count) const
{
    const QString shown = part(first, count).text;
    QString text;
    qsizetype done = 0;
    for (const qsizetype tab : m_whole.tabs) {
        const qsizetype begin = tab - first;
        const qsizetype end = begin + widthOfTab(tab);
        if (begin < 0 || end > shown.size())
            continue;
        text += QStringView(shown).sliced(done, begin - done);
        text += u'\t';
        done = end;
    }
    return text + QStringView(shown).sliced(done);
}

} // namespace quayside
