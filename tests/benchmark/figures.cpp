// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/benchmark/figures.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <cstdlib>

#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace quayside {

namespace {

QJsonArray array(const QList<double> &values)
{
    QJsonArray array;
    for (const double value : values)
        array.append(value);
    return array;
}

} // namespace

void report(const Figure &figure)
{
    QJsonObject json{{"goal", figure.goal}, {"what", figure.what}, {"unit", figure.unit}, {"ours", array(figure.ours)}};
    if (!figure.yardstick.isEmpty()) {
        json["yardstick"] = array(figure.yardstick);
        json["yardstickName"] = figure.yardstickName;
    }
    if (figure.atMostTimes > 0)
        json["atMostTimes"] = figure.atMostTimes;
    if (figure.atMost > 0)
        json["atMost"] = figure.atMost;
    if (figure.percentile > 0)
        json["percentile"] = figure.percentile;
    puts(QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
    fflush(stdout);
}

void skip(const QString &why)
{
    puts(qPrintable(QString("skipped: " + why)));
    exit(77);
}

double millisecondsOf(const std::function<void()> &function)
{
    QElapsedTimer timer;
    timer.start();
    function();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void enterOwnNetwork()
{
    if (geteuid() != 0 || unshare(CLONE_NEWNET) != 0)
        skip("an own network needs root");
    const int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq loopback{"lo", {}};
    loopback.ifr_flags = IFF_UP | IFF_RUNNING;
    if (ioctl(fd, SIOCSIFFLAGS, &loopback) != 0)
        skip("the loopback device cannot be set up");
    close(fd);
}

} // namespace quayside
