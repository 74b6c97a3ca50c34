// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/arm/secretplaces.h"

#include <QRegularExpression>

namespace quayside::arm {

using namespace Qt::StringLiterals;

bool isSecretPlace(const QString &pointer)
{
    static const QRegularExpression places(u"\\A/properties/(?:(?:init)?containers/[0-9]+/properties/environmentVariables/[0-9]+/secureValue"
                                           u"|imageRegistryCredentials/[0-9]+/password"
                                           u"|volumes/[0-9]+/(?:azureFile/storageAccountKey|secret(?:/[^/]*)?)"
                                           u"|diagnostics/logAnalytics/(?:workspaceKey|workspaceResourceId)"
                                           u"|extensions/[0-9]+/properties/protectedSettings(?:/.*)?)\\z"_s,
                                           QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return places.match(pointer).hasMatch();
}

bool isSecretFile(const QString &pointer)
{
    static const QRegularExpression file(u"\\A/properties/volumes/[0-9]+/secret/[^/]*\\z"_s, QRegularExpression::CaseInsensitiveOption);
    return file.match(pointer).hasMatch();
}

bool isVariableValue(const QString &pointer)
{
    static const QRegularExpression value(u"\\A/properties/(?:init)?containers/[0-9]+/properties/environmentVariables/[0-9]+/value\\z"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return value.match(pointer).hasMatch();
}

} // namespace quayside::arm
