// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

// Names of what is remembered between two runs.
namespace quayside::settingskey {

inline const QString theme = QStringLiteral("look/theme"); // system, light, dark
inline const QString detailsBeside = QStringLiteral("look/detailsBeside"); // bool
inline const QString windowGeometry = QStringLiteral("window/geometry");
inline const QString closeToTray = QStringLiteral("window/closeToTray"); // bool
inline const QString groupsHeader = QStringLiteral("groups/header");
inline const QString groupViews = QStringLiteral("groups/views"); // map: name to filter
inline const QString groupsColumns = QStringLiteral("groups/hiddenColumns"); // list of column numbers
inline const QString groupsDivision = QStringLiteral("groups/division"); // empty, connection, state, tag:NAME
inline const QString groupsSplitter = QStringLiteral("groups/splitter");
inline const QString diffUnified = QStringLiteral("review/diffUnified"); // bool
inline const QString specAsText = QStringLiteral("spec/asText"); // bool: the text is shown, not the form
inline const QString logGroupMegabytes = QStringLiteral("logs/groupMegabytes"); // that are kept of a group
inline const QString logTotalMegabytes = QStringLiteral("logs/totalMegabytes"); // and of all
inline const QString logFilters = QStringLiteral("logs/filters"); // string list, the newest first
inline const QString lastFolder = QStringLiteral("files/lastFolder");

} // namespace quayside::settingskey
