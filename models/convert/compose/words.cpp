// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/compose/words.h"

#include "models/convert/tr.h"

#include <QHash>

namespace quayside::compose {

using namespace Qt::StringLiterals;

QString restartPolicy(const QString &word)
{
    if (word == u"always" || word == u"unless-stopped" || word == u"any")
        return u"Always"_s;
    return word.startsWith("on-failure"_L1) ? u"OnFailure"_s : u"Never"_s;
}

QString reasonForLoss(const QString &word)
{
    static const QHash<QString, const char *> reasons{
        {u"networks"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "The containers of a group share one network and reach each other at localhost, not by name.")},
        {u"network_mode"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "The containers of a group share one network of their own.")},
        {u"links"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "The containers of a group reach each other at localhost, not by name.")},
        {u"extra_hosts"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "Azure adds no names to /etc/hosts; use the DNS settings of the group or an address.")},
        {u"container_name"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "The name of the service becomes the name of the container.")},
        {u"hostname"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "The containers of a group share one host name, which Azure chooses.")},
        {u"working_dir"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "Azure starts a container in the folder that its image names.")},
        {u"read_only"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "Azure has no read-only root file system.")},
        {u"gpus"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "Azure Container Instances no longer offers GPUs.")},
        {u"devices"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "A group has no access to devices of its host.")},
        {u"scale"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "A container runs once in its group; make more groups instead.")},
        {u"extends"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "What the service takes from another one is not followed; write it out.")},
        {u"logging"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "Azure keeps the output of containers itself; Log Analytics can be added.")},
        {u"stdin_open"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "Nobody types into a container in Azure; a terminal can be opened later.")},
        {u"tty"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "Nobody types into a container in Azure; a terminal can be opened later.")},
        {u"ulimits"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "Azure sets the limits of processes itself.")},
        {u"sysctls"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "A group has no settings of the kernel.")},
        {u"init"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "Azure puts no init process into a container; use an image that has one.")},
        {u"stop_signal"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "Azure stops a container with the signal that its image names.")},
        {u"stop_grace_period"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "Azure decides how long a container may take to stop.")},
        {u"pull_policy"_s, QT_TRANSLATE_NOOP("QuaysideConvert", "Azure pulls an image whenever it starts a group.")},
    };
    const char *reason = reasons.value(word);
    return reason ? ConvertTr::tr(reason) : QString();
}

} // namespace quayside::compose
