// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/format/format.h"

#include "models/format/tr.h"

#include <QRegularExpression>
#include <QLocale>

#include <cmath>

namespace quayside::format {

using namespace Qt::StringLiterals;

namespace {

QString number(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

// Never rounded to nothing; the sign stands before the currency.
QString dollars(Money amount, int decimals)
{
    constexpr double least = 0.0001;
    const double value = std::abs(amount.amount());
    const bool isLess = value > 0 && value < least;
    const QString digits = isLess ? number(least, 4) : number(value, decimals);
    return (amount.nano < 0 ? QLocale().negativeSign() : QString()) + (isLess ? FormatTr::tr("<$%1") : FormatTr::tr("$%1")).arg(digits);
}

} // namespace

QString cores(CpuCores cores)
{
    return number(cores.value, 2);
}

QString bytes(Bytes bytes)
{
    const auto value = static_cast<double>(bytes.value);
    if (std::abs(value) < 999.5)
        return FormatTr::tr("%L1 B").arg(bytes.value);
    if (std::abs(value) < 999.5e3)
        return FormatTr::tr("%1 kB").arg(number(value / 1e3, 0));
    if (std::abs(value) < 999.5e6)
        return FormatTr::tr("%1 MB").arg(number(value / 1e6, 0));
    return FormatTr::tr("%1 GB").arg(number(value / 1e9, 2));
}

QString resources(const ResourceAmount &amount)
{
    //: CPU cores and memory that a group asks for
    return FormatTr::tr("%1 CPU, %2").arg(cores(amount.cpu), bytes(amount.memory));
}

QString percent(double part, double whole)
{
    return whole > 0 && std::isfinite(part) ? FormatTr::tr("%1 %").arg(number(100 * part / whole, 0)) : u"–"_s;
}

QString ratePerHour(Money rate)
{
    //: %1 is an amount of money
    return FormatTr::tr("%1/h").arg(dollars(rate, 4));
}

QString money(Money amount)
{
    const bool tiny = amount.nano != 0 && std::abs(amount.amount()) < 0.1;
    return dollars(amount, tiny ? 4 : 2);
}

QString duration(std::chrono::milliseconds span)
{
    const qint64 seconds = std::max<qint64>(0, span.count() / 1000);
    const qint64 minutes = seconds / 60;
    const qint64 hours = minutes / 60;
    if (minutes == 0)
        return FormatTr::tr("%1 s").arg(seconds);
    if (hours == 0)
        return FormatTr::tr("%1 min %2 s").arg(QString::number(minutes), QString::number(seconds % 60));
    if (hours < 24)
        return FormatTr::tr("%1 h %2 min").arg(QString::number(hours), QString::number(minutes % 60));
    return FormatTr::tr("%1 d %2 h").arg(QString::number(hours / 24), QString::number(hours % 24));
}

QString relativeTime(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid())
        return u"–"_s;
    const qint64 seconds = time.secsTo(now);
    if (seconds < -1)
        return FormatTr::tr("in %1").arg(duration(std::chrono::seconds(-seconds)));
    if (seconds < 5)
        return FormatTr::tr("just now");
    if (seconds < 60)
        return FormatTr::tr("%1 s ago").arg(seconds);
    if (seconds < 3600)
        return FormatTr::tr("%1 min ago").arg(seconds / 60);
    if (seconds < 86400)
        return FormatTr::tr("%1 h ago").arg(seconds / 3600);
    return FormatTr::tr("%1 d ago").arg(seconds / 86400);
}

QString exactTime(const QDateTime &time)
{
    if (!time.isValid())
        return u"–"_s;
    const QDateTime local = time.toLocalTime();
    return local.toString(u"yyyy-MM-dd HH:mm:ss "_s) + local.timeZoneAbbreviation();
}

QString stateName(GroupState state)
{
    switch (state) {
    case GroupState::Running: return FormatTr::tr("Running");
    case GroupState::Starting: return FormatTr::tr("Starting");
    case GroupState::Waiting: return FormatTr::tr("Waiting");
    case GroupState::Degraded: return FormatTr::tr("Degraded");
    case GroupState::Succeeded: return FormatTr::tr("Succeeded");
    case GroupState::Failed: return FormatTr::tr("Failed");
    case GroupState::Stopped: return FormatTr::tr("Stopped");
    case GroupState::Stopping: return FormatTr::tr("Stopping");
    case GroupState::Unknown: break;
    }
    return FormatTr::tr("Unknown");
}

QString stateToken(GroupState state)
{
    static const QStringList words{u"Running"_s, u"Starting"_s, u"Waiting"_s, u"Degraded"_s, u"Succeeded"_s,
                                   u"Failed"_s,  u"Stopped"_s,  u"Stopping"_s, u"Unknown"_s};
    return words.at(static_cast<int>(state));
}

QString stateGlyph(GroupState state)
{
    switch (state) {
    case GroupState::Running: return u"●"_s;
    case GroupState::Starting: return u"◔"_s;
    case GroupState::Waiting: return u"◌"_s;
    case GroupState::Degraded: return u"◐"_s;
    case GroupState::Succeeded: return u"✓"_s;
    case GroupState::Failed: return u"✕"_s;
    case GroupState::Stopped: return u"■"_s;
    case GroupState::Stopping: return u"◑"_s;
    case GroupState::Unknown: break;
    }
    return u"?"_s;
}

QString stateName(ContainerState state)
{
    switch (state) {
    case ContainerState::Waiting: return FormatTr::tr("Waiting", "container");
    case ContainerState::Running: return FormatTr::tr("Running", "container");
    case ContainerState::Terminated: return FormatTr::tr("Terminated", "container");
    case ContainerState::Unknown: break;
    }
    return FormatTr::tr("Unknown", "container");
}

QString originName(ContainerGroup::Origin origin)
{
    switch (origin) {
    case ContainerGroup::Origin::Quayside: return FormatTr::tr("Quayside");
    case ContainerGroup::Origin::Pod: return FormatTr::tr("Pod made elsewhere");
    case ContainerGroup::Origin::Compose: return FormatTr::tr("Compose project");
    case ContainerGroup::Origin::Container: break;
    }
    return FormatTr::tr("Single container");
}

QString restartPolicyName(RestartPolicy policy)
{
    switch (policy) {
    case RestartPolicy::Always: return u"Always"_s;
    case RestartPolicy::OnFailure: return u"OnFailure"_s;
    case RestartPolicy::Never: break;
    }
    return u"Never"_s;
}

QString address(const PortMapping &port)
{
    const QString host = port.hostAddress.isEmpty() ? u"*"_s : port.hostAddress.contains(u':') ? u'[' + port.hostAddress + u']' : port.hostAddress;
    return host + u':' + QString::number(port.hostPort);
}

// It ends up in a file of the system: what is no name and no address is none.
QString hostName(const ContainerGroup &group)
{
    static const QRegularExpression label(u"\\A[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\z"_s);
    static const QRegularExpression loopback(u"\\A127(?:\\.\\d{1,3}){3}\\z"_s);
    if (!label.match(group.dnsNameLabel).hasMatch() || !loopback.match(group.address).hasMatch())
        return {};
    return group.dnsNameLabel + u".quayside.internal"_s;
}

QString hostsLine(const ContainerGroup &group)
{
    const QString name = hostName(group);
    return name.isEmpty() ? QString() : group.address + u' ' + name;
}

namespace {

// What takes no room, moves what stands beside it, or is half of a character.
bool isUnseen(QChar character)
{
    switch (character.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return QStringView(u"\u034f\u115f\u1160\u3164\uffa0").contains(character); // fillers, which count as letters
    }
}

bool isPair(const QString &text, qsizetype at)
{
    return text.at(at).isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate();
}

} // namespace

QString plainLine(const QString &text)
{
    QString line;
    line.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t code = text.at(i).unicode();
        if (code == u'\n' || code == u'\t')
            line += u' ';
        else if (code < 0x20 || code == 0x7f)
            line += QChar(code == 0x7f ? 0x2421 : 0x2400 + code); // control pictures
        else if (isPair(text, i)) {
            const char32_t wide = QChar::surrogateToUcs4(text.at(i), text.at(i + 1));
            line += QChar::category(wide) == QChar::Other_Format ? QStringView(u"\ufffd") : QStringView(text).sliced(i, 2);
            ++i;
        } else
            line += isUnseen(text.at(i)) ? QChar(QChar::ReplacementCharacter) : text.at(i);
    }
    return line;
}

} // namespace quayside::format
