// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/runline/fromrunline.h"

#include "models/convert/compose/fromcompose.h"
#include "models/convert/conversionreport.h"
#include "models/convert/envfile.h"
#include "models/convert/runline/flags.h"
#include "models/convert/runline/shellwords.h"
#include "models/convert/tr.h"
#include "models/convert/tree.h"
#include "models/spec/jsonpointer.h"

#include <QRegularExpression>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostServices = 100;

// "type=bind,src=/a,dst=/b,ro" as the long form of Compose.
SpecNode mountOf(const QString &text)
{
    static const QHash<QString, QString> names{{u"src"_s, u"source"_s}, {u"dst"_s, u"target"_s}, {u"destination"_s, u"target"_s},
                                               {u"ro"_s, u"read_only"_s}, {u"readonly"_s, u"read_only"_s}};
    SpecNode mount = tree::map({{u"type"_s, {}, tree::text(u"volume"_s)}});
    for (const QString &part : text.split(u',')) {
        const QString key = part.section(u'=', 0, 0).trimmed();
        tree::section(mount, names.value(key, key)) = tree::text(part.contains(u'=') ? part.section(u'=', 1) : u"true"_s);
    }
    return mount;
}

// One run line as a service of a Compose file: the two say the same in other words.
class RunLineReader
{
public:
    RunLineReader(const QStringList &words, const ConversionOptions &options, QList<ConversionNote> &notes, int line)
        : m_words(words)
        , m_options(options)
        , m_notes(notes)
        , m_place{0, 0, line, 1}
    {
    }

    // Nothing where no image is named.
    std::optional<SpecNode> read(qsizetype first)
    {
        m_at = first;
        while (m_at < m_words.size() && m_words.at(m_at).startsWith(u'-') && m_words.at(m_at) != u"-")
            if (m_words.at(m_at++) == u"--")
                break;
            else
                readOption(m_words.at(m_at - 1));
        if (m_at >= m_words.size())
            return std::nullopt;
        put({u"IMAGE"_s, runline::Flag::Value::One, u"image"_s, false}, tree::text(m_words.at(m_at)));
        if (m_at + 1 < m_words.size())
            put({u"COMMAND"_s, runline::Flag::Value::One, u"command"_s, false}, tree::list(m_words.mid(m_at + 1)));
        return m_service;
    }

    QString name() const { return m_name; }
    // Which flag said what, by pointers into the service.
    const QMap<QString, QString> &flags() const { return m_flags; }

private:
    void readOption(const QString &word)
    {
        if (!word.startsWith("--"_L1))
            return readLetters(word.mid(1));
        const QString name = word.mid(2).section(u'=', 0, 0);
        const bool hasValue = word.contains(u'=');
        const auto flag = runline::findFlag(name);
        if (!flag)
            return lose(word.section(u'=', 0, 0));
        if (flag->value == runline::Flag::Value::None)
            take(*flag, hasValue ? word.section(u'=', 1) : u"true"_s);
        else
            take(*flag, hasValue ? word.section(u'=', 1) : next());
    }

    // "-d", "-it", "-p80:80", "-p 80:80"
    void readLetters(const QString &letters)
    {
        for (qsizetype i = 0; i < letters.size(); ++i) {
            const auto flag = runline::findFlag(letters.sliced(i, 1));
            if (!flag)
                return lose(u'-' + letters.mid(i));
            if (flag->value == runline::Flag::Value::One) {
                const QString rest = letters.mid(i + 1);
                return take(*flag, rest.isEmpty() ? next() : rest.startsWith(u'=') ? rest.mid(1) : rest);
            }
            take(*flag, u"true"_s);
        }
    }

    QString next() { return m_at < m_words.size() ? m_words.at(m_at++) : QString(); }

    void lose(const QString &word)
    {
        m_notes.append({word, {}, Fidelity::Lost, ConvertTr::tr("The option “%1” is not known here.").arg(word.left(80)), m_place});
    }

    void take(const runline::Flag &flag, const QString &value)
    {
        if (flag.word.isEmpty())
            return;
        if (flag.name == u"--name")
            m_name = value;
        else if (flag.name == u"--env-file")
            takeVariables(flag, value);
        else if (flag.name == u"--entrypoint")
            put(flag, tree::list({value}));
        else if (flag.name == u"--stop-timeout")
            put(flag, tree::text(value + u's'));
        else
            put(flag, flag.name == u"--mount" ? mountOf(value) : tree::text(value));
    }

    // Docker takes every line of the file as it is, quotes included.
    void takeVariables(const runline::Flag &flag, const QString &path)
    {
        const auto content = m_options.readFile ? m_options.readFile(path) : std::nullopt;
        if (!content)
            return put(flag, tree::text(path));
        const QList<EnvironmentLine> lines = readEnvironmentFile(QString::fromUtf8(*content), EnvironmentFileStyle::Docker);
        for (const EnvironmentLine &line : lines)
            put({flag.name, flag.value, u"environment"_s, true}, tree::text(line.value ? QString(line.name + u'=' + *line.value) : line.name));
    }

    void put(const runline::Flag &flag, SpecNode value)
    {
        value.range = m_place;
        SpecNode *map = &m_service;
        const QStringList steps = flag.word.split(u'/');
        for (const QString &step : steps.first(steps.size() - 1))
            map = &tree::section(*map, step);
        SpecNode &member = tree::section(*map, steps.last());
        QString pointer = u'/' + flag.word;
        if (flag.isList) {
            member.kind = SpecNode::Kind::Sequence;
            pointer += pointerStep(member.items.size());
            member.items.append(std::move(value));
        } else {
            member = std::move(value);
        }
        m_flags.insert(pointer, flag.name);
    }

    const QStringList &m_words;
    const ConversionOptions &m_options;
    QList<ConversionNote> &m_notes;
    const TextRange m_place;
    SpecNode m_service = tree::map();
    QMap<QString, QString> m_flags;
    QString m_name;
    qsizetype m_at = 0;
};

// The place of the first word after "docker run", or nothing where it is another command.
std::optional<qsizetype> argumentsOf(const QStringList &words)
{
    static const QRegularExpression program(u"(?:\\A|/)(?:docker|podman)(?:\\.exe)?\\z"_s);
    qsizetype at = words.indexOf(program);
    if (at < 0 || at > 8)
        return std::nullopt;
    for (++at; at < words.size(); ++at) {
        if (words.at(at) == u"run" || words.at(at) == u"create")
            return at + 1;
        const bool isValue = at > 0 && words.at(at - 1).startsWith(u'-');
        if (!words.at(at).startsWith(u'-') && words.at(at) != u"container" && !isValue)
            return std::nullopt;
    }
    return std::nullopt;
}

// "example.org/team/web:1" is called "web" where no name is given.
QString nameOfImage(const SpecNode &service)
{
    const SpecNode *image = service.value(u"image");
    return image ? image->text.section(u'/', -1).section(u'@', 0, 0).section(u':', 0, 0) : QString();
}

class RunLinesReader
{
public:
    explicit RunLinesReader(const ConversionOptions &options)
        : m_options(options)
    {
    }

    tl::expected<SpecConversion, SpecIssue> read(const QString &text)
    {
        const ShellText shell = splitShellText(withoutPrompts(text), m_options.answers);
        for (const ShellCommand &command : shell.commands)
            readCommand(command);
        if (m_services.entries.isEmpty())
            return tl::unexpected(SpecIssue{u"V-210"_s, SpecIssue::Severity::Error, {},
                                            ConvertTr::tr("No “docker run” or “podman run” with an image stands in this text."), TextRange{}});
        return convert(shell.unknownVariables);
    }

private:
    static QString withoutPrompts(QString text)
    {
        static const QRegularExpression prompt(u"^[ \\t]*[$>] +"_s, QRegularExpression::MultilineOption);
        return text.replace(prompt, QString());
    }

    void readCommand(const ShellCommand &command)
    {
        const auto first = argumentsOf(command.words);
        RunLineReader reader(command.words, m_options, m_notes, command.line);
        const auto service = first && m_services.entries.size() < mostServices ? reader.read(*first) : std::nullopt;
        if (!service) {
            m_notes.append({command.words.first().left(80), {}, Fidelity::Lost, ConvertTr::tr("This command starts no container; it is left out."),
                            TextRange{0, 0, command.line, 1}});
            return;
        }
        const QString wanted = reader.name().isEmpty() ? nameOfImage(*service) : reader.name();
        QString name = wanted.isEmpty() ? u"app"_s : wanted;
        for (int number = 2; m_services.find(name); ++number)
            name = wanted + u'-' + QString::number(number);
        tree::add(m_services, name, *service).range = {0, 0, command.line, 1};
        m_flags.insert(u"/services"_s + pointerStep(name), reader.name().isEmpty() ? u"IMAGE"_s : u"--name"_s);
        for (const auto &[pointer, flag] : reader.flags().asKeyValueRange())
            m_flags.insert(u"/services"_s + pointerStep(name) + pointer, flag);
    }

    SpecConversion convert(const QStringList &unknownVariables)
    {
        const QString name = m_options.name.isEmpty() ? m_services.entries.first().key : m_options.name;
        const SpecNode root = tree::map({{u"name"_s, {}, tree::text(name)}, {u"services"_s, {}, m_services}});
        SpecConversion group = groupFromServices(root, m_options.answers, m_options);
        for (ConversionNote &note : group.notes)
            note.source = sourceOf(note.source);
        group.notes = m_notes + group.notes;
        ConversionReport questions;
        for (const ConversionQuestion &question : std::as_const(group.questions))
            questions.ask(question);
        for (const QString &variable : unknownVariables) {
            const bool isFolder = variable == u"PWD" || variable == u"HOME"; // of the person's own machine, which Azure does not see
            questions.ask({variable, ConvertTr::tr("Which value has the variable “%1”?").arg(variable), ConversionQuestion::Type::Text, {}, false, !isFolder});
            group.notes.append({u'$' + variable, {}, Fidelity::Asked, ConvertTr::tr("The variable “%1” has no value here and stays as it is.").arg(variable), {}});
        }
        group.questions = questions.questions();
        return group;
    }

    // The flag that the part of the service comes from.
    QString sourceOf(const QString &pointer) const
    {
        for (qsizetype end = pointer.size(); end > 0; end = pointer.lastIndexOf(u'/', end - 1))
            if (const auto flag = m_flags.constFind(pointer.left(end)); flag != m_flags.constEnd())
                return *flag;
        for (const auto &[place, flag] : m_flags.asKeyValueRange())
            if (place.startsWith(QString(pointer + u'/')))
                return pointer.count(u'/') > 2 ? flag : QString();
        return {};
    }

    const ConversionOptions &m_options;
    SpecNode m_services = tree::map();
    QMap<QString, QString> m_flags;
    QList<ConversionNote> m_notes;
};

} // namespace

tl::expected<SpecConversion, SpecIssue> groupFromRunLines(const QString &text, const ConversionOptions &options)
{
    return RunLinesReader(options).read(text);
}

} // namespace quayside
