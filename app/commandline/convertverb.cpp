// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/convertverb.h"

#include "app/commandline/tr.h"
#include "models/convert/filebeside.h"
#include "models/format/format.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QSaveFile>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QString wordFor(Fidelity fidelity)
{
    switch (fidelity) {
    case Fidelity::Exact: return CommandTr::tr("kept");
    case Fidelity::Approximated: return CommandTr::tr("changed");
    case Fidelity::Lost: return CommandTr::tr("lost");
    case Fidelity::Asked: break;
    }
    return CommandTr::tr("open");
}

QString noteLine(const QString &file, const ConversionNote &note)
{
    const bool isPlaced = note.place && (note.place->length > 0 || note.place->line > 1);
    const QString place = isPlaced ? u"%1:%2"_s.arg(file, QString::number(note.place->line)) : file;
    const QString source = note.source.isEmpty() ? note.target : note.source;
    return u"%1: %2 %3: %4"_s.arg(place, wordFor(note.fidelity), format::plainLine(source), format::plainLine(note.message));
}

// For a person's terminal: bytes from outside must not steer it.
QByteArray safeText(const QString &text)
{
    QByteArray safe;
    for (const QString &line : text.split(u'\n'))
        safe += terminalSafe(line.toUtf8()) + '\n';
    safe.chop(1);
    return safe;
}

bool isOpen(const ConversionQuestion &question)
{
    return question.isRequired;
}

} // namespace

ConversionOptions ConvertVerb::options() const
{
    ConversionOptions options;
    for (const QString &setting : invocation().settings)
        options.answers.insert(setting.section(u'=', 0, 0), setting.section(u'=', 1));
    options.profiles = invocation().profiles;
    const QFileInfo file(invocation().files.first());
    const bool isFile = invocation().files.first() != u"-";
    options.name = !invocation().name.isEmpty() ? invocation().name : isFile ? file.absoluteDir().dirName() : QString();
    if (isFile)
        options.readFile = [folder = file.absolutePath()](const QString &path) { return fileBeside(folder, path); };
    return options;
}

SourceKind ConvertVerb::kindOf(const QString &text) const
{
    static const QHash<QString, SourceKind> kinds{
        {u"aci"_s, SourceKind::ContainerGroupYaml}, {u"arm"_s, SourceKind::ArmTemplate}, {u"compose"_s, SourceKind::Compose},
        {u"kube"_s, SourceKind::Kubernetes},        {u"run"_s, SourceKind::RunLine},     {u"env"_s, SourceKind::EnvironmentBlock},
    };
    return invocation().from.isEmpty() ? recogniseSource(text) : kinds.value(invocation().from);
}

TargetFormat ConvertVerb::format() const
{
    static const QHash<QString, TargetFormat> formats{
        {u"yaml"_s, TargetFormat::Yaml},       {u"aci"_s, TargetFormat::Yaml},    {u"json"_s, TargetFormat::Json}, {u"arm"_s, TargetFormat::ArmTemplate},
        {u"compose"_s, TargetFormat::Compose}, {u"bicep"_s, TargetFormat::Bicep}, {u"az"_s, TargetFormat::AzLine},
    };
    return formats.value(invocation().to);
}

void ConvertVerb::start()
{
    const QString &file = invocation().files.first();
    const Result<QString> text = readTextFile(file);
    if (!text)
        return beginFail(text.error());
    const auto group = convertToSpec(*text, kindOf(*text), options());
    if (!group) {
        terminal().errorLine(issueLine(file, group.error()));
        return finish(exitcode::wrongUse);
    }
    const TextConversion result = convertFromSpec(group->spec, format());
    printNotes(group->notes);
    printQuestions(group->questions);
    for (const ConversionNote &note : result.notes)
        if (note.fidelity != Fidelity::Exact)
            terminal().errorLine(noteLine(invocation().to, note));
    if (!write(result.text))
        return;
    finish(std::ranges::any_of(group->questions, isOpen) ? exitcode::notAllRight : exitcode::done);
}

bool ConvertVerb::write(const QString &text)
{
    if (invocation().output.isEmpty()) {
        terminal().write(terminal().isInteractive() ? safeText(text) : text.toUtf8());
        return true;
    }
    QSaveFile file(invocation().output);
    if (file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0 && file.commit())
        return true;
    beginFail({Error::Kind::Storage, CommandTr::tr("%1 cannot be written: %2.").arg(invocation().output, file.errorString()), {}});
    return false;
}

void ConvertVerb::printNotes(const QList<ConversionNote> &notes)
{
    for (const ConversionNote &note : notes)
        if (note.fidelity != Fidelity::Exact)
            terminal().errorLine(noteLine(invocation().files.first(), note));
}

void ConvertVerb::printQuestions(const QList<ConversionQuestion> &questions)
{
    for (const ConversionQuestion &question : questions) {
        const QString allowed = question.allowed.isEmpty() ? QString() : u" ("_s + question.allowed.join(u", "_s) + u')';
        const QString line = question.isRequired ? CommandTr::tr("quayside: Answer with --set \"%1=…\": %2") : CommandTr::tr("quayside: You may answer with --set \"%1=…\": %2");
        terminal().errorLine(line.arg(format::plainLine(question.name), format::plainLine(question.description + allowed)));
    }
}

} // namespace quayside
