// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specdocument.h"

#include <QMap>

namespace quayside {

// The text of a spec to be looked at: dots stand where secret values do.
QString textToShow(const SpecDocument &document);

// The text of a spec to be kept: as it is, with its comments, but without secret values. Where one stands elsewhere too, in a
// comment or behind an anchor, nothing is kept but what the spec says. Other than in a SecretMask's text nothing stands in a
// secret's place, so that it is known to be missing when the text is applied again.
QString textToKeep(const SpecDocument &document);

// The spec without its secret values, as an engine gives it back.
ContainerGroupSpec withoutSecretValues(const ContainerGroupSpec &spec);

// The spec with secret values that a person typed, by JSON pointer.
ContainerGroupSpec withTypedSecrets(const ContainerGroupSpec &spec, const QMap<QString, QString> &values);

} // namespace quayside
