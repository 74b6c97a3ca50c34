// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where there is no libFuzzer: every file of the folders that are named, and then changed ones, always the same in the same order.
// QUAYSIDE_FUZZ_RUNS says how many, QUAYSIDE_FUZZ_SEED where to begin.

#include "tests/fuzz/fuzz.h"

#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

QByteArrayList filesIn(const QString &folder)
{
    QStringList paths;
    QDirIterator entries(folder, QDir::Files, QDirIterator::Subdirectories);
    while (entries.hasNext())
        paths.append(entries.next());
    paths.sort();
    QByteArrayList files;
    for (const QString &path : paths)
        if (QFile file(path); file.open(QIODevice::ReadOnly))
            files.append(file.readAll());
    return files;
}

const QByteArrayList signs{"\n", "\r\n", "\t", "  ", ": ", "- ", "? ", "{", "}", "[", "]", ",", "#", "&a ", "*a", "<<: *a\n", "!!str ", "|", ">-\n", "'", "\"",
                           "\\", "\\u", "---\n", "...", "%", "\xc2\x85", "\xe2\x80\xa8", "\xef\xbb\xbf", "\xff", "${A:-b}", "[parameters('a')]", "//", "/*",
                           "null", "~", "1e999", "0x", "--env ", "$(", "`"};

QByteArray changed(QByteArray bytes, const QByteArrayList &files, QRandomGenerator &random)
{
    for (int count = 1 + random.bounded(6); count > 0; --count) {
        const qsizetype at = random.bounded(int(bytes.size()) + 1);
        switch (random.bounded(4)) {
        case 0: bytes.remove(at, random.bounded(16)); break;
        case 1: bytes.insert(at, files.at(random.bounded(int(files.size()))).mid(random.bounded(200), random.bounded(80))); break;
        case 2: bytes.insert(at, bytes.mid(random.bounded(int(bytes.size()) + 1), random.bounded(40))); break;
        default: bytes.insert(at, signs.at(random.bounded(int(signs.size())))); break;
        }
    }
    return bytes;
}

void run(const QByteArray &bytes)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(bytes.constData()), static_cast<size_t>(bytes.size()));
}

} // namespace

int main(int argc, char **argv)
{
    QByteArrayList files;
    for (int i = 1; i < argc; ++i)
        files += filesIn(QString::fromLocal8Bit(argv[i]));
    if (files.isEmpty()) {
        std::fprintf(stderr, "There are no files in the folders that are named.\n");
        return 2;
    }
    for (const QByteArray &file : std::as_const(files))
        run(file);
    bool isGiven = false;
    const int runs = qEnvironmentVariableIntValue("QUAYSIDE_FUZZ_RUNS", &isGiven);
    const int first = qEnvironmentVariableIntValue("QUAYSIDE_FUZZ_SEED");
    for (int seed = first; seed < first + (isGiven ? runs : 2000); ++seed) {
        QRandomGenerator random{quint32(seed)};
        const QByteArray bytes = changed(files.at(random.bounded(int(files.size()))), files, random);
        if (QFile last(u"fuzz-last-input"_s); isGiven && last.open(QIODevice::WriteOnly))
            last.write(bytes);
        run(bytes);
    }
    std::printf("%d files, %d changed ones\n", int(files.size()), isGiven ? runs : 2000);
    return 0;
}
