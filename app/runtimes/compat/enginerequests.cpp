// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/enginerequests.h"

#include "app/runtimes/compat/enginejson.h"
#include "app/transport/httpstream.h"

#include <QJsonDocument>
#include <QUrl>

namespace quayside::compat {

using namespace Qt::StringLiterals;

QByteArray targetOf(const QByteArray &prefix, const QString &path, const QUrlQuery &query)
{
    QByteArray target = prefix + path.toUtf8();
    if (!query.isEmpty())
        target += '?' + query.toString(QUrl::FullyEncoded).toUtf8();
    return target;
}

QString pathStep(const QString &name)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(name));
}

QString queryValue(const QString &value)
{
    return QString(value).replace(u'+', u"%2B"_s);
}

QString compactJson(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

HttpRequest getRequest(const QByteArray &target)
{
    HttpRequest request;
    request.target = target;
    return request;
}

HttpRequest postRequest(const QByteArray &target, const QJsonObject &body)
{
    HttpRequest request;
    request.method = "POST";
    request.target = target;
    request.contentType = "application/json";
    if (!body.isEmpty())
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

HttpRequest deleteRequest(const QByteArray &target)
{
    HttpRequest request;
    request.method = "DELETE";
    request.target = target;
    request.patience = forEver;
    return request;
}

QUrlQuery logsQuery(bool follow, qint64 tail, qint64 sinceSeconds)
{
    QUrlQuery query{{u"stdout"_s, u"true"_s}, {u"stderr"_s, u"true"_s}, {u"timestamps"_s, u"true"_s}};
    if (follow)
        query.addQueryItem(u"follow"_s, u"true"_s);
    if (tail >= 0)
        query.addQueryItem(u"tail"_s, QString::number(tail));
    if (sinceSeconds > 0)
        query.addQueryItem(u"since"_s, QString::number(sinceSeconds));
    return query;
}

bool isSuccess(const HttpResponse &response)
{
    // 304: it was in that state already.
    return (response.head.status >= 200 && response.head.status < 300) || response.head.status == 304;
}

Result<> expectSuccess(const HttpResponse &response)
{
    if (!isSuccess(response))
        return tl::unexpected(errorFromResponse(response));
    return {};
}

Result<> expectGone(const HttpResponse &response)
{
    return response.head.status == 404 ? Result<>() : expectSuccess(response);
}

Result<bool> expectFound(const HttpResponse &response)
{
    if (response.head.status == 404)
        return false;
    return expectSuccess(response).map([] { return true; });
}

Result<QJsonObject> expectObject(const HttpResponse &response)
{
    return expectSuccess(response).and_then([&] { return objectFrom(response.body); });
}

Result<QJsonArray> expectArray(const HttpResponse &response)
{
    return expectSuccess(response).and_then([&] { return arrayFrom(response.body); });
}

} // namespace quayside::compat
