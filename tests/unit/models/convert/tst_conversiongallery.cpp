// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/convert.h"
#include "models/spec/specdocument.h"
#include "models/spec/specwriter.h"
#include "tests/support/goldenissues.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace quayside;
using namespace quayside::test;
using namespace Qt::StringLiterals;

namespace {

const QString folder = QStringLiteral(QUAYSIDE_TEST_DATA "/convert/");
const QList<TargetFormat> formats{TargetFormat::Yaml, TargetFormat::Json, TargetFormat::ArmTemplate, TargetFormat::Bicep, TargetFormat::Compose, TargetFormat::AzLine};

std::optional<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? std::optional(file.readAll()) : std::nullopt;
}

QString textOf(const QString &name)
{
    return QString::fromUtf8(contentOf(folder + name).value_or(QByteArray()));
}

ConversionOptions optionsFor(const QString &text)
{
    ConversionOptions options;
    options.name = u"Gallery"_s;
    options.readFile = [](const QString &path) { return path.contains(u"..") ? std::nullopt : contentOf(folder + u"files/"_s + path); };
    for (const QString &line : text.split(u'\n'))
        if (line.startsWith("# profiles: "_L1))
            options.profiles = line.mid(12).split(u' ');
    return options;
}

const char *wordFor(Fidelity fidelity)
{
    switch (fidelity) {
    case Fidelity::Exact: return "exact";
    case Fidelity::Approximated: return "approximated";
    case Fidelity::Lost: return "lost";
    case Fidelity::Asked: break;
    }
    return "asked";
}

QString lineOf(const ConversionNote &note)
{
    return u"%1 %2 -> %3"_s.arg(QString::fromLatin1(wordFor(note.fidelity)), note.source, note.target)
        + (note.fidelity == Fidelity::Exact ? QString() : QString(u" | "_s + note.message));
}

QStringList linesOf(const SpecConversion &group)
{
    QStringList lines = specToYaml(group.spec, Secrets::Include).split(u'\n', Qt::SkipEmptyParts);
    for (const ConversionQuestion &question : group.questions)
        lines.append(u"question %1%2%3: %4"_s.arg(question.name, question.isRequired ? u""_s : u" (may stay open)"_s,
                                                  question.isSecret ? u" (secret)"_s : u""_s, question.description));
    for (const ConversionNote &note : group.notes)
        lines.append(lineOf(note));
    return lines;
}

QStringList names()
{
    QStringList found;
    for (const QString &name : QDir(folder).entryList(QDir::Files))
        if (!name.endsWith(u".golden"))
            found.append(name);
    return found;
}

QString faultOf(const ConversionNote &note)
{
    if (!note.message.endsWith(u'.') || note.message.contains(u'%'))
        return u"no sentence: "_s + note.message;
    return note.message.contains(u"hush") || note.message.contains(u"aHVz") ? u"a secret: "_s + note.message : QString();
}

} // namespace

// Files as people write them, and what becomes of them: the group, the questions and every field's fate stand in a file beside each.
class TestConversionGallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void golden_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : names())
            QTest::newRow(qPrintable(name)) << name;
    }

    void golden()
    {
        QFETCH(QString, name);
        const QString text = textOf(name);
        const auto group = convertToSpec(text, recogniseSource(text), optionsFor(text));
        QVERIFY2(group, qPrintable(group ? QString() : group.error().message));
        const QString difference = GoldenIssues(folder + name + u".golden"_s).compare(linesOf(*group));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        for (const ConversionNote &note : group->notes)
            QCOMPARE(faultOf(note), QString());
    }

    void everyFormatCanBeWritten_data() { golden_data(); }

    void everyFormatCanBeWritten()
    {
        QFETCH(QString, name);
        const QString text = textOf(name);
        const ContainerGroupSpec spec = convertToSpec(text, recogniseSource(text), optionsFor(text))->spec;
        QCOMPARE(SpecDocument::fromText(specToYaml(spec, Secrets::Include)).spec(), spec);
        for (const TargetFormat format : formats) {
            const TextConversion written = convertFromSpec(spec, format);
            QVERIFY(!written.text.isEmpty());
            QVERIFY2(!written.text.contains(u"hush") && !written.text.contains(u"aHVz"), qPrintable(written.text));
            for (const ConversionNote &note : written.notes)
                QCOMPARE(faultOf(note), QString());
        }
    }

    // A template holds all of a group but its secrets; Compose comes back with what it said it could hold.
    void theWayBack_data() { golden_data(); }

    void theWayBack()
    {
        QFETCH(QString, name);
        const QString text = textOf(name);
        const ContainerGroupSpec spec = convertToSpec(text, recogniseSource(text), optionsFor(text))->spec;
        const auto back = convertToSpec(convertFromSpec(spec, TargetFormat::ArmTemplate).text, SourceKind::ArmTemplate, {});
        QCOMPARE(specToYaml(back->spec, Secrets::Omit), specToYaml(spec, Secrets::Omit));
        const TextConversion compose = convertFromSpec(spec, TargetFormat::Compose);
        const auto again = convertToSpec(compose.text, SourceKind::Compose, {});
        QVERIFY(again);
        QCOMPARE(again->spec.name, spec.name);
        QCOMPARE(*again->spec.restartPolicy, spec.restartPolicy.value_or(u"Always"_s));
        QCOMPARE(again->spec.containers.size(), spec.containers.size());
        QCOMPARE(again->spec.initContainers.size(), spec.initContainers.size());
        for (qsizetype i = 0; i < spec.containers.size(); ++i) {
            const spec::Container &one = spec.containers.at(i);
            const spec::Container &other = again->spec.containers.at(i);
            QCOMPARE(other.name, one.name);
            QCOMPARE(other.image, one.image);
            QCOMPARE(other.command, one.command);
            QCOMPARE(other.environmentVariables.size(), one.environmentVariables.size());
            QCOMPARE(other.resources->requests, one.resources->requests);
            QCOMPARE(other.volumeMounts, one.volumeMounts);
        }
    }

    // Broken in any way, a file gives a result or an error, and never a hang or a crash.
    void mutations()
    {
        QRandomGenerator random(20261122);
        QElapsedTimer time;
        time.start();
        const QStringList all = names();
        const QString signs = u"{}[]:-,'\"\n $=&*!|>%#()0a"_s;
        int runs = 0;
        for (; time.elapsed() < 4000; ++runs) {
            QString text = textOf(all.at(random.bounded(all.size())));
            for (int changes = 1 + random.bounded(6); changes > 0; --changes)
                mutate(text, signs, random);
            for (const SourceKind kind : {recogniseSource(text), SourceKind(random.bounded(8))})
                if (const auto group = convertToSpec(text, kind, optionsFor(text)))
                    for (const TargetFormat format : formats)
                        (void)convertFromSpec(group->spec, format);
        }
        QVERIFY2(runs > 0, qPrintable(QString::number(runs)));
        qInfo("%d mutations", runs);
    }

private:
    static void mutate(QString &text, const QString &signs, QRandomGenerator &random)
    {
        if (text.isEmpty())
            return;
        const auto at = random.bounded(text.size());
        const auto length = std::min<qsizetype>(random.bounded(30), text.size() - at);
        switch (random.bounded(4)) {
        case 0: text.remove(at, length); break;
        case 1: text.insert(at, signs.at(random.bounded(signs.size()))); break;
        case 2: text[at] = signs.at(random.bounded(signs.size())); break;
        default: text.insert(random.bounded(text.size()), text.mid(at, length)); break;
        }
    }
};

QTEST_GUILESS_MAIN(TestConversionGallery)
#include "tst_conversiongallery.moc"
