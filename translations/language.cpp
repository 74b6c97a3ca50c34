// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "translations/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace quayside {

using namespace Qt::StringLiterals;

void speak(QCoreApplication &application)
{
    auto *english = new QTranslator(&application);
    if (!english->load(u":/texts/quayside_en.qm"_s))
        qFatal("The plural forms are missing from this build.");
    application.installTranslator(english);
    auto *own = new QTranslator(&application);
    if (own->load(QLocale(), u"quayside"_s, u"_"_s, u":/texts"_s))
        application.installTranslator(own);
}

} // namespace quayside
