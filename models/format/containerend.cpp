// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/format/format.h"

#include "models/format/tr.h"

#include <array>

namespace quayside::format {

using namespace Qt::StringLiterals;

namespace {

struct Meaning
{
    int code;
    const char *words;
};

constexpr std::array meanings{
    Meaning{0, QT_TRANSLATE_NOOP("QuaysideFormat", "finished normally")},
    Meaning{1, QT_TRANSLATE_NOOP("QuaysideFormat", "the program reported an error; its log says which")},
    Meaning{125, QT_TRANSLATE_NOOP("QuaysideFormat", "the engine could not start the container")},
    Meaning{126, QT_TRANSLATE_NOOP("QuaysideFormat", "the command was found but could not be run; check its permissions")},
    Meaning{127, QT_TRANSLATE_NOOP("QuaysideFormat", "the command was not found in the image")},
    Meaning{137, QT_TRANSLATE_NOOP("QuaysideFormat", "killed by force (signal 9); nothing tells whether memory was the reason")},
    Meaning{139, QT_TRANSLATE_NOOP("QuaysideFormat", "the program crashed (segmentation fault)")},
    Meaning{143, QT_TRANSLATE_NOOP("QuaysideFormat", "asked to end (signal 15), and it did")},
    Meaning{7147, QT_TRANSLATE_NOOP("QuaysideFormat", "stopped by the platform in good order")},
    Meaning{7148, QT_TRANSLATE_NOOP("QuaysideFormat", "stopped by the platform by force")},
};

QString meaningOf(int code)
{
    for (const Meaning &meaning : meanings)
        if (meaning.code == code)
            return FormatTr::tr(meaning.words);
    if (code > 128 && code < 160)
        return FormatTr::tr("ended by signal %1").arg(code - 128);
    return FormatTr::tr("the program ended with a code of its own");
}

// Then nothing was wrong with its memory, whatever was killed beside it.
bool endedInOrder(int code)
{
    return code == 0 || code == 143 || code == 7147;
}

QString memoryWords(MemoryEvidence evidence)
{
    switch (evidence) {
    case MemoryEvidence::EngineFlag:
        return FormatTr::tr("out of memory, says the engine");
    case MemoryEvidence::KernelLog:
        return FormatTr::tr("out of memory: the kernel's log says that it killed a process of this container at its limit");
    case MemoryEvidence::CgroupCounter:
        return FormatTr::tr("out of memory: the kernel counted a kill in the container's control group");
    case MemoryEvidence::SamplesNearLimit:
        return FormatTr::tr("probably out of memory: its last sample was close to the limit");
    case MemoryEvidence::None:
        break;
    }
    return {};
}

} // namespace

QString explainEnd(const Container &container)
{
    const QString memory = memoryWords(container.memoryEvidence);
    if (!container.exitCode)
        return memory.isEmpty() ? FormatTr::tr("Ended; its exit code is not known.") : FormatTr::tr("Ended: %1.").arg(memory);
    const int code = *container.exitCode;
    const QString meaning = memory.isEmpty() || endedInOrder(code) ? meaningOf(code) : memory;
    return FormatTr::tr("Exit code %1: %2.").arg(QString::number(code), meaning);
}

} // namespace quayside::format
