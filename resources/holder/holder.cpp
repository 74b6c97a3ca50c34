// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a group on an engine without pods needs inside of it, as one static program.
//   holder                           holds the namespaces that the containers of a group share, until it is told to end
//   holder run FILE COMMAND ARG…     sets the variables of the file (NAME=value, each ended by a zero byte) and becomes the command:
//                                    so they are in no description of the container that anybody may read

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

void say(const char *text)
{
    const ssize_t written = write(STDERR_FILENO, text, strlen(text));
    static_cast<void>(written);
}

int fail(const char *what, int code)
{
    say("quayside: ");
    say(what);
    say(": ");
    say(strerror(errno));
    say("\n");
    return code;
}

int hold()
{
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    sigprocmask(SIG_BLOCK, &ends, nullptr); // process 1 ignores what it does not wait for
    int signal = 0;
    sigwait(&ends, &signal);
    return 0;
}

// The variables stay in this memory: they are the new environment.
bool setVariables(const char *path)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status{};
    if (fd < 0 || fstat(fd, &status) != 0)
        return false;
    const auto size = static_cast<size_t>(status.st_size);
    char *text = static_cast<char *>(calloc(size + 1, 1));
    size_t filled = 0;
    while (filled < size) {
        const ssize_t got = read(fd, text + filled, size - filled);
        if (got <= 0)
            return false;
        filled += static_cast<size_t>(got);
    }
    close(fd);
    for (char *one = text; one < text + size; one += strlen(one) + 1)
        putenv(one);
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 4 || strcmp(argv[1], "run") != 0)
        return hold();
    if (!setVariables(argv[2]))
        return fail(argv[2], 125);
    execvp(argv[3], argv + 3);
    return fail(argv[3], errno == ENOENT ? 127 : 126);
}
