// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/textfault.h"

#include "models/spec/tr.h"

#include <rapidjson/error/error.h>

#include <algorithm>

namespace quayside {

namespace {

bool isControl(QStringView text, qsizetype at)
{
    return at < text.size() && text.at(at).unicode() < 0x20;
}

QString escapeSentence(QStringView text, qsizetype at)
{
    if (isControl(text, at))
        return SpecTr::tr("A line break or tab stands inside a quoted text; write \\n or \\t instead, or close the quotes.");
    return SpecTr::tr("A backslash begins a special sign, and this is none; write two backslashes.");
}

// Of the commonest faults; nothing for another one.
QString structureSentence(int code)
{
    switch (code) {
    case rapidjson::kParseErrorDocumentEmpty:
        return SpecTr::tr("The document is empty. Write a container group, or start from a sample.");
    case rapidjson::kParseErrorDocumentRootNotSingular:
        return SpecTr::tr("Something stands behind the end of the group; remove it, and keep one container group per file.");
    case rapidjson::kParseErrorObjectMissName:
        return SpecTr::tr("A name in double quotes must stand here; write one, or remove what stands here.");
    case rapidjson::kParseErrorObjectMissColon:
        return SpecTr::tr("Between a name and its value a colon must stand; add it here.");
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
        return SpecTr::tr("A comma or a closing brace is missing before this; add it.");
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
        return SpecTr::tr("A comma or a closing bracket is missing before this; add it.");
    default:
        return {};
    }
}

QString valueSentence(QStringView text, int code, qsizetype at)
{
    switch (code) {
    case rapidjson::kParseErrorValueInvalid:
        return SpecTr::tr("No value begins like this; text goes in double quotes, and there are numbers, true, false and null.");
    case rapidjson::kParseErrorStringMissQuotationMark:
        return SpecTr::tr("The quotation mark that stands here is never closed; add the closing one.");
    case rapidjson::kParseErrorStringEscapeInvalid:
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
        return escapeSentence(text, at);
    case rapidjson::kParseErrorStringInvalidEncoding:
        return isControl(text, at) ? escapeSentence(text, at)
                                   : SpecTr::tr("A character that no text has stands here; save the file as UTF-8 text, or remove it.");
    case rapidjson::kParseErrorNumberTooBig:
    case rapidjson::kParseErrorNumberMissFraction:
    case rapidjson::kParseErrorNumberMissExponent:
        return SpecTr::tr("This number is not complete, or larger than any; write it with digits, such as 1.5.");
    default:
        return SpecTr::tr("From here on this is no JSON; compare the quotes, commas and brackets of this line with the one above.");
    }
}

} // namespace

TextFault explainJson(QStringView text, int code, qsizetype offset)
{
    const qsizetype at = std::min(offset, text.size());
    const QString sentence = structureSentence(code);
    return {sentence.isEmpty() ? valueSentence(text, code, at) : sentence, at};
}

} // namespace quayside
