// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/repositoryaddress.h"

#include "app/runtimes/compat/tr.h"

#include <QRegularExpression>
#include <QUrl>

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

bool isOfTheWeb(const QUrl &url)
{
    return url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
}

// Of the web, by ssh in both of its spellings, by git's own protocol, or a folder; nothing that names a program or an option.
bool isAddress(const QString &text)
{
    static const QRegularExpression address(uR"(\A(?:(?:https?|ssh|git)://(?:[^\s/@-][^\s/@]*@)?[^\s/@:-][^\s/@]*/\S+|file:///\S+|(?:[\w.][\w.-]*@)?[\w.][\w.-]*:(?!:)(?!//)[^\s-]\S*)\z)"_s);
    static const QRegularExpression control(u"[\\x00-\\x1f\\x7f]"_s);
    return text.size() <= 2048 && !text.contains(control) && address.match(text).hasMatch();
}

bool isRevision(const QString &text)
{
    static const QRegularExpression revision(uR"(\A[\w.][\w./@+~^{}#=-]*\z)"_s);
    return text.isEmpty() || (text.size() <= 250 && !text.contains(u".."_s) && revision.match(text).hasMatch());
}

bool isFolder(const QString &text)
{
    static const QRegularExpression unfit(u"[\\x00-\\x1f\\x7f]"_s);
    return text.size() <= 250 && !text.startsWith(u'/') && !text.startsWith(u'-') && !text.contains(unfit) && !text.split(u'/').contains(u".."_s);
}

// As git names the folder of a clone.
QString folderOf(const QString &url)
{
    static const QRegularExpression end(u"(?:/+|/*\\.git/*)\\z"_s);
    QString path = url;
    path.remove(end);
    const QString name = path.section(QRegularExpression(u"[/:]"_s), -1);
    return isFolder(name) && !name.isEmpty() && name != u"." ? name : u"repository"_s;
}

} // namespace

Result<RepositoryAddress> repositoryAddress(const QString &volume, const spec::GitRepo &repository)
{
    const QString text = repository.repository.value_or(QString());
    const QString directory = repository.directory.value_or(QString());
    const QString revision = repository.revision.value_or(QString());
    const auto refuse = [&](const QString &sentence) { return failure(Error::Kind::Rejected, sentence.arg(volume)); };
    if (!isAddress(text))
        return refuse(CompatTr::tr("The address of the repository of the volume “%1” is none that is cloned here. Write one that begins with https://, http://, ssh://, git:// or file:///, or user@host:path."));
    if (!isRevision(revision))
        return refuse(CompatTr::tr("The revision of the volume “%1” cannot be one. Write the hash of a commit, a tag or a branch."));
    if (!isFolder(directory))
        return refuse(CompatTr::tr("The directory of the volume “%1” must be below the volume: without “..”, and without a slash or a hyphen at its beginning."));
    RepositoryAddress address{withoutPassword(text), {}, directory, revision};
    if (const QUrl url(text); isOfTheWeb(url) && !url.userInfo().isEmpty()) {
        const QString login = url.userName(QUrl::FullyDecoded) + u':' + url.password(QUrl::FullyDecoded);
        address.authorization = "Basic " + login.toUtf8().toBase64();
    }
    if (directory.isEmpty())
        address.directory = folderOf(address.url);
    return address;
}

QString withoutPassword(const QString &address)
{
    const QUrl url(address);
    if (url.userInfo().isEmpty() || (!isOfTheWeb(url) && url.password().isEmpty()))
        return address;
    return url.toString((isOfTheWeb(url) ? QUrl::RemoveUserInfo : QUrl::RemovePassword) | QUrl::FullyEncoded);
}

ContainerGroupSpec withoutPasswords(ContainerGroupSpec spec)
{
    for (spec::Volume &volume : spec.volumes) {
        if (volume.gitRepo && volume.gitRepo->repository)
            volume.gitRepo->repository = withoutPassword(*volume.gitRepo->repository);
    }
    return spec;
}

} // namespace quayside::compat
