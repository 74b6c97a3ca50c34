// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/invocation.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iostream>

namespace quayside {

namespace {

using Verb = Invocation::Verb;

// CLI11 fills std::string; the program uses QString.
struct Words
{
    std::vector<std::string> files;
    std::vector<std::string> settings, profiles, groups, kinds;
    std::string until, pattern, user;
    std::string from, to, output;
    std::string rule, group, connection, name, target = "azure", region, span, container, since, image, picture, trigger, folder, format = "text";
};

class ArgumentParser
{
public:
    ArgumentParser()
        : m_app("Container groups on this machine, on others and in Azure. Without a verb the window opens.", "quayside")
    {
        m_app.set_version_flag("--version", "quayside " QUAYSIDE_VERSION);
        m_app.require_subcommand(0, 1);
        m_app.add_flag("--demo", m_invocation.demo, "Use a made-up engine in memory; nothing is real");
        m_app.add_option("FILE", m_words.files, "A spec or a log file to open")->expected(0, 1);
        m_app.add_option("--picture", m_words.picture, "Save a picture of the window once it shows something, and close it")->type_name("FILE");
        addFileVerbs();
        addGroupVerbs();
        addOtherVerbs();
        addTriggerVerbs();
        addStockVerbs();
        addLoginVerbs();
    }

    tl::expected<Invocation, int> parse(int count, char **arguments)
    {
        try {
            m_app.parse(count, arguments);
        } catch (const CLI::ParseError &error) {
            const int code = m_app.exit(error, std::cout, std::cerr);
            return tl::unexpected(code == 0 ? 0 : 2);
        }
        takeWords();
        return m_invocation;
    }

private:
    CLI::App *add(const char *name, Verb verb, const char *description)
    {
        CLI::App *sub = m_app.add_subcommand(name, description);
        sub->callback([this, verb] { m_invocation.verb = verb; });
        sub->add_flag("--demo", m_invocation.demo, "Use a made-up engine in memory; nothing is real");
        return sub;
    }

    void addFile(CLI::App *sub) { sub->add_option("FILE", m_words.files, "ACI YAML or ARM resource JSON; - for standard input")->required()->expected(1); }
    void addConnection(CLI::App *sub) { sub->add_option("--on", m_words.connection, "Connection to use; without it the first one")->type_name("CONNECTION"); }
    void addFormat(CLI::App *sub)
    {
        sub->add_option("--format", m_words.format, "text or json")->check(CLI::IsMember({"text", "json"}))->type_name("FORMAT");
    }

    void addReview(CLI::App *sub)
    {
        sub->add_flag("--review", m_invocation.reviewOnly, "Only say what would change in a group that runs");
        sub->add_flag("--yes", m_invocation.yes, "Ask nothing");
    }

    void addFileVerbs()
    {
        CLI::App *validate = add("validate", Verb::Validate, "Check specs against the rules of a target");
        validate->add_option("FILE", m_words.files, "Specs; - for standard input")->required();
        validate->add_option("--for", m_words.target, "azure (the strictest), podman or docker")
            ->check(CLI::IsMember({"azure", "podman", "docker"}))
            ->type_name("TARGET");
        validate->add_flag("--parity", m_invocation.parity, "Say of each property how near the target comes to what Azure makes of it");
        addFormat(validate);
        CLI::App *rules = add("rules", Verb::Rules, "List the rules that specs are checked against, or explain one");
        rules->add_option("RULE", m_words.rule, "Number of a rule: V-060");
        addFormat(rules);

        CLI::App *deploy = add("deploy", Verb::Deploy, "Create a group and start it, or bring the group of that name to what the file says");
        addFile(deploy);
        addConnection(deploy);
        deploy->add_option("--image", m_words.image, "Change one image of a group that runs; FILE is its name then")->type_name("CONTAINER=IMAGE");
        addReview(deploy);
        deploy->add_option("--name", m_words.name, "Name of the group instead of the one in the file");
        deploy->add_flag("--wait", m_invocation.wait, "Wait until it runs, has ended or failed");

        CLI::App *run = add("run", Verb::Run, "Run a job: print its log, wait, hand on its exit code, remove it");
        addFile(run);
        addConnection(run);
        run->add_option("--name", m_words.name, "Name of the group instead of the one in the file");
        run->add_flag("--keep", m_invocation.keep, "Do not remove it afterwards");

        CLI::App *price = add("price", Verb::Price, "Say what a spec would cost in Azure");
        addFile(price);
        price->add_option("--region", m_words.region, "Region instead of the one in the file");
        price->add_option("--for", m_words.span, "How long it runs: 90s, 30min, 2h, 7d");
        addFormat(price);
        addConvert();
    }

    void addConvert()
    {
        CLI::App *convert = add("convert", Verb::Convert, "Make a container group of another format, or another format of a group");
        convert->add_option("FILE", m_words.files, "ACI YAML, ARM template, Compose file, Kubernetes pod, docker run line; - for standard input")
            ->required()
            ->expected(1);
        convert->add_option("--to", m_words.to, "yaml (or aci), json, arm, compose, bicep or az")
            ->required()
            ->check(CLI::IsMember({"yaml", "aci", "json", "arm", "compose", "bicep", "az"}))
            ->type_name("FORMAT");
        convert->add_option("--from", m_words.from, "aci, arm, compose, kube, run or env; without it the content says")
            ->check(CLI::IsMember({"aci", "arm", "compose", "kube", "run", "env"}))
            ->type_name("FORMAT");
        convert->add_option("-o,--output", m_words.output, "Write into this file")->type_name("FILE");
        convert->add_option("--set", m_words.settings, "Answer a question, or give a variable its value")->type_name("NAME=VALUE")->expected(1)->take_all();
        convert->add_option("--profile", m_words.profiles, "Take the services of this profile too")->type_name("NAME")->expected(1)->take_all();
        convert->add_option("--name", m_words.name, "Name of the group where the file says none");
    }

    CLI::App *addGroupVerb(const char *name, Verb verb, const char *description)
    {
        CLI::App *sub = add(name, verb, description);
        sub->add_option("NAME", m_words.group, "Name of the group")->required();
        addConnection(sub);
        return sub;
    }

    void addGroupVerbs()
    {
        addFormat(addGroupVerb("show", Verb::Show, "Everything that is known about a group"));
        addGroupVerb("start", Verb::Start, "Start a stopped group");
        addGroupVerb("stop", Verb::Stop, "Stop a group");
        addGroupVerb("restart", Verb::Restart, "Restart all containers of a group");
        addGroupVerb("delete", Verb::Delete, "Stop and remove a group")->add_flag("--yes", m_invocation.yes, "Ask nothing");
        addGroupVerb("protect", Verb::Protect, "Keep a group from being deleted on this machine")->add_flag("--off", m_invocation.off, "Allow it again");
        CLI::App *rollback = addGroupVerb("rollback", Verb::Rollback, "Bring a group back to what it was deployed from before");
        rollback->add_option("--to", m_invocation.revision, "Revision; without it the newest that differs from the present")->type_name("N")->check(CLI::PositiveNumber);
        rollback->add_flag("--list", m_invocation.list, "List the revisions, oldest first");
        rollback->add_flag("--wait", m_invocation.wait, "Wait until it runs, has ended or failed");
        addReview(rollback);
        addLogs();
    }

    void addLogs()
    {
        CLI::App *logs = add("logs", Verb::Logs, "Print the logs of one or several groups, in the order of time");
        logs->add_option("NAME", m_words.groups, "Names of the groups")->required();
        addConnection(logs);
        logs->add_flag("-f,--follow", m_invocation.follow, "Go on as new lines come");
        logs->add_option("--tail", m_invocation.tail, "Begin with the last N lines")->type_name("N");
        logs->add_option("--since", m_words.since, "A time (2026-11-22T10:00:00Z) or a span (10min)")->type_name("T");
        logs->add_option("--until", m_words.until, "Only what was written before a time, or that long ago")->type_name("T");
        logs->add_option("-g,--grep", m_words.pattern, "Only lines that match this regular expression")->type_name("REGEX");
        logs->add_flag("-i,--ignore-case", m_invocation.ignoreCase, "Upper and lower case are the same to it");
        logs->add_option("-c,--container", m_words.container, "Only this container")->type_name("NAME");
        logs->add_flag("--timestamps", m_invocation.timestamps, "Put the time before each line");
    }

    void addOtherVerbs()
    {
        CLI::App *list = add("list", Verb::List, "List the groups of all connections");
        addConnection(list);
        addFormat(list);
        add("background", Verb::Background, "No window: run probes, timetables and triggers, until it is told to end");
        CLI::App *connections = add("connections", Verb::Connections, "List the connections");
        connections->add_flag("--check", m_invocation.check, "Try each one and say what answers, or what is wrong");
        addFormat(connections);
    }

    CLI::App *addTriggerVerb(CLI::App *triggers, const char *name, Verb verb, const char *description)
    {
        CLI::App *sub = triggers->add_subcommand(name, description);
        sub->callback([this, verb] { m_invocation.verb = verb; });
        return sub;
    }

    void addTriggerVerbs()
    {
        CLI::App *triggers = m_app.add_subcommand("trigger", "Run a spec as a job whenever a file appears or somebody calls");
        triggers->require_subcommand(1);
        addFormat(addTriggerVerb(triggers, "list", Verb::TriggerList, "List the triggers"));
        CLI::App *adding = addTriggerVerb(triggers, "add", Verb::TriggerAdd, "Add a trigger; the window or \"quayside background\" runs it");
        adding->add_option("NAME", m_words.trigger, "Lower-case letters, digits, hyphens")->required();
        addFile(adding);
        addConnection(adding);
        CLI::Option *folder = adding->add_option("--folder", m_words.folder, "Run it for every file that appears in this folder")->type_name("FOLDER");
        adding->add_option("--match", m_words.pattern, "Only for files with such names: *.csv")->type_name("PATTERN")->needs(folder);
        CLI::Option *call = adding->add_flag("--call", m_invocation.isCalled, "Run it for every HTTP call on this machine; prints the token, once")->excludes(folder);
        adding->add_option("--port", m_invocation.port, "Port to listen on, at 127.0.0.1")->type_name("PORT")->check(CLI::Range(1024, 65535))->needs(call);
        adding->add_option("--at-once", m_invocation.atOnce, "How many may run at once; the rest waits")->type_name("N")->check(CLI::Range(1, 16));
        addTriggerVerb(triggers, "remove", Verb::TriggerRemove, "Remove a trigger; what runs goes on")->add_option("NAME", m_words.trigger, "Name of the trigger")->required();
        CLI::App *runs = add("runs", Verb::Runs, "List what triggers have run, newest first");
        runs->add_option("NAME", m_words.trigger, "Name of a trigger, or the id of a run");
        runs->add_flag("--log", m_invocation.withLog, "Print what the newest of them has written");
        addFormat(runs);
    }

    CLI::App *addStockVerb(const char *name, Verb verb, const char *description)
    {
        CLI::App *sub = add(name, verb, description);
        addConnection(sub);
        return sub;
    }

    void addStockVerbs()
    {
        addFormat(addStockVerb("images", Verb::Images, "List the images of an engine, and who uses them"));
        addFormat(addStockVerb("volumes", Verb::Volumes, "List the volumes of an engine, and who uses them"));
        addFormat(addStockVerb("networks", Verb::Networks, "List the networks of an engine, and who uses them"));
        addFormat(addStockVerb("disk", Verb::Disk, "What an engine takes of its disk, in bytes as JSON"));
        addStockVerb("pull", Verb::Pull, "Bring an image to what its registry has now")->add_option("IMAGE", m_words.name, "Name of the image")->required();
        CLI::App *remove = addStockVerb("remove", Verb::Remove, "Remove an image, a volume or a network that nobody uses");
        remove->add_option("KIND", m_words.kinds, "image, volume or network")->required()->expected(1)->check(CLI::IsMember({"image", "volume", "network"}));
        remove->add_option("NAME", m_words.name, "Its name, or the beginning of its id")->required();
        remove->add_flag("--yes", m_invocation.yes, "Ask nothing");
        CLI::App *prune = addStockVerb("prune", Verb::Prune, "List what nobody uses, and remove it");
        prune->add_option("KIND", m_words.kinds, "images, volumes, networks; without any images and networks")->check(CLI::IsMember({"images", "volumes", "networks"}));
        prune->add_flag("--all", m_invocation.all, "What has a name too");
        prune->add_flag("--review", m_invocation.reviewOnly, "Only list it");
        prune->add_flag("--yes", m_invocation.yes, "Ask nothing");
    }

    void addLoginVerbs()
    {
        addFormat(addStockVerb("logins", Verb::Logins, "List the registries that know you"));
        CLI::App *login = addStockVerb("login", Verb::Login, "Log in to a registry; the password is asked for, or read from standard input");
        login->add_option("SERVER", m_words.name, "The registry: docker.io, registry.example:5000")->required();
        login->add_option("--user", m_words.user, "User name")->required();
        addStockVerb("logout", Verb::Logout, "Forget the password of a registry")->add_option("SERVER", m_words.name, "The registry")->required();
    }

    void takeWords()
    {
        m_invocation.trigger = QString::fromLocal8Bit(m_words.trigger);
        m_invocation.folder = QString::fromLocal8Bit(m_words.folder);
        for (const std::string &file : m_words.files)
            m_invocation.files.append(QString::fromLocal8Bit(file));
        m_invocation.group = QString::fromLocal8Bit(m_words.group);
        m_invocation.connection = QString::fromLocal8Bit(m_words.connection);
        m_invocation.name = QString::fromLocal8Bit(m_words.name);
        m_invocation.target = QString::fromStdString(m_words.target);
        m_invocation.region = QString::fromLocal8Bit(m_words.region);
        m_invocation.span = QString::fromLocal8Bit(m_words.span);
        m_invocation.container = QString::fromLocal8Bit(m_words.container);
        for (const std::string &group : m_words.groups)
            m_invocation.groups.append(QString::fromLocal8Bit(group));
        for (const std::string &kind : m_words.kinds)
            m_invocation.kinds.append(QString::fromStdString(kind));
        m_invocation.user = QString::fromLocal8Bit(m_words.user);
        m_invocation.rule = QString::fromLocal8Bit(m_words.rule);
        m_invocation.since = QString::fromLocal8Bit(m_words.since);
        m_invocation.until = QString::fromLocal8Bit(m_words.until);
        m_invocation.pattern = QString::fromLocal8Bit(m_words.pattern);
        m_invocation.image = QString::fromLocal8Bit(m_words.image);
        if (!m_invocation.image.isEmpty())
            m_invocation.group = m_invocation.files.value(0);
        m_invocation.from = QString::fromStdString(m_words.from);
        m_invocation.to = QString::fromStdString(m_words.to);
        m_invocation.output = QString::fromLocal8Bit(m_words.output);
        for (const std::string &setting : m_words.settings)
            m_invocation.settings.append(QString::fromLocal8Bit(setting));
        for (const std::string &profile : m_words.profiles)
            m_invocation.profiles.append(QString::fromLocal8Bit(profile));
        m_invocation.picture = QString::fromLocal8Bit(m_words.picture);
        m_invocation.json = m_words.format == "json";
    }

    CLI::App m_app;
    Invocation m_invocation;
    Words m_words;
};

} // namespace

tl::expected<Invocation, int> parseArguments(int count, char **arguments)
{
    return ArgumentParser().parse(count, arguments);
}

} // namespace quayside
