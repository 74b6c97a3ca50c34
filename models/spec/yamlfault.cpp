// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/textfault.h"

#include "models/spec/edit/textscan.h"
#include "models/spec/tr.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace quayside {

namespace {

using namespace Qt::StringLiterals;

// The problem with its surroundings.
struct Trouble
{
    QStringView text;
    qsizetype at;
    qsizetype context;

    QChar sign() const { return at < text.size() ? text.at(at) : QChar(); }
    qsizetype lineBegin(qsizetype place) const { return edit::lineBegin(text, place); }
    QStringView line(qsizetype place) const { return text.sliced(lineBegin(place), edit::lineEnd(text, place) - lineBegin(place)); }
    QStringView before() const { return text.sliced(lineBegin(at), at - lineBegin(at)); }
};

qsizetype wordBegin(const Trouble &trouble, qsizetype place)
{
    return edit::skipSpaces(trouble.text, trouble.lineBegin(place));
}

// Placed on the whole line, without its indentation.
TextFault onLine(const Trouble &trouble, qsizetype place, const QString &message)
{
    const qsizetype begin = std::min(wordBegin(trouble, place), edit::lineEnd(trouble.text, place));
    return {message, begin, std::max<qsizetype>(edit::lineEnd(trouble.text, place) - begin, 1)};
}

TextFault wantsQuotes(const Trouble &trouble)
{
    return {SpecTr::tr("“%1” cannot begin a value in YAML; put the whole value in quotes.").arg(trouble.sign()), trouble.at};
}

TextFault strangeSign(const Trouble &trouble)
{
    if (trouble.sign() == u'\t')
        return {SpecTr::tr("This line is indented with a tab, which YAML does not allow; replace it with spaces."), trouble.at};
    if (trouble.line(trouble.at).startsWith(u"```"))
        return onLine(trouble, trouble.at, SpecTr::tr("This line belongs to Markdown, not to the spec; remove it, and the one at the end."));
    return wantsQuotes(trouble);
}

// "a: b: c", or a line that is indented deeper than the finished value above it.
TextFault secondColon(const Trouble &trouble)
{
    if (trouble.before().contains(u": "))
        return {SpecTr::tr("The value has a colon and a space in it, which YAML takes for another property; put the whole value in quotes."),
                trouble.at};
    return onLine(trouble, trouble.at,
                  SpecTr::tr("This line is indented deeper than the one above, which has its value already; begin both in the same column."));
}

TextFault strangeKey(const Trouble &trouble)
{
    if (trouble.before().trimmed().isEmpty())
        return onLine(trouble, trouble.at,
                      SpecTr::tr("This line begins in another column than the lines it belongs to; give it the indentation of these."));
    return {SpecTr::tr("The value before this has ended already; put all of it in one pair of quotes, or begin a new line."), trouble.at};
}

TextFault strangeEntry(const Trouble &trouble)
{
    return onLine(trouble, trouble.at,
                  SpecTr::tr("This line stands in a list and does not begin with “- ”; add that, or indent the line as what it belongs to."));
}

TextFault entryBehindName(const Trouble &trouble)
{
    return {SpecTr::tr("A list entry cannot stand behind a name in the same line; begin it on a line of its own."), trouble.at};
}

TextFault missingColon(const Trouble &trouble)
{
    const QString word = trouble.line(trouble.context).trimmed().left(40).toString();
    return onLine(trouble, trouble.context, SpecTr::tr("There is no colon in this line; write “%1:” if it is a name, or join it to the line above.").arg(word));
}

TextFault unclosedBracket(const Trouble &trouble)
{
    const QChar open = trouble.text.at(std::min(trouble.context, trouble.text.size() - 1));
    const QString close = open == u'{' ? u"}"_s : u"]"_s;
    return {SpecTr::tr("What “%1” opens here is not closed, or a comma is missing in it; add “%2” or the comma.").arg(QString(open), close), trouble.context};
}

TextFault unclosedQuote(const Trouble &trouble)
{
    return {SpecTr::tr("The quotation mark that stands here is never closed; add the closing one."), trouble.context};
}

TextFault unknownEscape(const Trouble &trouble)
{
    const qsizetype slash = trouble.text.lastIndexOf(u'\\', trouble.at);
    return {SpecTr::tr("A backslash in double quotes begins a special sign, and this is none; write two backslashes, or use single quotes."),
            std::max<qsizetype>(slash, 0), 2};
}

TextFault namelessAnchor(const Trouble &trouble)
{
    const QString sign = trouble.text.sliced(std::min(trouble.context, trouble.text.size() - 1)).left(1).toString();
    return {SpecTr::tr("“%1” begins the name of an anchor in YAML and there is no name; put the whole value in quotes.").arg(sign), trouble.context};
}

TextFault binarySign(const Trouble &trouble)
{
    return {SpecTr::tr("A character that no text has stands here (code %1); save the file as UTF-8 text, or remove it.").arg(int(trouble.sign().unicode())),
            trouble.at};
}

TextFault secondBeginning(const Trouble &trouble)
{
    return onLine(trouble, trouble.at,
                  SpecTr::tr("This line does not belong to what stands above it; indent it as the first line is, or remove it."));
}

TextFault missingValue(const Trouble &trouble)
{
    return {SpecTr::tr("A value is missing before this sign; write one, or remove the comma or bracket."), trouble.at};
}

TextFault strangeTag(const Trouble &trouble)
{
    return {SpecTr::tr("“!” begins a tag in YAML, and this is none; put the whole value in quotes."), trouble.context};
}

TextFault textBehindBlock(const Trouble &trouble)
{
    return {SpecTr::tr("Behind “|” or “>” nothing may stand but the end of the line; begin the text on the next line."), trouble.at};
}

TextFault strangeDirective(const Trouble &trouble)
{
    return onLine(trouble, trouble.context, SpecTr::tr("A line that begins with “%” is an order to YAML, and this is none; remove it or put the value in quotes."));
}

TextFault tooDeep(const Trouble &trouble)
{
    return {SpecTr::tr("The text is nested too deep; no container group is."), trouble.at};
}

struct Explanation
{
    QLatin1StringView problem; // how libyaml's sentence begins
    TextFault (*explain)(const Trouble &trouble);
};

constexpr std::array explanations{
    Explanation{"found character that cannot start any token"_L1, &strangeSign},
    Explanation{"found a tab character"_L1, &strangeSign},
    Explanation{"mapping values are not allowed"_L1, &secondColon},
    Explanation{"mapping keys are not allowed"_L1, &strangeKey},
    Explanation{"did not find expected key"_L1, &strangeKey},
    Explanation{"did not find expected '-' indicator"_L1, &strangeEntry},
    Explanation{"block sequence entries are not allowed"_L1, &entryBehindName},
    Explanation{"could not find expected ':'"_L1, &missingColon},
    Explanation{"did not find expected ',' or"_L1, &unclosedBracket},
    Explanation{"found unexpected end of stream"_L1, &unclosedQuote},
    Explanation{"found unexpected document indicator"_L1, &unclosedQuote},
    Explanation{"found unknown escape character"_L1, &unknownEscape},
    Explanation{"did not find expected hexdecimal number"_L1, &unknownEscape},
    Explanation{"found invalid Unicode character escape code"_L1, &unknownEscape},
    Explanation{"did not find expected alphabetic or numeric"_L1, &namelessAnchor},
    Explanation{"control characters are not allowed"_L1, &binarySign},
    Explanation{"invalid "_L1, &binarySign},
    Explanation{"incomplete "_L1, &binarySign},
    Explanation{"did not find expected <document start>"_L1, &secondBeginning},
    Explanation{"did not find expected node content"_L1, &missingValue},
    Explanation{"found undefined tag handle"_L1, &strangeTag},
    Explanation{"did not find expected tag URI"_L1, &strangeTag},
    Explanation{"did not find expected '!'"_L1, &strangeTag},
    Explanation{"did not find the expected '>'"_L1, &strangeTag},
    Explanation{"did not find URI escaped octet"_L1, &strangeTag},
    Explanation{"did not find expected comment or line break"_L1, &textBehindBlock},
    Explanation{"found unknown directive name"_L1, &strangeDirective},
    Explanation{"could not find expected directive name"_L1, &strangeDirective},
    Explanation{"found duplicate %"_L1, &strangeDirective},
    Explanation{"found incompatible YAML document"_L1, &strangeDirective},
    Explanation{"found unexpected non-alphabetical character"_L1, &strangeDirective},
    Explanation{"Maximum nesting level"_L1, &tooDeep},
};

// The lines that Git leaves where two sides do not agree; -1 where there is none.
qsizetype conflictMark(QStringView text)
{
    const qsizetype at = text.startsWith(u"<<<<<<< ") ? 0 : text.indexOf(u"\n<<<<<<< ") + 1;
    return at > 0 || text.startsWith(u"<<<<<<< ") ? at : -1;
}

// A language that describes the same and is neither YAML nor JSON; -1 where there is none.
qsizetype bicepResource(QStringView text)
{
    static const QRegularExpression resource(u"^resource +\\w+ +'[\\w./]+@"_s, QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = resource.match(text.toString());
    return match.hasMatch() ? match.capturedStart() : -1;
}

} // namespace

TextFault explainYaml(QStringView text, const YamlProblem &problem)
{
    const Trouble trouble{text, std::min(problem.offset, text.size()), std::min(problem.contextOffset, text.size())};
    if (const qsizetype mark = conflictMark(text); mark >= 0)
        return onLine(trouble, mark, SpecTr::tr("Two versions of this file were never merged; keep one of the two and remove the lines of marks."));
    if (const qsizetype resource = bicepResource(text); resource >= 0)
        return onLine(trouble, resource, SpecTr::tr("This is Bicep, which is neither YAML nor JSON; turn it into a template first (az bicep build)."));
    const auto known = std::ranges::find_if(explanations, [&](const Explanation &entry) { return problem.problem.startsWith(entry.problem); });
    if (known != explanations.end() && !text.isEmpty())
        return known->explain(trouble);
    return onLine(trouble, trouble.at,
                  SpecTr::tr("From here on this is no YAML; compare the indentation, quotes and brackets of this line with the one above."));
}

} // namespace quayside
