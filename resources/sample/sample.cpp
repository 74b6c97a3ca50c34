// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program inside Quayside's sample image: a workload that does on request whatever a container can do
// (serve, log, compute, fill memory, end, refuse to end). Linked statically, so that the image needs no
// base image and no registry. Run it without arguments for the list of options.

#include <algorithm>
#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <resolv.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

struct Options
{
    std::vector<int> httpPorts;
    std::string name = "sample";
    double linesPerSecond = 0;
    long lineCount = -1; // endless
    size_t lineBytes = 0;
    long stderrEvery = 0;
    double cpuCores = 0;
    long memoryMegabytes = 0;
    double memoryAfter = 0;
    bool memoryInChild = false;
    int exitCode = 0;
    double exitAfter = -1; // never
    double failProbeAfter = -1;
    bool ignoreTerminate = false;
    bool oddBytes = false;
};

volatile sig_atomic_t stopRequested = 0;

double now()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

void writeAll(int fd, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = write(fd, text.data(), text.size());
        if (written < 0 && errno != EINTR)
            return; // the reader is gone, and there is nobody to tell
        if (written > 0)
            text.remove_prefix(static_cast<size_t>(written));
    }
}

__attribute__((format(printf, 1, 2))) std::string format(const char *pattern, ...)
{
    char buffer[4096];
    va_list arguments;
    va_start(arguments, pattern);
    const int length = vsnprintf(buffer, sizeof buffer, pattern, arguments);
    va_end(arguments);
    return {buffer, std::min(static_cast<size_t>(length), sizeof buffer - 1)};
}

// ---- load ----

void burn(double share)
{
    constexpr double slice = 0.05;
    for (;;) {
        const double start = now();
        while (now() - start < slice * share) { }
        if (share < 1)
            usleep(static_cast<useconds_t>(slice * (1 - share) * 1e6));
    }
}

void startCpuLoad(double cores)
{
    for (; cores > 0; cores -= 1)
        std::thread(burn, std::min(cores, 1.0)).detach();
}

// Takes the memory in steps, so that a chart shows a slope and not a cliff.
void fillMemory(long megabytes)
{
    constexpr size_t step = 1024 * 1024;
    for (long taken = 0; taken < megabytes; ++taken) {
        char *block = static_cast<char *>(malloc(step));
        if (!block)
            return;
        memset(block, static_cast<int>(taken % 251) + 1, step);
        usleep(2000);
    }
}

void startMemoryLoad(const Options &options)
{
    if (options.memoryMegabytes <= 0)
        return;
    if (options.memoryInChild && fork() != 0)
        return;
    std::thread([&options] {
        usleep(static_cast<useconds_t>(options.memoryAfter * 1e6));
        fillMemory(options.memoryMegabytes);
    }).detach();
    if (options.memoryInChild)
        for (;;)
            pause();
}

// ---- log ----

class LogWriter
{
public:
    explicit LogWriter(const Options &options)
        : m_options(options)
        , m_start(now())
    {
    }

    bool finished() const { return m_options.lineCount >= 0 && m_written >= m_options.lineCount; }
    bool active() const { return m_options.linesPerSecond > 0 && !finished(); }

    // Seconds until the next line is due.
    double wait() const { return std::max(0.0, m_start + static_cast<double>(m_written) / m_options.linesPerSecond - now()); }

    // Writes the lines that are due. Lines are numbered from 1, so that a reader sees loss and doubles.
    void writeDue()
    {
        if (!active())
            return;
        long due = static_cast<long>((now() - m_start) * m_options.linesPerSecond) + 1;
        if (m_options.lineCount >= 0)
            due = std::min(due, m_options.lineCount);
        std::string batch;
        while (m_written < due) {
            appendLine(batch, ++m_written);
            if (batch.size() > 60'000)
                flush(batch);
        }
        flush(batch);
    }

private:
    void appendLine(std::string &batch, long number)
    {
        const bool toStderr = m_options.stderrEvery > 0 && number % m_options.stderrEvery == 0;
        std::string line = format("line %ld of %s", number, m_options.name.c_str());
        if (m_options.oddBytes)
            line += std::string_view("\x1b[31mred\x1b[0m\ttab \xff\xfe\xc0 \0 end\r", 31);
        if (line.size() < m_options.lineBytes)
            line.append(m_options.lineBytes - line.size(), '.');
        line += '\n';
        if (!toStderr) {
            batch += line;
            return;
        }
        flush(batch);
        writeAll(STDERR_FILENO, line);
    }

    static void flush(std::string &batch)
    {
        writeAll(STDOUT_FILENO, batch);
        batch.clear();
    }

    const Options &m_options;
    const double m_start;
    long m_written = 0;
};

// ---- HTTP ----

std::string httpAnswer(int status, std::string_view reason, const std::string &body)
{
    return format("HTTP/1.1 %d %.*s\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n",
                  status, static_cast<int>(reason.size()), reason.data(), body.size())
        + body;
}

class HttpServer
{
public:
    explicit HttpServer(const Options &options)
        : m_options(options)
        , m_start(now())
    {
    }

    bool listenOn(int port)
    {
        const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const int on = 1;
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<uint16_t>(port));
        if (bind(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 || listen(fd, 64) != 0) {
            writeAll(STDERR_FILENO, format("cannot listen on port %d: %s\n", port, strerror(errno)));
            return false;
        }
        m_listeners.push_back({fd, POLLIN, 0});
        return true;
    }

    std::vector<pollfd> &listeners() { return m_listeners; }

    void answerOne(int listener)
    {
        const int client = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            return;
        const timeval patience{1, 0};
        setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        char request[2048] = {};
        if (read(client, request, sizeof request - 1) > 0)
            writeAll(client, answerTo(request));
        close(client);
    }

private:
    std::string answerTo(std::string_view request)
    {
        const size_t from = request.find(' ');
        const size_t to = from == request.npos ? request.npos : request.find(' ', from + 1);
        if (to == request.npos)
            return httpAnswer(400, "Bad Request", "bad request\n");
        const std::string path(request.substr(from + 1, to - from - 1));
        writeAll(STDOUT_FILENO, format("request %ld: %s\n", ++m_requests, path.c_str()));
        if (path == "/healthz")
            return healthAnswer();
        return httpAnswer(200, "OK", format("Hello from %s. This is request %ld.\n", m_options.name.c_str(), m_requests));
    }

    std::string healthAnswer() const
    {
        const bool failing = m_options.failProbeAfter >= 0 && now() - m_start >= m_options.failProbeAfter;
        return failing ? httpAnswer(503, "Service Unavailable", "failing on request\n") : httpAnswer(200, "OK", "ok\n");
    }

    const Options &m_options;
    const double m_start;
    long m_requests = 0;
    std::vector<pollfd> m_listeners;
};

// ---- one-shot commands, for exec and exec probes ----

int printFile(const char *path)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        writeAll(STDERR_FILENO, format("cannot open %s: %s\n", path, strerror(errno)));
        return 1;
    }
    char buffer[65536];
    ssize_t length;
    while ((length = read(fd, buffer, sizeof buffer)) > 0)
        writeAll(STDOUT_FILENO, {buffer, static_cast<size_t>(length)});
    close(fd);
    return 0;
}

int writeFile(const char *path, const char *text)
{
    const int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (fd < 0) {
        writeAll(STDERR_FILENO, format("cannot write %s: %s\n", path, strerror(errno)));
        return 1;
    }
    writeAll(fd, std::string(text) + "\n");
    close(fd);
    return 0;
}

int printVariable(const char *name)
{
    const char *value = getenv(name);
    writeAll(STDOUT_FILENO, std::string(value ? value : "(not set)") + "\n");
    return value ? 0 : 1;
}

int checkHealth(const char *port)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(atoi(port)));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
        writeAll(STDOUT_FILENO, format("nothing answers on port %s\n", port));
        return 1;
    }
    writeAll(fd, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    char answer[512] = {};
    const ssize_t length = read(fd, answer, sizeof answer - 1);
    close(fd);
    const bool healthy = length > 0 && strstr(answer, " 200 ");
    writeAll(STDOUT_FILENO, healthy ? "healthy\n" : "unhealthy\n");
    return healthy ? 0 : 1;
}

// ---- names ----

// The address that a file such as /etc/hosts has for a name, or nothing.
in_addr_t hostsAddress(const char *wanted)
{
    FILE *file = fopen("/etc/hosts", "r");
    char line[1024];
    in_addr_t found = INADDR_NONE;
    while (file && found == INADDR_NONE && fgets(line, sizeof line, file)) {
        char *rest = line;
        const char *address = strtok_r(line, " \t\n", &rest);
        for (const char *name = address; name && *address != '#' && (name = strtok_r(nullptr, " \t\n", &rest));)
            if (strcmp(name, wanted) == 0)
                found = inet_addr(address);
    }
    if (file)
        fclose(file);
    return found;
}

// What the name server of /etc/resolv.conf says. Asked by hand, because a static program has no getaddrinfo().
in_addr_t dnsAddress(const char *name)
{
    unsigned char answer[NS_PACKETSZ];
    const int length = res_search(name, ns_c_in, ns_t_a, answer, sizeof answer);
    ns_msg message;
    if (length < 0 || ns_initparse(answer, length, &message) != 0)
        return INADDR_NONE;
    for (int i = 0; i < ns_msg_count(message, ns_s_an); ++i) {
        ns_rr record;
        in_addr_t address = INADDR_NONE;
        if (ns_parserr(&message, ns_s_an, i, &record) == 0 && ns_rr_type(record) == ns_t_a && ns_rr_rdlen(record) == sizeof address) {
            memcpy(&address, ns_rr_rdata(record), sizeof address);
            return address;
        }
    }
    return INADDR_NONE;
}

// Looks a name up as any program in the container does, and prints what answers there.
int fetch(const char *host, const char *port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(atoi(port)));
    address.sin_addr.s_addr = hostsAddress(host);
    if (address.sin_addr.s_addr == INADDR_NONE)
        address.sin_addr.s_addr = dnsAddress(host);
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (address.sin_addr.s_addr == INADDR_NONE || connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
        writeAll(STDOUT_FILENO, format(address.sin_addr.s_addr == INADDR_NONE ? "nobody is called %s\n" : "%s does not answer\n", host));
        return 1;
    }
    writeAll(fd, "GET / HTTP/1.0\r\n\r\n");
    char answer[2048] = {};
    size_t length = 0;
    for (ssize_t got = 1; got > 0 && length < sizeof answer - 1; length += static_cast<size_t>(std::max<ssize_t>(0, got)))
        got = read(fd, answer + length, sizeof answer - 1 - length);
    close(fd);
    const char *body = strstr(answer, "\r\n\r\n");
    writeAll(STDOUT_FILENO, body ? body + 4 : "no answer\n");
    return body ? 0 : 1;
}

// ---- tries ----

// Fails so often that it ends well at the last try only; the file remembers the tries.
int succeedAt(const char *lastTry, const char *path)
{
    struct stat status{};
    if (writeFile(path, "try") != 0 || stat(path, &status) != 0)
        return 1;
    const long tries = static_cast<long>(status.st_size) / 4; // a line is "try\n"
    writeAll(STDOUT_FILENO, format("try %ld\n", tries));
    return tries < atol(lastTry) ? 1 : 0;
}

// ---- command line ----

constexpr std::string_view usage =
    "quayside-sample [OPTION]...    does everything asked for at once, until it is stopped or done\n"
    "  --http PORT          answer HTTP on PORT (may be repeated); /healthz tells health\n"
    "  --name TEXT          how it calls itself in answers and log lines\n"
    "  --lines-per-second N --lines N --line-bytes N --stderr-every N --odd-bytes\n"
    "  --cpu CORES          use so many cores\n"
    "  --memory MB [--memory-after S] [--memory-in-child]\n"
    "  --exit CODE --after S   end with CODE after S seconds (with --lines: when they are written)\n"
    "  --fail-probe-after S    answer 503 on /healthz from then on\n"
    "  --ignore-term        do not end on SIGTERM\n"
    "quayside-sample check-health PORT | fetch HOST PORT | print-file PATH | write-file PATH TEXT | print-variable NAME | sleep S\n"
    "                | succeed-at TRY PATH   (fails before, and counts in the file)\n";

bool parseNumber(Options &options, std::string_view key, const char *value)
{
    if (key == "--http") options.httpPorts.push_back(atoi(value));
    else if (key == "--name") options.name = value;
    else if (key == "--lines-per-second") options.linesPerSecond = atof(value);
    else if (key == "--lines") options.lineCount = atol(value);
    else if (key == "--line-bytes") options.lineBytes = static_cast<size_t>(atol(value));
    else if (key == "--stderr-every") options.stderrEvery = atol(value);
    else if (key == "--cpu") options.cpuCores = atof(value);
    else if (key == "--memory") options.memoryMegabytes = atol(value);
    else if (key == "--memory-after") options.memoryAfter = atof(value);
    else if (key == "--exit") options.exitCode = atoi(value);
    else if (key == "--after") options.exitAfter = atof(value);
    else if (key == "--fail-probe-after") options.failProbeAfter = atof(value);
    else return false;
    return true;
}

bool parseSwitch(Options &options, std::string_view key)
{
    if (key == "--ignore-term") options.ignoreTerminate = true;
    else if (key == "--odd-bytes") options.oddBytes = true;
    else if (key == "--memory-in-child") options.memoryInChild = true;
    else return false;
    return true;
}

bool parse(int count, char **arguments, Options &options)
{
    for (int i = 1; i < count; ++i) {
        if (parseSwitch(options, arguments[i]))
            continue;
        if (i + 1 >= count || !parseNumber(options, arguments[i], arguments[i + 1])) {
            writeAll(STDERR_FILENO, format("unknown or unfinished option: %s\n", arguments[i]));
            return false;
        }
        ++i;
    }
    return true;
}

int runCommand(int count, char **arguments, bool &known)
{
    const std::string_view command = arguments[1];
    known = true;
    if (command == "check-health" && count == 3) return checkHealth(arguments[2]);
    if (command == "fetch" && count == 4) return fetch(arguments[2], arguments[3]);
    if (command == "print-file" && count == 3) return printFile(arguments[2]);
    if (command == "write-file" && count == 4) return writeFile(arguments[2], arguments[3]);
    if (command == "print-variable" && count == 3) return printVariable(arguments[2]);
    if (command == "succeed-at" && count == 4) return succeedAt(arguments[2], arguments[3]);
    if (command == "sleep" && count == 3) return usleep(static_cast<useconds_t>(atof(arguments[2]) * 1e6));
    known = false;
    return 2;
}

void onTerminate(int)
{
    stopRequested = 1;
}

void installSignals(bool ignoreTerminate)
{
    signal(SIGPIPE, SIG_IGN);
    signal(SIGCHLD, SIG_IGN); // as process 1 it must reap what its children leave
    signal(SIGTERM, ignoreTerminate ? SIG_IGN : onTerminate);
    signal(SIGINT, onTerminate);
}

bool done(const Options &options, const LogWriter &log, double started)
{
    if (options.lineCount >= 0 && log.finished() && options.exitAfter < 0 && options.httpPorts.empty())
        return true;
    return options.exitAfter >= 0 && now() - started >= options.exitAfter && (options.lineCount < 0 || log.finished());
}

// How long to sleep when nothing happens, in milliseconds; -1 is for ever, because an idle sample must be idle.
int idleTime(const Options &options, const LogWriter &log, double started)
{
    double wait = 3600;
    if (log.active())
        wait = std::min(wait, log.wait());
    if (options.exitAfter >= 0)
        wait = std::min(wait, std::max(0.0, started + options.exitAfter - now()));
    return wait >= 3600 ? -1 : static_cast<int>(wait * 1000) + 1;
}

int serve(const Options &options)
{
    const double started = now();
    HttpServer server(options);
    for (const int port : options.httpPorts)
        if (!server.listenOn(port))
            return 98;
    writeAll(STDOUT_FILENO, format("%s is up\n", options.name.c_str()));
    startCpuLoad(options.cpuCores);
    startMemoryLoad(options);
    LogWriter log(options);
    while (!stopRequested) {
        log.writeDue();
        if (done(options, log, started))
            return options.exitCode;
        std::vector<pollfd> &listeners = server.listeners();
        const int ready = poll(listeners.data(), listeners.size(), idleTime(options, log, started));
        if (ready <= 0)
            continue;
        for (const pollfd &listener : listeners)
            if (listener.revents & POLLIN)
                server.answerOne(listener.fd);
    }
    writeAll(STDOUT_FILENO, format("%s was asked to stop\n", options.name.c_str()));
    return 0;
}

} // namespace

int main(int count, char **arguments)
{
    if (count < 2) {
        writeAll(STDERR_FILENO, usage);
        return 2;
    }
    bool known = false;
    const int code = runCommand(count, arguments, known);
    if (known)
        return code;
    Options options;
    if (!parse(count, arguments, options))
        return 2;
    installSignals(options.ignoreTerminate);
    return serve(options);
}
