// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/http.h"
#include "models/core/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QUrlQuery>

// How engines' REST calls are written and their answers judged.
namespace quayside::compat {

constexpr std::chrono::milliseconds forEver{0}; // patience without end
constexpr std::chrono::minutes creationPatience{5}; // for what is made from an image that is there, on a very busy machine

// Path and query of a request below a prefix such as "/v1.41".
QByteArray targetOf(const QByteArray &prefix, const QString &path, const QUrlQuery &query = {});
// A name from outside as one step of a path.
QString pathStep(const QString &name);
// QUrlQuery leaves '+' alone, which a server reads as a blank.
QString queryValue(const QString &value);
QString compactJson(const QJsonObject &object);

HttpRequest getRequest(const QByteArray &target);
HttpRequest postRequest(const QByteArray &target, const QJsonObject &body = {});
HttpRequest deleteRequest(const QByteArray &target);

// Of a container's log, both channels with their times; a tail of -1 is all of it, since 0 is its beginning.
QUrlQuery logsQuery(bool follow, qint64 tail, qint64 sinceSeconds);

bool isSuccess(const HttpResponse &response);
Result<> expectSuccess(const HttpResponse &response);
// Gone already is as good as deleted.
Result<> expectGone(const HttpResponse &response);
Result<bool> expectFound(const HttpResponse &response);
Result<QJsonObject> expectObject(const HttpResponse &response);
Result<QJsonArray> expectArray(const HttpResponse &response);

} // namespace quayside::compat
